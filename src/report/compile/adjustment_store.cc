#include "report/compile/adjustment_store.h"

#include <algorithm>

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr std::string_view kAdjustments =
    "SELECT a.number, a.cell, a.change, a.reason, a.evidence, a.undoes, a.person_name, a.at, (SELECT u.number FROM "
    "annual_adjustment u WHERE u.organ_id = a.organ_id AND u.year = a.year AND u.undoes = a.number) FROM "
    "annual_adjustment a WHERE a.organ_id = ? AND a.year = ? ORDER BY a.number";
constexpr std::string_view kCount =
    "SELECT version, cell, value, sources, at FROM annual_count WHERE organ_id = ? AND year = ? AND version = (SELECT "
    "MAX(version) FROM annual_count WHERE organ_id = ? AND year = ? AND at = ?) ORDER BY cell";

/// What was written here is a cell and a number.
CellKey KnownCell(std::string_view text) { return CellKeyFrom(text).value_or(CellKey{}); }
Number KnownNumber(std::string_view text) { return ParseNumber(text, 18).value_or(Number()); }

KeptAdjustment AdjustmentFrom(const db::Row& row) {
  KeptAdjustment kept;
  kept.adjustment.number = row.Get<std::int64_t>(0);
  kept.adjustment.cell = KnownCell(row.Get<std::string_view>(1));
  kept.adjustment.change = KnownNumber(row.Get<std::string_view>(2));
  kept.adjustment.reason = row.Get<std::string>(3);
  kept.adjustment.evidence = row.Get<std::string>(4);
  kept.undoes = row.Get<std::optional<std::int64_t>>(5);
  kept.adjustment.person = row.Get<std::string>(6);
  kept.adjustment.at = InstantOf(row.Get<std::int64_t>(7));
  kept.undone_by = row.Get<std::optional<std::int64_t>>(8);
  return kept;
}

std::vector<std::string> Split(std::string_view words) {
  std::vector<std::string> split;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) split.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return split;
}

std::string Join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

}  // namespace

std::vector<KeptAdjustment> AdjustmentsOf(db::Session& session, OrganId organ, int year) {
  std::vector<KeptAdjustment> kept;
  for (const db::Row& row : session.Query(kAdjustments, organ.value, year)) kept.push_back(AdjustmentFrom(row));
  return kept;
}

std::int64_t AddAdjustment(db::Transaction& act, OrganId organ, int year, const Adjustment& adjustment,
                           std::optional<std::int64_t> undoes, account::PersonId person) {
  const auto number = act.One<std::int64_t>(
      "SELECT COALESCE(MAX(number), 0) + 1 FROM annual_adjustment WHERE organ_id = ? AND year = ?", organ.value, year);
  act.Execute(
      "INSERT INTO annual_adjustment (organ_id, year, number, cell, change, reason, evidence, undoes, person_id, "
      "person_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      organ.value, year, number, ToString(adjustment.cell), ToString(adjustment.change), adjustment.reason,
      adjustment.evidence, undoes, person.value, adjustment.person, Seconds(adjustment.at));
  return number;
}

std::vector<NoneStatement> NoneStatementsOf(db::Session& session, OrganId organ, int year) {
  std::vector<NoneStatement> statements;
  for (const db::Row& row : session.Query("SELECT table_number, person_name, at FROM annual_statement WHERE organ_id = "
                                          "? AND year = ? ORDER BY table_number",
                                          organ.value, year)) {
    statements.push_back({row.Get<int>(0), row.Get<std::string>(1), InstantOf(row.Get<std::int64_t>(2))});
  }
  return statements;
}

void AddNoneStatement(db::Transaction& act, OrganId organ, int year, int table, account::PersonId person,
                      std::string_view name, Instant at) {
  act.Execute(
      "INSERT INTO annual_statement (organ_id, year, table_number, person_id, person_name, at) VALUES (?, ?, ?, ?, ?, "
      "?) ON CONFLICT (organ_id, year, table_number) DO NOTHING",
      organ.value, year, table, person.value, name, Seconds(at));
}

void RemoveNoneStatement(db::Transaction& act, OrganId organ, int year, int table) {
  act.Execute("DELETE FROM annual_statement WHERE organ_id = ? AND year = ? AND table_number = ?", organ.value, year,
              table);
}

std::optional<KeptCount> CountKeptAt(db::Session& session, OrganId organ, int year, Instant at) {
  KeptCount count;
  for (const db::Row& row : session.Query(kCount, organ.value, year, organ.value, year, Seconds(at))) {
    count.version = row.Get<std::int64_t>(0);
    count.at = InstantOf(row.Get<std::int64_t>(4));
    count.cells.push_back({KnownCell(row.Get<std::string_view>(1)), KnownNumber(row.Get<std::string_view>(2)),
                           Split(row.Get<std::string_view>(3))});
  }
  if (count.cells.empty()) return std::nullopt;
  return count;
}

std::int64_t AddCount(db::Transaction& act, OrganId organ, int year, const std::vector<KeptCell>& cells, Instant at) {
  const auto version = act.One<std::int64_t>(
      "SELECT COALESCE(MAX(version), 0) + 1 FROM annual_count WHERE organ_id = ? AND year = ?", organ.value, year);
  for (const KeptCell& each : cells) {
    act.Execute(
        "INSERT INTO annual_count (organ_id, year, version, cell, value, sources, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        organ.value, year, version, ToString(each.cell), ToString(each.value), Join(each.sources), Seconds(at));
  }
  return version;
}

void LockAnnual(db::Transaction& act, OrganId organ) { act.Lock("annual report of " + std::to_string(organ.value)); }

}  // namespace gongkai::report
