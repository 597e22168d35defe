// 条例第四十条, from the answer that offers times to what the office puts down: signed with the answer, taken by the
// applicant, seen by day, and nobody else's.
#include "request/case_due_view.h"
#include "request/case_office_desk_test.h"
#include "request/viewing_actions.h"
#include "request/viewing_store.h"

namespace gongkai::request {
namespace {

struct ViewingDesk : CaseOfficeDesk {
  explicit ViewingDesk(const testing::TestDatabase& place) : CaseOfficeDesk(place) {
    AddViewingPages(pages);
    AddLetterPages(pages);
  }

  CaseId id = Apply();
  TestBrowser handles = SignIn(lin), examines = SignIn(wen), heads = SignIn(jiang);

  /// Sessions end meanwhile.
  void GoOn(std::chrono::hours hours) {
    now += hours;
    handles = SignIn(lin);
    examines = SignIn(wen);
    heads = SignIn(jiang);
  }
  std::string Page() { return PathOfCase(id) + "/viewings"; }
  web::Response Send(const TestBrowser& who, const std::string& part, account::Fields fields = {}) {
    fields.emplace_back("version", Version(id));
    return who.Post(PathOfCase(id) + part, fields);
  }
  account::Fields Answer(const std::string& form = "原件是孤本，翻拍会损坏，改为安排查阅、抄录。") {
    return {{"outcome", "released"},
            {"finding", "可以公开。"},
            {"form", form},
            {"viewing_on_1", "2026-03-12"},
            {"viewing_from_1", "09:00"},
            {"viewing_until_1", "11:00"},
            {"viewing_on_2", "2026-03-13"},
            {"viewing_from_2", "14:00"},
            {"viewing_until_2", "16:00"},
            {"viewing_place", "枕溪镇便民服务中心"}};
  }
  web::Response Sign(const TestBrowser& who, std::string_view signer) {
    constexpr std::string_view kAllClear = "nnnnnyy";
    account::Fields fields = {{"signer", std::string(signer)}, {"digest", FoldNow(id).draft->digest}, {"remark", ""}};
    std::size_t index = 0;
    for (const disclosure::SecrecyQuestion& question : disclosure::SecrecyQuestions()) {
      fields.emplace_back("q-" + std::string(question.name), std::string(1, kAllClear[index++]));
    }
    return Send(who, "/decision/sign", fields);
  }
  void SignedByAll() {
    REQUIRE(Send(handles, "/decision/hand-in").status == 303);
    REQUIRE(Sign(examines, "secrecy").status == 303);
    REQUIRE(Sign(examines, "reviewer").status == 303);
    REQUIRE(Sign(heads, "approver").status == 303);
  }
  void Replied() {
    REQUIRE(Send(handles, "/decision/write", Answer()).status == 303);
    SignedByAll();
    REQUIRE(Send(handles, "/decision/send").status == 303);
  }
  std::vector<Viewing> All() {
    db::Reader reader = database->Read();
    return ViewingsOf(reader, id);
  }
  ViewingState StateOf(int number) { return FindViewing(All(), number)->state; }
  FormResult<CaseId> Take(int number) { return ChooseViewing(desk, {"10.1.1.1", "browser", ""}, id, number); }
  account::Visitor VisitorOf(PersonId person) {
    return {.person = person, .name = "测试", .posts = Held(person), .address = "127.0.0.1"};
  }
  std::size_t DueOf(PersonId person) {
    db::Reader reader = database->Read();
    return ViewingsDue(reader, VisitorOf(person), today()).size();
  }
  std::size_t UntakenOf(PersonId person) {
    db::Reader reader = database->Read();
    return ViewingsUntaken(reader, VisitorOf(person), today()).size();
  }
};

TEST_CASE_ON_BOTH_ENGINES("times are typed with the answer, held against the calendar, and signed with it", place) {
  ViewingDesk county(place);
  account::Fields wrong = county.Answer();
  wrong[3] = {"viewing_on_1", "2026-03-10"};
  wrong[8] = {"viewing_until_2", "13:00"};
  const auto back = county.Send(county.handles, "/decision/write", wrong);
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "请安排在今天以后"));
  CHECK(Has(back.Bytes(), "结束要晚于开始"));
  CHECK(Has(back.Bytes(), "value=\"枕溪镇便民服务中心\""));  // nothing typed is lost
  // On paper was wished for: why it is not had so must be told.
  CHECK(county.Send(county.handles, "/decision/write", county.Answer("")).status == 303);
  const auto unexplained = county.Send(county.handles, "/decision/hand-in");
  CHECK(unexplained.status == 422);
  CHECK(Has(unexplained.Bytes(), "第四十条"));
  CHECK(county.Send(county.handles, "/decision/write", county.Answer()).status == 303);
  const std::string digest = county.FoldNow(county.id).draft->digest;
  account::Fields other = county.Answer();
  other[4] = {"viewing_from_1", "10:00"};
  CHECK(county.Send(county.handles, "/decision/write", other).status == 303);
  CHECK(county.FoldNow(county.id).draft->digest != digest);
  CHECK(county.All().empty());  // nothing is offered before it is told
}

