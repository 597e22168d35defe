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

/// The row holds no more from today on; what was published under it stays. Errors: under "reason", kVersionField.
FormResult<CatalogueRowId> EndRow(account::Desk& desk, const account::Actor& actor, CatalogueRowId id,
                                  const std::string& reason);

struct BroughtRows {
  int added = 0, changed = 0, same = 0;
};
/// Rows out of a workbook, none of which has a fault. One that is called as a row in force changes that row; one that
/// is the same to the letter is left alone.
FormResult<BroughtRows> BringRows(account::Desk& desk, const account::Actor& actor, OrganId keeper,
                                  const std::vector<CatalogueRow>& rows);

struct AreaAnswer {
  std::string area;
  bool applies = false;
  std::string reason;
};
/// Writes those answers that say something new. Errors: under "reason-N", N the place of the answer.
FormResult<OrganId> ChooseAreas(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                const std::vector<AreaAnswer>& answers);

/// `row` is one that applies to the organ. Errors: kVersionField.
FormResult<CatalogueRowId> AssignRow(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                     CatalogueRowId row, const RowDuty& duty);

/// Errors: under "row", "period", kVersionField.
FormResult<ItemId> TieItem(account::Desk& desk, const account::Actor& actor, ItemId item,
                           const std::optional<ItemTie>& tie);

}  // namespace gongkai::disclosure
