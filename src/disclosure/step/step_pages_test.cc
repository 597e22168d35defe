// Steps on the pages of both organs: what is missing stands beside its field, what is another's answers 404, and what
// somebody types stays text.
#include "disclosure/routes.h"
#include "disclosure/step/step_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::Target;
using account::TestBrowser;

struct StepPages : StepDesk {
  StepPages() { disclosure::AddRoutes(pages, AtOnce()); }
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kChief);
  TestBrowser drafts = SignIn(lin), answers = SignIn(jin), stranger = SignIn(xie);

  static std::string PathOf(ItemId id) { return "/office/items/" + ToString(id); }
};

TEST_CASE("one asks, the other answers, and both see how it stands") {
  StepPages county;
  const ItemId id = county.Save(ItemDesk::Notice());
  const std::string path = StepPages::PathOf(id);
  CHECK(Has(county.drafts.Get(path).body, "steps/new?kind=agreement"));
  CHECK(Has(county.drafts.Get(path + "/steps/new?kind=approval").body, "系统不代发函件"));
  CHECK_FALSE(Has(county.drafts.Get(path + "/steps/new?kind=agreement").body, "系统不代发函件"));
  const auto faulty =
      county.drafts.Post(path + "/steps/new?kind=agreement",
                         {{"about", "<b>人数</b>"}, {"digest", AskedDigest(county.Latest(id).content)}});
  CHECK(faulty.status == 422);
  CHECK(Has(faulty.body, "请选择本县的机关"));
  CHECK(Has(faulty.body, "请写明请对方在哪一天以前答复"));
  CHECK(Has(faulty.body, "&lt;b&gt;人数&lt;/b&gt;"));  // nothing typed is lost, and nothing typed is markup
  CHECK_FALSE(Has(faulty.body, "<b>人数</b>"));
  const auto sent =
      county.drafts.Post(path + "/steps/new?kind=agreement", {{"about", "人数是否准确"},
                                                              {"organ", std::to_string(county.bureau.value)},
                                                              {"answer_by", "2026-03-17"},
                                                              {"digest", AskedDigest(county.Latest(id).content)},
                                                              {"checked", "1"}});
  CHECK(sent.status == 303);
  CHECK(Has(county.drafts.Get(Target(sent)).body, "等答复，还有 7 天"));
  CHECK(Has(county.drafts.Get(path).body, "主要负责人现在不能签发"));

  const std::string asked = "/office/asked/" + ToString(id) + "-1";
  CHECK(Has(county.answers.Get("/office/asked").body, asked));
  const std::string page = county.answers.Get(asked).body;
  CHECK(Has(page, "禁止野外用火"));
  const Step step = county.Steps(id).front();
  const auto no_reason = county.answers.Post(asked + "/answer", {{"digest", step.digest}, {"answer", "refuses"}});
  CHECK(no_reason.status == 422);
  CHECK(Has(no_reason.body, "请写明不同意的理由"));
  CHECK(county.answers.Post(asked + "/answer", {{"digest", step.digest}, {"answer", "agrees"}}).status == 303);
  CHECK(Has(county.answers.Get(asked).body, "收回答复"));
  CHECK_FALSE(Has(county.drafts.Get(path).body, "主要负责人现在不能签发"));
}

TEST_CASE("what another organ was asked is not there for a third one, nor is the item of who asks") {
  StepPages county;
  const ItemId id = county.Save(ItemDesk::Notice());
  county.Asked(id, county.Agreement());
  county.Asked(id, county.Approval());
  const std::string asked = "/office/asked/" + ToString(id);
  CHECK(county.stranger.Get(asked + "-1").status == 404);
  CHECK(county.stranger.Post(asked + "-1/answer", {{"answer", "agrees"}}).status == 404);
  CHECK(county.stranger.Get(StepPages::PathOf(id) + "/steps/1").status == 404);
  CHECK(county.answers.Get(StepPages::PathOf(id)).status == 404);
  CHECK(county.answers.Get(asked + "-2").status == 404);  // that one is not for the bureau
  for (const char* bad : {"/office/asked/x", "/office/asked/1-1", "/office/asked/1-1-0", "/office/asked/1-1-99"}) {
    CAPTURE(bad);
    CHECK(county.answers.Get(bad).status == 404);
  }
  REQUIRE(WithdrawStep(county.desk, county.drafter, {id, 1}, "改由县里统一发布"));
  const std::string withdrawn = county.answers.Get(asked + "-1").body;
  CHECK(Has(withdrawn, "改由县里统一发布"));
  CHECK_FALSE(Has(withdrawn, "禁止野外用火"));
}

TEST_CASE("a changed text is shown beside what was asked about, with both ways to go on") {
  StepPages county;
  const ItemId id = county.Save(ItemDesk::Notice());
  REQUIRE(county.Answer(county.Asked(id, county.Agreement()), "agrees"));
  county.Change(id, "关于春季森林防火的通知");
  const std::string path = StepPages::PathOf(id) + "/steps/1";
  const std::string page = county.drafts.Get(path).body;
  CHECK(Has(page, "答复的不是现在的内容"));
  CHECK(Has(page, "关于清明节期间森林防火的通知"));
  CHECK(Has(page, "steps/new?again=1"));
  const std::string mark = "name=\"digest\" value=\"";
  const std::size_t at = page.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string digest = page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
  CHECK(county.drafts.Post(path + "/keep", {{"digest", digest}}).status == 422);
  CHECK(county.drafts.Post(path + "/keep", {{"digest", digest}, {"words", "只改名称"}}).status == 303);
  CHECK(Has(county.drafts.Get(path).body, "只改名称"));
}

TEST_CASE("an answer from outside wants its paper") {
  StepPages county;
  const ItemId id = county.Save(ItemDesk::Notice());
  AskForm form = county.Agreement();
  form.organ.reset();
  form.body = "市民政局";
  form.sent_on = county.today();
  county.Asked(id, form);
  const auto answer = county.drafts.Post(StepPages::PathOf(id) + "/steps/1/answer",
                                         {{"answer", "agrees"}, {"answered_on", "2026-03-10"}});
  CHECK(answer.status == 422);
  CHECK(Has(answer.body, "请附上对方答复的扫描件"));
  CHECK(Has(answer.body, "请写明复函、批复的文号"));
  const AnswerForm good{.answer = "agrees", .answered_on = county.today(), .number = "民函〔2026〕2号"};
  CHECK_FALSE(WriteAnswer(county.desk, county.drafter, {id, 1}, good, {{"复函.exe", "MZ"}}));
  REQUIRE(WriteAnswer(county.desk, county.drafter, {id, 1}, good, {{"复函.pdf", "%PDF-1.4"}}));
  CHECK(county.drafts.Get(StepPages::PathOf(id) + "/steps/1/files/1").body == "%PDF-1.4");
  CHECK(county.drafts.Get(StepPages::PathOf(id) + "/steps/1/files/2").status == 404);
  CHECK(county.stranger.Get(StepPages::PathOf(id) + "/steps/1/files/1").status == 404);
}

}  // namespace
}  // namespace gongkai::disclosure
