#include "request/fee_actions.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "request/fee_store.h"
#include "request/letter_actions.h"
#include "request/oversight_acts_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

CaseEvent ClockEvent(law::ReplyEventType type, Date on) {
  return {.kind = CaseEventKind::kClock, .on = on, .clock = {.type = type, .on = on}};
}

/// What the fold refuses, at the day of the form.
FieldError AtDay(const Error& error) { return {"on", SentenceOf(error)}; }

FieldErrors FaultsOfDay(std::optional<Date> on, Date today) {
  if (!on) return {{"on", "日期写成 2026-03-10 这样。"}};
  if (*on > today) return {{"on", "日期不能在今天以后。"}};
  return {};
}

/// The letter of which the notice consists; its ref.
FormResult<std::string> MakeNotice(Deed& deed, const account::Keys& keys, Case& held, const ReckonedFee& reckoned,
                                   const FeeForm& form) {
  LetterFacts facts = FactsOf(deed.transaction(), keys, held, LetterKind::kFee, *form.on);
  facts.fee = reckoned.fee.total;
  facts.fee_computation = reckoned.computation;
  facts.fee_payment = std::string(Trim(form.payment));
  return MakeLetter(deed, keys, held, std::move(facts));
}

/// The letter was handed over: its delivery stands beside it, as that of any other letter.
FieldErrors PutInHand(Deed& deed, const account::Keys& keys, const Case& held, const std::string& letter, Date on) {
  CaseEvent event{.kind = CaseEventKind::kDelivered, .on = on, .ref = letter};
  const auto put = AppendToCase(deed, keys, held, Signed(deed, std::move(event)));
  if (!put) return {{"delivered", SentenceOf(put.error())}};
  PutLetterDelivered(deed.transaction(), held.id, letter, on);
  return {};
}

FeeNotice NoticeOf(const Deed& deed, CaseId id, const ReckonedFee& reckoned, const FeeForm& form,
                   const std::string& letter) {
  return {.id = id,
          .notified = *form.on,
          .basis = reckoned.basis,
          .units = reckoned.units,
          .already = reckoned.already,
          .sum = reckoned.fee.total,
          .computation = reckoned.computation,
          .payment = std::string(Trim(form.payment)),
          .letter = letter,
          .receipt = {},
          .person = deed.actor().person,
          .at = deed.now()};
}

FormResult<CaseId> Notify(Deed& deed, const account::Keys& keys, const SeenCase& seen, const FeeForm& form) {
  if (deed.done_before()) return seen.id;
  auto held = CaseToAct(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  if (!held->received) return FieldError{"on", "还没有确认收到申请，不能通知缴费。"};
  if (form.on && *form.on != deed.today()) {
    return FieldError{"on", "收费通知书今天制作，日期就是今天：请看过现在的页面再制作。"};
  }
  // 「在申请处理期限内…发出收费通知」
  if (held->due && *held->due < deed.today()) {
    return FieldError{"on", "答复期限" + ToChinese(*held->due) + "已经届满，不能再通知缴费。"};
  }
  auto reckoned = ReckonFee(form, ItemsBefore(deed.transaction(), *held), *held->received);
  if (!reckoned) return reckoned.errors();
  CaseEvent event = ClockEvent(law::ReplyEventType::kFeeNotified, *form.on);
  const auto delivered = ParseDate(Trim(form.delivered));
  if (delivered && *delivered > deed.today()) return FieldError{"delivered", "日期不能在今天以后。"};
  event.clock.delivered = delivered;
  auto noticed = AppendToCase(deed, keys, *held, Signed(deed, std::move(event)), form.why);
  if (!noticed) return AtDay(noticed.error());
  const auto letter = MakeNotice(deed, keys, *noticed, *reckoned, form);
  if (!letter) return letter.errors();
  if (delivered) {
    if (FieldErrors errors = PutInHand(deed, keys, *noticed, *letter, *delivered); !errors.empty()) return errors;
  }
  AddFee(deed.transaction(), NoticeOf(deed, seen.id, *reckoned, form, *letter));
  deed.Record(held->handler, "case.fee", ObjectOfCase(seen.id),
              {{"basis", std::string(IdOf(reckoned->basis))}, {"sum", ToString(reckoned->fee.total)}});
  deed.Commit(ToString(seen.id));
  return seen.id;
}

/// Paid or lapsed: one event of the clock.
FormResult<CaseId> End(Deed& deed, const account::Keys& keys, const SeenCase& seen, std::optional<Date> on,
                       law::ReplyEventType type, const std::string& receipt) {
  if (deed.done_before()) return seen.id;
  auto held = CaseToAct(deed, seen, Act::kHandleCases);
  if (!held) return held.errors();
  if (FieldErrors errors = FaultsOfDay(on, deed.today()); !errors.empty()) return errors;
  if (type == law::ReplyEventType::kFeeLapsed && *on != deed.today()) {
    return FieldError{"on", "不再处理的告知书今天制作，日期就是今天：请看过现在的页面再办。"};
  }
  if (Utf8Length(receipt) > kLongestFeeReceipt) return FieldError{"receipt", "票据号太长，请核对。"};
  auto ended = AppendToCase(deed, keys, *held, Signed(deed, ClockEvent(type, *on)));
  if (!ended) return AtDay(ended.error());
  if (!receipt.empty()) PutFeeReceipt(deed.transaction(), seen.id, receipt);
  const bool is_paid = type == law::ReplyEventType::kFeePaid;
  // Who is no longer heard is told so, and where to turn (条例第五十一条).
  if (!is_paid) {
    const auto letter =
        MakeLetter(deed, keys, *ended, FactsOf(deed.transaction(), keys, *ended, LetterKind::kDecision, *on));
    if (!letter) return FieldError{"on", "《不再处理告知书》不能制作：" + letter.errors().front().message};
  }
  deed.Record(held->handler, is_paid ? "case.fee_paid" : "case.fee_lapsed", ObjectOfCase(seen.id));
  deed.Commit(ToString(seen.id));
  return seen.id;
}

}  // namespace

int ItemsBefore(db::Session& session, const Case& held) {
  if (!held.received) return 0;
  return ReceivedInMonth(session, held.id, *held.received) + ItemsBeyondOne(session, held.id, *held.received);
}

FormResult<CaseId> NotifyFee(Desk& desk, const Actor& actor, const SeenCase& seen, const FeeForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Notify(deed, desk.keys, seen, form); });
}

FormResult<CaseId> TakePayment(Desk& desk, const Actor& actor, const SeenCase& seen, std::optional<Date> on,
                               const std::string& receipt) {
  return RetryDeed(desk, actor, [&](Deed& deed) {
    return End(deed, desk.keys, seen, on, law::ReplyEventType::kFeePaid, std::string(Trim(receipt)));
  });
}

FormResult<CaseId> LapseFee(Desk& desk, const Actor& actor, const SeenCase& seen, std::optional<Date> on) {
  return RetryDeed(desk, actor,
                   [&](Deed& deed) { return End(deed, desk.keys, seen, on, law::ReplyEventType::kFeeLapsed, {}); });
}

}  // namespace gongkai::request
