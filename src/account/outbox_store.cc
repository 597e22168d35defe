#include "account/outbox_store.h"

#include <algorithm>

#include "account/notice_store.h"
#include "crypto/random.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO notice_sending (notice_id, person_id, channel, state, due_at, tries, uncertain, away, fault) VALUES "
    "(?, "
    "?, ?, 'waiting', ?, 0, 0, 0, '') ON CONFLICT (notice_id, channel) DO NOTHING";
constexpr std::string_view kSelectWaiting =
    "SELECT s.id, s.channel, n.kind FROM notice_sending s JOIN notice n ON n.id = s.notice_id WHERE n.person_id = ? "
    "AND "
    "s.state = 'waiting' AND s.tries = 0 ORDER BY s.id";
constexpr std::string_view kMove = "UPDATE notice_sending SET due_at = ? WHERE id = ? AND state = 'waiting'";
constexpr std::string_view kDropOne =
    "UPDATE notice_sending SET state = 'dropped', ended_at = ?, fault = ? WHERE id = ? AND state = 'waiting'";
constexpr std::string_view kDropRead =
    "UPDATE notice_sending SET state = 'dropped', ended_at = ?, fault = '已在系统里看过' WHERE channel = ? AND state = "
    "'waiting' AND due_at <= ? AND notice_id IN (SELECT id FROM notice WHERE person_id = notice_sending.person_id AND "
    "read_at IS NOT NULL AND kind NOT IN ('account', 'alarm'))";
constexpr std::string_view kDropDue =
    "UPDATE notice_sending SET state = 'dropped', ended_at = ?, fault = ? WHERE channel = ? AND due_at <= ? AND "
    "(state = 'waiting' OR (state = 'sending' AND held_until < ?))";
constexpr std::string_view kSelectInterrupted =
    "SELECT letter FROM notice_sending WHERE channel = ? AND state = 'sending' AND held_until < ? ORDER BY held_until, "
    "id LIMIT 1";
constexpr std::string_view kResume =
    "UPDATE notice_sending SET held_until = ?, tries = tries + 1, uncertain = uncertain + 1 WHERE letter = ? AND state "
    "= 'sending'";
constexpr std::string_view kSelectNext =
    "SELECT person_id FROM notice_sending WHERE channel = ? AND state = 'waiting' AND due_at <= ? ORDER BY due_at, id "
    "LIMIT 1";
constexpr std::string_view kClaim =
    "UPDATE notice_sending SET state = 'sending', letter = ?, held_until = ?, tries = tries + 1 WHERE channel = ? AND "
    "state = 'waiting' AND due_at <= ? AND person_id = ?";
constexpr std::string_view kSelectLetter =
    "SELECT n.person_id, n.id, s.tries, s.uncertain FROM notice_sending s JOIN notice n ON n.id = s.notice_id WHERE "
    "s.letter = ? AND s.state = 'sending' ORDER BY n.id";
constexpr std::string_view kEnd =
    "UPDATE notice_sending SET state = ?, ended_at = ?, fault = ? WHERE letter = ? AND state = 'sending'";
constexpr std::string_view kPutBack =
    "UPDATE notice_sending SET state = 'waiting', letter = NULL, held_until = NULL, due_at = ?, fault = ?, away = ? "
    "WHERE "
    "letter = ? AND state = 'sending'";
constexpr std::string_view kHold =
    "UPDATE notice_sending SET held_until = ?, fault = ?, away = 1 WHERE letter = ? AND state = 'sending'";
constexpr std::string_view kCountWaiting =
    "SELECT COUNT(*) FROM notice_sending WHERE channel = ? AND state IN ('waiting', 'sending')";
constexpr std::string_view kCountStuck =
    "SELECT COUNT(*) FROM notice_sending WHERE channel = ? AND state IN ('waiting', 'sending') AND away = 1";
constexpr std::string_view kSelectFault =
    "SELECT fault FROM notice_sending WHERE channel = ? AND state IN ('waiting', 'sending') AND away = 1 ORDER BY "
    "due_at DESC LIMIT 1";
constexpr std::string_view kCountEnded =
    "SELECT COUNT(*) FROM notice_sending WHERE state = ? AND ended_at >= ? AND channel = ?";
constexpr std::string_view kSelectFaults =
    "SELECT fault, COUNT(*) FROM notice_sending WHERE state IN ('failed', 'dropped') AND ended_at >= ? AND channel = ? "
    "GROUP BY fault ORDER BY COUNT(*) DESC, fault LIMIT 10";

// Nobody claims on this channel but this transaction.
void LockOutbox(db::Transaction& act, Channel channel) { act.Lock("outbox " + std::string(IdOf(channel))); }

