// Ways by which somebody could get past a step, and what the law has instead: who may answer for whom, what ends a
// refusal, and what becomes of open steps when a draft is let go of or is not to be published.
#include "disclosure/item_drop_actions.h"
#include "disclosure/routes.h"
#include "disclosure/step/step_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

/// The fields in which asking is refused, one after another.
std::string Refused(const FormResult<Step>& asked) {
  std::string fields;
  for (const FieldError& error : asked.errors()) fields += (error.field.empty() ? "whole" : error.field) + " ";
  return fields;
}

AskForm Outside(StepDesk& county, std::string body) {
  return {.body = std::move(body), .about = "数字", .sent_on = county.today(), .answer_by = 2026y / 3 / 17};
}

AskForm Following(const Step& step, StepKind kind, std::string body, Date sent_on) {
  return {.kind = kind, .body = std::move(body), .about = "双方意见", .sent_on = sent_on, .asks_again = step.number};
}

TEST_CASE_ON_BOTH_ENGINES("for an organ of the county nobody else answers, whatever it is called", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  for (const char* body : {"澄砚县民政局", "澄砚县 民政局", "县民政局", "民政局"}) {
    CAPTURE(body);
    CHECK(Has(Refused(county.Ask(id, Outside(county, body))), "body"));
  }
  AskForm both = county.Agreement();
  both.body = "市民政局";
  CHECK(Has(Refused(county.Ask(id, both)), "body"));
  CHECK(county.Ask(id, Outside(county, "市民政局")));
  CHECK(county.Steps(id).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what leaves the organ was looked at, as it is", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  AskForm form = county.Agreement();
  form.digest = AskedDigest(county.Latest(id).content);
  CHECK(Has(Refused(AskStep(county.desk, county.drafter, id, form)), "checked"));
  form.is_checked = true;
  county.Change(id, "改了名称");
  CHECK_FALSE(AskStep(county.desk, county.drafter, id, form));
  CHECK(county.Ask(id, form));
  CHECK(county.Told(county.jin, "改了名称") == 0);  // what is not public is in no letter
}

TEST_CASE_ON_BOTH_ENGINES("one person does not ask and answer", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  const Actor both = county.ActorAs(county.lin, PostKind::kDeputy);
  const AnswerForm yes{.answer = "agrees"};
  CHECK_FALSE(AnswerAsked(county.desk, both, county.bureau, {id, step.number}, step.digest, yes));
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  const Actor signer = county.ActorAs(county.wen, PostKind::kDeputy);
  CHECK_FALSE(AnswerAsked(county.desk, signer, county.bureau, {id, step.number}, step.digest, yes));
  CHECK(county.Answer(step, "agrees"));
}

TEST_CASE_ON_BOTH_ENGINES("an approval has its number and its paper, and is over the text itself", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Approval());
  const AnswerForm bare{.answer = "approved", .answered_on = county.today()};
  CHECK(Has(Refused(WriteAnswer(county.desk, county.drafter, {id, step.number}, bare, {})), "answer_number scans"));
  REQUIRE(county.Answer(step, "approved"));
  county.Change(id, "关于春季森林防火的通知");
  const std::string digest = AskedDigest(county.Latest(id).content);
  CHECK_FALSE(KeepAnswer(county.desk, county.drafter, {id, step.number}, digest, "不影响"));
}

TEST_CASE_ON_BOTH_ENGINES("coordination ends a refusal, and nothing else does but who refused", place) {
  StepDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  CHECK_FALSE(
      county.Ask(id, {.kind = StepKind::kCoordination, .body = "县政府办", .about = "x", .sent_on = county.today()}));
  const Step asked = county.Asked(id, county.Agreement());
  const AskForm form = Following(asked, StepKind::kCoordination, "澄砚县政务公开主管部门", county.today());
  CHECK_FALSE(county.Ask(id, form));  // not answered, and not overdue
  REQUIRE(county.Answer(asked, "refuses", "人数不对"));
  const Step coordination = county.Asked(id, form);
  CHECK_FALSE(county.MayBeApproved(id));
  REQUIRE(county.Answer(coordination, "coordinated", "按民政局核定的人数公开"));
  CHECK(county.MayBeApproved(id));
}

