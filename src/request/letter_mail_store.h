// What waits to go to an applicant by mail, and how it went: no address and no words (letter_mail_actions.h opens them
// when it is sent). Schema: migrations/0275_letter_mail.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"
#include "base/instant.h"
#include "db/database.h"
#include "request/case_event.h"
#include "request/letter_mail.h"

namespace gongkai::request {

struct LetterMail {
  CaseId id;
  std::int64_t number = 0;  // within the case; 0: a new one
  LetterMailKind kind = LetterMailKind::kLetter;
  std::string ref;  // of the letter; empty of what tells of none
  LetterMailState state = LetterMailState::kWaiting;
  Instant at{};
  int tries = 0;  // begun so often; of one that was claimed, this time included
  std::optional<Instant> ended{};
  std::string fault;
};

/// One letter is one mail; of notes that wait for the same case one is enough.
void QueueLetterMail(db::Transaction& act, const LetterMail& mail);
/// The next that is due, held for this caller until then: what is killed in the middle comes again.
std::optional<LetterMail> ClaimLetterMail(db::Transaction& act, Instant now, Instant until);
/// Waits again.
void PutLetterMailBack(db::Transaction& act, const LetterMail& mail, Instant due, std::string_view fault);
void EndLetterMail(db::Transaction& act, const LetterMail& mail, LetterMailState state, Instant at,
                   std::string_view fault);
/// Once more from the beginning.
void QueueLetterMailAgain(db::Transaction& act, const LetterMail& mail, Instant at);

/// Of a case, in the order in which they were queued.
std::vector<LetterMail> LetterMailsOf(db::Session& session, CaseId id);
/// Letters that did not go out and were put down as delivered in no other way, of organs in sight: given up, tried in
/// vain, or lying since before `before`.
std::vector<LetterMail> UndeliveredMails(db::Session& session,
                                         const std::optional<std::vector<account::OrganId>>& handlers, Instant before,
                                         int most);

}  // namespace gongkai::request