ClaimedLetter LetterNamed(db::Transaction& act, const std::string& id) {
  ClaimedLetter letter{.id = id};
  std::vector<std::pair<PersonId, NoticeId>> rows;
  for (const db::Row& row : act.Query(kSelectLetter, id)) {
    rows.emplace_back(PersonId{row.Get<std::int64_t>(0)}, NoticeId{row.Get<std::int64_t>(1)});
    letter.tries = std::max(letter.tries, row.Get<int>(2));
    letter.uncertain = std::max(letter.uncertain, row.Get<int>(3));
  }
  for (const auto& [person, notice] : rows) {
    letter.person = person;
    letter.notices.push_back(*FindNotice(act, person, notice));
  }
  return letter;
}

std::string_view IdOf(LetterEnd end) {
  return end == LetterEnd::kSent ? "sent" : end == LetterEnd::kFailed ? "failed" : "dropped";
}

}  // namespace

void AddSending(db::Transaction& act, const Notice& notice, Channel channel, Instant due) {
  act.Execute(kInsert, notice.id.value, notice.person.value, IdOf(channel), Seconds(due));
}

std::vector<WaitingSending> WaitingSendings(db::Session& session, PersonId person) {
  std::vector<WaitingSending> waiting;
  for (const db::Row& row : session.Query(kSelectWaiting, person.value)) {
    waiting.push_back({row.Get<std::int64_t>(0),
                       row.Get<std::string_view>(1) == IdOf(Channel::kMail) ? Channel::kMail : Channel::kGateway,
                       NoticeKindFrom(row.Get<std::string_view>(2)).value_or(NoticeKind::kDueSoon)});
  }
  return waiting;
}

void MoveSending(db::Transaction& act, std::int64_t id, Instant due) { act.Execute(kMove, Seconds(due), id); }

void DropSending(db::Transaction& act, std::int64_t id, Instant now, std::string_view why) {
  act.Execute(kDropOne, Seconds(now), why, id);
}

std::optional<ClaimedLetter> ClaimLetter(db::Transaction& act, Channel channel, Instant now) {
  LockOutbox(act, channel);
  const std::int64_t held = Seconds(now + kLetterHeldFor);
  if (const auto letter = act.First<std::string>(kSelectInterrupted, IdOf(channel), Seconds(now))) {
    act.Execute(kResume, held, *letter);
    return LetterNamed(act, *letter);
  }
  act.Execute(kDropRead, Seconds(now), IdOf(channel), Seconds(now));
  const auto person = act.First<std::int64_t>(kSelectNext, IdOf(channel), Seconds(now));
  if (!person) return std::nullopt;
  const std::string letter = crypto::RandomHex(16);
  act.Execute(kClaim, letter, held, IdOf(channel), Seconds(now), *person);
  return LetterNamed(act, letter);
}

void EndLetter(db::Transaction& act, std::string_view letter, LetterEnd end, Instant now, std::string_view fault) {
  act.Execute(kEnd, IdOf(end), Seconds(now), fault, letter);
}

void PutLetterBack(db::Transaction& act, std::string_view letter, Instant due, std::string_view fault, bool away) {
  act.Execute(kPutBack, Seconds(due), fault, away, letter);
}

void HoldLetter(db::Transaction& act, std::string_view letter, Instant until, std::string_view fault) {
  act.Execute(kHold, Seconds(until), fault, letter);
}

std::int64_t DropDue(db::Transaction& act, Channel channel, Instant now, std::string_view why) {
  return act.Execute(kDropDue, Seconds(now), why, IdOf(channel), Seconds(now), Seconds(now));
}

OutboxState StateOfOutbox(db::Session& session, Channel channel, Instant since) {
  const auto ended = [&](LetterEnd end) {
    return session.One<int>(kCountEnded, IdOf(end), Seconds(since), IdOf(channel));
  };
  return {.waiting = session.One<int>(kCountWaiting, IdOf(channel)),
          .stuck = session.One<int>(kCountStuck, IdOf(channel)),
          .last_fault = session.First<std::string>(kSelectFault, IdOf(channel)).value_or(""),
          .sent = ended(LetterEnd::kSent),
          .failed = ended(LetterEnd::kFailed),
          .dropped = ended(LetterEnd::kDropped)};
}

std::vector<FaultCount> OutboxFaults(db::Session& session, Channel channel, Instant since) {
  std::vector<FaultCount> faults;
  for (const db::Row& row : session.Query(kSelectFaults, Seconds(since), IdOf(channel))) {
    faults.push_back({row.Get<std::string>(0), row.Get<int>(1)});
  }
  return faults;
}

}  // namespace gongkai::account
