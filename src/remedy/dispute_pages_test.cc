// The office's pages of disputes: entered by a form, acted on, counted in table 4, and shut to others.
#include <algorithm>

#include "remedy/dispute_desk_test.h"

namespace gongkai::remedy {
namespace {

account::Fields NewFields(DisputeDesk& county) {
  return {{"organ", std::to_string(county.township.value)},
          {"kind", "reconsideration"},
          {"procedure", "simplified"},
          {"received", "2026-03-10"},
          {"ground", "refusal"},
          {"who", "尹望舒"},
          {"body", "澄砚县人民政府"}};
}

TEST_CASE_ON_BOTH_ENGINES("entered, answered and decided by forms; table 4 leads to it", place) {
  DisputeDesk county(place);
  TestBrowser lin = county.SignIn(county.lin);
  const CaseId of = county.Refused();
  CHECK(Has(lin.Get("/office/disputes/new?case=" + ToString(of)).body, county.CaseOf(of).register_number));
  account::Fields fields = NewFields(county);
  fields.emplace_back("of_case", county.CaseOf(of).register_number);
  const web::Response entered = lin.Post("/office/disputes/new", fields);
  REQUIRE(entered.status == 303);
  const DisputeId id{county.township, 1};
  const std::string page = PathOf(id);
  CHECK(Has(Target(entered), page));
  const std::string shown = lin.Get(page).body;
  CHECK(Has(shown, "2026年3月17日"));  // 5 working days
  CHECK(Has(shown, "行政复议法第五十四条"));
  CHECK(Has(shown, "尹望舒"));
  CHECK_FALSE(Has(lin.Get("/office/disputes").body, "尹望舒"));
  const auto act = [&](const std::string& which, account::Fields typed) {
    typed.emplace_back("version", std::to_string(county.Of(id).version));
    return lin.Post(page + "/acts/" + which, typed);
  };
  const web::Response faulty = act("answered", {{"on", "morgen"}, {"words", "交了"}});
  CHECK(faulty.status == 422);
  CHECK(Has(faulty.body, "交了"));  // nothing typed is lost
  CHECK(act("answered", {{"on", "2026-03-10"}}).status == 303);
  county.On(2026y / 4 / 2);
  lin = county.SignIn(county.lin);  // yesterday's session is over
  CHECK(act("decided", {{"on", "2026-04-01"},
                        {"served", "2026-04-02"},
                        {"outcome", "annulled"},
                        {"orders_anew", "1"},
                        {"until", "2026-04-30"}})
            .status == 303);
  CHECK(Has(lin.Get("/office/requests/" + ToString(of)).body, "2026年4月30日"));
  CHECK(Has(lin.Get("/office/disputes/table?year=2026").body,
            "/office/disputes/table/rows?year=2026&amp;kind=reconsideration&amp;result=corrected"));
  CHECK(Has(lin.Get("/office/disputes/table/rows?year=2026&kind=reconsideration&result=corrected").body, page));
  CHECK_FALSE(Has(lin.Get("/office/disputes/table/rows?year=2026&kind=reconsideration&result=upheld").body, page));
  // The lesson stands before the next who chooses the same answer.
  CHECK(lin.Post(page + "/lesson", {{"version", std::to_string(county.Of(id).version)}, {"words", "检索要全面。"}})
            .status == 303);
  CHECK(
      Has(lin.Get("/office/requests/" + ToString(of) + "/decision/write?outcome=does_not_exist").body, "检索要全面。"));
  CHECK_FALSE(
      Has(lin.Get("/office/requests/" + ToString(of) + "/decision/write?outcome=not_ours").body, "检索要全面。"));
}

TEST_CASE_ON_BOTH_ENGINES("faults of the form stand beside their fields, with everything that was typed", place) {
  DisputeDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  account::Fields fields = NewFields(county);
  fields.emplace_back("of_case", "2026-9999");
  fields.emplace_back("request", "<b>请求</b>");
  const web::Response back = lin.Post("/office/disputes/new", fields);
  CHECK(back.status == 422);
  CHECK(Has(back.body, "没有这个登记编号"));
  CHECK(Has(back.body, "2026-9999"));
  CHECK(Has(back.body, "&lt;b&gt;请求"));
  CHECK_FALSE(Has(back.body, "<b>请求"));
}

TEST_CASE_ON_BOTH_ENGINES("the number of a case that comes later is put in, and nothing is lost of a faulty form",
                          place) {
  DisputeDesk county(place);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kDirectSuit));
  const TestBrowser lin = county.SignIn(county.lin);
  const auto post = [&](const std::string& who, const std::string& number) {
    return lin.Post(PathOf(id) + "/words", {{"version", std::to_string(county.Of(id).version)},
                                            {"who", who},
                                            {"body", "澄砚县人民法院"},
                                            {"number", number}});
  };
  CHECK(Has(lin.Get(PathOf(id) + "/words").body, "澄政复〔2026〕3号"));
  const web::Response back = post("", "（2026）澄行初9号");
  CHECK(back.status == 422);
  CHECK(Has(back.body, "（2026）澄行初9号"));
  CHECK(post("尹望舒", "（2026）澄行初9号").status == 303);
  CHECK(Has(lin.Get(PathOf(id)).body, "（2026）澄行初9号"));
}

