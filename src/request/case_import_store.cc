#include "request/case_import_store.h"

#include <nlohmann/json.hpp>

#include "crypto/seal.h"

namespace gongkai::request {
namespace {

using account::Keys;

#define IMPORT_COLUMNS "organ_id, number, file_name, state, total, created_by, created_at, version"

constexpr std::string_view kSelect = "SELECT " IMPORT_COLUMNS " FROM request_import WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectWaiting =
    "SELECT " IMPORT_COLUMNS
    " FROM request_import WHERE organ_id = ? AND state = 'waiting' ORDER BY created_at DESC, number DESC LIMIT 50";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM request_import WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO request_import (" IMPORT_COLUMNS ", sealed_rows) VALUES (?, ?, ?, 'waiting', ?, ?, ?, 1, ?)";
constexpr std::string_view kSelectRows = "SELECT sealed_rows FROM request_import WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdateRows =
    "UPDATE request_import SET sealed_rows = ?, total = ?, version = version + 1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kEnd =
    "UPDATE request_import SET state = ?, total = ?, sealed_rows = NULL, file_name = '', version = version + 1 WHERE "
    "organ_id = ? AND "
    "number = ?";
constexpr std::string_view kForget =
    "UPDATE request_import SET state = 'dropped', sealed_rows = NULL, file_name = '', version = version + 1 WHERE "
    "state = 'waiting' "
    "AND "
    "created_at < ?";
constexpr std::string_view kFirstTakenIn =
    "SELECT c.at FROM request_case c WHERE c.handler_id = ? AND NOT EXISTS (SELECT 1 FROM request_event e WHERE "
    "e.organ_id = c.organ_id AND e.case_number = c.number AND e.kind = 'imported') ORDER BY c.at LIMIT 1";
constexpr std::string_view kIsTaken =
    "SELECT COUNT(*) FROM (SELECT 1 FROM request_case WHERE handler_id = ? AND register_number = ? LIMIT 1) AS taken";

std::string_view IdOf(CaseImportState state) {
  switch (state) {
    case CaseImportState::kWaiting:
      return "waiting";
    case CaseImportState::kConfirmed:
      return "confirmed";
    case CaseImportState::kDropped:
      return "dropped";
  }
  return "dropped";
}

CaseImportState StateFrom(std::string_view id) {
  if (id == "waiting") return CaseImportState::kWaiting;
  return id == "confirmed" ? CaseImportState::kConfirmed : CaseImportState::kDropped;
}

CaseImport ImportFrom(const db::Row& row) {
  return {.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .file_name = row.Get<std::string>(2),
          .state = StateFrom(row.Get<std::string>(3)),
          .total = row.Get<std::int64_t>(4),
          .created_by = account::PersonId{row.Get<std::int64_t>(5)},
          .created_at = InstantOf(row.Get<std::int64_t>(6)),
          .version = row.Get<std::int64_t>(7)};
}

crypto::Key KeyOf(const Keys& keys) { return keys.cases.Derive("imports"); }
std::string Whose(CaseImportId id) { return "request_import " + ToString(id) + " rows"; }

std::string Sealed(const Keys& keys, CaseImportId id, const std::vector<CaseImportRow>& rows) {
  nlohmann::json json = nlohmann::json::array();
  for (const CaseImportRow& row : rows) {
    nlohmann::json cells = nlohmann::json::array();
    for (const PersonalText& cell : row.cells) cells.push_back(cell.Reveal());
    json.push_back({{"n", row.number}, {"c", std::move(cells)}, {"x", row.inexact}, {"h", row.is_hidden}});
  }
  // Bytes that are no UTF-8 do not stop an import: the reader has replaced them already.
  return crypto::Seal(KeyOf(keys), Whose(id), json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::vector<CaseImportRow> Opened(const Keys& keys, CaseImportId id, std::string_view sealed) {
  std::vector<CaseImportRow> rows;
  const auto plain = crypto::Open(KeyOf(keys), Whose(id), sealed);
  if (!plain) return rows;
  for (const auto& each : nlohmann::json::parse(plain->Reveal())) {
    CaseImportRow row{.number = each.at("n").get<int>(),
                      .cells = {},
                      .inexact = each.at("x").get<std::vector<std::size_t>>(),
                      .is_hidden = each.at("h").get<bool>()};
    for (std::size_t i = 0; i < kCaseImportColumns && i < each.at("c").size(); ++i) {
      row.cells[i] = PersonalText(each.at("c")[i].get<std::string>());
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

CaseImportId AddCaseImport(db::Transaction& act, const Keys& keys, CaseImport import,
                           const std::vector<CaseImportRow>& rows) {
  act.Lock("request imports " + std::to_string(import.id.organ.value));
  import.id.number = act.One<std::int64_t>(kNextNumber, import.id.organ.value);
  act.Execute(kInsert, import.id.organ.value, import.id.number, import.file_name, std::ssize(rows),
              import.created_by.value, Seconds(import.created_at), db::Blob{Sealed(keys, import.id, rows)});
  return import.id;
}

std::optional<CaseImport> FindCaseImport(db::Session& session, CaseImportId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return ImportFrom(rows.row());
}

std::optional<CaseImport> LockedCaseImport(db::Transaction& act, CaseImportId id) {
  act.Lock("request import " + ToString(id));
  return FindCaseImport(act, id);
}

std::vector<CaseImport> WaitingCaseImports(db::Session& session, account::OrganId organ) {
  std::vector<CaseImport> imports;
  for (const db::Row& row : session.Query(kSelectWaiting, organ.value)) imports.push_back(ImportFrom(row));
  return imports;
}

std::vector<CaseImportRow> CaseImportRowsOf(db::Session& session, const Keys& keys, CaseImportId id) {
  const auto sealed = session.First<std::optional<db::Blob>>(kSelectRows, id.organ.value, id.number);
  if (!sealed || !*sealed) return {};
  return Opened(keys, id, (*sealed)->bytes);
}

void PutCaseImportRows(db::Transaction& act, const Keys& keys, CaseImportId id,
                       const std::vector<CaseImportRow>& rows) {
  act.Execute(kUpdateRows, db::Blob{Sealed(keys, id, rows)}, std::ssize(rows), id.organ.value, id.number);
}

void EndCaseImport(db::Transaction& act, CaseImportId id, CaseImportState state, std::int64_t total) {
  act.Execute(kEnd, IdOf(state), total, id.organ.value, id.number);
}

void ForgetCaseImports(db::Transaction& act, Instant before) { act.Execute(kForget, Seconds(before)); }

std::optional<Instant> FirstTakenIn(db::Session& session, account::OrganId handler) {
  const auto at = session.First<std::int64_t>(kFirstTakenIn, handler.value);
  return at ? std::optional(InstantOf(*at)) : std::nullopt;
}

bool IsRegisterNumberTaken(db::Session& session, account::OrganId handler, std::string_view number) {
  return session.One<int>(kIsTaken, handler.value, number) > 0;
}

}  // namespace gongkai::request
