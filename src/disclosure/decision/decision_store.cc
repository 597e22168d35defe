#include "disclosure/decision/decision_store.h"

#include <algorithm>
#include <iterator>

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define DECISION_COLUMNS                                                                                           \
  "d.organ_id, d.number, d.kind, d.decision_number, d.matter, d.party, d.is_natural, d.decided_on, d.basis, "      \
  "d.content, d.is_to_publish, d.publish_words, d.due_on, d.item, d.annulment, d.annulled_on, d.annulment_words, " \
  "d.take_down_by, d.version"

Decision DecisionFromRow(const db::Row& row) {
  return {.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .kind = *DecisionKindFrom(row.Get<std::string_view>(2)),
          .decision_number = row.Get<std::string>(3),
          .matter = row.Get<std::string>(4),
          .party = PersonalText(row.Get<std::string>(5)),
          .is_natural = row.Get<bool>(6),
          .decided_on = row.Get<Date>(7),
          .basis = row.Get<std::string>(8),
          .content = row.Get<std::string>(9),
          .is_to_publish = row.Get<bool>(10),
          .publish_words = row.Get<std::string>(11),
          .due_on = row.Get<std::optional<Date>>(12),
          .item = row.Get<std::optional<std::int64_t>>(13),
          .annulment = AnnulmentFrom(row.Get<std::string_view>(14)),
          .annulled_on = row.Get<std::optional<Date>>(15),
          .annulment_words = row.Get<std::string>(16),
          .take_down_by = row.Get<std::optional<Date>>(17),
          .version = row.Get<std::int64_t>(18)};
}

std::vector<Decision> AllOf(db::Rows rows) {
  std::vector<Decision> decisions;
  while (rows.Next()) decisions.push_back(DecisionFromRow(rows.row()));
  return decisions;
}

std::string AnnulmentId(const Decision& decision) {
  return decision.annulment ? std::string(IdOf(*decision.annulment)) : std::string();
}

constexpr std::string_view kPublicities[][2] = {
    {"public", "已公开"}, {"to_do", "待公开"}, {"overdue", "过期没公开"}, {"take_down", "应当撤下"}, {"not", "不公开"}};

// Whether the item in which it stands is public today: the twin of GateOf (gate.h). Parameters: today twice.
#define ITEM_IS_PUBLIC                                                                                        \
  "(i.on_site = 1 AND i.published_version IS NOT NULL AND i.withdrawn_at IS NULL AND i.public_from <= ? AND " \
  "(i.public_until IS NULL OR i.public_until >= ?))"
// It is public, hangs on a board, or will be public on a later day. Parameter: today.
#define ITEM_GOES_OUT                                                \
  "(i.published_version IS NOT NULL AND i.withdrawn_at IS NULL AND " \
  "(i.public_until IS NULL OR i.public_until >= ?))"
// Not even once; one that is over or was taken down since has been.
#define NEVER_PUBLISHED "i.published_version IS NULL"
// Parameter: today.
#define IS_OVERDUE "(d.is_to_publish = 1 AND d.annulment = '' AND d.due_on < ? AND " NEVER_PUBLISHED ")"

// Parameters: today three times; organs in sight twice, organ twice, kind twice, pattern of the month; publicity, today
// twice; publicity; publicity, today; publicity, today; publicity; publicity; limit, offset.
constexpr std::string_view kSelect =
    "SELECT " DECISION_COLUMNS ", CASE WHEN " ITEM_IS_PUBLIC " THEN 1 ELSE 0 END, CASE WHEN " IS_OVERDUE
    " THEN 1 ELSE 0 END, COUNT(*) OVER () FROM decision d LEFT JOIN item i ON i.organ_id = d.organ_id AND i.number = "
    "d.item WHERE (CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || d.organ_id || ',%') AND (CAST(? AS BIGINT) "
    "IS NULL OR d.organ_id = ?) AND (CAST(? AS TEXT) IS NULL OR d.kind = ?) AND d.decided_on LIKE ? AND ("
    "(CAST(? AS TEXT) = 'public' AND " ITEM_IS_PUBLIC
    ") OR (CAST(? AS TEXT) = 'to_do' AND d.is_to_publish = 1 AND d.annulment = '' AND " NEVER_PUBLISHED
    ") OR (CAST(? AS TEXT) = 'overdue' AND " IS_OVERDUE
    ") OR (CAST(? AS TEXT) = 'take_down' AND (d.annulment <> '' OR d.is_to_publish = 0) AND " ITEM_GOES_OUT
    ") OR (CAST(? AS TEXT) = 'not' AND d.is_to_publish = 0) OR CAST(? AS TEXT) = '') ORDER BY d.decided_on DESC, "
    "d.organ_id, d.number DESC LIMIT ? OFFSET ?";

