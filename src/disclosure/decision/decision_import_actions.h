// Bringing in decisions by a workbook: it is read in a child process, its rows wait with what is wrong with each, are
// mended one by one on the page, and become decisions by the word of a person, once. Until then nothing of them counts.
//
//   ItemId import = *BeginImport(desk, actor, organ, "决定.xlsx");   // at once
//   ReadImport(desk, import, workbook);                            // long: beside the request, progress in the
//   database MendImportRow / DropImportRow / ConfirmImport / DropImport
#pragma once

#include <functional>

#include "account/deed.h"
#include "disclosure/decision/decision_store.h"
#include "docread/workbook.h"

namespace gongkai::disclosure {

/// How the program reads and works beside requests; the tests do both at once.
struct DecisionImporting {
  std::function<docread::Workbook(std::string_view bytes)> read;
  std::function<void(std::string title, std::function<void()> work)> start;
};

inline constexpr std::size_t kMostImportRows = 20'000;

Result<ItemId> BeginImport(account::Desk& desk, const account::Actor& actor, OrganId organ, std::string file_name);

/// Puts every row down with its faults, a thousand a transaction, so that the page sees how far it has come.
void ReadImport(account::Desk& desk, ItemId import, const docread::Workbook& workbook);

/// The cells as they are typed now; what is wrong with them is found anew. Errors: kNotFound, kConflict.
Result<ItemId> MendImportRow(account::Desk& desk, const account::Actor& actor, ItemId import, std::int64_t row,
                             const DecisionCells& cells);
Result<ItemId> LeaveOutImportRow(account::Desk& desk, const account::Actor& actor, ItemId import, std::int64_t row);

/// How many decisions came of it; 0: numbers came into the ledger meanwhile, and their rows wait as bad ones. Errors:
/// kConflict with what is in the way. In both cases no decision is written.
Result<std::int64_t> ConfirmImport(account::Desk& desk, const account::Actor& actor, ItemId import);
Result<ItemId> DropImport(account::Desk& desk, const account::Actor& actor, ItemId import);

}  // namespace gongkai::disclosure
