// The pages of the three tables: each cell opens to as many rows as it says, is adjusted there, and is shut to others.
#include <fstream>
#include <iterator>

#include "docread/read.h"
#include "remedy/dispute_desk_test.h"
#include "report/compile/annual_desk_test.h"
#include "report/compile/annual_frame_pages.h"
#include "report/compile/routes.h"
#include "report/shelf.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;
using account::PostKind;
using account::TestBrowser;

struct AnnualPagesDesk : remedy::DisputeDesk {
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site annual_site{.desk = reports, .wake = [] {}};

  explicit AnnualPagesDesk(const testing::TestDatabase& place) : DisputeDesk(place) {
    AddAnnualRoutes(pages, annual_site, screening::Tools{}, {});
  }
  std::string Rows(const std::string& cell, int year = 2026) const {
    return "/office/annual/" + std::to_string(year) + "/rows?cell=" + PercentEncode(cell);
  }
  /// 枕溪镇's report on 2023, as the township handed it in.
  void HandInLastYears() {
    std::ifstream in(GONGKAI_SOURCE_DIR "/data/samples/01-zhenxi-2023.txt", std::ios::binary);
    REQUIRE(in.good());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(HandIn(reports, {{"2023.txt", text}}, drafter, Holder{township, false}));
    while (WorkOnQueue(reports)) {
    }
  }
  static int Shown(std::string_view html) {
    int count = 0;
    for (std::size_t at = html.find("annual-row"); at != std::string_view::npos; at = html.find("annual-row", at + 1)) {
      ++count;
    }
    return count;
  }
};

TEST_CASE_ON_BOTH_ENGINES("the tables as the form prints them; a cell opens to its rows", place) {
  AnnualPagesDesk county(place);
  const request::CaseId refused = county.Refused();
  county.Received();
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string page = std::string(lin.Get("/office/annual/2026").Bytes());
  for (const char* words : {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "法人或其他组织",
                            "行政复议", "空白表示没有记载"}) {
    CAPTURE(words);
    CHECK(Has(page, words));
  }
  const std::string received = std::string(lin.Get(county.Rows("3/一/自然人")).Bytes());
  CHECK(AnnualPagesDesk::Shown(received) == 2);
  const std::string ended = std::string(lin.Get(county.Rows("3/三(四)1/自然人")).Bytes());
  CHECK(AnnualPagesDesk::Shown(ended) == 1);
  CHECK(Has(ended, "/office/requests/" + ToString(refused)));
  CHECK(AnnualPagesDesk::Shown(lin.Get(county.Rows("3/三(七)/总计")).Bytes()) == 1);
  CHECK(AnnualPagesDesk::Shown(lin.Get(county.Rows("3/四/总计")).Bytes()) == 1);
  CHECK(Has(lin.Get(county.Rows("2/行政许可/本年处理决定数量")).Bytes(), "/office/figures/rows?"));
}

TEST_CASE_ON_BOTH_ENGINES("adjusted by a form that keeps what was typed, taken back by another", place) {
  AnnualPagesDesk county(place);
  county.Received();
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string organ = std::to_string(county.township.value);
  const auto adjust = [&](const std::string& change, const std::string& reason) {
    return lin.Post("/office/annual/2026/adjust", {{"organ", organ},
                                                   {"cell", "3/一/自然人"},
                                                   {"change", change},
                                                   {"reason", reason},
                                                   {"evidence", "收文登记簿第3页"}});
  };
  const web::Response faulty = adjust("viele", "系统启用以前收到的<b>");
  CHECK(faulty.status == 422);
  CHECK(Has(faulty.body, "viele"));
  CHECK(Has(faulty.body, "系统启用以前收到的&lt;b&gt;"));
  CHECK(adjust("2", "系统启用以前收到的").status == 303);
  const std::string cell = std::string(lin.Get(county.Rows("3/一/自然人")).Bytes());
  CHECK(Has(cell, "<b>3</b>") != Has(cell, "<b>3（登记的 1，加上调整）</b>"));
  const std::string page = std::string(lin.Get("/office/annual/2026").Bytes());
  CHECK(Has(page, "收文登记簿第3页"));
  CHECK(Has(page, "表三勾稽不平"));  // more came in than became anything
  CHECK(lin.Post("/office/annual/2026/undo",
                 {{"organ", organ}, {"cell", "3/一/自然人"}, {"number", "1"}, {"reason", "重复"}})
            .status == 303);
  CHECK_FALSE(Has(lin.Get("/office/annual/2026").Bytes(), "表三勾稽不平"));
}