TEST_CASE_ON_BOTH_ENGINES("sent, they are offered; the applicant takes one and changes it until the day before",
                          place) {
  ViewingDesk county(place);
  county.Replied();
  REQUIRE(county.All().size() == 2);
  db::Reader reader = county.database->Read();
  const auto letter = LettersOf(reader, county.id).front();
  CHECK(Has(LetterBody(reader, county.keys, county.id, letter.ref)->Reveal(),
            "2026年3月12日9:00至11:00，枕溪镇便民服务中心；2026年3月13日14:00至16:00"));
  const auto version = county.Of(county.id).version;
  CHECK(county.Take(1));
  CHECK(county.StateOf(1) == ViewingState::kChosen);
  CHECK(county.Take(1));  // again it is the same
  CHECK(county.Take(2));
  CHECK(county.StateOf(1) == ViewingState::kOffered);
  CHECK(county.StateOf(2) == ViewingState::kChosen);
  CHECK(county.Of(county.id).version == version);  // no form of the office comes back for it
  CHECK_FALSE(county.Take(3));
  county.GoOn(48h);  // the twelfth
  CHECK_FALSE(county.Take(1));
  county.GoOn(24h);
  CHECK(county.Take(1).errors().front().field == "viewing");
  CHECK(county.StateOf(2) == ViewingState::kChosen);
}

TEST_CASE_ON_BOTH_ENGINES("the office sees a day's, and puts down what came of it", place) {
  ViewingDesk county(place);
  county.Replied();
  CHECK(county.DueOf(county.lin) == 0);
  CHECK(county.Take(1));
  CHECK(county.DueOf(county.lin) == 1);
  CHECK(county.DueOf(county.xie) == 0);
  const std::string day(county.handles.Get("/office/request-viewings?day=2026-03-12").Bytes());
  CHECK(Has(day, "9:00至11:00"));
  CHECK(Has(day, county.Page()));
  CHECK_FALSE(Has(day, "尹望舒"));
  const TestBrowser xie = county.SignIn(county.xie);
  CHECK_FALSE(Has(xie.Get("/office/request-viewings?day=2026-03-12").Bytes(), county.Page()));
  CHECK(xie.Get(county.Page()).status == 404);
  CHECK(xie.Get("/office/request-viewings?day=%3Cb%3E").status == 200);
  CHECK(county.Send(xie, "/viewings/end", {{"viewing", "1"}, {"came", "1"}}).status == 404);
  CHECK(county.Send(county.handles, "/viewings/end", {{"viewing", "1"}, {"came", "1"}}).status == 422);  // not yet
  county.GoOn(48h);
  const std::string words = "看了合同全文，抄录第三页。";
  CHECK(county.Send(county.handles, "/viewings/end", {{"viewing", "1"}, {"came", "1"}, {"words", words}}).status ==
        303);
  CHECK(county.StateOf(1) == ViewingState::kHappened);
  db::Reader reader = county.database->Read();
  CHECK(Has(EventWordsOf(reader, county.keys, county.id).back().Reveal(), words));
  CHECK(county.DueOf(county.lin) == 0);
  CHECK(county.IsInTrail(county.township, "case.viewing_happened"));
}

TEST_CASE_ON_BOTH_ENGINES("nobody came: another time is arranged, by telephone too, and taken back", place) {
  ViewingDesk county(place);
  CHECK(county
            .Send(county.handles, "/viewings/offer",
                  {{"viewing_on", "2026-03-12"},
                   {"viewing_from", "09:00"},
                   {"viewing_until", "10:00"},
                   {"viewing_place", "窗口"}})
            .status == 422);  // nothing was released yet
  county.Replied();
  CHECK(county.UntakenOf(county.lin) == 0);
  county.GoOn(72h);
  CHECK(county.UntakenOf(county.lin) == 1);
  const auto back = county.Send(county.handles, "/viewings/offer", {{"viewing_on", ""}, {"viewing_place", "<b>窗口"}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "&lt;b&gt;窗口"));
  const account::Fields offer = {{"viewing_on", "2026-03-20"},
                                 {"viewing_from", "09:00"},
                                 {"viewing_until", "10:00"},
                                 {"viewing_place", "枕溪镇便民服务中心"}};
  CHECK(county.Send(county.handles, "/viewings/offer", offer).status == 303);
  CHECK(county.UntakenOf(county.lin) == 0);
  CHECK(county.Send(county.handles, "/viewings/choose", {{"viewing", "3"}}).status == 303);
  CHECK(FindViewing(county.All(), 3)->by_office);
  CHECK(county.Send(county.handles, "/viewings/withdraw", {{"viewing", "3"}}).status == 303);
  CHECK(county.StateOf(3) == ViewingState::kWithdrawn);
  CHECK_FALSE(county.Take(3));
  CHECK(county.Send(county.handles, "/viewings/withdraw", {{"viewing", "3"}}).status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("an answer whose times are over when it is sent does not go out", place) {
  ViewingDesk county(place);
  REQUIRE(county.Send(county.handles, "/decision/write", county.Answer()).status == 303);
  county.SignedByAll();
  county.GoOn(48h);
  CHECK(county.Send(county.handles, "/decision/send").status == 422);
  CHECK(county.All().empty());
}

}  // namespace
}  // namespace gongkai::request