// ---- rows as one text: cells and faults between control characters, which no cell holds

constexpr char kCellEnd = '\x1f', kFaultEnd = '\x1e';

std::string Pack(const DecisionCells& cells) {
  std::string packed;
  for (std::string cell : cells) {
    std::ranges::replace_if(
        cell, [](char c) { return c == kCellEnd || c == kFaultEnd || c == '\0'; }, ' ');
    packed += cell + kCellEnd;
  }
  return packed;
}

std::string Pack(const std::vector<CellFault>& faults) {
  std::string packed;
  for (const CellFault& fault : faults) packed += std::to_string(fault.column) + kCellEnd + fault.message + kFaultEnd;
  return packed;
}

std::string Pack(const std::vector<std::size_t>& columns) {
  std::string packed;
  for (const std::size_t column : columns) packed += std::to_string(column) + kCellEnd;
  return packed;
}

std::string_view Cut(std::string_view& text, char end) {
  const std::string_view part = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

DecisionImportRow RowFrom(const db::Row& row) {
  DecisionImportRow unpacked{
      .number = row.Get<std::int64_t>(0), .cells = {}, .faults = {}, .is_hidden = row.Get<bool>(4)};
  std::string_view cells = row.Get<std::string_view>(1), faults = row.Get<std::string_view>(2),
                   inexact = row.Get<std::string_view>(3);
  for (std::string& cell : unpacked.cells) cell = Cut(cells, kCellEnd);
  while (!faults.empty()) {
    const std::size_t column = std::stoull(std::string(Cut(faults, kCellEnd)));
    unpacked.faults.push_back({column, std::string(Cut(faults, kFaultEnd))});
  }
  while (!inexact.empty()) unpacked.inexact.push_back(std::stoull(std::string(Cut(inexact, kCellEnd))));
  return unpacked;
}

std::vector<DecisionImportRow> RowsOf(db::Rows rows) {
  std::vector<DecisionImportRow> all;
  while (rows.Next()) all.push_back(RowFrom(rows.row()));
  return all;
}

constexpr std::string_view kStates[] = {"reading", "waiting", "unreadable", "confirmed", "dropped"};

DecisionImport ImportFrom(const db::Row& row) {
  const auto* const state = std::ranges::find(kStates, row.Get<std::string_view>(3));
  return {.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .file_name = row.Get<std::string>(2),
          .state = static_cast<ImportState>(state - std::begin(kStates)),
          .words = row.Get<std::string>(4),
          .total = row.Get<std::int64_t>(5),
          .checked = row.Get<std::int64_t>(6),
          .created_by = account::PersonId{row.Get<std::int64_t>(7)},
          .created_at = Instant{std::chrono::seconds(row.Get<std::int64_t>(8))},
          .bad = row.Get<std::int64_t>(9),
          .good = row.Get<std::int64_t>(10)};
}

#define COUNT_ROWS(is_bad)                                                                                          \
  "(SELECT COUNT(*) FROM decision_import_row r WHERE r.organ_id = m.organ_id AND r.import = m.number AND r.is_bad " \
  "= " is_bad ")"
#define SELECT_IMPORT                                                                              \
  "SELECT m.organ_id, m.number, m.file_name, m.state, m.words, m.total, m.checked, m.created_by, " \
  "m.created_at, " COUNT_ROWS("1") ", " COUNT_ROWS("0") " FROM decision_import m "

}  // namespace

// ---- decisions

