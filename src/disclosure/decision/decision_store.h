// What is kept of decisions and of workbooks of them on their way in. Schema: migrations/0140_decision.sql. Functions
// that write take the caller's transaction (account/deed.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/decision/decision.h"

namespace gongkai::disclosure {

// ---- decisions

std::optional<Decision> FindDecision(db::Session& session, ItemId id);
std::optional<Decision> LockedDecision(db::Transaction& act, ItemId id);
/// The number of the decision that has this number already.
std::optional<std::int64_t> FindDecisionByKey(db::Session& session, OrganId organ, std::string_view number_key);

/// decision.id.number is given here. The caller has locked the ledger.
ItemId AddDecision(db::Transaction& act, Decision decision, account::PersonId by, Instant at);
/// For those who add many: the number for the first; and one that has its number.
std::int64_t NextDecisionNumber(db::Session& session, OrganId organ);
void PutDecision(db::Transaction& act, const Decision& decision, account::PersonId by, Instant at);
/// Writes all but the id, and counts the version up.
void UpdateDecision(db::Transaction& act, const Decision& decision);
/// Nobody else adds to the ledger of this organ until the transaction ends.
void LockLedger(db::Transaction& act, OrganId organ);
/// Puts the decisions into an item of the organ.
void PutIntoItem(db::Transaction& act, const std::vector<Decision>& decisions, std::int64_t item);

/// What is done about publishing it, as the filter of the list asks.
enum class DecisionPublicity { kPublic, kToDo, kOverdue, kTakeDown, kNotToBe };
inline constexpr std::array kDecisionPublicities = {DecisionPublicity::kPublic, DecisionPublicity::kToDo,
                                                    DecisionPublicity::kOverdue, DecisionPublicity::kTakeDown,
                                                    DecisionPublicity::kNotToBe};
std::string_view IdOf(DecisionPublicity publicity);
std::string_view NameOf(DecisionPublicity publicity);
std::optional<DecisionPublicity> DecisionPublicityFrom(std::string_view id);

struct DecisionQuery {
  std::optional<std::vector<OrganId>> organs;  // in sight; none: the whole county
  std::optional<OrganId> organ{};
  std::optional<DecisionKind> kind{};
  std::string month{};  // "2026-03", or "2026" for a year; empty: all
  std::optional<DecisionPublicity> publicity{};
  Date today{};
  int page = 1;
  int page_size = 50;
};

/// A row of the list, with what is public of it.
struct ListedDecision {
  Decision decision;
  bool is_public = false;
  bool is_overdue = false;  // as the filter has it
};
struct DecisionPage {
  std::vector<ListedDecision> decisions;  // latest first
  int total = 0;
};
DecisionPage ListDecisions(db::Session& session, const DecisionQuery& query);

/// Those of a kind and month that are to be published, stand, and are in no item yet; oldest first.
std::vector<Decision> DecisionsToPublish(db::Session& session, OrganId organ, DecisionKind kind, std::string_view month,
                                         int most);
/// How many of an organ must be public by a day and are not; the first day first.
struct DueDecisions {
  OrganId organ{0};
  Date due_on{};
  int count = 0;
};
std::vector<DueDecisions> CountDueDecisions(db::Session& session, const std::vector<OrganId>& organs, Date until);

/// Of an item, oldest first.
/// How many there are of those, without the limit.
std::int64_t CountDecisionsToPublish(db::Session& session, OrganId organ, DecisionKind kind, std::string_view month);
/// Those of an item that is let go of stand in none; how many they were.
std::int64_t ReleaseDecisionsOf(db::Transaction& act, ItemId item);
std::vector<Decision> DecisionsOfItem(db::Session& session, ItemId item);

// ---- workbooks on their way in

enum class ImportState { kReading, kWaiting, kUnreadable, kConfirmed, kDropped };
std::string_view IdOf(ImportState state);

struct DecisionImport {
  ItemId id;
  std::string file_name;
  ImportState state = ImportState::kReading;
  std::string words;  // why it could not be read
  std::int64_t total = 0, checked = 0;
  account::PersonId created_by{0};
  Instant created_at{};
  std::int64_t bad = 0, good = 0;  // read only: rows in which something is wrong, or nothing
};

struct DecisionImportRow {
  std::int64_t number = 0;  // as the spreadsheet counts
  DecisionCells cells;
  std::vector<CellFault> faults;
  std::vector<std::size_t> inexact{};  // columns in which the spreadsheet put zeros: wrong until they are typed anew
  bool is_hidden = false;              // in the spreadsheet; it is brought in all the same, and told
};

ItemId AddImport(db::Transaction& act, const DecisionImport& import);
std::optional<DecisionImport> FindImport(db::Session& session, ItemId id);
std::optional<DecisionImport> LockedImport(db::Transaction& act, ItemId id);
void UpdateImport(db::Transaction& act, const DecisionImport& import);
/// What of this organ waits, latest first.
std::vector<DecisionImport> OpenImports(db::Session& session, OrganId organ);

void SaveImportRow(db::Transaction& act, ItemId import, const DecisionImportRow& row);
void RemoveImportRow(db::Transaction& act, ItemId import, std::int64_t number);
void RemoveImportRows(db::Transaction& act, ItemId import);
std::optional<DecisionImportRow> FindImportRow(db::Session& session, ItemId import, std::int64_t number);
/// By row; bad ones alone, or good ones alone. `most` 0: all.
std::vector<DecisionImportRow> ImportRows(db::Session& session, ItemId import, bool bad, int most);
/// The rows that the spreadsheet hides, by number.
std::vector<std::int64_t> HiddenRows(db::Session& session, ItemId import, int most);
/// The first row above `number` that has this decision number.
std::optional<std::int64_t> RowAboveWithKey(db::Session& session, ItemId import, std::string_view number_key,
                                            std::int64_t number);
/// The rows with one of these decision numbers: what one says of itself may hold no more when another is mended.
std::vector<DecisionImportRow> RowsWithKey(db::Session& session, ItemId import, std::string_view number_key);

}  // namespace gongkai::disclosure
