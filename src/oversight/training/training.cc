#include "oversight/training/training.h"

#include <charconv>

#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"

namespace gongkai::oversight {
namespace {

constexpr int kFirstYear = 2008;  // since when the 条例 has been in force
constexpr int kLastYear = 2099;

struct StateRow {
  std::string_view id, name;
};
constexpr StateRow kStateRows[] = {{"planned", "已安排"}, {"held", "已举办"}, {"cancelled", "已取消"}};
constexpr StateRow kAudienceRows[] = {{"own", "本机关人员"}, {"county", "全县各机关人员"}};

template <class Value, std::size_t kCount>
std::optional<Value> ValueOf(const StateRow (&rows)[kCount], std::string_view id) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (rows[i].id == id) return static_cast<Value>(i);
  }
  return std::nullopt;
}

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }
/// Digits in full width are digits.
std::string Plain(std::string_view typed) { return ToUtf8(FoldTight(typed, kLongestPlace)); }

std::optional<std::int64_t> WholeIn(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = !digits.empty() && error == std::errc{} && end == digits.data() + digits.size();
  return is_whole && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<Date> DayIn(std::string_view typed) {
  const auto day = ParseDate(Plain(typed));
  const bool is_plausible =
      day && day->year() >= std::chrono::year(kFirstYear) && day->year() <= std::chrono::year(kLastYear);
  return is_plausible ? day : std::nullopt;
}

/// "9:00" and "9：00" are "09:00"; none for what is no time of a day.
std::optional<std::string> TimeIn(std::string_view typed) {
  const std::string plain = Plain(typed);
  const std::size_t colon = plain.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const auto hour = WholeIn(std::string_view(plain).substr(0, colon));
  const auto minute = WholeIn(std::string_view(plain).substr(colon + 1));
  constexpr int kHours = 24, kMinutes = 60, kTen = 10;
  if (!hour || !minute || *hour >= kHours || *minute >= kMinutes || plain.size() - colon != 3) return std::nullopt;
  return (*hour < kTen ? "0" : "") + std::to_string(*hour) + plain.substr(colon);
}

void CheckLength(std::string_view words, std::string_view field, std::size_t most, FieldErrors& errors) {
  if (Utf8Length(words) > most) {
    errors.push_back({std::string(field), "最多写" + std::to_string(most) + "个字。"});
  }
}

void CheckWords(const Training& training, FieldErrors& errors) {
  if (training.title.empty()) errors.push_back({"title", "请写培训的题目。"});
  if (training.place.empty()) errors.push_back({"place", "请写在哪里培训；网上培训的写“线上”。"});
  CheckLength(training.title, "title", kLongestTrainingTitle, errors);
  CheckLength(training.content, "content", kLongestTrainingWords, errors);
  CheckLength(training.teacher, "teacher", kLongestTeacher, errors);
  CheckLength(training.place, "place", kLongestPlace, errors);
}

}  // namespace

std::string ToString(TrainingId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<TrainingId> TrainingIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto organ = WholeIn(text.substr(0, dash)), number = WholeIn(text.substr(dash + 1));
  if (!organ || !number || *organ == 0 || *number == 0) return std::nullopt;
  return TrainingId{OrganId{*organ}, *number};
}

std::string_view IdOf(TrainingState state) { return kStateRows[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(TrainingState state) { return kStateRows[static_cast<std::size_t>(state)].name; }
std::optional<TrainingState> TrainingStateFrom(std::string_view id) { return ValueOf<TrainingState>(kStateRows, id); }

std::string_view IdOf(Audience audience) { return kAudienceRows[static_cast<std::size_t>(audience)].id; }
std::string_view NameOf(Audience audience) { return kAudienceRows[static_cast<std::size_t>(audience)].name; }
std::optional<Audience> AudienceFrom(std::string_view id) { return ValueOf<Audience>(kAudienceRows, id); }

std::string ToString(Hours hours) {
  constexpr std::int64_t kTen = 10;
  const std::int64_t rest = hours.tenths % kTen;
  return std::to_string(hours.tenths / kTen) + (rest == 0 ? std::string() : "." + std::to_string(rest));
}

std::optional<Hours> HoursFrom(std::string_view typed) {
  constexpr std::int64_t kTenth = Number::kOne / 10;
  const auto number = ParseNumber(Plain(typed), 6);
  if (!number || number->millionths < 0 || number->millionths % kTenth != 0) return std::nullopt;
  return Hours{static_cast<std::int64_t>(number->millionths / kTenth)};
}

int QuarterOf(Date day) {
  constexpr unsigned kMonths = 3;
  return static_cast<int>((static_cast<unsigned>(day.month()) - 1) / kMonths) + 1;
}

bool TakesIn(const Training& training, Date today) {
  return training.takes_in && training.state != TrainingState::kCancelled && training.on == today;
}

FormResult<Training> TrainingFrom(const TrainingForm& form) {
  Training training{.title = Tidy(form.title),
                    .content = Tidy(form.content),
                    .teacher = Tidy(form.teacher),
                    .place = Tidy(form.place)};
  FieldErrors errors;
  CheckWords(training, errors);
  const auto audience = AudienceFrom(form.audience);
  const auto on = DayIn(form.on);
  const auto starts = TimeIn(form.starts);
  const auto hours = HoursFrom(form.hours);
  if (!audience) errors.push_back({"audience", "请选择给谁培训。"});
  if (!on) errors.push_back({"on", "请写哪一天，例如 2026-03-10。"});
  if (!starts) errors.push_back({"starts", "请写几点开始，例如 09:00。"});
  if (!hours || hours->tenths == 0 || hours->tenths > kMostTenths) {
    errors.push_back({"hours", "请写多少学时，例如 2 或者 1.5，最多 40。"});
  }
  if (!errors.empty()) return errors;
  training.audience = *audience;
  training.on = *on;
  training.starts = *starts;
  training.hours = *hours;
  return training;
}

TrainingForm FormOf(const Training& training) {
  return {.title = training.title,
          .content = training.content,
          .teacher = training.teacher,
          .place = training.place,
          .audience = std::string(IdOf(training.audience)),
          .on = ToString(training.on),
          .starts = training.starts,
          .hours = ToString(training.hours)};
}

FieldErrors FaultsOfWhy(std::string_view why) {
  FieldErrors errors;
  if (IsBlankText(why)) errors.push_back({"why", "请写明原因。"});
  CheckLength(why, "why", kLongestTrainingWhy, errors);
  return errors;
}

FormResult<TrainingTarget> TargetFrom(const TargetForm& form) {
  constexpr std::int64_t kMostSessions = 100, kMostTargetTenths = 100'000, kQuarters = 4;
  FieldErrors errors;
  const auto year = WholeIn(Plain(form.year)), quarter = WholeIn(Plain(form.quarter));
  const auto sessions = WholeIn(Plain(form.sessions));
  const auto hours = HoursFrom(form.hours);
  if (!year || *year < kFirstYear || *year > kLastYear) errors.push_back({"year", "请写哪一年，例如 2026。"});
  if (!quarter || *quarter < 1 || *quarter > kQuarters) errors.push_back({"quarter", "请选择哪一个季度。"});
  if (!sessions || *sessions > kMostSessions) errors.push_back({"sessions", "请写几场，例如 1；不要求的写 0。"});
  if (!hours || hours->tenths > kMostTargetTenths) {
    errors.push_back({"hours", "请写多少学时，例如 8；不要求的写 0。"});
  }
  if (!errors.empty()) return errors;
  return TrainingTarget{static_cast<int>(*year), static_cast<int>(*quarter), *sessions, *hours};
}

}  // namespace gongkai::oversight
