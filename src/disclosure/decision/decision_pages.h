// What the pages of decisions share. decision_list_pages.cc (the ledger), decision_pages.cc (one decision),
// decision_import_pages.cc (workbooks), figures_pages.cc (table 2).
#pragma once

#include "disclosure/decision/decision_import_actions.h"
#include "disclosure/decision/figures_actions.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddDecisionListPages(account::Office& office);
void AddDecisionPages(account::Office& office);
void AddDecisionImportPages(account::Office& office, const DecisionImporting& importing);
void AddFiguresPages(account::Office& office, const PaidFees& paid_fees);

/// The list of what one item may tell of: an organ's decisions of a kind and a month.
web::Url UrlOfMonth(OrganId organ, DecisionKind kind, Date decided_on);

/// The frame of what lies under the ledger of decisions.
web::Page DecisionFrame(const account::Visitor& visitor, std::string title);

/// The fields of a decision with what was typed.
web::Html DecisionFields(const DecisionCells& cells, const FieldErrors& errors);
/// Out of the form.
DecisionCells CellsIn(const web::Request& request);

}  // namespace gongkai::disclosure
