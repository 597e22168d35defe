// Registers of earlier years on their way in. Cells are sealed and opened here and nowhere else. Schema:
// migrations/0263_request_import.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/keys.h"
#include "db/database.h"
#include "request/case_import.h"

namespace gongkai::request {

/// An import is named as a case is: by its organ, and its number there.
using CaseImportId = CaseId;

enum class CaseImportState { kWaiting, kConfirmed, kDropped };

struct CaseImport {
  CaseImportId id;
  std::string file_name;
  CaseImportState state = CaseImportState::kWaiting;
  std::int64_t total = 0;  // rows that wait; of one that is confirmed, cases that came of it
  account::PersonId created_by{0};
  Instant created_at{};
  std::int64_t version = 0;
};

/// import.id.number is given here.
CaseImportId AddCaseImport(db::Transaction& act, const account::Keys& keys, CaseImport import,
                           const std::vector<CaseImportRow>& rows);
std::optional<CaseImport> FindCaseImport(db::Session& session, CaseImportId id);
/// As it is once nobody else can change it, until the transaction ends.
std::optional<CaseImport> LockedCaseImport(db::Transaction& act, CaseImportId id);
/// Those of an organ that wait, latest first.
std::vector<CaseImport> WaitingCaseImports(db::Session& session, account::OrganId organ);
/// In the order of the workbook; nothing once it is over.
std::vector<CaseImportRow> CaseImportRowsOf(db::Session& session, const account::Keys& keys, CaseImportId id);
void PutCaseImportRows(db::Transaction& act, const account::Keys& keys, CaseImportId id,
                       const std::vector<CaseImportRow>& rows);
/// Nothing of its rows stays.
void EndCaseImport(db::Transaction& act, CaseImportId id, CaseImportState state, std::int64_t total);
/// Those that still wait and are older.
void ForgetCaseImports(db::Transaction& act, Instant before);

/// When the first application that was not brought in came to that organ here; none: it has had none yet. By the
/// program's own clock, not by a day that somebody typed.
std::optional<Instant> FirstTakenIn(db::Session& session, account::OrganId handler);

/// Whether a case of that organ has this number.
bool IsRegisterNumberTaken(db::Session& session, account::OrganId handler, std::string_view number);

}  // namespace gongkai::request
