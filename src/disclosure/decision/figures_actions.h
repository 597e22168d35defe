// What people say for the figures of table 2: since when a document is no longer in force, and of what there was none
// in a year.
#pragma once

#include <functional>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/decision/figures_store.h"

namespace gongkai::disclosure {

struct DocumentEndForm {
  std::string ended_on, words;
};
/// Of a 规章, a 行政规范性文件 or another policy document (HasValidity). The public is told when a second person has
/// confirmed it. Errors under "ended_on", "words".
FormResult<ItemId> EndDocument(account::Desk& desk, const account::Actor& actor, ItemId item,
                               const DocumentEndForm& form);

/// By who reviews or signs, and did not note it; over what stood on the page (ended_on, words).
FormResult<ItemId> ConfirmDocumentEnd(account::Desk& desk, const account::Actor& actor, ItemId item,
                                      const DocumentEnd& seen);

/// 信息处理费 that applicants paid to the organ in the year; empty where nobody keeps it. The ledger of it lies with
/// applications (request/), of which nothing here may know.
using PaidFees = std::function<Money(db::Session& session, OrganId organ, int year)>;

/// That the organ has none of this row of table 2 in the year; or that this is taken back. Errors: kNotFound, kConflict
/// when the ledger holds some, the year is not over, or `paid_fees` of the year speak against it in the row of fees.
Result<OrganId> StateNone(account::Desk& desk, const account::Actor& actor, OrganId organ, int year,
                          std::string_view row_key, bool is_none, const PaidFees& paid_fees = {});

}  // namespace gongkai::disclosure