TEST_CASE_ON_BOTH_ENGINES("the list counts all there are, and goes on page by page with what was asked for", place) {
  DisputeDesk county(place);
  constexpr int kMany = 503, kSuits = 3;
  {
    db::Transaction act = county.database->Begin();
    for (int i = 0; i < kMany; ++i) {
      AddDispute(act, county.keys,
                 {.id = {county.township, 0},
                  .kind = i < kSuits ? DisputeKind::kDirectSuit : DisputeKind::kReconsideration,
                  .ground = DisputeGround::kRefusal,
                  .received = county.today()},
                 {});
    }
    act.Commit();
  }
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string path = "/office/disputes", oldest = PathOf({county.township, 1}) + "\"";
  const std::string first = lin.Get(path).body, last = lin.Get(path + "?page=11").body;
  CHECK(Has(first, "共 503 件"));
  CHECK(Has(first, "第 1 页，共 11 页"));
  CHECK(Has(first, PathOf({county.township, kMany}) + "\""));
  CHECK_FALSE(Has(first, oldest));
  CHECK(Has(last, oldest));
  CHECK(Has(last, "共 503 件"));
  CHECK(Has(lin.Get(path + "?page=99999").body, "第 11 页，共 11 页"));
  CHECK(Has(lin.Get(path + "?page=-1").body, "第 1 页，共 11 页"));
  const std::string narrowed = lin.Get(path + "?kind=reconsideration&ground=refusal&state=open&page=2").body;
  CHECK(Has(narrowed, "共 500 件"));
  CHECK(Has(narrowed, path + "?kind=reconsideration&amp;ground=refusal&amp;state=open&amp;page=3"));
  const std::string suits = lin.Get(path + "?kind=direct_suit").body;
  CHECK(Has(suits, "共 3 件"));
  CHECK_FALSE(Has(suits, "翻页"));
  // What is exported is all of it, with the same filters, and of one's own organs alone.
  CHECK(Has(narrowed, path + "/export?kind=reconsideration&amp;ground=refusal&amp;state=open&amp;as=csv"));
  const auto lines_of = [](std::string_view csv) { return std::count(csv.begin(), csv.end(), '\n'); };
  const std::string exported(lin.Get(path + "/export?as=csv").Bytes());
  CHECK(lines_of(exported) == kMany + 1);
  CHECK(Has(exported, "待提交答复"));
  CHECK(lines_of(lin.Get(path + "/export?as=csv&kind=direct_suit").Bytes()) == kSuits + 1);
  CHECK(lines_of(county.SignIn(county.xie).Get(path + "/export?as=csv").Bytes()) == 1);
  CHECK(lin.Get(path + "/export?as=xlsx").Bytes().starts_with("PK"));
  CHECK(std::ranges::count(county.Trail(county.township), "dispute.export done disputes") == 3);
  CHECK(Has(lin.Get(path + "?case=1-2").body, "name=\"case\" value=\"1-2\""));
}

TEST_CASE_ON_BOTH_ENGINES("who looks after the county is led to what may be done about the organ", place) {
  DisputeDesk county(place);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration));
  const auto shows_link = [&](account::PersonId person) {
    const std::string shown = county.SignIn(person).Get(PathOf(id)).body;
    return Has(shown, "/office/measures/new?source=") &&
           Has(shown, "against=" + std::to_string(county.township.value)) && Has(shown, "kind=urge");
  };
  CHECK_FALSE(shows_link(county.su));  // nothing is corrected, nothing late
  county.On(2026y / 5 / 20);
  CHECK(shows_link(county.su));  // the answer is overdue
  county.Must(id, county.Decision("annulled", 2026y / 6 / 12, true));
  CHECK(shows_link(county.su));
  CHECK_FALSE(shows_link(county.lin));
}

TEST_CASE_ON_BOTH_ENGINES("another organ's dispute is not there; the county reads and does not act", place) {
  DisputeDesk county(place);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kDirectSuit));
  const TestBrowser neighbour = county.SignIn(county.xie), supervisor = county.SignIn(county.su);
  CHECK(neighbour.Get(PathOf(id)).status == 404);
  CHECK(neighbour.Get(PathOf(id) + "/acts/answered").status == 404);
  CHECK(neighbour.Post(PathOf(id) + "/acts/answered", {{"on", "2026-03-10"}, {"version", "2"}}).status == 404);
  CHECK(supervisor.Get(PathOf(id)).status == 200);
  CHECK_FALSE(county.Of(id).answered);
  for (const char* path : {"/office/disputes/x", "/office/disputes/1-0", "/office/disputes/999-1"}) {
    CAPTURE(path);
    CHECK(neighbour.Get(path).status == 404);
  }
}

}  // namespace
}  // namespace gongkai::remedy
