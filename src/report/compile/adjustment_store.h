// What is kept beside the ledgers for an organ's annual report: adjustments, statements that there was none, and what a
// report counted when it was frozen. Schema: migrations/0310_annual.sql; adjustments and counts are only added,
// which the database holds itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "db/database.h"
#include "report/compile/compiled.h"

namespace gongkai::report {

/// The year under which stands what was before the first one that the system knows (since_beginning.h).
inline constexpr int kBeforeAll = 0;

struct KeptAdjustment {
  Adjustment adjustment;
  std::optional<std::int64_t> undoes;     // the number of the one that it takes back
  std::optional<std::int64_t> undone_by;  // the number of the one that took it back
};
/// By number.
std::vector<KeptAdjustment> AdjustmentsOf(db::Session& session, account::OrganId organ, int year);
/// `adjustment.number` is given here, and answered.
std::int64_t AddAdjustment(db::Transaction& act, account::OrganId organ, int year, const Adjustment& adjustment,
                           std::optional<std::int64_t> undoes, account::PersonId person);

struct NoneStatement {
  int table = 0;
  std::string person;
  Instant at{};
};
std::vector<NoneStatement> NoneStatementsOf(db::Session& session, account::OrganId organ, int year);
void AddNoneStatement(db::Transaction& act, account::OrganId organ, int year, int table, account::PersonId person,
                      std::string_view name, Instant at);
void RemoveNoneStatement(db::Transaction& act, account::OrganId organ, int year, int table);

/// A cell as a report counted it.
struct KeptCell {
  CellKey cell;
  Number value;
  std::vector<std::string> sources;  // ids of applications or disputes
};
struct KeptCount {
  std::int64_t version = 0;  // the number of this count, from 1
  Instant at{};
  std::vector<KeptCell> cells;
};
/// That which was kept at that moment: with the version of the report that was frozen then. None where nothing was
/// counted.
std::optional<KeptCount> CountKeptAt(db::Session& session, account::OrganId organ, int year, Instant at);
std::int64_t AddCount(db::Transaction& act, account::OrganId organ, int year, const std::vector<KeptCell>& cells,
                      Instant at);

/// Nobody else adds to that organ's tables until the transaction ends.
void LockAnnual(db::Transaction& act, account::OrganId organ);

}  // namespace gongkai::report
