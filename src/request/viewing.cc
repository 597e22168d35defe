#include "request/viewing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

struct StateRow {
  ViewingState state;
  std::string_view id, name;
};
constexpr StateRow kRows[] = {{ViewingState::kOffered, "offered", "可以选"},
                              {ViewingState::kChosen, "chosen", "已选定"},
                              {ViewingState::kHappened, "happened", "已查阅"},
                              {ViewingState::kMissed, "missed", "没有来"},
                              {ViewingState::kWithdrawn, "withdrawn", "已取消"}};
const StateRow& RowOf(ViewingState state) { return kRows[static_cast<std::size_t>(state)]; }

constexpr int kMinutesOfHour = 60, kHoursOfDay = 24;

/// "9:00", "09：30".
std::optional<int> MinuteIn(std::string_view typed) {
  const std::string text = ToUtf8(FoldTight(typed));
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  int hour = -1, minute = -1;
  const char* const middle = text.data() + colon;
  const char* const end = text.data() + text.size();
  if (std::from_chars(text.data(), middle, hour).ptr != middle) return std::nullopt;
  if (std::from_chars(middle + 1, end, minute).ptr != end) return std::nullopt;
  if (hour < 0 || hour >= kHoursOfDay || minute < 0 || minute >= kMinutesOfHour) return std::nullopt;
  return hour * kMinutesOfHour + minute;
}

std::string Said(int minute) {
  const std::string clock = ClockOf(minute);
  return clock.starts_with('0') ? clock.substr(1) : clock;
}

void JudgeDay(const std::optional<Date>& on, const std::string& field, Date today, FieldErrors& errors) {
  if (!on) {
    errors.push_back({field, "日期写成 2026-03-12 这样。"});
  } else if (*on <= today) {
    errors.push_back({field, "请安排在今天以后，申请人收到了才来得及。"});
  } else if (std::chrono::sys_days(*on) > std::chrono::sys_days(today) + kViewingWithin) {
    errors.push_back({field, "太远了，请安排在半年以内。"});
  }
}

void JudgePlace(std::string_view place, FieldErrors& errors) {
  if (place.empty()) {
    errors.push_back({"viewing_place", "请写明到哪里查阅（条例第三十六条第二项）。"});
  } else if (Utf8Length(place) > kLongestViewingPlace) {
    errors.push_back({"viewing_place", "最多写" + std::to_string(kLongestViewingPlace) + "个字。"});
  }
}

}  // namespace

std::string ClockOf(int minute) {
  if (minute < 0 || minute >= kMinutesOfHour * kHoursOfDay) return "";
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / kMinutesOfHour) + ":" + two(minute % kMinutesOfHour);
}

std::string HoursOf(const ViewingTime& time) { return Said(time.from) + "至" + Said(time.until); }
std::string Describe(const ViewingTime& time) { return ToChinese(time.on) + HoursOf(time) + "，" + time.place; }

FormResult<ViewingTime> ViewingTimeOf(const ViewingForm& form, Date today, std::string_view row) {
  const auto named = [&](std::string_view field) { return std::string(field) + std::string(row); };
  FieldErrors errors;
  const auto on = ParseDate(Trim(form.on));
  JudgeDay(on, named("viewing_on"), today, errors);
  const auto from = MinuteIn(form.from), until = MinuteIn(form.until);
  if (!from) errors.push_back({named("viewing_from"), "时间写成 09:00 这样。"});
  if (!until) errors.push_back({named("viewing_until"), "时间写成 11:00 这样。"});
  if (from && until && *until <= *from) errors.push_back({named("viewing_until"), "结束要晚于开始。"});
  const std::string place(Trim(WithoutInvisible(form.place)));
  JudgePlace(place, errors);
  if (!errors.empty()) return errors;
  return ViewingTime{.on = *on, .from = *from, .until = *until, .place = place};
}

std::string_view IdOf(ViewingState state) { return RowOf(state).id; }
std::string_view NameOf(ViewingState state) { return RowOf(state).name; }
std::optional<ViewingState> ViewingStateFrom(std::string_view id) {
  for (const StateRow& row : kRows) {
    if (row.id == id) return row.state;
  }
  return std::nullopt;
}

bool ReleasesInformation(std::string_view outcome) {
  return outcome.starts_with("released") || outcome.starts_with("partly_");
}

const Viewing* FindViewing(std::span<const Viewing> all, int number) {
  const auto found = std::ranges::find(all, number, &Viewing::number);
  return found == all.end() ? nullptr : &*found;
}

const Viewing* ChosenOf(std::span<const Viewing> all) {
  const auto found = std::ranges::find(all, ViewingState::kChosen, &Viewing::state);
  return found == all.end() ? nullptr : &*found;
}

std::optional<std::string> AgainstChoosing(std::span<const Viewing> all, int number, Date today) {
  const Viewing* const wanted = FindViewing(all, number);
  if (wanted == nullptr) return "请选择一个时间。";
  if (wanted->state == ViewingState::kWithdrawn) return "机关已经取消这个时间，请另选一个。";
  if (wanted->state == ViewingState::kHappened || wanted->state == ViewingState::kMissed) {
    return "这一次已经登记过，请另选一个，或者请机关另外安排。";
  }
  if (wanted->time.on <= today) return "这个时间就在今天或者已经过去，请另选一个，或者给机关打电话。";
  const Viewing* const chosen = ChosenOf(all);
  if (chosen != nullptr && chosen->number != number && chosen->time.on <= today) {
    return "选定的那一次就在今天，或者还没有登记结果，要改请给机关打电话。";
  }
  return std::nullopt;
}

std::optional<std::string> AgainstWithdrawing(std::span<const Viewing> all, int number) {
  const Viewing* const viewing = FindViewing(all, number);
  if (viewing == nullptr) return "没有这个时间。";
  if (viewing->state == ViewingState::kOffered || viewing->state == ViewingState::kChosen) return std::nullopt;
  return "这个时间已经" + std::string(viewing->state == ViewingState::kWithdrawn ? "取消" : "登记结果") +
         "，不能取消。";
}

std::optional<std::string> AgainstEnding(std::span<const Viewing> all, int number, Date today) {
  const Viewing* const viewing = FindViewing(all, number);
  if (viewing == nullptr || viewing->state != ViewingState::kChosen) return "申请人没有选定这个时间，或者已经登记过。";
  if (viewing->time.on > today) return "这一天还没有到。";
  return std::nullopt;
}

bool IsUntaken(std::span<const Viewing> all, Date today) {
  bool was_offered = false;
  for (const Viewing& each : all) {
    const bool is_taken = each.state == ViewingState::kChosen || each.state == ViewingState::kHappened;
    if (is_taken || (each.state == ViewingState::kOffered && each.time.on > today)) return false;
    was_offered |= each.state == ViewingState::kOffered || each.state == ViewingState::kMissed;
  }
  return was_offered;
}

}  // namespace gongkai::request
