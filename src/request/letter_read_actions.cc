#include "request/letter_read_actions.h"

#include <algorithm>

#include "request/case_actions.h"
#include "request/letter_mail_store.h"
#include "request/letter_read.h"
#include "request/letter_read_store.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

bool MailGoes(db::Session& session, CaseId id, const std::string& ref) {
  return std::ranges::any_of(LetterMailsOf(session, id), [&](const LetterMail& each) {
    return each.kind == LetterMailKind::kLetter && each.ref == ref && each.state == LetterMailState::kWaiting;
  });
}

/// What the case no longer allows (it was refused, it is erased) leaves the reading as a fact alone.
bool PutAsDelivery(Deed& deed, const account::Keys& keys, const Case& held, const std::string& ref) {
  const CaseEvent event{.kind = CaseEventKind::kDelivered, .on = deed.today(), .at = deed.now(), .ref = ref};
  const PersonalText proof(std::string(NameOf(Way::kPage)) + "：" + ToBeijingMinute(deed.now()) +
                           "凭查询码和证件号码后四位第一次打开");
  if (!AppendToCase(deed, keys, held, event, proof)) return false;
  PutLetterDelivered(deed.transaction(), held.id, ref, deed.today());
  return true;
}

void Put(Deed& deed, const account::Keys& keys, CaseId id, const std::string& ref) {
  db::Transaction& act = deed.transaction();
  const auto held = LockedCase(act, id);
  if (!held || held->is_erased) return;
  const std::vector<CaseLetter> letters = LettersOf(act, id);
  const auto letter = std::ranges::find(letters, ref, &CaseLetter::ref);
  if (letter == letters.end() || !AddLetterRead(act, id, ref, deed.now())) return;
  const bool delivers = IsDeliveredByReading(held->way, letter->delivered.has_value(), MailGoes(act, id, ref)) &&
                        PutAsDelivery(deed, keys, *held, ref);
  deed.Record(held->handler, "case.letter_read", CaseObjectOf(id),
              {{"letter", ref}, {"as", delivers ? "delivered" : "read"}});
  deed.Commit();
}

}  // namespace

void PutLetterRead(Desk& desk, CaseId id, const std::string& ref) {
  {
    db::Reader reader = desk.database.Read();
    if (IsLetterRead(reader, id, ref)) return;
  }
  account::RetryDeed(desk, Actor{}, [&](Deed& deed) {
    Put(deed, desk.keys, id, ref);
    return 0;
  });
}

}  // namespace gongkai::request