TEST_CASE_ON_BOTH_ENGINES("what last year's report left over is taken from the report that was handed in", place) {
  AnnualPagesDesk county(place);
  county.HandInLastYears();
  {
    db::Reader reader = county.database->Read();
    const auto last = LastYearLeftOf(reader, &county.shelf, county.township, 2024);
    REQUIRE(last);
    CHECK(last->from == LastYearLeft::From::kHandedIn);
    REQUIRE(last->columns.size() == 7);
    CHECK(last->columns.front().column == "自然人");
    CHECK(last->columns.front().value);
    CHECK_FALSE(last->has_cases);
    CHECK(LastYearLeftOf(reader, &county.shelf, county.other_township, 2024)->from == LastYearLeft::From::kLedger);
    CHECK_FALSE(LastYearLeftOf(reader, &county.shelf, county.township, 2019));
  }
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string page = std::string(lin.Get("/office/annual/2024").Bytes());
  CHECK(Has(page, "上年结转与去年的报告不一致"));  // nothing is carried over yet
  CHECK(Has(page, "去年的报告里只有数"));
  CHECK(Has(page, "change=1"));  // what to add is offered
}

TEST_CASE_ON_BOTH_ENGINES("who sees no applications is told how many are carried over, and not which", place) {
  AnnualPagesDesk county(place);
  county.Received(2025y / 12 / 20);
  county.SignAll(HandInFor(county, SourcesWith(PaperOfZeros(2025)), 2025));
  const std::string late = "/office/requests/" + ToString(county.Received(2025y / 12 / 28));
  CHECK(Has(county.SignIn(county.lin).Get("/office/annual/2026").Bytes(), late));
  const account::PersonId he = county.Hire("hemiao", "禾苗", county.township, PostKind::kContributor);
  const std::string page = std::string(county.SignIn(he).Get("/office/annual/2026").Bytes());
  CHECK(Has(page, "上年结转与去年的报告不一致"));
  CHECK(Has(page, "没有计的：1 件"));
  CHECK_FALSE(Has(page, late));
}

TEST_CASE_ON_BOTH_ENGINES("what is no cell, no year or another organ's is not there", place) {
  AnnualPagesDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string other = std::to_string(county.other_township.value);
  CHECK(lin.Get("/office/annual/2026?organ=" + other).status == 404);
  CHECK(lin.Get(county.Rows("3/一/自然人") + "&organ=" + other).status == 404);
  CHECK(lin.Post("/office/annual/2026/adjust", {{"organ", other}, {"cell", "3/一/自然人"}}).status == 404);
  CHECK(lin.Get(county.Rows("3/一/nobody")).status == 404);
  CHECK(lin.Get("/office/annual/2018").status == 404);
  CHECK(lin.Get("/office/annual/2027").status == 404);
  CHECK(lin.Get("/office/annual/drei").status == 404);
  const TestBrowser wen = county.SignIn(county.wen);  // may look, and adjusts nothing
  CHECK(wen.Get("/office/annual/2026").status == 200);
  CHECK_FALSE(Has(wen.Get(county.Rows("3/一/自然人")).Bytes(), "加一条调整"));
  CHECK(wen.Post("/office/annual/2026/adjust", {{"cell", "3/一/自然人"}}).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("figures since the beginning are entered and shown", place) {
  AnnualPagesDesk county(place);
  county.Received();
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Post("/office/annual/2026/since", {{"organ", std::to_string(county.township.value)},
                                               {"cell", "3/一/自然人"},
                                               {"change", "120"},
                                               {"reason", "2008年以来"},
                                               {"evidence", "历年年报"}})
            .status == 303);
  CHECK(Has(lin.Get("/office/annual/2026/since").Bytes(), "<b>121</b>"));
}

}  // namespace
}  // namespace gongkai::report
