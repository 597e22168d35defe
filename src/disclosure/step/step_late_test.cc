// A third party that answers after the organ has decided without it, and an organ that is closed before it answers.
#include "disclosure/step/step_late_actions.h"

#include "account/organ_closing_actions.h"
#include "disclosure/routes.h"
#include "disclosure/step/step_desk_test.h"
#include "disclosure/step/step_successor_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

struct LateDesk : StepDesk {
  OrganId other_bureau{0};

  explicit LateDesk(const testing::TestDatabase& place) : StepDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
    db::Transaction act = database->Begin();
    other_bureau = account::AddOrgan(act, {.parent = root,
                                           .kind = account::OrganKind::kDepartment,
                                           .code = "SHJ",
                                           .name = "澄砚县社会工作局",
                                           .short_name = "社会工作局",
                                           .opened_on = 2020y / 1 / 1});
    act.Commit();
  }

  /// Asked, silent beyond its day, and decided over by the head of the organ.
  Step DecidedOverSilence(ItemId id, const std::string& how = "harmless") {
    const Step asked = Asked(id, {.kind = StepKind::kThirdParty,
                                  .body = "某公司",
                                  .about = "配方",
                                  .sent_on = today(),
                                  .answer_by = 2026y / 3 / 12});
    TurnTo(2026y / 3 / 13);
    AskForm form{.kind = StepKind::kOwnDecision, .about = "逾期没有答复", .sent_on = today()};
    form.asks_again = asked.number;
    const Step own = Asked(id, form);
    REQUIRE(WriteAnswer(desk, approver, {id, own.number}, {.answer = how, .words = "审查过。"}, {}));
    return asked;
  }
  static LateForm Refuses(Date on, std::string effect = "look_again") {
    return {.answer = {.answer = "refuses", .answered_on = on, .words = "<b>配方</b>是商业秘密。"},
            .effect = std::move(effect),
            .effect_words = "看配方是否要删去。"};
  }
  Step DecideAnew(ItemId id, const std::string& how) {
    AskForm form{.kind = StepKind::kOwnDecision, .about = "第三方迟到的答复", .sent_on = today()};
    form.asks_again = Steps(id).back().number;
    const Step again = Asked(id, form);
    REQUIRE(WriteAnswer(desk, approver, {id, again.number}, {.answer = how, .words = "已在年报中自行公布。"}, {}));
    return again;
  }
  void CloseBureau(const std::string& into, const std::string& named = "") {
    std::int64_t version = 0;
    {
      db::Reader reader = database->Read();
      version = account::FindOrgan(reader, bureau)->version;
    }
    const auto closed =
        AbolishOrgan(desk, ActorAs(Hire("closer", "撤并", office, PostKind::kSystemAdmin), PostKind::kSystemAdmin),
                     bureau, {.into = into, .successor = named, .on = ToString(today()), .version = version});
    for (const FieldError& error : closed.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(closed);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a late refusal holds the item until it is decided anew, and stays with its step", place) {
  LateDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step asked = county.DecidedOverSilence(id);
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  const StepId at{id, asked.number};
  const Date today = county.today();
  CHECK_FALSE(WriteLateAnswer(county.desk, county.reviewer, at, LateDesk::Refuses(today), {}));
  CHECK_FALSE(WriteLateAnswer(county.desk, county.drafter, at, LateDesk::Refuses(today, "nothing"), {}));
  REQUIRE(WriteLateAnswer(county.desk, county.drafter, at, LateDesk::Refuses(today), {{"信.pdf", "%PDF-1.4"}}));
  CHECK_FALSE(county.MayBeApproved(id));
  CHECK(county.Told(county.jiang, "请研究") == 1);
  const Step kept = county.Steps(id).front();
  REQUIRE(kept.late.size() == 1);
  CHECK(kept.state == StepState::kOpen);  // it is written beside what was, not over it
  CHECK(kept.late.front().over == 2);
  CHECK(kept.scans.size() == 1);
  const std::string page =
      std::string(county.SignIn(county.lin).Get("/office/items/" + ToString(id) + "/steps/1").Bytes());
  CHECK(Has(page, "&lt;b&gt;配方&lt;/b&gt;是商业秘密。"));
  CHECK(Has(page, "看配方是否要删去。"));
  county.DecideAnew(id, "unfounded");
  CHECK(county.MayBeApproved(id));
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("a late answer that changes nothing says why, and holds nothing", place) {
  LateDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  const Step asked = county.DecidedOverSilence(id, "grave");
  LateForm form = LateDesk::Refuses(county.today(), "nothing");
  form.effect_words = " ";
  CHECK(ErrorOf(WriteLateAnswer(county.desk, county.drafter, {id, asked.number}, form, {}).errors(), "effect_words") !=
        nullptr);
  form.effect_words = "公开的理由是公共利益，不取决于第三方是否同意。";
  REQUIRE(WriteLateAnswer(county.desk, county.drafter, {id, asked.number}, form, {}));
  CHECK(county.MayBeApproved(id));
}

TEST_CASE_ON_BOTH_ENGINES("of what is public a late refusal is shown, and decided anew though it is public", place) {
  LateDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step asked = county.DecidedOverSilence(id);
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  REQUIRE(county.IsPublicNow(id));
  const std::string path = "/office/items/" + ToString(id);
  const account::TestBrowser drafts = county.SignIn(county.lin);
  CHECK(Has(drafts.Get(path + "/steps/1").Bytes(), "登记迟到的答复"));
  const auto refused = drafts.Upload(path + "/steps/1/late", "信.pdf", "%PDF-1.4", {{"answer", "refuses"}}, "scans");
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请选择这个答复改变什么。"));
  const auto written = drafts.Upload(path + "/steps/1/late", "信.pdf", "%PDF-1.4",
                                     {{"answer", "refuses"},
                                      {"answered_on", ToString(county.today())},
                                      {"effect", "look_again"},
                                      {"effect_words", "看配方"}},
                                     "scans");
  CHECK(written.status == 303);
  CHECK(county.IsPublicNow(id));  // nobody takes it down but a person
  CHECK(Has(drafts.Get(path).Bytes(), "<b>要重新研究：</b>"));
  CHECK(Has(drafts.Get(path + "/steps/2").Bytes(), "steps/new?again=2"));
  CHECK(Has(county.SignIn(county.jiang).Get(path).Bytes(), "要重新研究"));
  county.DecideAnew(id, "unfounded");
  CHECK_FALSE(Has(drafts.Get(path).Bytes(), "<b>要重新研究：</b>"));
}

TEST_CASE_ON_BOTH_ENGINES("what waits for its day is stopped by a late refusal; the database knows it too", place) {
  LateDesk county(place);
  Content content = ItemDesk::Notice();
  content.publish_on = 2026y / 3 / 20;
  const ItemId id = county.Save(content);
  const Step asked = county.DecidedOverSilence(id);
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  REQUIRE(IsWaiting(county.Of(id).publicity, county.today()));
  REQUIRE(WriteLateAnswer(county.desk, county.drafter, {id, asked.number}, LateDesk::Refuses(county.today()), {}));
  CHECK_FALSE(county.Of(id).publicity.published_version);
  CHECK(county.Count("SELECT COUNT(*) FROM item_step_holding WHERE step = 2") > 0);
  const auto refused = [&](std::string_view sql) {
    try {
      db::Transaction act = county.database->Begin();
      act.Execute(sql);
      act.Commit();
    } catch (const db::DatabaseError&) {
      return true;
    }
    return false;
  };
  CHECK(refused("UPDATE item_step_late SET effect = 'nothing'"));
  CHECK(refused("DELETE FROM item_step_late"));
}

TEST_CASE_ON_BOTH_ENGINES("the step of an organ that is closed goes to the one that continues its powers", place) {
  LateDesk county(place);
  const PersonId heir = county.Hire("heir", "沈继", county.other_bureau, PostKind::kDeputy);
  const ItemId id = county.Save(ItemDesk::Notice());
  const Step asked = county.Asked(id, county.Agreement());
  CHECK(Has(HandOnStepsOfClosed(county.desk), "0 步，告诉送出的机关另行办理 0 步"));
  county.CloseBureau(std::to_string(county.other_bureau.value));
  CHECK(Has(HandOnStepsOfClosed(county.desk), "转给继续行使职权的机关 1 步"));
  CHECK(Has(HandOnStepsOfClosed(county.desk), "转给继续行使职权的机关 0 步"));
  const auto steps = county.Steps(id);
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].state == StepState::kLetGo);
  CHECK(steps[1].organ == county.other_bureau);
  CHECK(steps[1].about == asked.about);
  CHECK(steps[1].digest == asked.digest);
  CHECK(county.Told(heir, "请答复") == 1);
  CHECK(county.Told(county.lin, "接着答复") == 1);
  REQUIRE(AnswerAsked(county.desk, county.ActorAs(heir, PostKind::kDeputy), county.other_bureau, {id, 2},
                      steps[1].digest, {.answer = "agrees"}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("where nobody of the county continues them, who asked is told once, and it holds", place) {
  LateDesk county(place);
  const ItemId id = county.Examined(ItemDesk::Notice());
  county.Asked(id, county.Agreement());
  county.CloseBureau("", "市民政局");
  CHECK(Has(HandOnStepsOfClosed(county.desk), "另行办理 1 步"));
  CHECK(Has(HandOnStepsOfClosed(county.desk), "另行办理 0 步"));
  CHECK(county.Told(county.lin, "要另行办理") == 1);
  CHECK(county.Steps(id).size() == 1);
  CHECK_FALSE(county.MayBeApproved(id));
}

}  // namespace
}  // namespace gongkai::disclosure
