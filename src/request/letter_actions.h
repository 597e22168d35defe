// Letters of a case as acts: given a number, kept as they went out, delivered with proof. Putting on paper:
// letter_paper_view.h.
#pragma once

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/letter.h"

namespace gongkai::request {

/// The facts of a letter of that kind out of the case, its decision, the organ's record and its remedies; what is typed
/// with the act (until, question, …) is filled in by the caller.
LetterFacts FactsOf(db::Session& session, const account::Keys& keys, const Case& held, LetterKind kind, Date dated);

/// Within the deed of the act that the letter tells of: gives it its number, writes it by the organ's template in
/// force, keeps it sealed, appends kLetterMade. Errors: FaultsOf, MissingIn.
FormResult<std::string> MakeLetter(account::Deed& deed, const account::Keys& keys, Case& held, LetterFacts facts);

/// 送达: on which day and how, with proof. Errors: "on", "way".
FormResult<CaseId> PutDelivered(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                const std::string& ref, Date on, Way way, PersonalText proof);

}  // namespace gongkai::request
