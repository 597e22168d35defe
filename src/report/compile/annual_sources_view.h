// Where the life of a report gets the report from: the tables out of the ledgers and the text with its fields filled
// in, the files made of it, and the count that is kept when it is signed. Given to acts and pages by routes.cc, so that
// these know neither ledgers nor files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "base/result.h"
#include "db/database.h"
#include "disclosure/item_actions.h"
#include "report/compile/annual_check.h"
#include "report/compile/tables_instead_view.h"

namespace gongkai::report {

/// The report as it stands today.
struct AnnualDraftPaper {
  AnnualPaper paper;
  std::vector<std::string> missing{};  // live fields without a value, by name: it is not handed in with them
  bool has_text = true;                // false: nobody has written the text yet
};

using SumReady = std::function<void(account::OrganId, int year)>;

struct AnnualSources {
  /// Errors: kNotFound for a year that had no such form.
  std::function<Result<AnnualDraftPaper>(db::Session&, account::OrganId, int year)> draft;
  /// Word, PDF, workbook, JSON, as they are attached. Errors: kInvalidInput for what cannot be written.
  std::function<Result<std::vector<disclosure::NewFile>>(const AnnualPaper&)> files;
  /// Keeps what each cell counts, within the act of handing in.
  std::function<void(account::Deed&, account::OrganId, int year)> keep_count;
  /// Before a draft is made that somebody reads or hands in, outside of any deed: what it is the sum of comes in.
  SumReady make_ready{};
};

void MakeReady(const AnnualSources& sources, account::OrganId organ, int year);

/// Out of the ledgers and the texts that the office wrote, with all files. `now`: today's numbers are those of its day.
AnnualSources SourcesOf(std::function<Instant()> now, TablesInstead instead = {}, SumReady make_ready = {});

}  // namespace gongkai::report
