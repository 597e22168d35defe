// What screening found stands on the page of the decision, with what may be done about it by whom; and what the case
// page leads to.
#include "request/case_office_desk_test.h"
#include "request/urge_actions.h"

namespace gongkai::request {
namespace {

constexpr const char* kNumber = "330102199001011234";

struct FindingsDesk : CaseOfficeDesk {
  using CaseOfficeDesk::CaseOfficeDesk;

  CaseId id = Apply();
  TestBrowser handles = SignIn(lin), examines = SignIn(wen), heads = SignIn(jiang);

  std::string Path() { return PathOfCase(id) + "/decision"; }
  web::Response Send(const TestBrowser& who, const std::string& part, account::Fields fields = {}) {
    fields.emplace_back("version", Version(id));
    return who.Post(Path() + part, fields);
  }
  void Write(const std::string& finding) {
    REQUIRE(Send(handles, "/write",
                 {{"outcome", "does_not_exist"}, {"finding", finding}, {"reasons", "本机关没有制作或者获取过。"}})
                .status == 303);
  }
  static account::Fields About(const std::string& reason) {
    return {{"run", "1"}, {"card", "1"}, {"all", "1"}, {"reason-1", reason}};
  }
};

TEST_CASE_ON_BOTH_ENGINES("what was found is told with its place and its reason, and stops the handing in", place) {
  FindingsDesk county(place);
  county.Write(std::string("登记的身份证号码") + kNumber + "没有查到。");
  const std::string page(county.handles.Get(county.Path()).Bytes());
  CHECK(Has(page, "1 处待处理"));
  CHECK(Has(page, "检索的情况：居民身份证号码"));
  CHECK(Has(page, "330102********1234"));
  CHECK(Has(page, "请保密审查员看"));
  CHECK(Has(page, "/decision/mask\""));
  const auto refused = county.Send(county.handles, "/hand-in");
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "检查出 1 处还没有处理"));
  // Who handles it cannot let it stand, nor can an examiner without a reason; nothing typed is lost.
  const auto by_handler = county.Send(county.handles, "/overrule", FindingsDesk::About("就是<这样>"));
  CHECK(by_handler.status == 422);
  CHECK(Has(by_handler.Bytes(), "就是&lt;这样&gt;"));
  const auto blank = county.Send(county.examines, "/overrule", FindingsDesk::About(" "));
  CHECK(blank.status == 422);
  CHECK(Has(blank.Bytes(), "id=\"reason-1\""));
  CHECK(county.Send(county.handles, "/ask", FindingsDesk::About("请看。")).status == 303);
  CHECK(Has(county.examines.Get(county.Path()).Bytes(), "formaction=\"" + county.Path() + "/overrule\""));
  CHECK(county.Send(county.examines, "/overrule", FindingsDesk::About("核对过，是文书的一部分。")).status == 303);
  const std::string settled(county.heads.Get(county.Path()).Bytes());
  CHECK(Has(settled, "都已处理"));
  CHECK(Has(settled, "核对过，是文书的一部分。"));
  CHECK(county.Send(county.handles, "/hand-in").status == 303);
  CHECK(county.IsInTrail(county.township, "case.screen"));
  CHECK(county.IsInTrail(county.township, "case.overrule"));
}

TEST_CASE_ON_BOTH_ENGINES("masked on the page it is a draft anew; another organ sees none of it", place) {
  FindingsDesk county(place);
  county.Write(std::string("登记的身份证号码") + kNumber + "没有查到。");
  const TestBrowser xie = county.SignIn(county.xie), he = county.SignIn(county.he);
  for (const char* part : {"/screen", "/mask", "/overrule", "/ask", "/reopen"}) {
    CHECK(county.Send(xie, part, FindingsDesk::About("看看")).status == 404);
    CHECK(county.Send(he, part, FindingsDesk::About("看看")).status == 403);
  }
  CHECK(county.Send(county.examines, "/mask", FindingsDesk::About("")).status == 403);
  CHECK(county.Send(county.handles, "/mask", {{"run", "x"}, {"card", "'"}, {"hit", "-1"}}).status == 422);
  CHECK(county.Send(county.handles, "/mask", FindingsDesk::About("")).status == 303);
  const std::string page(county.handles.Get(county.Path()).Bytes());
  CHECK(Has(page, "330102********1234"));
  CHECK_FALSE(Has(page, kNumber));
  CHECK(Has(page, "没有发现问题"));
  CHECK(county.Send(county.handles, "/screen").status == 303);
  CHECK(county.Send(county.handles, "/hand-in").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("a case leads to its fee and to its urging, for those who may", place) {
  FindingsDesk county(place);
  const std::string path = county.PathOfCase(county.id);
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(county.handles.Get(path).Bytes(), path + "/fee\""));
  CHECK_FALSE(Has(county.handles.Get(path).Bytes(), path + "/urge\""));
  CHECK_FALSE(Has(county.heads.Get(path).Bytes(), path + "/fee\""));
  CHECK(Has(he.Get(path).Bytes(), path + "/urge\""));
  FindingsDesk::Require(UrgeCase(county.desk, county.supervisor, county.Seen(county.id), PersonalText("请尽快答复。")));
  CHECK(Has(county.handles.Get(path).Bytes(), "答复催办"));
  CHECK(Has(county.heads.Get(path).Bytes(), "看催办"));
}

TEST_CASE_ON_BOTH_ENGINES("what an organ did that is closed by now, and who handled it, stays in sight of the county",
                          place) {
  FindingsDesk county(place);
  const CaseId other = county.Apply({.organ = county.other_township});
  REQUIRE(county.Act(county.handles, county.id, "accept", {}).status == 303);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ SET closed_on = '2026-03-10' WHERE id = ?", county.other_township.value);
    act.Execute("UPDATE post SET until_day = '2026-03-09' WHERE person_id = ?", county.lin.value);
    act.Commit();
  }
  const std::string list(county.SignIn(county.he).Get("/office/requests").Bytes());
  CHECK(Has(list, county.PathOfCase(other)));
  CHECK(Has(list, "林溪（已不在岗）"));
  CHECK(Has(county.examines.Get(county.PathOfCase(county.id)).Bytes(), "林溪（已不在岗）"));
}

}  // namespace
}  // namespace gongkai::request
