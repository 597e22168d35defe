// The outbox: what is to be sent to whom and when, claimed letter by letter so that each goes out once however many
// processes send. A letter is everything that is due for one person on one channel at that moment.
//
//   claimed ──► sent                            the other side took it
//           ──► waiting again, later            it surely did not; notice.h says when
//           ──► failed or dropped               it is not tried any more
//           ──► held until a moment, then once more as the same letter: killed between sending and putting it down, or
//               no word came back. So it may arrive twice, and never more often: rather twice than never.
//
// Schema: migrations/0110_notice.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/notice.h"
#include "db/database.h"

namespace gongkai::account {

/// With its notice, in one transaction.
void AddSending(db::Transaction& act, const Notice& notice, Channel channel, Instant due);

/// What still waits of a person: for who chooses anew.
struct WaitingSending {
  std::int64_t id = 0;
  Channel channel = Channel::kMail;
  NoticeKind kind = NoticeKind::kDueSoon;
};
std::vector<WaitingSending> WaitingSendings(db::Session& session, PersonId person);
void MoveSending(db::Transaction& act, std::int64_t id, Instant due);
void DropSending(db::Transaction& act, std::int64_t id, Instant now, std::string_view why);

/// How long a letter is another's while it is on its way.
inline constexpr std::chrono::minutes kLetterHeldFor{5};

struct ClaimedLetter {
  std::string id;  // letters and digits; the same when it is sent again
  PersonId person{0};
  std::vector<Notice> notices;  // oldest first
  int tries = 0;                // this one included
  int uncertain = 0;            // how often it may have arrived before
};

/// Nothing: nothing is due, or it is another's. What the person has read meanwhile is dropped, unless it is urgent.
std::optional<ClaimedLetter> ClaimLetter(db::Transaction& act, Channel channel, Instant now);

enum class LetterEnd { kSent, kFailed, kDropped };
void EndLetter(db::Transaction& act, std::string_view letter, LetterEnd end, Instant now, std::string_view fault);
/// Waits again; surely not sent. `away`: nobody was there who would have taken it.
void PutLetterBack(db::Transaction& act, std::string_view letter, Instant due, std::string_view fault, bool away);
/// Stays this letter, and is claimed again behind that moment; may have been sent.
void HoldLetter(db::Transaction& act, std::string_view letter, Instant until, std::string_view fault);

/// All that is due on a channel that is not set up.
std::int64_t DropDue(db::Transaction& act, Channel channel, Instant now, std::string_view why);

struct OutboxState {
  int waiting = 0;                        // due or not
  int stuck = 0;                          // of these: there was nobody who would take them
  std::string last_fault;                 // of one that is stuck
  int sent = 0, failed = 0, dropped = 0;  // since the moment asked for
};
OutboxState StateOfOutbox(db::Session& session, Channel channel, Instant since);

/// Why letters failed or were dropped since then, the most frequent first.
struct FaultCount {
  std::string fault;
  int count = 0;
};
std::vector<FaultCount> OutboxFaults(db::Session& session, Channel channel, Instant since);

}  // namespace gongkai::account
