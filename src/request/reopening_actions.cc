#include "request/reopening_actions.h"

#include "account/notice_actions.h"
#include "request/letter.h"

namespace gongkai::request {
namespace {

using account::Deed;

DisputedCase DisputedFrom(const Case& held) {
  return {.id = held.id,
          .handler = held.handler,
          .number = held.register_number,
          .outcome = held.outcome,
          .submitted = held.submitted,
          .received = held.received,
          .ended = held.ended,
          .due = held.due,
          .stage = held.stage,
          .is_erased = held.is_erased};
}

void TellReopened(Deed& deed, const Case& held) {
  const std::string detail = held.due ? "最迟" + ToChinese(*held.due) + "重新答复。" : std::string();
  account::TellOrgan(deed, held.handler, account::Act::kHandleCases,
                     {.kind = account::NoticeKind::kItem,
                      .title = "原来的答复被纠正，请重新办理：" + held.register_number + " 号申请",
                      .detail = detail,
                      .path = "/office/requests/" + ToString(held.id)});
}

}  // namespace

std::optional<DisputedCase> CaseInDispute(db::Session& session, CaseId id) {
  const auto held = FindCase(session, id);
  return held ? std::optional(DisputedFrom(*held)) : std::nullopt;
}

std::optional<DisputedCase> CaseOfNumber(db::Session& session, account::OrganId handler, std::string_view number) {
  if (number.empty()) return std::nullopt;
  const auto found =
      ListCases(session, {.handlers = {handler}, .handler = handler, .register_number = std::string(number)});
  for (const Case& held : found) {
    if (held.register_number == number) return DisputedFrom(held);
  }
  return std::nullopt;
}

std::vector<DisputedCase> AnsweredCases(db::Session& session, account::OrganId handler, int most) {
  std::vector<DisputedCase> found;
  const CaseQuery query{.handlers = {handler}, .handler = handler, .stage = CaseStage::kReplied, .count = most};
  for (const Case& held : ListCases(session, query)) found.push_back(DisputedFrom(held));
  return found;
}

void HoldCase(Deed& deed, CaseId id, const std::string& ref) { PutHold(deed.transaction(), id, ref, deed.today()); }
void LetGoOfCase(Deed& deed, const std::string& ref) { LiftHold(deed.transaction(), ref, deed.today()); }

Result<CaseId> ReopenCase(Deed& deed, const account::Keys& keys, CaseId id, Date on, Date until,
                          const std::string& ref) {
  auto held = LockedCase(deed.transaction(), id);
  if (!held) return Error{ErrorKind::kNotFound, "没有这件申请。", {}};
  CaseEvent event{.kind = CaseEventKind::kReopened, .on = on, .at = deed.now(), .ref = ref};
  event.person = deed.actor().person;
  event.person_name = deed.actor().name;
  event.clock.until = until;
  const Case reopened = TRY(AppendToCase(deed, keys, std::move(*held), event));
  TellReopened(deed, reopened);
  deed.Record(reopened.handler, "case.anew", CaseObjectOf(id));
  return id;
}

std::string LetterInDispute(db::Session& session, CaseId id, Date day) {
  std::string number;
  for (const CaseLetter& letter : LettersOf(session, id)) {
    if (letter.kind == IdOf(LetterKind::kDecision) && letter.dated <= day) number = letter.number;
  }
  return number;
}

void TeachLesson(Deed& deed, const Lesson& lesson) { PutLesson(deed.transaction(), lesson); }

}  // namespace gongkai::request
