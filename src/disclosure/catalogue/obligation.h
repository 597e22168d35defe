// What an organ owes the public under one row of its catalogue: of a periodic row one obligation a period, of one that
// is to be published at once one a piece of information, of a standing one a single one. Done is what was published
// under that row; the rest is due, coming or overdue on a day. Pure: the day, the calendar and the items are handed in.
//
//   periodic   the words name the end of the period, or no event: the period ends, then the term of the row (none:
//              within the period itself)
//   periodic, with an event of its own (形成, 批复, 检查结束): each item by its event, then the term; where there is no
//              item for a period, the end of the period, then as many days, as a term for work inside
//   at once    the event of the item, then the term of the row; 即时: the same day; no number of days: the term of 20
//              working days that the law sets (条例第二十六条)
//   standing   the day from which the row holds for the organ, then 20 working days, as a term for work inside
//
// A term for work inside (内部工作期限) is what the program reminds of, where no law and no word of the row sets a day.
//
// Which period an item is for its people say (item_catalogue_row.period); where they have not, it is the one whose last
// day in time comes next after its publication. Next to read: obligation_view.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/catalogue/catalogue_row.h"

namespace gongkai::disclosure {

enum class ObligationState {
  kOverdue,
  kDueToday,
  kComing,  // within kComingWithin
  kLater,
  kDone,
  kDoneLate,
};

std::string_view NameOf(ObligationState state);
inline bool IsDone(ObligationState state) {
  return state == ObligationState::kDone || state == ObligationState::kDoneLate;
}

inline constexpr law::WorkingDays kComingWithin{10};
inline constexpr law::Term kStatutoryTerm{20, law::TermUnit::kWorkingDays};  // 条例第二十六条
inline constexpr law::Term kStandingTerm = kStatutoryTerm;                   // as long, but for work inside

/// What a term rests on.
enum class TermGround {
  kRow,        // the words of the row
  kStatutory,  // 条例第二十六条, since the row names no number of days
  kInternal,   // 内部工作期限
};

/// "2026-03", "2026-Q1", "2026-H1", "2026".
struct Period {
  std::string id;
  Date first{}, last{};
  bool operator==(const Period&) const = default;
};
Period PeriodWith(Cycle cycle, Date day);
Period NextOf(Cycle cycle, const Period& period);
/// None for what is no period of this cycle.
std::optional<Period> PeriodFrom(Cycle cycle, std::string_view id);
/// "2026年3月", "2026年第一季度", "2026年上半年", "2026年".
std::string NameOfPeriod(Cycle cycle, std::string_view id);

/// An item that stands under a row.
struct TiedItem {
  ItemId id;
  std::string title;
  std::optional<Date> published_on;  // none: not yet, or taken down
  Date event_day{};                  // from which its term runs
  std::string period;                // that its people said; empty: by the day of publication
};

struct Obligation {
  std::string period;  // empty but for a periodic row
  Date start{};        // the day of the event; the term runs from the next day
  std::string event;   // "形成", "季度结束": what happened on it
  law::Term term;      // of no days: due on the day of the event itself
  TermGround ground = TermGround::kRow;
  Date due{};
  std::optional<ItemId> item;  // that does it, or is being written for it
  bool is_of_item = false;     // owed for that item alone: another item is another obligation
  std::optional<Date> done_on;
  ObligationState state = ObligationState::kLater;
};

struct RowInForce {
  const CatalogueRow& row;
  Date since{};  // from when on the row holds for the organ
};

/// By due day. Of a periodic row one a period, or one an item where each has its own event; up to the period of today,
/// and back over kPeriodsBack, or further to whatever is due on `due_from` or later.
inline constexpr int kPeriodsBack = 12;
std::vector<Obligation> ObligationsOf(const RowInForce& row, std::span<const TiedItem> items,
                                      const law::WorkingCalendar& calendar, Date today,
                                      std::optional<Date> due_from = std::nullopt);

}  // namespace gongkai::disclosure
