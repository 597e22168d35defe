// What stands around the text of an organ's annual report: the facts of its year, what the draft needs to know, and the
// texts with which it is compared.
#pragma once

#include "account/visitor.h"
#include "base/result.h"
#include "report/compile/annual_text_store.h"
#include "report/compile/draft_sentences.h"
#include "report/compile/tables_instead_view.h"
#include "report/compile/text_warning.h"
#include "report/shelf.h"

namespace gongkai::report {

/// Its cells are those of the report: of `instead` where that has tables for the organ, which open to whose numbers
/// they are.
/// Errors: kNotFound for a year that had another form.
Result<FactBook> BookOf(db::Session& session, account::OrganId organ, int year, Date today,
                        const TablesInstead& instead = {});

/// Whether the tables of its report are the sum of other organs' (条例第四十九条第二款).
bool SumsOthers(db::Session& session, account::OrganId organ);

/// All that the sentences of a draft are made of, gathered from the ledgers.
DraftAsk DraftAskOf(db::Session& session, account::OrganId organ, int year);

/// The latest text as it goes into a paper, with the numbers as they are today.
FilledAnnualText FilledTextOf(db::Session& session, const FactBook& book);

/// Texts of this year and the year before: one's own always; of others what is public today, and files that tell on
/// which day they were published, as far as the visitor sees them. Whose draft is like another's before either is out
/// is nobody's business.
std::vector<OtherText> OtherTextsOf(db::Session& session, Shelf& shelf, const account::Visitor& visitor,
                                    account::OrganId organ, int year, Date today);

}  // namespace gongkai::report
