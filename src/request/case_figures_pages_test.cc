// The figures of applications on their page: each opens to as many cases, an organ sees its own, nothing personal is in
// it.
#include <algorithm>

#include "docread/read_workbook.h"
#include "request/case_figures_store.h"
#include "request/oversight_desk_test.h"
#include "request/satisfaction_store.h"
#include "request/year_facts_view.h"

namespace gongkai::request {
namespace {

struct FigureDesk : OversightDesk {
  using OversightDesk::OversightDesk;

  /// The copies of a case as an answer leaves them; how it comes to that is tested elsewhere.
  void Answered(CaseId id, Date on, bool in_time, const std::string& outcome) {
    db::Transaction act = database->Begin();
    act.Execute(
        "UPDATE request_case SET stage = ?, ended_on = ?, in_time = ?, outcome = ? WHERE organ_id = ? AND number = ?",
        IdOf(CaseStage::kReplied), on, in_time ? 1 : 0, outcome, id.organ.value, id.number);
    act.Commit();
  }
  CaseId Ended(Date on, std::optional<OrganId> organ = std::nullopt) {
    const CaseId id = Apply({.organ = organ});
    Answered(id, on, true, "released");
    return id;
  }
  void Rate(CaseId id, disclosure::Satisfaction satisfaction) {
    db::Transaction act = database->Begin();
    PutSatisfaction(act, id, satisfaction, now);
    act.Commit();
  }
  void Fill() {
    Answered(Apply(), 2026y / 3 / 16, true, "released");
    Answered(Apply({.who = "甲"}), 2026y / 3 / 20, true, "state_secret");
    Answered(Apply({.who = "乙", .organ = other_township}), 2026y / 4 / 20, false, "released");
    Apply({.who = "丙"});
    Apply({.who = "丁", .channel = law::Channel::kOnline});  // not received yet: counted nowhere
    Days(60);
  }
  static int RowsOn(std::string_view bytes) {
    int count = 0;
    const std::string_view mark = "data-label=\"环节\"";
    for (std::size_t at = bytes.find(mark); at != std::string_view::npos; at = bytes.find(mark, at + 1)) ++count;
    return count;
  }
};

TEST_CASE_ON_BOTH_ENGINES("every link of the page leads to as many cases as it says", place) {
  FigureDesk county(place);
  county.Fill();
  const TestBrowser he = county.SignIn(county.he);
  int links = 0;
  for (const char* by : {"organ", "outcome", "articles", "channel", "applicant", "days"}) {
    CAPTURE(std::string(by));
    const auto response = he.Get("/office/request-figures?by=" + std::string(by));
    REQUIRE(response.status == 200);
    const std::string page(response.Bytes());
    const std::string mark = "<a href=\"/office/request-figures/cases?";
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
      const std::size_t from = at + 9, end = page.find('"', from);
      std::string address = page.substr(from, end - from);
      for (std::size_t amp = address.find("&amp;"); amp != std::string::npos; amp = address.find("&amp;")) {
        address.replace(amp, 5, "&");
      }
      CAPTURE(address);
      const int figure = std::stoi(page.substr(page.find('>', end) + 1));
      CHECK(FigureDesk::RowsOn(he.Get(address).Bytes()) == figure);
      ++links;
    }
    CHECK_FALSE(Has(page, "河道治理"));
    CHECK_FALSE(Has(page, "尹望舒"));
  }
  CHECK(links > 20);
}

TEST_CASE_ON_BOTH_ENGINES("an organ sees its own row; a period that is none keeps what was typed", place) {
  FigureDesk county(place);
  county.Fill();
  const TestBrowser lin = county.SignIn(county.lin);
  const auto page = lin.Get("/office/request-figures");
  CHECK(page.status == 200);
  CHECK_FALSE(Has(page.Bytes(), "砚台镇"));
  const std::string theirs = "organ=" + std::to_string(county.other_township.value);
  CHECK(lin.Get("/office/request-figures?" + theirs).status == 404);
  CHECK(lin.Get("/office/request-figures/export?" + theirs).status == 404);
  CHECK(
      lin.Get("/office/request-figures/cases?column=ended&row=" + std::to_string(county.other_township.value)).status ==
      200);
  CHECK(FigureDesk::RowsOn(
            lin.Get("/office/request-figures/cases?column=ended&row=" + std::to_string(county.other_township.value))
                .Bytes()) == 0);
  CHECK(lin.Get("/office/request-figures/cases?column=x").status == 404);
  const auto wrong = lin.Get("/office/request-figures?from=%3Cb%3E&until=2026-02-30");
  CHECK(wrong.status == 422);
  CHECK(Has(wrong.Bytes(), "value=\"&lt;b&gt;\""));
  const PersonId member = county.Hire("shenji", "沈计", county.office, PostKind::kAuditAdmin);
  CHECK(county.SignIn(member).Get("/office/request-figures").status == 403);
}

TEST_CASE_ON_BOTH_ENGINES(
    "how applicants found the handling is told of what ended in the period, to each organ its own", place) {
  FigureDesk county(place);
  using enum disclosure::Satisfaction;
  for (const auto said : {kSatisfied, kSatisfied, kSatisfied, kSatisfied, kFair}) {
    county.Rate(county.Ended(2026y / 3 / 16), said);
  }
  county.Rate(county.Ended(2026y / 4 / 20), kSatisfied);
  for (int i = 0; i < kFewestRatings; ++i) {
    county.Rate(county.Ended(2026y / 3 / 20, county.other_township), kDissatisfied);
  }
  county.Days(60);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he);
  const std::string march = "/office/request-figures?from=2026-03-01&until=2026-03-31";
  CHECK(Has(lin.Get(march).Bytes(), "满意 4 件，基本满意 1 件，不满意 0 件。"));
  CHECK(Has(he.Get(march).Bytes(), "满意 4 件，基本满意 1 件，不满意 5 件。"));
  CHECK(Has(he.Get("/office/request-figures?from=2026-03-01&until=2026-04-30").Bytes(), "满意 5 件，基本满意 1 件，"));
}

