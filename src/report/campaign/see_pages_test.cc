// The pages about many reports: a city of counties outside the system beside the county of the installation. Every
// figure is in the table and in the files; what is out of sight is not there; hostile names and maps do no harm.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "report/campaign/import_actions.h"
#include "report/campaign/see_desk_test.h"
#include "report/campaign/see_store.h"

namespace gongkai::report {
namespace {

using account::Has;
using account::PostKind;
using account::TestBrowser;

constexpr std::string_view kMap = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"name":"一号县"},
   "geometry":{"type":"Polygon","coordinates":[[[110,30],[110.1,30],[110.1,30.1],[110,30.1],[110,30]]]}}]})";

TEST_CASE_ON_BOTH_ENGINES("the city at a glance and over the years: figures in tables, and in files", place) {
  SeeDesk desk(place);
  desk.Counties({20, 30, 50});
  const TestBrowser he = desk.SignIn(desk.he);
  const auto start = he.Get(desk.See(""));
  CHECK(start.status == 200);
  CHECK(Has(start.body, "云汀市"));
  CHECK(Has(start.body, "<td class=\"gk-number\">100</td>"));
  CHECK(Has(start.body, "<td class=\"gk-number\">60</td>"));
  CHECK(Has(start.body, "75%（3 个按期，1 个迟或者没有报"));
  const auto years = he.Get(desk.See("/years", "&row=" + PercentEncode("3/一") + "&kind=columns"));
  CHECK(years.status == 200);
  CHECK(Has(years.body, "<td class=\"gk-number\">100</td>"));
  CHECK(Has(years.body, "没有数据"));  // of 2019 there is no report: not zero
  CHECK(Has(he.Get(desk.See("/years", "&row=" + PercentEncode("2/规章"))).body, "现行有效件数"));
  CHECK(he.Get(desk.See("/years", "&row=%3Cb%3E")).status == 200);
  const auto csv = he.Get(desk.See("/years", "&row=" + PercentEncode("3/一") + "&as=csv"));
  CHECK(Has(csv.body, "2024年,100"));
  CHECK(he.Get(desk.See("", "&as=xlsx")).body.starts_with("PK"));
  CHECK(Has(he.Get(desk.See("", "&as=csv")).body, "按期和用时,年度报告,75,3,1,"));
  CHECK(he.Get(desk.See("", "&as=exe")).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("of a year without a report there is no share of reports in time, and it says why", place) {
  SeeDesk desk(place);
  desk.Counties({20, 30});  // reports of 2021 to 2024
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string start(he.Get(desk.See("")).body);
  CHECK(Has(start, "2019年、2020年：没有收到这一年的报告。"));
  CHECK_FALSE(Has(start, "2024年：没有收到"));
  const std::string empty(he.Get(desk.See("", "", 2020)).body);
  CHECK(Has(empty, "—，没有收到这一年的报告（0 个按期，3 个迟或者没有报"));
  CHECK(Has(he.Get(desk.See("", "&as=csv", 2020)).body, "—，没有收到这一年的报告"));
  CHECK(Has(he.Get(desk.See("", "", 2026)).body,
            "—，还没有到期，也还没有收到报告（0 个按期，0 个迟或者没有报，3 个还没有到期"));
}

TEST_CASE_ON_BOTH_ENGINES("a correction is seen at once", place) {
  SeeDesk desk(place);
  const auto counties = desk.Counties({20, 30});
  const TestBrowser he = desk.SignIn(desk.he);
  CHECK(Has(he.Get(desk.See("")).body, "<td class=\"gk-number\">50</td>"));
  {
    db::Transaction act = desk.database->Begin();
    desk.Report(act, counties[0], 2024, 21);
    act.Commit();
  }
  CHECK(Has(he.Get(desk.See("")).body, "<td class=\"gk-number\">51</td>"));
}

TEST_CASE_ON_BOTH_ENGINES("a roll-up that was looked at tells a correction, a check and a new name at once", place) {
  SeeDesk desk(place);
  const auto counties = desk.Counties({20, 30});
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string query = "?unit=" + std::to_string(desk.city.value), year = "/office/rollup/2024";
  const auto sum = [&] { return std::string(he.Get(year + query).body); };
  const auto units = [&] { return std::string(he.Get(year + "/units" + query).body); };
  const auto cell = [&] {
    return std::string(he.Get(year + "/cell" + query + "&cell=" + PercentEncode("3/一/总计")).body);
  };
  CHECK(Has(sum(), "总计：50"));
  CHECK(Has(sum(), "计入了，还没有核对 2 个"));
  CHECK(Has(units(), "计入，还没有核对（2）"));
  CHECK(Has(cell(), "<b>50</b>"));
  CHECK(Has(he.Get(desk.See("")).body, "2 份还没有核对，0 份有错误"));
  {
    db::Transaction act = desk.database->Begin();
    auto report = FindUnitReport(act, counties[0], 2024);
    const auto head = FindUnitReportHead(act, counties[0], 2024);
    REQUIRE(report);
    report->is_checked = true;
    report->errors = 3;
    CHECK(PutUnitReport(act, *report, {.digest = head->digest, .file_name = {}}) == PutReport::kSame);
    act.Commit();
  }
  CHECK(Has(he.Get(desk.See("")).body, "1 份还没有核对，1 份有错误"));  // a check alone: nothing else moved
  {
    db::Transaction act = desk.database->Begin();
    desk.Report(act, counties[1], 2024, 31);
    Unit renamed = *FindUnit(act, counties[0]);
    renamed.name = "新澄县人民政府", renamed.short_name = "新澄县";
    UpdateUnit(act, renamed);
    act.Commit();
  }
  CHECK(Has(sum(), "总计：51"));
  CHECK(Has(sum(), "计入了，还没有核对 1 个"));
  CHECK(Has(sum(), "计入了，核对有错误 1 个"));
  CHECK(Has(sum(), "新澄县"));
  CHECK(Has(units(), "计入，核对有错误（1）"));
  CHECK(Has(units(), "新澄县人民政府"));
  CHECK(Has(cell(), "<b>51</b>"));
  CHECK(Has(cell(), "新澄县人民政府"));
  CHECK(Has(he.Get(year + "/units" + query + "&as=csv").Bytes(), "新澄县人民政府,计入，核对有错误"));
}

TEST_CASE_ON_BOTH_ENGINES("side by side by any figure, and whole tables of a few", place) {
  SeeDesk desk(place);
  const auto counties = desk.Counties({20, 30, 50});
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string ranked = he.Get(desk.See("/beside", "&measure=received")).body;
  CHECK(ranked.find("三号县") < ranked.find("二号县"));
  CHECK(Has(he.Get(desk.See("/beside", "&measure=open_share")).body,
            "<td class=\"gk-number\" data-label=\"第几\">1</td>"));
  CHECK(he.Get(desk.See("/beside", "&measure=%22%3E&page=99")).status == 200);
  const std::string units = "&unit=" + std::to_string(counties[0].value) +
                            "&unit=" + std::to_string(counties[2].value) +
                            "&unit=x&unit=99999999999999999999&unit=" + std::to_string(counties[0].value);
  const auto compared = he.Get(desk.See("/beside", units));
  CHECK(compared.status == 200);
  CHECK(Has(compared.body, "2 个单位并排"));
  CHECK(Has(he.Get(desk.See("/beside", units + "&as=csv")).body, ",20,50"));
}

TEST_CASE_ON_BOTH_ENGINES("tiles, the operator's map, the picture", place) {
  SeeDesk desk(place);
  desk.Counties({20, 30});
  const TestBrowser he = desk.SignIn(desk.he);
  const auto tiles = he.Get(desk.See("/map"));
  CHECK(tiles.status == 200);
  CHECK(Has(tiles.body, "gk-tile gk-shade-"));
  CHECK_FALSE(Has(tiles.body, "<path class"));
  CHECK(Has(tiles.body, "用表格看"));
  CHECK(Has(tiles.body, "<td class=\"gk-number\" data-label=\"第几档（0 最少）\">"));
  CHECK(Has(tiles.body, "存为图片（PNG）"));
  CHECK(he.Upload(desk.See("/map/outlines"), "map.json", "[]").status == 422);
  CHECK(he.Upload(desk.See("/map/outlines"), "map.json", "").status == 422);
  CHECK(he.Upload(desk.See("/map/outlines"), "map.json", kMap).status == 303);
  const auto map = he.Get(desk.See("/map"));
  CHECK(Has(map.body, "<path class=\"gk-shade-"));
  CHECK(Has(map.body, "1 个单位在地图上，1 个没有对上边界"));
  const auto picture = he.Get(desk.See("/map", "&as=svg"));
  CHECK(picture.body.starts_with("<?xml"));
  CHECK(Has(picture.body, "一号县：20 件"));
  CHECK(Has(he.Get(desk.See("/map", "&as=csv")).body, "二号县"));
  CHECK(he.Post(desk.See("/map/outlines"), {{"remove", "1"}}).status == 303);
  CHECK_FALSE(Has(he.Get(desk.See("/map")).body, "<path class=\"gk-shade-"));
}

TEST_CASE_ON_BOTH_ENGINES("what lies far off is told with its rule, by peers and by the past", place) {
  SeeDesk desk(place);
  desk.Counties({20, 21, 22, 20, 19, 21, 20, 22, 300});
  const TestBrowser he = desk.SignIn(desk.he);
  const auto page = he.Get(desk.See("/outliers", "&measure=received"));
  CHECK(page.status == 200);
  CHECK(Has(page.body, "九号县"));
  CHECK(Has(page.body, "共 2 处"));
  CHECK(Has(page.body, "其他 8 个同类机关的中位数是"));
  CHECK(Has(page.body, "以前 3 年的中位数是 20 件"));
  CHECK(Has(page.body, "怎么算相差很远"));
  CHECK(Has(he.Get(desk.See("/outliers", "&measure=received&against=past")).body, "共 1 处"));
  CHECK(Has(he.Get(desk.See("/outliers", "&measure=received&as=csv")).body, "九号县"));
}

TEST_CASE_ON_BOTH_ENGINES("copied reports are told, with their passages side by side", place) {
  SeeDesk desk(place);
  std::ifstream in(GONGKAI_SOURCE_DIR "/data/samples/01-zhenxi-2023.txt", std::ios::binary);
  REQUIRE(in.good());
  const std::string ours{std::istreambuf_iterator<char>(in), {}};
  std::string theirs = ours;
  for (std::size_t at = theirs.find("枕溪镇"); at != std::string::npos; at = theirs.find("枕溪镇")) {
    theirs.replace(at, std::string_view("枕溪镇").size(), "砚台镇");
  }
  const account::Actor actor{
      .person = desk.he, .post = PostKind::kSupervisor, .name = "何青", .address = {}, .once_key = {}};
  REQUIRE(HandIn(desk.reports, {{"a.txt", ours}, {"b.txt", theirs}}, actor, Holder{desk.office, true}));
  while (WorkOnQueue(desk.reports)) {
  }
  const TestBrowser he = desk.SignIn(desk.he);
  const auto page = he.Get("/office/rollup/2023/see/copying");
  CHECK(page.status == 200);
  CHECK(Has(page.body, "比较了 2 份报告的正文，1 对雷同"));
  const std::string mark = "/office/rollup/2023/see/copying/pair?";
  const std::size_t at = page.body.find(mark);
  REQUIRE(at != std::string::npos);
  std::string address = page.body.substr(at, page.body.find('"', at) - at);
  for (std::size_t amp = address.find("&amp;"); amp != std::string::npos; amp = address.find("&amp;")) {
    address.replace(amp, 5, "&");
  }
  const auto pair = he.Get(address);
  CHECK(pair.status == 200);
  CHECK(Has(pair.body, "<blockquote>"));
  CHECK(he.Get(address + "&as=xlsx").body.starts_with("PK"));
  CHECK(he.Get(mark + "own=1&other=x").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("imported reports are compared as any others, and those without a text are counted", place) {
  SeeDesk desk(place);
  std::ifstream in(GONGKAI_SOURCE_DIR "/data/samples/01-zhenxi-2023.txt", std::ios::binary);
  REQUIRE(in.good());
  const std::string ours{std::istreambuf_iterator<char>(in), {}};
  std::string theirs = ours;
  for (std::size_t at = theirs.find("枕溪镇"); at != std::string::npos; at = theirs.find("枕溪镇")) {
    theirs.replace(at, std::string_view("枕溪镇").size(), "砚台镇");
  }
  ReportImport import(desk.desk, account::Actor{}, {.year = 2023, .under = desk.city});
  for (const std::string& text : {ours, theirs}) {
    import.Add(ReadForImport(text, "report.txt", [](std::string_view bytes) { return docread::Read(bytes); }));
  }
  import.Finish();
  REQUIRE(import.counts().put.added == 2);
  const TestBrowser he = desk.SignIn(desk.he);
  const std::string page(he.Get(desk.See("/copying", "", 2023)).body);
  CHECK(Has(page, "比较了 2 份报告的正文，1 对雷同"));
  CHECK_FALSE(Has(page, "没有正文可比"));
  std::string units;
  {
    db::Reader reader = desk.database->Read();
    const auto children = ChildrenOf(reader, desk.city);
    REQUIRE(children.size() == 2);
    units = "&own=" + std::to_string(children[0].id.value) + "&other=" + std::to_string(children[1].id.value);
  }
  const auto pair = he.Get(desk.See("/copying/pair", units, 2023));
  CHECK(pair.status == 200);
  CHECK(Has(pair.body, "<blockquote>"));
  CHECK(he.Get(desk.See("/copying/pair", units + "&as=csv", 2023)).status == 200);
  const std::string own = units.substr(5, units.find('&', 5) - 5);
  const std::string report(he.Get("/office/rollup/2023/report?unit=" + own).body);
  CHECK(Has(report, "<summary>正文</summary>"));
  CHECK(Has(report, "没有存原来的文件"));
  {
    db::Transaction act = desk.database->Begin();
    act.Execute("DELETE FROM annual_unit_text");
    act.Commit();
  }
  CHECK(Has(he.Get(desk.See("/copying", "", 2023)).body, "2 份没有正文可比"));
  CHECK(he.Get(desk.See("/copying/pair", units, 2023)).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("who does not oversee the county sees its own organ and nothing else", place) {
  SeeDesk desk(place);
  desk.Counties({20, 30});
  const TestBrowser he = desk.SignIn(desk.he);
  CHECK(he.Get("/office/rollup/2024/see").status == 200);  // units of the organs are there now
  const TestBrowser lin = desk.SignIn(desk.lin);
  CHECK(lin.Get("/office/rollup/2024/see").status == 200);
  for (const char* part : {"", "/years", "/beside", "/map", "/outliers", "/copying"}) {
    CAPTURE(std::string(part));
    CHECK(lin.Get(desk.See(part)).status == 404);
    CHECK(he.Get(desk.See(part, "", 2018)).status == 404);
    CHECK(he.Get("/office/rollup/2024/see" + std::string(part) + "?top=987654").status == 404);
  }
  CHECK(lin.Get(desk.See("/map/outlines")).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("a stamp is another after a report, a correction and a move", place) {
  SeeDesk desk(place);
  const auto counties = desk.Counties({20, 30});
  const auto stamp = [&] {
    db::Reader reader = desk.database->Read();
    return UnitStampOf(reader) + "|" + ReportStampOf(reader, 2024) + "|" + DayStampOf(reader, 2024);
  };
  const std::string before = stamp();
  CHECK(stamp() == before);
  {
    db::Transaction act = desk.database->Begin();
    desk.Report(act, counties[1], 2024, 31);
    act.Commit();
  }
  const std::string corrected = stamp();
  CHECK(corrected != before);
  {
    db::Transaction act = desk.database->Begin();
    Unit unit = *FindUnit(act, counties[1]);
    unit.parent = counties[0];
    UpdateUnit(act, unit);
    act.Commit();
  }
  CHECK(stamp() != corrected);
}

TEST_CASE_ON_BOTH_ENGINES("a stamp is another after whatever a unit becomes, and after moves that balance", place) {
  SeeDesk desk(place);
  const auto counties = desk.Counties({20, 30, 40, 50});
  const auto stamp = [&] {
    db::Reader reader = desk.database->Read();
    return UnitStampOf(reader);
  };
  const auto change = [&](UnitId id, auto how) {
    db::Transaction act = desk.database->Begin();
    Unit unit = *FindUnit(act, id);
    how(unit);
    UpdateUnit(act, unit);
    act.Commit();
  };
  std::vector<std::string> stamps = {stamp()};
  const auto next = [&](auto how) {
    change(counties[0], how);
    stamps.push_back(stamp());
    CHECK(std::ranges::count(stamps, stamps.back()) == 1);
  };
  next([](Unit& unit) { unit.kind = account::OrganKind::kDepartment; });
  next([](Unit& unit) { unit.kind = account::OrganKind::kAuthorised; });  // a word of the same length
  next([](Unit& unit) { unit.is_own_level = true; });
  next([](Unit& unit) { unit.is_own_level = false, unit.is_led_from_above = true; });
  next([](Unit& unit) { unit.first_year = 2020; });
  next([](Unit& unit) { unit.last_year = 2024; });
  next([&](Unit& unit) { unit.parent = counties[1]; });
  next([](Unit& unit) { unit.parent.reset(); });

  // The sum of the numbers of unit and parent stays what it was.
  change(counties[2], [&](Unit& unit) { unit.parent = counties[1]; });
  change(counties[0], [&](Unit& unit) { unit.parent = desk.city; });
  const std::string before = stamp();
  const auto products = [&] {
    db::Reader reader = desk.database->Read();
    return reader.One<std::int64_t>("SELECT CAST(SUM(id * COALESCE(parent, 0)) AS BIGINT) FROM annual_unit");
  };
  const std::int64_t sum = products();
  change(counties[2], [&](Unit& unit) { unit.parent = counties[0]; });
  change(counties[0], [&](Unit& unit) { unit.parent = counties[1]; });
  REQUIRE(products() == sum);
  CHECK(stamp() != before);
}

TEST_CASE_ON_BOTH_ENGINES("a stamp of days is another when only the year of one is", place) {
  SeeDesk desk(place);
  desk.Counties({20, 30});
  const auto stamp = [&] {
    db::Reader reader = desk.database->Read();
    return DayStampOf(reader, 2024);
  };
  const std::string before = stamp();
  db::Transaction act = desk.database->Begin();
  act.Execute("UPDATE annual_unit_report SET published_on = '2026-03-31' WHERE year = 2024");
  act.Commit();
  CHECK(stamp() != before);
}

}  // namespace
}  // namespace gongkai::report
