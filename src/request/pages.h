// The pages of applications, part by part; routes.h adds them all.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "account/office.h"
#include "docread/docx_gaps.h"
#include "docread/workbook.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// /apply: the public form, its receipt. `can_mail`: receipts go out by mail too (receipt_mail_actions.h).
void AddApplyPages(account::Office& office, bool can_mail = false);
void AddIntakePages(account::Office& office);  // what an officer enters; receipt, routing
/// Earlier years out of a workbook. `read`: how it is read; none: in a process of its own.
void AddCaseImportPages(account::Office& office, std::function<docread::Workbook(std::string_view bytes)> read = {});
/// An organ's own words for letters, and its own Word files. `read`: how a file is read; none: in a process of its own.
void AddLetterTemplatePages(account::Office& office,
                            std::function<docread::DocxGaps(std::string_view bytes)> read = {});
void AddApplicantPages(account::Office& office);  // /apply/status: by code and second fact
void AddCaseListPages(account::Office& office);   // /office/requests
void AddCasePages(account::Office& office);       // /office/requests/{case}: the case and its calendar
void AddCaseActPages(account::Office& office);    // the forms of its acts
/// The decision, what screening finds in it, its signatures. Without tools a file counts as one that nobody opened.
void AddDecisionPages(account::Office& office, const screening::Tools& tools = {});
/// Partial release: what is withheld is marked on the pages of a file, checked by a second person, and burnt.
void AddRedactPages(account::Office& office, const screening::Tools& tools = {});
void AddLetterPages(account::Office& office);            // letters of a case: read, print, delivered
void AddViewingPages(account::Office& office);           // times to read and copy on the spot (第四十条)
void AddFeePages(account::Office& office);               // the notice to pay and its computation
void AddOversightPages(account::Office& office);         // every organ's cases, urging, figures
void AddRecordCorrectionPages(account::Office& office);  // /apply/records: records of oneself put right (第四十一条)
void AddProactivePages(account::Office& office);  // what is asked for often, made public for everybody (第四十四条)
void AddLogPages(account::Office& office);        // /apply/answered: what was published after applications
void AddDisposalPages(account::Office& office);   // what may be destroyed, by whom approved

}  // namespace gongkai::request
