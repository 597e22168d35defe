#include "request/case_ladder.h"

namespace gongkai::request {
namespace {

using law::WorkingDays;

// In the order of Watcher.
constexpr WorkingDays kAhead[] = {WorkingDays{10}, WorkingDays{5}, WorkingDays{2}, WorkingDays{0}};
constexpr WorkingDays kSoon{3}, kNear{10};

// 「在收到的当日与申请人确认」: after that hour there is still an afternoon left to telephone.
constexpr std::chrono::hours kConfirmBy{14};

struct BandRow {
  std::string_view id, name;
};
constexpr BandRow kBands[] = {{"overdue", "已逾期"},
                              {"soon", "3个工作日内"},
                              {"near", "10个工作日内"},
                              {"later", "10个工作日以后"},
                              {"no_day", "暂不计期限"}};
static_assert(std::size(kBands) == kDueBands.size());

const BandRow& RowOf(DueBand band) { return kBands[static_cast<std::size_t>(band)]; }

std::chrono::seconds TimeOfDay(Instant now) {
  const auto local = now + kBeijingOffset;
  return local - std::chrono::floor<std::chrono::days>(local);
}

}  // namespace

Date WatchedUntil(Watcher watcher, Date today, const law::WorkingCalendar& calendar) {
  return calendar.AddWorkingDays(today, kAhead[static_cast<std::size_t>(watcher)]);
}

std::string_view IdOf(DueBand band) { return RowOf(band).id; }
std::string_view NameOf(DueBand band) { return RowOf(band).name; }

std::optional<DueBand> DueBandFrom(std::string_view id) {
  for (const DueBand band : kDueBands) {
    if (IdOf(band) == id) return band;
  }
  return std::nullopt;
}

DueBand BandOf(std::optional<Date> due, Date today, const law::WorkingCalendar& calendar) {
  if (!due) return DueBand::kNoDay;
  if (*due < today) return DueBand::kOverdue;
  if (*due <= calendar.AddWorkingDays(today, kSoon)) return DueBand::kSoon;
  return *due <= calendar.AddWorkingDays(today, kNear) ? DueBand::kNear : DueBand::kLater;
}

ConfirmAlarm ConfirmAlarmOf(law::Channel channel, Date submitted, Instant now, const law::WorkingCalendar& calendar) {
  const Date today = BeijingDay(now);
  if (submitted > today) return ConfirmAlarm::kNone;
  if (channel == law::Channel::kUnsignedMail) {
    if (submitted < today) return ConfirmAlarm::kLate;
    return TimeOfDay(now) >= kConfirmBy ? ConfirmAlarm::kToday : ConfirmAlarm::kNone;
  }
  return today >= calendar.AddWorkingDays(submitted, WorkingDays{1}) ? ConfirmAlarm::kLate : ConfirmAlarm::kNone;
}

bool CountyHearsOf(Date submitted, Instant now, const law::WorkingCalendar& calendar) {
  return BeijingDay(now) >= calendar.AddWorkingDays(submitted, WorkingDays{2});
}

}  // namespace gongkai::request