TEST_CASE_ON_BOTH_ENGINES("of few ratings nobody learns what they were, nor whether there are any", place) {
  FigureDesk county(place);
  using enum disclosure::Satisfaction;
  const CaseId first = county.Ended(2026y / 3 / 16), theirs = county.Ended(2026y / 3 / 17, county.other_township);
  std::vector<CaseId> others;
  for (int i = 2; i < kFewestRatings; ++i) others.push_back(county.Ended(2026y / 3 / 17));
  county.Days(60);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he);
  const auto ratings = [](const TestBrowser& browser, const std::string& asked) {
    const std::string page(browser.Get("/office/request-figures" + asked).Bytes());
    const std::size_t from = page.find("申请人对办理的评价");
    REQUIRE(from != std::string::npos);
    return page.substr(from, page.find("</p>", from) - from);
  };
  const std::string day = "?from=2026-03-16&until=2026-03-16";
  const std::string of_none = ratings(lin, day);
  CHECK(Has(of_none, "不足 5 件"));
  CHECK_FALSE(Has(of_none, "满意"));
  county.Rate(first, kDissatisfied);
  CHECK(ratings(lin, day) == of_none);
  for (const CaseId id : others) county.Rate(id, kSatisfied);
  CHECK(ratings(lin, "") == of_none);  // one is missing
  county.Rate(theirs, kSatisfied);
  CHECK(ratings(lin, "") == of_none);  // it is another organ's
  CHECK(Has(ratings(he, ""), "满意 4 件，基本满意 0 件，不满意 1 件。"));
  CHECK(ratings(he, "?organ=" + std::to_string(county.township.value)) == of_none);
  CHECK(ratings(he, day) == of_none);
}

TEST_CASE_ON_BOTH_ENGINES("a year of many organs at once is that of each by itself", place) {
  FigureDesk county(place);
  county.Fill();
  db::Reader reader = county.database->Read();
  const auto years = YearRequestsOf(reader, {county.township, county.other_township, county.bureau}, 2026);
  REQUIRE(years.size() == 3);
  CHECK(years.at(county.township).in_time == 2);
  CHECK(years.at(county.township).late == 0);
  CHECK(years.at(county.other_township).late == 1);
  CHECK(years.at(county.bureau).received.empty());
  CHECK_FALSE(years.at(county.bureau).median_days);
  for (const auto& [organ, year] : years) {
    const YearRequests own = YearRequestsOf(reader, organ, 2026);
    CHECK(own.received == year.received);
    CHECK(own.in_time == year.in_time);
    CHECK(own.longest_days == year.longest_days);
  }
}

TEST_CASE_ON_BOTH_ENGINES("as a workbook, with a sheet for each way, and that it was taken stands in the trail",
                          place) {
  FigureDesk county(place);
  county.Fill();
  const auto file = county.SignIn(county.he).Get("/office/request-figures/export");
  REQUIRE(file.status == 200);
  const docread::Workbook book = docread::ReadWorkbook(file.Bytes());
  REQUIRE(book.sheets.size() == kFigureBys.size());
  const auto trail = county.Trail(county.office);
  CHECK(std::ranges::any_of(trail, [](const std::string& entry) { return Has(entry, "case.figures_export"); }));
}

TEST_CASE_ON_BOTH_ENGINES("open and of a period: what the store gives", place) {
  FigureDesk county(place);
  county.Fill();
  db::Reader reader = county.database->Read();
  CHECK(OpenFacts(reader, std::nullopt).size() == 2);
  CHECK(OpenFacts(reader, std::vector{county.other_township}).empty());
  CHECK(FactsOfPeriod(reader, std::nullopt, {2026y / 3 / 10, 2026y / 3 / 10}).size() == 4);
  CHECK(FactsOfPeriod(reader, std::nullopt, {2026y / 4 / 1, 2026y / 4 / 30}).size() == 1);
  const auto facts = FactsOfPeriod(reader, std::vector{county.other_township}, {2026y / 1 / 1, 2026y / 12 / 31});
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].in_time == false);
  CHECK(facts[0].outcome == "released");
}

}  // namespace
}  // namespace gongkai::request
