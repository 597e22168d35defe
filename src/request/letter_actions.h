// Letters of a case as acts: given a number, kept as they went out, delivered with proof. Putting on paper:
// letter_paper_view.h.
#pragma once

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/letter.h"

namespace gongkai::request {

/// The facts of a letter of that kind out of the case, its decision, the organ's record and its remedies; what is typed
/// with the act (until, question, …) is filled in by the caller, as far as the last such act of the case does not tell
/// it.
LetterFacts FactsOf(db::Session& session, const account::Keys& keys, const Case& held, LetterKind kind, Date dated);

/// Its name, how it is reached, where one turns against it, the head of its numbers.
void FillOrganOf(LetterFacts& facts, db::Session& session, account::OrganId organ);

inline constexpr int kMostLetters = 200;  // of a case

/// Within the deed of the act that the letter tells of: gives it its number, writes it by the organ's template in
/// force, keeps it sealed, appends kLetterMade. Errors: FaultsOf, MissingIn.
FormResult<std::string> MakeLetter(account::Deed& deed, const account::Keys& keys, Case& held, LetterFacts facts);

/// What is typed for a letter that is made by itself, as a receipt or a sheet for a third party.
struct LetterForm {
  LetterKind kind = LetterKind::kReceipt;
  PersonalText addressee;  // of what does not go to the applicant
  PersonalText question, finding, reasons, elsewhere;
  std::optional<Date> until{};
  std::optional<law::Consulted> with{};
};
inline constexpr std::size_t kLongestLetterWords = 4'000, kLongestAddressee = 120;  // characters

/// Kinds that are made so: not a notice to pay and a decision, which have acts of their own; of a case that is no
/// longer handled the decision too, since nobody signs that. What tells of an act (a correction asked for, an
/// extension) only where that act was put down: a correction is asked for once (第三十条), and a letter alone stops no
/// clock. What tells somebody else of what was decided (第三十二条, 第四十一条) only once the answer is signed.
std::vector<LetterKind> KindsByHand(db::Session& session, const Case& held);
/// What such a letter would hold, dated that day.
LetterFacts FactsBy(db::Session& session, const account::Keys& keys, const Case& held, const LetterForm& form,
                    Date dated);
/// Its ref. Errors: "kind", those of MakeLetter, kVersionField.
FormResult<std::string> MakeLetterByHand(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                         const LetterForm& form);

/// 送达: on which day and how, with proof. Errors: "on", "way", "proof", kVersionField.
FormResult<CaseId> PutDelivered(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                const std::string& ref, Date on, Way way, PersonalText proof);

}  // namespace gongkai::request
