#include "account/notice_choice_form.h"

#include <charconv>

namespace gongkai::account {
namespace {

std::optional<int> HourFrom(std::string_view typed) {
  int hour = 0;
  const char* const end = typed.data() + typed.size();
  const auto [rest, error] = std::from_chars(typed.data(), end, hour);
  if (error != std::errc() || rest != end || hour < 0 || hour > 23) return std::nullopt;
  return hour;
}

int ReadHour(const std::string& typed, const std::string& field, FieldErrors& errors) {
  const auto hour = HourFrom(typed);
  if (!hour) errors.push_back({field, "钟点要选 0 到 23 之间的整点。"});
  return hour.value_or(0);
}

}  // namespace

std::string PaceField(Channel channel) { return std::string(IdOf(channel)) + "_pace"; }
std::string HourField(Channel channel) { return std::string(IdOf(channel)) + "_hour"; }

NoticeChoiceForm FormOf(const NoticeChoice& choice, std::int64_t version) {
  NoticeChoiceForm form{.quiet_from = std::to_string(choice.quiet.from),
                        .quiet_until = std::to_string(choice.quiet.until),
                        .version = version};
  for (const Channel channel : kChannels) {
    form.of(channel) = {std::string(IdOf(choice.of(channel).pace)), std::to_string(choice.of(channel).hour)};
  }
  return form;
}

FormResult<NoticeChoice> ChoiceIn(const NoticeChoiceForm& form) {
  FieldErrors errors;
  NoticeChoice choice;
  for (const Channel channel : kChannels) {
    const auto pace = PaceFrom(form.of(channel).pace);
    if (!pace) errors.push_back({PaceField(channel), "请选择" + std::string(NameOf(channel)) + "怎样发。"});
    choice.of(channel) = {pace.value_or(Pace::kNever), ReadHour(form.of(channel).hour, HourField(channel), errors)};
  }
  choice.quiet = {ReadHour(form.quiet_from, "quiet_from", errors), ReadHour(form.quiet_until, "quiet_until", errors)};
  if (!errors.empty()) return errors;
  return choice;
}

std::string InWords(const QuietHours& quiet) {
  if (quiet.from == quiet.until) return "没有不打扰的时段。";
  const std::string until = std::to_string(quiet.until);
  return std::to_string(quiet.from) + "点到" + (quiet.from > quiet.until ? "第二天" : "") + until + "点不打扰，留到" +
         until + "点再发；账号和系统出错的通知除外。";
}

std::string InWords(const NoticeChoice& choice) {
  std::string words;
  for (const Channel channel : kChannels) {
    const auto& [pace, hour] = choice.of(channel);
    words += (words.empty() ? "" : "；") + std::string(NameOf(channel));
    words += pace == Pace::kDaily ? "每天 " + std::to_string(hour) + " 点汇总发一次" : std::string(NameOf(pace));
  }
  return words + "。" + InWords(choice.quiet);
}

}  // namespace gongkai::account
