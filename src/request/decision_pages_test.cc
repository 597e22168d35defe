// The decision on its way through the office: chosen, written, handed in, examined, signed by three, sent.
#include "request/case_office_desk_test.h"
#include "request/decision_form.h"

namespace gongkai::request {
namespace {

struct DecisionDesk : CaseOfficeDesk {
  using CaseOfficeDesk::CaseOfficeDesk;

  CaseId id = Apply();
  TestBrowser handles = SignIn(lin), examines = SignIn(wen), heads = SignIn(jiang);

  std::string Path() { return PathOfCase(id) + "/decision"; }
  web::Response Send(const TestBrowser& who, const std::string& part, account::Fields fields = {}) {
    fields.emplace_back("version", Version(id));
    return who.Post(Path() + part, fields);
  }
  web::Response Write(const std::string& finding = "在档案室和业务系统里按名称检索，没有找到。") {
    return Send(handles, "/write",
                {{"outcome", "does_not_exist"}, {"finding", finding}, {"reasons", "本机关没有制作或者获取过。"}});
  }
  account::Fields SignFields(std::string_view signer) {
    constexpr std::string_view kAllClear = "nnnnnyy";
    account::Fields fields = {{"signer", std::string(signer)}, {"digest", FoldNow(id).draft->digest}, {"remark", ""}};
    std::size_t index = 0;
    for (const disclosure::SecrecyQuestion& question : disclosure::SecrecyQuestions()) {
      fields.emplace_back("q-" + std::string(question.name), std::string(1, kAllClear[index++]));
    }
    return fields;
  }
  CaseLetter LetterOf(std::string_view kind) {
    db::Reader reader = database->Read();
    for (const CaseLetter& letter : LettersOf(reader, id)) {
      if (letter.kind == kind) return letter;
    }
    return {};
  }
  web::Response Sign(const TestBrowser& who, std::string_view signer) { return Send(who, "/sign", SignFields(signer)); }
};

TEST_CASE_ON_BOTH_ENGINES("only answers that the law has can be chosen, each with its articles", place) {
  DecisionDesk county(place);
  const std::string page(county.handles.Get(county.Path() + "/write").Bytes());
  for (const OutcomeBlock& block : OutcomesToWrite(county.today())) {
    CHECK(Has(page, block.name));
    for (const law::Outcome* outcome : block.outcomes) CHECK(Has(page, "outcome=" + std::string(outcome->id)));
  }
  CHECK_FALSE(Has(page, "outcome=withdrawn"));
  CHECK_FALSE(Has(page, "outcome=correction_lapsed"));
  const std::string form(county.handles.Get(county.Path() + "/write?outcome=not_ours").Bytes());
  CHECK(Has(form, "第三十六条第五项"));
  CHECK(Has(form, "name=\"elsewhere\""));
  CHECK_FALSE(Has(form, "name=\"where\""));
  CHECK(county.Send(county.handles, "/write", {{"outcome", "withdrawn"}}).status == 422);
  CHECK(county.examines.Get(county.Path() + "/write").status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("a reply goes out signed by three, over what the page showed", place) {
  DecisionDesk county(place);
  CHECK(county.Write().status == 303);
  CHECK_FALSE(county.IsInTrail(county.township, "case.letter_see"));
  CHECK(Has(county.handles.Get(county.Path()).Bytes(), "没有找到。"));
  CHECK(county.IsInTrail(county.township, "case.letter_see"));  // it names the applicant
  CHECK(county.Send(county.handles, "/send", {}).status == 422);
  CHECK(county.Send(county.handles, "/hand-in").status == 303);
  CHECK_FALSE(Has(county.handles.Get(county.Path()).Bytes(), "请您作为"));
  CHECK(Has(county.examines.Get(county.Path()).Bytes(), "请您作为"));
  // The head comes last, and nobody signs as what he is not.
  CHECK(county.Sign(county.heads, "approver").status == 422);
  CHECK(county.Sign(county.handles, "reviewer").status == 403);
  CHECK(county.Sign(county.examines, "secrecy").status == 303);
  CHECK(county.Sign(county.examines, "reviewer").status == 303);
  CHECK(county.Send(county.handles, "/send", {}).status == 422);
  CHECK(county.Sign(county.heads, "approver").status == 303);
  CHECK(county.Of(county.id).stage == CaseStage::kReadyToSend);
  CHECK_FALSE(Has(county.handles.Get(county.Path()).Bytes(), "name=\"on\""));  // its day is today, and not typed
  CHECK(county.Send(county.handles, "/send", {{"on", "2026-03-02"}}).status == 303);
  CHECK(county.LetterOf("decision").dated == county.today());
  CHECK(county.Of(county.id).stage == CaseStage::kReplied);
  CHECK(county.Of(county.id).outcome == "does_not_exist");
  CHECK(county.Of(county.id).in_time == true);
  CHECK(county.LetterKindsOf(county.id) == std::vector<std::string>{"decision"});
  CHECK_FALSE(Has(county.handles.Get(county.Path()).Bytes(), "/decision/send\""));
}

TEST_CASE_ON_BOTH_ENGINES("changed, it is signed from the beginning; sent back, its author reads why", place) {
  DecisionDesk county(place);
  REQUIRE(county.Write().status == 303);
  REQUIRE(county.Send(county.handles, "/hand-in").status == 303);
  const account::Fields shown = county.SignFields("secrecy");
  REQUIRE(county.Write("在档案室检索，没有找到。").status == 303);
  REQUIRE(county.Send(county.handles, "/hand-in").status == 303);
  CHECK(county.Send(county.examines, "/sign", shown).status == 422);  // over the words that were
  account::Fields back = county.SignFields("secrecy");
  CHECK(county.Send(county.examines, "/send-back", back).status == 422);  // without a word why
  for (auto& [name, value] : back) {
    if (name == "remark") value = "请写明检索的日期。";
  }
  CHECK(county.Send(county.examines, "/send-back", back).status == 303);
  CHECK(county.Of(county.id).stage == CaseStage::kHandling);
  CHECK(Has(county.handles.Get(county.Path()).Bytes(), "请写明检索的日期。"));
}

}  // namespace
}  // namespace gongkai::request
