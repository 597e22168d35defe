#include "disclosure/participation/message_tally.h"

#include <numeric>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

struct AgeRow {
  std::string_view id, name;
  int first_day, last_day;  // behind the last day of the message
};
constexpr int kForEver = 365'000;
constexpr AgeRow kAges[] = {{"week", "7天以内", 1, 7},
                            {"month", "8—30天", 8, 30},
                            {"three_months", "31—90天", 31, 90},
                            {"longer", "90天以上", 91, kForEver}};

const AgeRow& RowOf(OverdueAge age) { return kAges[static_cast<std::size_t>(age)]; }

Date DaysBefore(Date day, int days) { return Date(std::chrono::sys_days(day) - std::chrono::days(days)); }

/// Nothing typed: `otherwise`.
std::optional<Date> DayIn(std::string_view typed, Date otherwise) {
  if (IsBlankText(typed)) return otherwise;
  const auto day = ParseDate(Trim(typed));
  return day && IsPlausible(*day) ? day : std::nullopt;
}

}  // namespace

std::string_view IdOf(OverdueAge age) { return RowOf(age).id; }
std::string_view NameOf(OverdueAge age) { return RowOf(age).name; }
std::optional<OverdueAge> OverdueAgeFrom(std::string_view id) {
  for (const OverdueAge age : kOverdueAges) {
    if (IdOf(age) == id) return age;
  }
  return std::nullopt;
}

DayRange DueDaysOf(std::optional<OverdueAge> age, Date today) {
  const AgeRow& nearest = RowOf(age.value_or(OverdueAge::kWeek));
  const AgeRow& farthest = RowOf(age.value_or(OverdueAge::kLonger));
  const Date first =
      farthest.last_day == kForEver ? Date(std::chrono::year(1) / 1 / 1) : DaysBefore(today, farthest.last_day);
  return {first, DaysBefore(today, nearest.first_day)};
}

Date ThreeMonthsFrom(Date today) {
  const Date day = today - std::chrono::months(3);
  // No such day in that month: of its last day three months are over, of the first of the next one they are not.
  return day.ok() ? day
                  : Date(std::chrono::sys_days(day.year() / day.month() / std::chrono::last) + std::chrono::days(1));
}

int MessageTally::Overdue() const { return std::accumulate(overdue.begin(), overdue.end(), 0); }

MessageTally& MessageTally::operator+=(const MessageTally& other) {
  received += other.received;
  answered += other.answered;
  declined += other.declined;
  late += other.late;
  open += other.open;
  unlooked += other.unlooked;
  for (std::size_t i = 0; i < overdue.size(); ++i) overdue[i] += other.overdue[i];
  return *this;
}

MessageTally SumOf(const MessageTallies& tallies, std::optional<OrganId> organ, std::optional<MessageKind> kind) {
  MessageTally sum;
  for (const auto& [of, tally] : tallies) {
    if ((!organ || of.first == *organ) && (!kind || of.second == *kind)) sum += tally;
  }
  return sum;
}

FormResult<DayRange> PeriodIn(std::string_view from, std::string_view until, Date today) {
  FieldErrors errors;
  const auto first = DayIn(from, today.year() / 1 / 1), last = DayIn(until, today);
  if (!first) errors.push_back({"from", "日期写成 2026-03-10 这样。"});
  if (!last) errors.push_back({"until", "日期写成 2026-03-10 这样。"});
  if (first && last && *last < *first) errors.push_back({"until", "结束的日期不能早于开始的日期。"});
  if (!errors.empty()) return errors;
  return DayRange{*first, *last};
}

}  // namespace gongkai::disclosure
