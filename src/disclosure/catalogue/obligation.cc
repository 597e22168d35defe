#include "disclosure/catalogue/obligation.h"

#include <algorithm>
#include <charconv>

#include "disclosure/catalogue/catalogue_time.h"

namespace gongkai::disclosure {
namespace {

using std::chrono::sys_days;

Date DayAfter(Date day) { return sys_days(day) + std::chrono::days(1); }

int MonthsOf(Cycle cycle) {
  switch (cycle) {
    case Cycle::kMonth:
      return 1;
    case Cycle::kQuarter:
      return 3;
    case Cycle::kHalfYear:
      return 6;
    case Cycle::kYear:
      return 12;
  }
  return 12;
}

std::string IdOfPeriod(Cycle cycle, Date first) {
  const std::string day = ToString(first), year = day.substr(0, 4);
  const int number = (static_cast<int>(static_cast<unsigned>(first.month())) - 1) / MonthsOf(cycle) + 1;
  switch (cycle) {
    case Cycle::kMonth:
      return day.substr(0, 7);
    case Cycle::kQuarter:
      return year + "-Q" + std::to_string(number);
    case Cycle::kHalfYear:
      return year + "-H" + std::to_string(number);
    case Cycle::kYear:
      return year;
  }
  return year;
}

std::optional<int> NumberIn(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

ObligationState StateOf(Date due, std::optional<Date> done_on, const law::WorkingCalendar& calendar, Date today) {
  if (done_on) return due < *done_on ? ObligationState::kDoneLate : ObligationState::kDone;
  if (due < today) return ObligationState::kOverdue;
  if (due == today) return ObligationState::kDueToday;
  return due <= calendar.AddWorkingDays(today, kComingWithin) ? ObligationState::kComing : ObligationState::kLater;
}

struct Reckoning {
  const CatalogueRow& row;
  TimeLimit limit;
  const law::WorkingCalendar& calendar;
  Date today;

  Obligation From(Date start, std::string event, law::Term term, TermGround ground) const {
    Obligation made{.period = {}, .start = start, .event = std::move(event), .term = term, .ground = ground};
    made.due = law::EndOf(calendar, start, made.term);
    return made;
  }
  void Close(Obligation& obligation, const TiedItem* item) const {
    if (item != nullptr) {
      obligation.item = item->id;
      if (item->published_on && *item->published_on <= today) obligation.done_on = item->published_on;
    }
    obligation.state = StateOf(obligation.due, obligation.done_on, calendar, today);
  }
  /// Of what is owed for that item alone.
  void CloseOf(Obligation& obligation, const TiedItem& item) const {
    obligation.is_of_item = true;
    Close(obligation, &item);
  }
};

constexpr law::Term kNoDays{0, law::TermUnit::kCalendarDays};

std::string EventWords(const TimeLimit& limit) { return limit.event.empty() ? "信息形成或者变更" : limit.event; }

// ---- periodic

/// Whether the term of a periodic row runs from an event of each item, and not from the end of the period.
bool HasEventOfItems(const TimeLimit& limit) { return limit.term && !limit.is_from_period; }

/// By the end of the period. That is what the row says when its words name the cycle; else only the rhythm asks for it.
Obligation OfPeriod(const Reckoning& reckoning, const Period& period) {
  const TimeLimit& limit = reckoning.limit;
  const bool is_said = limit.cycle.has_value() && !HasEventOfItems(limit);
  Obligation made = reckoning.From(period.last, NameOfPeriod(*reckoning.row.cycle, period.id) + "结束",
                                   limit.term.value_or(kNoDays), is_said ? TermGround::kRow : TermGround::kInternal);
  made.period = period.id;
  return made;
}

/// The item for the period: one that says so; else one that was published after the last due day and by this one.
const TiedItem* ItemFor(const Obligation& obligation, Date last_due, std::span<const TiedItem> items) {
  const TiedItem* found = nullptr;
  for (const TiedItem& item : items) {
    const bool said = item.period == obligation.period;
    const bool by_day = item.period.empty() && item.published_on && last_due < *item.published_on &&
                        *item.published_on <= obligation.due;
    if (!said && !by_day) continue;
    const bool is_better =
        found == nullptr || (item.published_on && (!found->published_on || *item.published_on < *found->published_on));
    if (is_better) found = &item;
  }
  return found;
}

/// Since when the row holds for the organ, and how far back is asked (ObligationsOf).
struct Reach {
  Date since{};
  std::optional<Date> due_from{};
};

/// The periods that are told: from the one in which the row began to hold, but not too far back, to that of today.
std::vector<Period> PeriodsOf(const Reckoning& reckoning, const Reach& reach) {
  const Cycle cycle = *reckoning.row.cycle;
  std::vector<Period> periods = {PeriodWith(cycle, reckoning.today)};
  const auto is_asked = [&] {
    if (periods.size() < kPeriodsBack) return true;
    return reach.due_from && OfPeriod(reckoning, periods.back()).due >= *reach.due_from;
  };
  while (reach.since < periods.back().first && is_asked()) {
    periods.push_back(PeriodWith(cycle, sys_days(periods.back().first) - std::chrono::days(1)));
  }
  std::ranges::reverse(periods);
  return periods;
}

std::vector<Obligation> ByPeriods(const Reckoning& reckoning, std::span<const Period> periods,
                                  std::span<const TiedItem> items) {
  std::vector<Obligation> all;
  const Date before = sys_days(periods.front().first) - std::chrono::days(1);
  Date last_due = OfPeriod(reckoning, PeriodWith(*reckoning.row.cycle, before)).due;
  for (const Period& period : periods) {
    Obligation made = OfPeriod(reckoning, period);
    reckoning.Close(made, ItemFor(made, last_due, items));
    last_due = made.due;
    all.push_back(std::move(made));
  }
  return all;
}

/// The period that its people said; else that of its event, or of its publication.
std::string PeriodOfItem(Cycle cycle, const TiedItem& item) {
  if (!item.period.empty()) return item.period;
  if (IsPlausible(item.event_day)) return PeriodWith(cycle, item.event_day).id;
  return item.published_on ? PeriodWith(cycle, *item.published_on).id : std::string();
}

/// Each item by its own event; a period in which there is none is asked for one.
std::vector<Obligation> ByEvents(const Reckoning& reckoning, std::span<const Period> periods,
                                 std::span<const TiedItem> items) {
  std::vector<Obligation> all;
  for (const Period& period : periods) {
    bool has_item = false;
    for (const TiedItem& item : items) {
      if (PeriodOfItem(*reckoning.row.cycle, item) != period.id) continue;
      has_item = true;
      Obligation made = OfPeriod(reckoning, period);
      if (IsPlausible(item.event_day)) {
        made = reckoning.From(item.event_day, EventWords(reckoning.limit), *reckoning.limit.term, TermGround::kRow);
        made.period = period.id;
      }
      reckoning.CloseOf(made, item);
      all.push_back(std::move(made));
    }
    if (has_item) continue;
    Obligation made = OfPeriod(reckoning, period);
    reckoning.Close(made, nullptr);
    all.push_back(std::move(made));
  }
  return all;
}

std::vector<Obligation> Periodic(const Reckoning& reckoning, const Reach& reach, std::span<const TiedItem> items) {
  const std::vector<Period> periods = PeriodsOf(reckoning, reach);
  return HasEventOfItems(reckoning.limit) ? ByEvents(reckoning, periods, items) : ByPeriods(reckoning, periods, items);
}

// ---- the others

Obligation OfEvent(const Reckoning& reckoning, Date event_day) {
  const TimeLimit& limit = reckoning.limit;
  std::string event = EventWords(limit);
  if (limit.term) return reckoning.From(event_day, std::move(event), *limit.term, TermGround::kRow);
  if (limit.is_same_day) return reckoning.From(event_day, std::move(event), kNoDays, TermGround::kRow);
  return reckoning.From(event_day, std::move(event), kStatutoryTerm, TermGround::kStatutory);
}

std::vector<Obligation> AtOnce(const Reckoning& reckoning, std::span<const TiedItem> items) {
  std::vector<Obligation> all;
  for (const TiedItem& item : items) {
    if (!IsPlausible(item.event_day)) continue;
    Obligation made = OfEvent(reckoning, item.event_day);
    reckoning.CloseOf(made, item);
    all.push_back(std::move(made));
  }
  return all;
}

std::vector<Obligation> Standing(const Reckoning& reckoning, Date since, std::span<const TiedItem> items) {
  Obligation made = reckoning.From(since, "目录开始适用", kStandingTerm, TermGround::kInternal);
  const TiedItem* found = nullptr;
  for (const TiedItem& item : items) {
    const bool is_earlier =
        item.published_on && (found == nullptr || !found->published_on || *item.published_on < *found->published_on);
    if (found == nullptr || is_earlier) found = &item;
  }
  reckoning.Close(made, found);  // what was public before the row held for the organ is in time: before its due day
  return {made};
}

}  // namespace

std::string_view NameOf(ObligationState state) {
  switch (state) {
    case ObligationState::kOverdue:
      return "逾期未公开";
    case ObligationState::kDueToday:
      return "今天到期";
    case ObligationState::kComing:
      return "快到期";
    case ObligationState::kLater:
      return "未到期";
    case ObligationState::kDone:
      return "已公开";
    case ObligationState::kDoneLate:
      return "逾期公开";
  }
  return "";
}

Period PeriodWith(Cycle cycle, Date day) {
  const int months = MonthsOf(cycle);
  const int month = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
  const std::chrono::year_month first =
      day.year() / std::chrono::month(static_cast<unsigned>(month / months * months + 1));
  const std::chrono::year_month last = first + std::chrono::months(months - 1);
  const Date first_day = first / 1, last_day(sys_days(last / std::chrono::last));
  return {IdOfPeriod(cycle, first_day), first_day, last_day};
}

Period NextOf(Cycle cycle, const Period& period) { return PeriodWith(cycle, DayAfter(period.last)); }

std::optional<Period> PeriodFrom(Cycle cycle, std::string_view id) {
  const auto year = NumberIn(id.substr(0, 4));
  if (!year || *year < 1949 || *year > 2199) return std::nullopt;
  Period period = PeriodWith(cycle, std::chrono::year(*year) / 1 / 1);
  for (int i = 0; i < 12; ++i, period = NextOf(cycle, period)) {
    if (period.id == id) return period;
  }
  return std::nullopt;
}

std::string NameOfPeriod(Cycle cycle, std::string_view id) {
  const std::string year = std::string(id.substr(0, 4)) + "年";
  const std::string_view rest = id.size() > 5 ? id.substr(5) : std::string_view();
  if (cycle == Cycle::kMonth && rest.size() == 2) {
    return year + std::string(rest.starts_with('0') ? rest.substr(1) : rest) + "月";
  }
  if (cycle == Cycle::kHalfYear && rest.size() == 2) return year + (rest == "H1" ? "上半年" : "下半年");
  if (cycle == Cycle::kQuarter && rest.size() == 2 && rest[1] >= '1' && rest[1] <= '4') {
    constexpr std::string_view kNames[] = {"第一季度", "第二季度", "第三季度", "第四季度"};
    return year + std::string(kNames[rest[1] - '1']);
  }
  return year;
}

std::vector<Obligation> ObligationsOf(const RowInForce& in_force, std::span<const TiedItem> items,
                                      const law::WorkingCalendar& calendar, Date today, std::optional<Date> due_from) {
  const CatalogueRow& row = in_force.row;
  if (!row.is_proactive || today < in_force.since) return {};
  const Reckoning reckoning{row, ReadTimeLimit(row.time_words), calendar, today};
  std::vector<Obligation> all;
  if (row.rhythm == Rhythm::kPeriodic && row.cycle) all = Periodic(reckoning, {in_force.since, due_from}, items);
  if (row.rhythm == Rhythm::kAtOnce) all = AtOnce(reckoning, items);
  if (row.rhythm == Rhythm::kStanding) all = Standing(reckoning, in_force.since, items);
  std::ranges::stable_sort(all, {}, [](const Obligation& each) { return sys_days(each.due); });
  return all;
}

}  // namespace gongkai::disclosure
