// What people say for the figures of table 2: since when a document is no longer in force, and of what there was none
// in a year.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/decision/figures_store.h"

namespace gongkai::disclosure {

struct DocumentEndForm {
  std::string ended_on, words;
};
/// Of a 规章, a 行政规范性文件 or another policy document (HasValidity). Errors under "ended_on", "words".
FormResult<ItemId> EndDocument(account::Desk& desk, const account::Actor& actor, ItemId item,
                               const DocumentEndForm& form);

/// That the organ has none of this row of table 2 in the year; or that this is taken back. Errors: kNotFound, kConflict
/// when the ledger holds some, or the year is not over.
Result<OrganId> StateNone(account::Desk& desk, const account::Actor& actor, OrganId organ, int year,
                          std::string_view row_key, bool is_none);

}  // namespace gongkai::disclosure
