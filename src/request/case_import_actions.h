// Bringing in the registers of earlier years: a workbook is read, its rows wait, sealed, with what is wrong with each,
// are mended one by one on the page, and become cases by the word of a person, once and all together. Until then
// nothing of them counts. What was left lying for a week is forgotten.
#pragma once

#include "account/deed.h"
#include "docread/workbook.h"
#include "request/case_import_store.h"

namespace gongkai::request {

inline constexpr std::size_t kMostCaseImportRows = 1'000;

/// Errors: kUnreadable, kInvalidInput with what is wrong with the file as a whole.
Result<CaseImportId> BeginCaseImport(account::Desk& desk, const account::Actor& actor, account::OrganId organ,
                                     std::string file_name, const docread::Workbook& workbook);

/// Rows with what is wrong with each by itself, in the file, and against the register.
struct CheckedImport {
  std::vector<CaseImportRow> rows;
  std::vector<CheckedImportRow> checked;  // as many
  std::int64_t bad = 0;
};
CheckedImport CheckCaseImport(db::Session& session, const account::Keys& keys, CaseImportId id, Date today);

/// Errors: kNotFound, kConflict.
Result<CaseImportId> MendCaseImportRow(account::Desk& desk, const account::Actor& actor, CaseImportId id, int row,
                                       const CaseImportCells& cells);
Result<CaseImportId> LeaveOutCaseImportRow(account::Desk& desk, const account::Actor& actor, CaseImportId id, int row);
/// How many cases came of it. `version`: that the page showed. Errors: kConflict with what is in the way, somebody who
/// was faster too; then none did.
Result<std::int64_t> ConfirmCaseImport(account::Desk& desk, const account::Actor& actor, CaseImportId id,
                                       std::int64_t version);
Result<CaseImportId> DropCaseImport(account::Desk& desk, const account::Actor& actor, CaseImportId id);

}  // namespace gongkai::request
