// Who owes what: the obligations of organs, out of their catalogues and what they have published under each row; and
// what of it waits for a visitor.
//
// A county has some 60 organs with up to 2,000 rows of twelve periods each: they are reckoned organ by organ, and what
// is not wanted is dropped at once.
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/catalogue/obligation.h"
#include "disclosure/catalogue/reminder.h"

namespace gongkai::disclosure {

/// The organ that owes; its short name fits into the string itself.
struct OwingOrgan {
  OrganId id{0};
  std::string short_name;
};

struct OrganObligation {
  OwingOrgan organ;
  std::shared_ptr<const RowOfOrgan> row;  // never null; one for all periods of a row
  Obligation obligation;
};

struct ObligationsWanted {
  /// Sees every obligation once, and says whether it is wanted. None: all are.
  std::function<bool(const OwingOrgan&, const RowOfOrgan&, const Obligation&)> filter{};
  /// Whatever is due on that day or later is told: also where that is more than kPeriodsBack periods back, and under
  /// rows that hold no more what was due, or done, before their end.
  std::optional<Date> due_from{};
  /// So many are kept: those that are due first, or last.
  std::size_t most = std::numeric_limits<std::size_t>::max();
  bool is_last_first = false;
};

/// Of these organs (none: of all of the county), by due day, the first first or the last first.
std::vector<OrganObligation> ObligationsFor(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                            Date today, const ObligationsWanted& wanted = {});

/// For due_from: all there ever was.
inline constexpr Date kEverDue = std::chrono::year(1949) / 10 / 1;

/// "社会救助：最低生活保障 / 审核信息（2026年3月）".
std::string NameOf(const OrganObligation& owed);

ObligationKey KeyOf(const OrganObligation& owed);
/// However long ago it was due. None: nothing like that is owed.
std::optional<OrganObligation> FindObligation(db::Session& session, const ObligationKey& key, Date today);
/// The page of it: "/office/obligations/due?organ=…".
std::string PathOf(const OrganObligation& owed, std::string_view act = "due");

/// Overdue, or due by `until`, of the organs for which the visitor drafts; of rows that another person or another unit
/// sees to, none. Who drafts for the whole organ sees those of its units.
std::vector<OrganObligation> OwedSoon(db::Session& session, const account::Visitor& visitor, Date today, Date until);

}  // namespace gongkai::disclosure