std::optional<Decision> FindDecision(db::Session& session, ItemId id) {
  auto found = AllOf(session.Query("SELECT " DECISION_COLUMNS " FROM decision d WHERE d.organ_id = ? AND d.number = ?",
                                   id.organ.value, id.number));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void LockLedger(db::Transaction& act, OrganId organ) { act.Lock("decisions of " + std::to_string(organ.value)); }

std::optional<Decision> LockedDecision(db::Transaction& act, ItemId id) {
  LockLedger(act, id.organ);
  return FindDecision(act, id);
}

std::optional<std::int64_t> FindDecisionByKey(db::Session& session, OrganId organ, std::string_view number_key) {
  return session.First<std::int64_t>("SELECT number FROM decision WHERE organ_id = ? AND number_key = ?", organ.value,
                                     number_key);
}

std::int64_t NextDecisionNumber(db::Session& session, OrganId organ) {
  return session.One<std::int64_t>("SELECT COALESCE(MAX(number), 0) + 1 FROM decision WHERE organ_id = ?", organ.value);
}

ItemId AddDecision(db::Transaction& act, Decision decision, account::PersonId by, Instant at) {
  decision.id.number = NextDecisionNumber(act, decision.id.organ);
  PutDecision(act, decision, by, at);
  return decision.id;
}

void PutDecision(db::Transaction& act, const Decision& decision, account::PersonId by, Instant at) {
  act.Execute(
      "INSERT INTO decision (organ_id, number, kind, decision_number, number_key, matter, party, is_natural, "
      "decided_on, basis, content, is_to_publish, publish_words, due_on, item, annulment, annulled_on, "
      "annulment_words, take_down_by, entered_by, entered_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, 1)",
      decision.id.organ.value, decision.id.number, IdOf(decision.kind), decision.decision_number,
      NumberKey(decision.decision_number), decision.matter, decision.party.Reveal(), decision.is_natural,
      decision.decided_on, decision.basis, decision.content, decision.is_to_publish, decision.publish_words,
      decision.due_on, decision.item, AnnulmentId(decision), decision.annulled_on, decision.annulment_words,
      decision.take_down_by, by.value, at.time_since_epoch().count());
}

void UpdateDecision(db::Transaction& act, const Decision& decision) {
  act.Execute(
      "UPDATE decision SET kind = ?, decision_number = ?, number_key = ?, matter = ?, party = ?, is_natural = ?, "
      "decided_on = ?, basis = ?, content = ?, is_to_publish = ?, publish_words = ?, due_on = ?, item = ?, annulment = "
      "?, annulled_on = ?, annulment_words = ?, take_down_by = ?, version = version + 1 WHERE organ_id = ? AND number "
      "= ?",
      IdOf(decision.kind), decision.decision_number, NumberKey(decision.decision_number), decision.matter,
      decision.party.Reveal(), decision.is_natural, decision.decided_on, decision.basis, decision.content,
      decision.is_to_publish, decision.publish_words, decision.due_on, decision.item, AnnulmentId(decision),
      decision.annulled_on, decision.annulment_words, decision.take_down_by, decision.id.organ.value,
      decision.id.number);
}

void PutIntoItem(db::Transaction& act, const std::vector<Decision>& decisions, std::int64_t item) {
  for (const Decision& decision : decisions) {
    act.Execute("UPDATE decision SET item = ?, version = version + 1 WHERE organ_id = ? AND number = ?", item,
                decision.id.organ.value, decision.id.number);
  }
}

std::string_view IdOf(DecisionPublicity publicity) { return kPublicities[static_cast<std::size_t>(publicity)][0]; }
std::string_view NameOf(DecisionPublicity publicity) { return kPublicities[static_cast<std::size_t>(publicity)][1]; }
std::optional<DecisionPublicity> DecisionPublicityFrom(std::string_view id) {
  for (const DecisionPublicity each : kDecisionPublicities) {
    if (IdOf(each) == id) return each;
  }
  return std::nullopt;
}

DecisionPage ListDecisions(db::Session& session, const DecisionQuery& query) {
  const auto sight = account::SightText(query.organs);
  const auto organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  const auto kind = query.kind ? std::optional(std::string(IdOf(*query.kind))) : std::nullopt;
  const std::string publicity(query.publicity ? IdOf(*query.publicity) : std::string_view());
  const std::string day = ToString(query.today);
  db::Rows rows = session.Query(kSelect, day, day, day, sight, sight, organ, organ, kind, kind, query.month + "%",
                                publicity, day, day, publicity, publicity, day, publicity, day, publicity, publicity,
                                query.page_size, (query.page - 1) * query.page_size);
  DecisionPage page;
  while (rows.Next()) {
    page.decisions.push_back({DecisionFromRow(rows.row()), rows.row().Get<bool>(19), rows.row().Get<bool>(20)});
    page.total = rows.row().Get<int>(21);
  }
  return page;
}

std::vector<Decision> DecisionsToPublish(db::Session& session, OrganId organ, DecisionKind kind, std::string_view month,
                                         int most) {
  return AllOf(session.Query("SELECT " DECISION_COLUMNS
                             " FROM decision d WHERE d.organ_id = ? AND d.kind = ? AND d.decided_on LIKE ? AND "
                             "d.is_to_publish = 1 AND d.annulment = '' AND d.item IS NULL ORDER BY d.decided_on, "
                             "d.number LIMIT ?",
                             organ.value, IdOf(kind), std::string(month) + "%", most));
}

std::int64_t CountDecisionsToPublish(db::Session& session, OrganId organ, DecisionKind kind, std::string_view month) {
  return session.One<std::int64_t>(
      "SELECT COUNT(*) FROM decision d WHERE d.organ_id = ? AND d.kind = ? AND d.decided_on LIKE ? AND "
      "d.is_to_publish = 1 AND d.annulment = '' AND d.item IS NULL",
      organ.value, IdOf(kind), std::string(month) + "%");
}

std::int64_t ReleaseDecisionsOf(db::Transaction& act, ItemId item) {
  LockLedger(act, item.organ);
  const auto count = act.One<std::int64_t>("SELECT COUNT(*) FROM decision WHERE organ_id = ? AND item = ?",
                                           item.organ.value, item.number);
  act.Execute("UPDATE decision SET item = NULL, version = version + 1 WHERE organ_id = ? AND item = ?",
              item.organ.value, item.number);
  return count;
}

std::vector<DueDecisions> CountDueDecisions(db::Session& session, const std::vector<OrganId>& organs, Date until) {
  constexpr std::string_view kCountDue =
      "SELECT d.organ_id, d.due_on, COUNT(*) FROM decision d LEFT JOIN item i ON i.organ_id = d.organ_id AND i.number "
      "= "
      "d.item WHERE CAST(? AS TEXT) LIKE '%,' || d.organ_id || ',%' AND d.is_to_publish = 1 AND d.annulment = '' AND "
      "d.due_on <= ? AND " NEVER_PUBLISHED " GROUP BY d.organ_id, d.due_on ORDER BY d.due_on, d.organ_id";
  std::vector<DueDecisions> due;
  for (const db::Row& row : session.Query(kCountDue, account::SightText(organs), until))
    due.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<Date>(1), row.Get<int>(2)});
  return due;
}

