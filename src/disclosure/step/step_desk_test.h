// The township of desk_test.h with the bureau of civil affairs, which it asks: 靳黛 answers for the bureau.
#pragma once

#include "disclosure/desk_test.h"
#include "disclosure/step/step_actions.h"

namespace gongkai::disclosure {

struct StepDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  PersonId jin = Hire("jindai", "靳黛", bureau, PostKind::kDeputy);
  Actor answerer = ActorAs(jin, PostKind::kDeputy);

  FormResult<Step> Ask(ItemId id, AskForm form) { return AskStep(desk, drafter, id, form); }
  AskForm Agreement() const {
    return {.organ = bureau, .about = "补贴对象的人数是否准确", .answer_by = 2026y / 3 / 17};
  }
  AskForm Approval() const {
    return {.kind = StepKind::kApproval, .body = "市应急管理局", .about = "森林防火条例第三十条", .sent_on = today()};
  }
  Step Asked(ItemId id, const AskForm& form) {
    const auto step = Ask(id, form);
    for (const FieldError& error : step.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(step);
    return *step;
  }
  FormResult<Step> Answer(const Step& step, std::string answer, std::string words = "") {
    const StepId id{step.item, step.number};
    if (step.organ) {
      return AnswerAsked(desk, answerer, bureau, id, step.digest,
                         {.answer = std::move(answer), .words = std::move(words)});
    }
    return WriteAnswer(desk, drafter, id,
                       {.answer = std::move(answer), .answered_on = today(), .words = std::move(words)}, {});
  }
  Step Again(const Step& step) {
    AskForm form{.about = "改过了，请再确认", .sent_on = today(), .answer_by = 2026y / 3 / 20};
    form.asks_again = step.number;
    return Asked(step.item, form);
  }
  /// Up to the signature of the head of the organ.
  ItemId Examined(const Content& content) {
    const ItemId id = HandedIn(content);
    REQUIRE(SignAs(examiner, Signer::kSecrecy, id));
    REQUIRE(SignAs(reviewer, Signer::kReviewer, id));
    return id;
  }
  bool MayBeApproved(ItemId id) { return bool(SignAs(approver, Signer::kApprover, id)); }
  std::vector<Step> Steps(ItemId id) {
    db::Reader reader = database->Read();
    return StepsOf(reader, id);
  }
  void Change(ItemId id, const std::string& title) {
    Content content = Latest(id).content;
    content.title = title;
    REQUIRE(SaveDraft(desk, drafter, township, {.item = id, .version = Of(id).version, .content = content}));
  }
  /// Signed by all, for a day still to come.
  ItemId Waiting() {
    Content content = Notice();
    content.publish_on = 2026y / 3 / 20;
    const ItemId id = Published(content);
    REQUIRE(IsWaiting(Of(id).publicity, today()));
    return id;
  }
  std::vector<std::string> Events(ItemId id) {
    db::Reader reader = database->Read();
    std::vector<std::string> kinds;
    for (const ItemEvent& event : EventsOf(reader, id)) kinds.push_back(event.kind);
    return kinds;
  }
  std::int64_t Told(PersonId person, const std::string& words) {
    return database->Read().One<std::int64_t>(
        "SELECT COUNT(*) FROM notice WHERE person_id = ? AND title LIKE '%' || ? || '%'", person.value, words);
  }
  /// Once its day is there.
  void TurnTo(Date day) { now = std::chrono::sys_days(day) + std::chrono::hours(2); }
};

}  // namespace gongkai::disclosure