TEST_CASE_ON_BOTH_ENGINES("who is silent has not agreed: another decides, over his head", place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step asked = county.Asked(id, county.Agreement());
  county.TurnTo(2026y / 3 / 18);
  const AskForm form = Following(asked, StepKind::kCoordination, "澄砚县政务公开主管部门", county.today());
  const Step coordination = county.Asked(id, form);
  REQUIRE(county.Answer(coordination, "coordinated", "可以公开"));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("over a third party's refusal the head of the organ decides, with reasons that fit", place) {
  StepDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  const Step asked =
      county.Asked(id, {.kind = StepKind::kThirdParty, .body = "某公司", .about = "配方", .sent_on = county.today()});
  REQUIRE(county.Answer(asked, "refuses"));
  const Step own = county.Asked(id, Following(asked, StepKind::kOwnDecision, "", county.today()));
  CHECK_FALSE(county.MayBeApproved(id));
  const StepId at{id, own.number};
  const AnswerForm unfounded{.answer = "unfounded", .words = "已在年报中自行公布。"};
  CHECK_FALSE(WriteAnswer(county.desk, county.drafter, at, unfounded, {}));
  CHECK_FALSE(WriteAnswer(county.desk, county.reviewer, at, unfounded, {}));
  const auto answered = [&](std::string answer, std::string words) {
    return WriteAnswer(county.desk, county.approver, at, {.answer = std::move(answer), .words = std::move(words)}, {});
  };
  CHECK(Has(Refused(answered("harmless", "没有答复")), "answer"));  // it did answer
  CHECK(Has(Refused(answered("grave", " ")), "answer_words"));
  REQUIRE(answered("unfounded", "已在年报中自行公布。"));
  CHECK(county.MayBeApproved(id));
}

TEST_CASE_ON_BOTH_ENGINES("a correction that is let go of does not end what it asked", place) {
  StepDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  county.Asked(id, county.Agreement());
  REQUIRE(DropCorrection(county.desk, county.drafter, id));
  CHECK(county.IsPublicNow(id));
  CHECK(county.Steps(id).front().state == StepState::kLetGo);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "联系电话有误，已改正。";
  content.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(county.MayBeApproved(id));
  REQUIRE(WithdrawStep(county.desk, county.drafter, {id, 1}, "这次更正不涉及民政局"));
  CHECK(county.MayBeApproved(id));
}

TEST_CASE_ON_BOTH_ENGINES("what is not to be published is the other organ's to read no more", place) {
  StepDesk county(place);
  disclosure::AddRoutes(county.pages, AtOnce());
  Content content = ItemDesk::Notice();
  const ItemId id = county.Save(content);
  county.Asked(id, county.Agreement());
  const account::TestBrowser answers = county.SignIn(county.jin);
  const std::string path = "/office/asked/" + ToString(id) + "-1";
  CHECK(Has(answers.Get(path).body, "禁止野外用火"));
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kProcess;
  content.ground_words = "讨论稿。";
  const auto save = [&] {
    REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                      {.item = id, .version = county.Of(id).version, .content = content}));
  };
  save();
  CHECK(county.Steps(id).front().state == StepState::kLetGo);
  const std::string page = answers.Get(path).body;
  CHECK_FALSE(Has(page, "禁止野外用火"));
  CHECK_FALSE(Has(page, content.title));
  CHECK_FALSE(Has(answers.Get("/office/asked").body, content.title));
  content = ItemDesk::Notice();  // and back again: it is asked again
  save();
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(county.MayBeApproved(id));
}

TEST_CASE_ON_BOTH_ENGINES("what is stopped while its correction is being signed goes out before its day by no way",
                          place) {
  StepDesk county(place);
  const ItemId id = county.Waiting();
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "联系电话有误，已改正。";
  content.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  const Step step = county.Asked(id, county.Agreement());
  CHECK(county.Of(id).stage == Stage::kDraft);
  CHECK(county.Latest(id).content.publish_on == Date(2026y / 3 / 20));
  REQUIRE(county.Answer(step, "agrees"));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK_FALSE(county.IsPublicNow(id));
  county.TurnTo(2026y / 3 / 20);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE("a key that another act has used is a fault, and no crash") {
  StepDesk county;
  const ItemId id = county.Save(ItemDesk::Notice());
  county.drafter.once_key = "0123456789abcdef0123456789abcdef";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = ItemDesk::Notice()}));
  CHECK_FALSE(county.Ask(id, county.Agreement()));
  CHECK(county.Steps(id).empty());
}

TEST_CASE("who signs reads what nobody answered, beside the signature") {
  StepDesk county;
  disclosure::AddRoutes(county.pages, AtOnce());
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step step = county.Asked(id, county.Agreement());
  REQUIRE(WithdrawStep(county.desk, county.drafter, {id, step.number}, "与民政局无关"));
  REQUIRE(county.Answer(county.Asked(id, county.Agreement()), "agrees"));
  county.Change(id, "关于春季森林防火的通知");
  const std::string digest = AskedDigest(county.Latest(id).content);
  REQUIRE(KeepAnswer(county.desk, county.drafter, {id, 2}, digest, "只改了名称"));
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  const std::string page = county.SignIn(county.jiang).Get("/office/items/" + ToString(id)).body;
  const std::size_t sign = page.find("id=\"sign\"");
  REQUIRE(sign != std::string::npos);
  for (const char* words : {"与民政局无关", "只改了名称", "关于清明节期间森林防火的通知"}) {
    CHECK(page.find(words, sign) != std::string::npos);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