std::vector<Decision> DecisionsOfItem(db::Session& session, ItemId item) {
  return AllOf(session.Query("SELECT " DECISION_COLUMNS
                             " FROM decision d WHERE d.organ_id = ? AND d.item = ? ORDER BY d.decided_on, d.number",
                             item.organ.value, item.number));
}

// ---- workbooks on their way in

std::string_view IdOf(ImportState state) { return kStates[static_cast<std::size_t>(state)]; }

ItemId AddImport(db::Transaction& act, const DecisionImport& import) {
  LockLedger(act, import.id.organ);
  const auto number = act.One<std::int64_t>(
      "SELECT COALESCE(MAX(number), 0) + 1 FROM decision_import WHERE organ_id = ?", import.id.organ.value);
  act.Execute(
      "INSERT INTO decision_import (organ_id, number, file_name, state, words, total, checked, created_by, created_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      import.id.organ.value, number, import.file_name, IdOf(import.state), import.words, import.total, import.checked,
      import.created_by.value, import.created_at.time_since_epoch().count());
  return {import.id.organ, number};
}

std::optional<DecisionImport> FindImport(db::Session& session, ItemId id) {
  db::Rows rows = session.Query(SELECT_IMPORT "WHERE m.organ_id = ? AND m.number = ?", id.organ.value, id.number);
  return rows.Next() ? std::optional(ImportFrom(rows.row())) : std::nullopt;
}

