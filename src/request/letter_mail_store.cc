#include "request/letter_mail_store.h"

#include "account/sight.h"
#include "request/case_seal_store.h"

namespace gongkai::request {
namespace {

#define MAIL_COLUMNS "m.organ_id, m.case_number, m.number, m.kind, m.ref, m.state, m.at, m.tries, m.ended_at, m.fault"
#define OF_MAIL "organ_id = ? AND case_number = ? AND number = ?"

constexpr std::string_view kIsThere =
    "SELECT COUNT(*) FROM request_letter_mail WHERE organ_id = ? AND case_number = ? AND kind = ? AND (ref = ? OR "
    "(kind = 'note' AND state = 'waiting' AND tries = 0))";
constexpr std::string_view kInsert =
    "INSERT INTO request_letter_mail (organ_id, case_number, number, kind, ref, state, at, due_at, tries, ended_at, "
    "fault) "
    "VALUES (?, ?, (SELECT COALESCE(MAX(o.number), 0) + 1 FROM request_letter_mail o WHERE o.organ_id = ? AND "
    "o.case_number = ?), ?, ?, 'waiting', ?, ?, 0, NULL, '')";
constexpr std::string_view kSelectDue = "SELECT " MAIL_COLUMNS
                                        " FROM request_letter_mail m WHERE m.state = 'waiting' AND m.due_at <= ? "
                                        "ORDER BY m.due_at, m.organ_id, m.case_number, m.number LIMIT 1";
constexpr std::string_view kHold = "UPDATE request_letter_mail SET due_at = ?, tries = tries + 1 WHERE " OF_MAIL;
constexpr std::string_view kPutBack = "UPDATE request_letter_mail SET due_at = ?, fault = ? WHERE " OF_MAIL;
constexpr std::string_view kEnd =
    "UPDATE request_letter_mail SET state = ?, ended_at = ?, fault = ? WHERE " OF_MAIL " AND state = 'waiting'";
constexpr std::string_view kAgain =
    "UPDATE request_letter_mail SET state = 'waiting', at = ?, due_at = ?, tries = 0, ended_at = NULL, fault = '' "
    "WHERE " OF_MAIL;
constexpr std::string_view kOfCase = "SELECT " MAIL_COLUMNS
                                     " FROM request_letter_mail m WHERE m.organ_id = ? AND m.case_number = ? ORDER BY "
                                     "m.number";
constexpr std::string_view kUndelivered =
    "SELECT " MAIL_COLUMNS
    " FROM request_letter_mail m JOIN request_letter l ON l.organ_id = m.organ_id AND l.case_number = m.case_number "
    "AND l.ref = m.ref JOIN request_case c ON c.organ_id = m.organ_id AND c.number = m.case_number WHERE m.kind = "
    "'letter' AND m.state IN ('waiting', 'failed') AND (m.state = 'failed' OR m.fault <> '' OR m.at < ?) AND "
    "l.delivered_on IS NULL AND c.erased_at IS NULL AND " IN_SIGHT(
        "c.handler_id") " ORDER BY m.at, m.organ_id, m.case_number, m.number LIMIT ?";

LetterMail MailFrom(const db::Row& row) {
  const auto ended = row.Get<std::optional<std::int64_t>>(8);
  return {.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .number = row.Get<std::int64_t>(2),
          .kind = Known(LetterMailKindFrom(row.Get<std::string_view>(3))),
          .ref = row.Get<std::string>(4),
          .state = Known(LetterMailStateFrom(row.Get<std::string_view>(5))),
          .at = InstantOf(row.Get<std::int64_t>(6)),
          .tries = row.Get<int>(7),
          .ended = ended ? std::optional(InstantOf(*ended)) : std::nullopt,
          .fault = row.Get<std::string>(9)};
}

}  // namespace

void QueueLetterMail(db::Transaction& act, const LetterMail& mail) {
  const std::int64_t organ = mail.id.organ.value, number = mail.id.number;
  act.Lock("mails of case " + ToString(mail.id));
  if (act.One<int>(kIsThere, organ, number, IdOf(mail.kind), mail.ref) > 0) return;
  act.Execute(kInsert, organ, number, organ, number, IdOf(mail.kind), mail.ref, Seconds(mail.at), Seconds(mail.at));
}

std::optional<LetterMail> ClaimLetterMail(db::Transaction& act, Instant now, Instant until) {
  act.Lock("letters by mail");
  std::optional<LetterMail> mail;
  {
    db::Rows rows = act.Query(kSelectDue, Seconds(now));
    if (!rows.Next()) return std::nullopt;
    mail = MailFrom(rows.row());
  }
  ++mail->tries;
  act.Execute(kHold, Seconds(until), mail->id.organ.value, mail->id.number, mail->number);
  return mail;
}

void PutLetterMailBack(db::Transaction& act, const LetterMail& mail, Instant due, std::string_view fault) {
  act.Execute(kPutBack, Seconds(due), fault, mail.id.organ.value, mail.id.number, mail.number);
}

void EndLetterMail(db::Transaction& act, const LetterMail& mail, LetterMailState state, Instant at,
                   std::string_view fault) {
  act.Execute(kEnd, IdOf(state), Seconds(at), fault, mail.id.organ.value, mail.id.number, mail.number);
}

void QueueLetterMailAgain(db::Transaction& act, const LetterMail& mail, Instant at) {
  act.Execute(kAgain, Seconds(at), Seconds(at), mail.id.organ.value, mail.id.number, mail.number);
}

std::vector<LetterMail> LetterMailsOf(db::Session& session, CaseId id) {
  std::vector<LetterMail> mails;
  for (const db::Row& row : session.Query(kOfCase, id.organ.value, id.number)) mails.push_back(MailFrom(row));
  return mails;
}

std::vector<LetterMail> UndeliveredMails(db::Session& session,
                                         const std::optional<std::vector<account::OrganId>>& handlers, Instant before,
                                         int most) {
  std::vector<LetterMail> mails;
  const auto sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kUndelivered, Seconds(before), sight, sight, most)) {
    mails.push_back(MailFrom(row));
  }
  return mails;
}

}  // namespace gongkai::request
