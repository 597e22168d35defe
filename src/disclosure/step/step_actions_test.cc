// Steps as people do them: who is asked sees what he was asked about, nothing is signed or public while one holds, and
// what was signed for a later day is stopped when one comes to hold it.
#include "disclosure/step/step_actions.h"

#include "disclosure/content_digest.h"
#include "disclosure/due_view.h"
#include "disclosure/routes.h"
#include "disclosure/step/step_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::Visitor;

TEST_CASE_ON_BOTH_ENGINES("an open step holds the last signature, and an answer for publishing lets it go", place) {
  StepDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  CHECK(step.body == "澄砚县民政局");
  const auto refused = county.SignAs(county.approver, Signer::kApprover, id);
  REQUIRE_FALSE(refused);
  CHECK(Has(refused.errors().front().message, "协商确认（澄砚县民政局）还没有答复"));
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(county.Told(county.jin, "征求你单位意见") == 1);

  REQUIRE(county.Answer(step, "agrees"));
  CHECK(county.Told(county.lin, "答复：同意") == 1);
  CHECK(county.MayBeApproved(id));
  CHECK(county.IsPublicNow(id));
  const auto events = county.Events(id);
  CHECK(std::ranges::count(events, "step_asked") == 1);
  CHECK(std::ranges::count(events, "step_answered") == 1);
  const auto trail = county.Trail(county.township);
  CHECK(std::ranges::count(trail, "step.ask done item:" + ToString(id)) == 1);
  CHECK(std::ranges::count(trail, "step.answer done item:" + ToString(id)) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what was answered against is ended by a new answer, or by not publishing", place) {
  StepDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  const Step first = county.Asked(id, county.Approval());
  REQUIRE(county.Answer(first, "not_approved"));
  CHECK_FALSE(county.MayBeApproved(id));
  CHECK_FALSE(WithdrawStep(county.desk, county.drafter, {id, first.number}, "不要了"));
  const Step second = county.Again(first);
  CHECK(second.body == first.body);
  CHECK_FALSE(county.MayBeApproved(id));
  REQUIRE(WithdrawStep(county.desk, county.drafter, {id, second.number}, "先不报"));
  CHECK_FALSE(county.MayBeApproved(id));  // the first answer counts again
  REQUIRE(county.Answer(county.Again(first), "approved"));
  CHECK_FALSE(county.Ask(id, {.about = "再来", .sent_on = county.today(), .asks_again = first.number}));  // replaced
  CHECK(county.MayBeApproved(id));

  Content content = ItemDesk::Notice();
  const ItemId other = county.Save(content);
  REQUIRE(county.Answer(
      county.Asked(other,
                   {.kind = StepKind::kDetermination, .body = "县保密局", .about = "坐标", .sent_on = county.today()}),
      "may_not"));
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kForbiddenByLaw;
  content.ground_words = "确定为不得公开。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = other, .version = county.Of(other).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, other));
  county.SignAll(other);
  CHECK(county.Of(other).stage == Stage::kRegistered);
}

TEST_CASE_ON_BOTH_ENGINES("an answer over another text counts only by a person's word, and a change by its words",
                          place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  county.Change(id, "关于春季森林防火的通知");
  // What was asked about stays as it was shown.
  CHECK(county.Latest(id).number == 2);
  CHECK(AskedDigest(county.Latest(id).content) != step.digest);
  REQUIRE(county.Answer(step, "changes", "请加上联系电话"));
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(county.MayBeApproved(id));
  const std::string digest = AskedDigest(county.Latest(id).content);
  CHECK_FALSE(KeepAnswer(county.desk, county.drafter, {id, step.number}, digest, " "));
  CHECK_FALSE(KeepAnswer(county.desk, county.drafter, {id, step.number}, step.digest, "已加"));
  REQUIRE(KeepAnswer(county.desk, county.drafter, {id, step.number}, digest, "已加上联系电话"));
  CHECK(county.MayBeApproved(id));
}

TEST_CASE_ON_BOTH_ENGINES("ticking that the others agree changes nothing that they were asked about", place) {
  StepDesk county(place);
  Content content = ItemDesk::Notice();
  content.origin = Origin::kJoint;
  content.other_organ = "澄砚县民政局";
  const ItemId id = county.Save(content);
  REQUIRE(county.Answer(county.Asked(id, county.Agreement()), "agrees"));
  content.is_agreed = true;
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("who is asked answers for his organ alone, once, over what he saw", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  const StepId at{id, step.number};
  const AnswerForm yes{.answer = "agrees"};
  CHECK_FALSE(AnswerAsked(county.desk, county.answerer, county.other_township, at, step.digest, yes));
  CHECK_FALSE(AnswerAsked(county.desk, county.answerer, county.bureau, at, "sm3:0", yes));
  CHECK_FALSE(AnswerAsked(county.desk, county.drafter, county.bureau, at, step.digest, yes));  // no post for it
  CHECK_FALSE(WriteAnswer(county.desk, county.drafter, at, {.answer = "agrees", .answered_on = county.today()}, {}));
  CHECK_FALSE(county.Answer(step, "refuses"));  // without a reason
  REQUIRE(county.Answer(step, "agrees"));
  CHECK_FALSE(county.Answer(step, "refuses", "不行"));
  CHECK_FALSE(county.Ask(id, {.organ = county.township, .about = "自己", .answer_by = 2026y / 3 / 17}));
  CHECK_FALSE(county.Ask(id, {.organ = county.village, .about = "村", .answer_by = 2026y / 3 / 17}));
  CHECK(county.Steps(id).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what is public has no more steps", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  REQUIRE(county.Answer(step, "agrees"));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK_FALSE(county.Ask(id, county.Approval()));
  CHECK_FALSE(TakeBackAnswer(county.desk, county.answerer, county.bureau, {id, step.number}, "有变化"));
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("the same form sent twice asks once", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  county.drafter.once_key = "0123456789abcdef0123456789abcdef";
  const Step first = county.Asked(id, county.Agreement());
  const Step again = county.Asked(id, county.Agreement());
  CHECK(first.number == again.number);
  CHECK(county.Steps(id).size() == 1);
}

// ---- waiting for a later day

TEST_CASE_ON_BOTH_ENGINES("an agreement that is taken back stops what waits for its day", place) {
  StepDesk county(place);
  Content content = ItemDesk::Notice();
  content.publish_on = 2026y / 3 / 20;
  const ItemId id = county.Save(content);
  const Step step = county.Asked(id, county.Agreement());
  REQUIRE(county.Answer(step, "agrees"));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  REQUIRE(IsWaiting(county.Of(id).publicity, county.today()));

  REQUIRE(TakeBackAnswer(county.desk, county.answerer, county.bureau, {id, step.number}, "人数要重新核对"));
  CHECK(county.Of(id).stage == Stage::kDraft);
  CHECK(county.Events(id).back() == kPublicationStopped);
  for (const PersonId signer : {county.lin, county.wen, county.jiang}) CHECK(county.Told(signer, "不再到") == 1);
  disclosure::AddRoutes(county.pages, AtOnce());
  county.TurnTo(2026y / 3 / 20);
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(county.SignIn(county.jiang).Get("/items/" + ToString(id)).status == 404);

  // Handed in unchanged it is signed anew, and held until somebody agrees.
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK(county.Latest(id).number == 2);
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(county.MayBeApproved(id));
  AskForm form{.about = "重新核对过了", .answer_by = 2026y / 3 / 25};
  form.asks_again = step.number;
  REQUIRE(county.Answer(county.Asked(id, form), "agrees"));
  CHECK(county.MayBeApproved(id));
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("a step that comes after the last signature stops what waits for its day", place) {
  StepDesk county(place);
  const ItemId id = county.Waiting();
  county.Asked(id, county.Agreement());
  county.TurnTo(2026y / 3 / 20);
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(county.Of(id).stage == Stage::kDraft);
}

// ---- the worklist

Visitor VisitorOf(StepDesk& county, PersonId person) {
  return {.person = person, .name = "测试", .posts = county.Held(person)};
}

TEST_CASE("open steps wait for who must answer and for who asked, and for nobody else") {
  StepDesk county;
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  county.Asked(id, county.Approval());
  {
    db::Reader reader = county.database->Read();
    const auto to_answer = StepsToAnswer(reader, VisitorOf(county, county.jin));
    REQUIRE(to_answer.size() == 1);
    CHECK(to_answer.front().answer_by == Date(2026y / 3 / 17));
    CHECK(StepsToAnswer(reader, VisitorOf(county, county.lin)).empty());
    CHECK(StepsToAnswer(reader, VisitorOf(county, county.jiang)).empty());
    CHECK(StepsUnanswered(reader, VisitorOf(county, county.lin)).size() == 2);
    CHECK(StepsUnanswered(reader, VisitorOf(county, county.jin)).empty());
  }
  REQUIRE(county.Answer(step, "agrees"));
  db::Reader reader = county.database->Read();
  CHECK(StepsToAnswer(reader, VisitorOf(county, county.jin)).empty());
  CHECK(StepsUnanswered(reader, VisitorOf(county, county.lin)).size() == 1);
}

TEST_CASE("whom a step holds up is not asked to sign, and a step after a return leaves the return waiting") {
  StepDesk county;
  const ItemId id = county.Examined(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  {
    db::Reader reader = county.database->Read();
    CHECK(ToSign(reader, VisitorOf(county, county.jiang)).empty());
  }
  REQUIRE(Return(county.desk, county.approver, id,
                 {.signer = Signer::kApprover, .digest = county.Latest(id).digest, .remark = "请等民政局"}));
  REQUIRE(county.Answer(step, "agrees"));
  db::Reader reader = county.database->Read();
  CHECK(Returned(reader, VisitorOf(county, county.lin)).size() == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