std::optional<DecisionImport> LockedImport(db::Transaction& act, ItemId id) {
  act.Lock("decision import " + ToString(id));
  return FindImport(act, id);
}

void UpdateImport(db::Transaction& act, const DecisionImport& import) {
  act.Execute(
      "UPDATE decision_import SET state = ?, words = ?, total = ?, checked = ? WHERE organ_id = ? AND number = ?",
      IdOf(import.state), import.words, import.total, import.checked, import.id.organ.value, import.id.number);
}

std::vector<DecisionImport> OpenImports(db::Session& session, OrganId organ) {
  std::vector<DecisionImport> open;
  for (const db::Row& row :
       session.Query(SELECT_IMPORT "WHERE m.organ_id = ? AND m.state IN ('reading', 'waiting') ORDER BY m.number DESC",
                     organ.value)) {
    open.push_back(ImportFrom(row));
  }
  return open;
}

void SaveImportRow(db::Transaction& act, ItemId import, const DecisionImportRow& row) {
  act.Execute(
      "INSERT INTO decision_import_row (organ_id, import, row_number, cells, number_key, is_bad, faults, inexact, "
      "is_hidden) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organ_id, import, row_number) DO UPDATE SET cells = "
      "excluded.cells, number_key = excluded.number_key, is_bad = excluded.is_bad, faults = excluded.faults, inexact = "
      "excluded.inexact, is_hidden = excluded.is_hidden",
      import.organ.value, import.number, row.number, Pack(row.cells), NumberKey(row.cells[1]), !row.faults.empty(),
      Pack(row.faults), Pack(row.inexact), row.is_hidden);
}

void RemoveImportRow(db::Transaction& act, ItemId import, std::int64_t number) {
  act.Execute("DELETE FROM decision_import_row WHERE organ_id = ? AND import = ? AND row_number = ?",
              import.organ.value, import.number, number);
}

void RemoveImportRows(db::Transaction& act, ItemId import) {
  act.Execute("DELETE FROM decision_import_row WHERE organ_id = ? AND import = ?", import.organ.value, import.number);
}

#define SELECT_ROW                                                                                                   \
  "SELECT row_number, cells, faults, inexact, is_hidden FROM decision_import_row WHERE organ_id = ? AND import = ? " \
  "AND "

std::optional<DecisionImportRow> FindImportRow(db::Session& session, ItemId import, std::int64_t number) {
  auto rows = RowsOf(session.Query(SELECT_ROW "row_number = ?", import.organ.value, import.number, number));
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::vector<DecisionImportRow> ImportRows(db::Session& session, ItemId import, bool bad, int most) {
  return RowsOf(session.Query(SELECT_ROW "is_bad = ? ORDER BY row_number LIMIT ?", import.organ.value, import.number,
                              bad, most == 0 ? 1'000'000 : most));
}

std::vector<std::int64_t> HiddenRows(db::Session& session, ItemId import, int most) {
  std::vector<std::int64_t> numbers;
  for (const db::Row& row :
       session.Query("SELECT row_number FROM decision_import_row WHERE organ_id = ? AND import = ? AND is_hidden = 1 "
                     "ORDER BY row_number LIMIT ?",
                     import.organ.value, import.number, most)) {
    numbers.push_back(row.Get<std::int64_t>(0));
  }
  return numbers;
}

std::optional<std::int64_t> RowAboveWithKey(db::Session& session, ItemId import, std::string_view number_key,
                                            std::int64_t number) {
  if (number_key.empty()) return std::nullopt;
  return session.First<std::int64_t>(
      "SELECT row_number FROM decision_import_row WHERE organ_id = ? AND import = ? AND number_key = ? AND row_number "
      "< ? ORDER BY row_number",
      import.organ.value, import.number, number_key, number);
}

std::vector<DecisionImportRow> RowsWithKey(db::Session& session, ItemId import, std::string_view number_key) {
  return RowsOf(
      session.Query(SELECT_ROW "number_key = ? ORDER BY row_number", import.organ.value, import.number, number_key));
}

}  // namespace gongkai::disclosure
