// Bringing in many organs, accounts or posts at once: one deed, each row by the very act of its page, all or none. A
// trial is the same, without the commit, so that what the preview says is what will happen.
//
// In: a table of import_form.h. Out: what came about, or every fault by row and column.
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "account/import_form.h"
#include "docread/workbook.h"

namespace gongkai::account {

/// Of an account that was brought in; the token is known here and nowhere later.
struct ImportedPerson {
  std::string login, name, link_token;
};

struct Imported {
  std::vector<ImportFault> faults;  // when there is one, nothing was written
  std::vector<ImportedPerson> people;
  bool gave_himself = false;  // a post to the one who imports: refused, and put down
  bool done_before = false;   // the same form was sent already: nothing was done this time
};

/// Nothing is written, whatever comes of it.
Imported TryImport(Desk& desk, Actor actor, const ImportTable& table);
/// Errors: kConflict of a form that was used for another act.
Result<Imported> Import(Desk& desk, const Actor& actor, const ImportTable& table);

/// The sheet of that name (or the only one) of a workbook; hidden rows are read too.
/// Errors: kUnreadable with the reader's sentence, kInvalidInput.
Result<ImportTable> ReadImport(const docread::Workbook& workbook, ImportPart part);

}  // namespace gongkai::account
