// Keeping catalogues: rows made, changed, ended and brought in, the areas an organ takes, who sees to a row, and under
// which row an item stands. Each is one deed; each change of a row says why and stands in the row's history. The
// county's standard only a post may keep that reaches the whole county.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/catalogue/catalogue_store.h"

namespace gongkai::disclosure {

struct RowForm {
  std::optional<CatalogueRowId> id{};  // none: a new one
  std::int64_t version = 0;            // of the row as the form was opened
  CatalogueRow row;
  std::string reason;  // of a change
};

/// Errors: by field; under kVersionField when somebody else saved meanwhile, or the post may not.
FormResult<CatalogueRowId> SaveRow(account::Desk& desk, const account::Actor& actor, OrganId keeper,
                                   const RowForm& form);

/// The row holds no more from today on; what was published under it stays. `version`: of the row as it was looked at.
/// Errors: under "reason", kVersionField.
FormResult<CatalogueRowId> EndRow(account::Desk& desk, const account::Actor& actor, CatalogueRowId id,
                                  std::int64_t version, const std::string& reason);

/// A row out of a workbook with the row in force that it stands for.
struct MatchedRow {
  CatalogueRow row;
  std::int64_t number = 0;   // of the row in force; 0: it is a new one
  std::int64_t version = 0;  // of that row as the preview saw it
  bool operator==(const MatchedRow&) const = default;
};
/// A row stands for one that is the same to the letter; else, of those called the same (area, both matters) and not
/// taken yet, for the first. So a file in which two rows are called the same can be brought again and again.
std::vector<MatchedRow> MatchRows(const std::vector<KeptRow>& kept, const std::vector<CatalogueRow>& rows);

struct BroughtRows {
  int added = 0, changed = 0, same = 0;
};
/// Rows out of a workbook, none of which has a fault. One that stands for a row in force changes that row; one that is
/// the same to the letter is left alone, the second of two that are the same is not added. Nothing is written when
/// somebody else changed, ended or added one of the rows since they were matched. Errors: under kVersionField, one for
/// each row.
FormResult<BroughtRows> BringRows(account::Desk& desk, const account::Actor& actor, OrganId keeper,
                                  const std::vector<MatchedRow>& rows);

struct AreaAnswer {
  std::string area;
  bool applies = false;
  std::string reason;
  std::optional<Instant> seen{};  // when the answer was given that the form showed, 0: none; not told: any
};
/// Writes those answers that say something new. Errors: under "reason-N", N the place of the answer.
FormResult<OrganId> ChooseAreas(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                const std::vector<AreaAnswer>& answers);

/// `row` is one that applies to the organ; `before` is the duty that the form showed. Errors: kVersionField.
FormResult<CatalogueRowId> AssignRow(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                     CatalogueRowId row, const RowDuty& before, const RowDuty& duty);

/// Errors: under "row", "period", kVersionField.
FormResult<ItemId> TieItem(account::Desk& desk, const account::Actor& actor, ItemId item,
                           const std::optional<ItemTie>& tie);

}  // namespace gongkai::disclosure
