// Units and their reports follow what the installation has; a roll-up opens to its shares, and a correction says what
// it moved.
#include <atomic>
#include <barrier>
#include <latch>
#include <thread>

#include "account/organ_card_view.h"
#include "report/campaign/county_sum_view.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_actions.h"
#include "report/campaign/rollup_desk_test.h"
#include "report/campaign/see_store.h"
#include "report/compile/paper_json.h"
#include "report/compile/routes.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;
using account::PostKind;
using account::TestBrowser;

constexpr int kYear = kSampleYear;

TEST_CASE_ON_BOTH_ENGINES("units are the organs, the own level beside them; a renamed one is brought up to date",
                          place) {
  RollUpDesk county(place);
  BringUnitsInStep(county.desk);
  const auto units = [&] {
    db::Reader reader = county.database->Read();
    return UnitsBelow(reader, county.County().id);
  };
  const std::vector<Unit> made = units();
  REQUIRE(made.size() == 6);  // the county, its own level, office, bureau, two townships; no unit and no village
  CHECK(made.front().organ == county.root);
  CHECK(std::ranges::count(made, true, &Unit::is_own_level) == 1);
  BringUnitsInStep(county.desk);
  CHECK(units() == made);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ SET name = '澄砚县新枕溪镇人民政府' WHERE id = ?", county.township.value);
    act.Commit();
  }
  BringUnitsInStep(county.desk);
  db::Reader reader = county.database->Read();
  CHECK(UnitOfOrgan(reader, county.township)->name == "澄砚县新枕溪镇人民政府");
  CHECK(UnitsBelow(reader, county.County().id).size() == made.size());
}

TEST_CASE_ON_BOTH_ENGINES("a report that is handed in is in the sum; its correction moves what it changed, and says so",
                          place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  BringInStep(county.reports, kYear);
  const UnitId top = county.County().id;
  CHECK(county.Permits(top) == Number::Of(38));
  {
    db::Reader reader = county.database->Read();
    CHECK(std::ranges::count(county.Now(top).rollup.added, UnitOfOrgan(reader, county.township)->id) == 1);
  }

  const account::Actor supervisor = county.ActorAs(county.su, PostKind::kSupervisor);
  CHECK_FALSE(KeepRollUp(county.desk, supervisor, {top, kYear, "  "}));
  REQUIRE(KeepRollUp(county.desk, supervisor, {top, kYear, "3 月 10 日报市政府"}));
  CHECK_FALSE(KeepRollUp(county.desk, supervisor, {top, kYear, "再留一次"}));  // nothing changed

  county.Give(RollUpDesk::Corrected());
  BringInStep(county.reports, kYear);
  CHECK(county.Permits(top) == Number::Of(40));
  db::Reader reader = county.database->Read();
  const auto kept = KeptRollUps(reader, top, kYear, 10);
  REQUIRE(kept.size() == 2);
  CHECK(Has(kept[0].cause, "第 2 版"));
  const auto changes = ChangesBetween(reader, kept[1], kept[0]);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].before == Number::Of(38));
  CHECK(changes[0].after == Number::Of(40));
  const auto unit = UnitOfOrgan(reader, county.township);
  CHECK(ReportVersionsOf(reader, unit->id, kYear).size() == 2);
}

/// One after the other is no test of it.
template <class Act>
void AtOnce(int count, Act act) {
  std::barrier begin(count);
  std::vector<std::jthread> people;
  for (int i = 0; i < count; ++i) {
    people.emplace_back([&, i] {
      begin.arrive_and_wait();
      act(i);
    });
  }
}

TEST_CASE_ON_BOTH_ENGINES("however many look first, a year comes into step once", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  AtOnce(8, [&](int) { BringInStep(county.reports, kYear); });
  db::Reader reader = county.database->Read();
  const auto entries = [&](std::string_view act) {
    return reader.One<std::int64_t>("SELECT COUNT(*) FROM audit_entry WHERE act = ?", act);
  };
  CHECK(entries("annual.units") == 1);
  CHECK(entries("annual.in_step") == 1);
  CHECK(ReportVersionsOf(reader, UnitOfOrgan(reader, county.township)->id, kYear).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("of roll-ups that are kept at once, as they are, one is", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  BringInStep(county.reports, kYear);
  const UnitId top = county.County().id;
  const account::Actor supervisor = county.ActorAs(county.su, PostKind::kSupervisor);
  std::atomic<int> kept = 0;
  AtOnce(4, [&](int i) {
    if (KeepRollUp(county.desk, supervisor, {top, kYear, "第 " + std::to_string(i) + " 个人留的"})) ++kept;
  });
  CHECK(kept == 1);
  db::Reader reader = county.database->Read();
  CHECK(KeptRollUps(reader, top, kYear, 10).size() == 1);
}

/// Waits a moment for another writer, and no longer.
class Impatient : public testing::TestDatabase {
 public:
  explicit Impatient(const testing::TestDatabase& place) : place_(place) {}
  bool is_postgres() const override { return place_.is_postgres(); }
  db::Location location() const override {
    db::Location location = place_.location();
    location.busy_timeout = std::chrono::milliseconds(300);
    return location;
  }

 private:
  const testing::TestDatabase& place_;
};

TEST_CASE_ON_BOTH_ENGINES("who only looks is shown what is kept while nothing can be written", place) {
  RollUpDesk county{Impatient(place)};
  BringUnitsInStep(county.desk);
  const UnitId top = county.County().id;
  const TestBrowser su = county.SignIn(county.su);
  county.Give(Sample("01-zhenxi-2023.txt"));
  std::latch is_writing(1), shown(1);
  std::thread other([&] {
    db::Transaction act = county.database->Begin();
    act.Lock("annual reports in step " + std::to_string(kYear));
    is_writing.count_down();
    shown.wait();
  });
  is_writing.wait();
  const web::Response page = su.Get(RollUpDesk::Page());
  shown.count_down();
  other.join();
  CHECK(page.status == 200);
  CHECK(Has(page.body, "没有报告，没有计入"));
  CHECK(su.Get(RollUpDesk::Page()).status == 200);  // the next look finds it
  CHECK(county.Permits(top) == Number::Of(38));
}

TEST_CASE_ON_BOTH_ENGINES("nobody puts figures into the name of a neighbour", place) {
  RollUpDesk county(place);
  const std::string text = Sample("01-zhenxi-2023.txt");  // of 枕溪镇
  REQUIRE(HandIn(county.reports, {{"2023.txt", text}}, county.drafter, Holder{county.other_township, false}));
  while (WorkOnQueue(county.reports)) {
  }
  BringInStep(county.reports, kYear);
  CHECK_FALSE(county.Permits(county.County().id));
  // The county's office collects them.
  REQUIRE(HandIn(county.reports, {{"2023.txt", text}}, county.drafter, Holder{county.office, true}));
  while (WorkOnQueue(county.reports)) {
  }
  BringInStep(county.reports, kYear);
  CHECK(county.Permits(county.County().id) == Number::Of(38));
}

TEST_CASE_ON_BOTH_ENGINES("the pages: sums, shares, who is missing by name, files; shut to who sees one organ", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  const TestBrowser su = county.SignIn(county.su);
  const std::string page = std::string(su.Get(RollUpDesk::Page()).Bytes());
  for (const char* words : {"没有报告，没有计入", "澄砚县民政局", "38", "还没有留存过", "导出"}) {
    CAPTURE(words);
    CHECK(Has(page, words));
  }
  const std::string cell =
      std::string(su.Get(RollUpDesk::Page("/cell", "?cell=" + PercentEncode("2/行政许可/本年处理决定数量"))).Bytes());
  CHECK(Has(cell, "枕溪镇"));
  CHECK(Has(cell, "1 份报告填了"));
  CHECK(su.Get(RollUpDesk::Page("/cell", "?cell=9/x/y")).status == 404);
  CHECK(su.Get(RollUpDesk::Page("", "?unit=999999")).status == 404);
  CHECK(su.Get(RollUpDesk::Page("/kept", "?number=1")).status == 404);
  CHECK(su.Get("/office/rollup/2017").status == 404);
  CHECK(Has(su.Get(RollUpDesk::Page("/units")).Bytes(), "没有报告"));
  for (const char* as : {"form", "xlsx", "csv", "json"}) {
    CAPTURE(as);
    CHECK(su.Get(RollUpDesk::Page("/file", "?as=" + std::string(as))).status == 200);
  }
  const auto json = ReadPaperJson(su.Get(RollUpDesk::Page("/file", "?as=json")).Bytes());
  REQUIRE(json.paper);
  CHECK(FiguresOf(*json.paper) == county.Now(county.County().id).rollup.figures());

  const web::Response refused = su.Post(RollUpDesk::Page("/keep"), {{"cause", ""}});
  CHECK(refused.status == 422);
  const std::string unit = std::to_string(county.County().id.value);
  CHECK(su.Post(RollUpDesk::Page("/keep"), {{"unit", unit}, {"cause", "<b>报市政府</b>"}}).status == 303);
  const std::string kept = std::string(su.Get(RollUpDesk::Page()).Bytes());
  CHECK(Has(kept, "&lt;b&gt;报市政府"));
  CHECK_FALSE(Has(kept, "<b>报市政府"));
  CHECK(su.Get(RollUpDesk::Page("/kept", "?number=1")).status == 200);

  // Whatever is shown goes out, all of it.
  const auto file = [&](const std::string& part, const std::string& query) {
    return std::string(su.Get(RollUpDesk::Page(part, query + "&as=csv")).Bytes());
  };
  CHECK(Has(file("/units", "?unit=" + unit), "澄砚县民政局,没有报告"));
  CHECK(Has(file("/cell", "?cell=" + PercentEncode("2/行政许可/本年处理决定数量")), "枕溪镇人民政府,38"));
  CHECK(Has(file("/kept", "?number=1"), ",38"));
  std::string township;
  {
    db::Reader reader = county.database->Read();
    township = std::to_string(UnitOfOrgan(reader, county.township)->id.value);
  }
  CHECK(Has(file("/report", "?unit=" + township), ",38"));
  CHECK(su.Get(RollUpDesk::Page("/report", "?unit=" + township + "&as=xlsx")).Bytes().starts_with("PK"));
  CHECK(su.Get(RollUpDesk::Page("/units", "?as=exe")).status == 404);
  CHECK(Has(su.Get("/office/campaign/2023/history?as=csv").Bytes(), "单位,日子,怎么催的"));

  const TestBrowser lin = county.SignIn(county.lin);
  for (const char* part : {"", "/cell", "/units", "/report", "/file", "/kept"}) {
    CAPTURE(part);
    CHECK(lin.Get(RollUpDesk::Page(part)).status == 403);
  }
  CHECK(lin.Post(RollUpDesk::Page("/keep"), {{"cause", "报市政府"}}).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("the county government's own report takes the sum, its own level beside its organs", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  BringInStep(county.reports, kYear);
  db::Reader before = county.database->Read();
  const auto children = ChildrenOf(before, county.County().id);
  const auto own = std::ranges::find(children, true, &Unit::is_own_level);
  REQUIRE(own != children.end());
  UnitReport report;
  report.unit = own->id;
  report.year = kYear;
  report.figures.form = law::FormInForce(kYear);
  report.figures.cells.assign(CellsOf(*report.figures.form).size(), Number::Of(1));
  {
    db::Transaction act = county.database->Begin();
    CHECK(PutUnitReport(act, report, {"own", ""}) != PutReport::kSame);
    CHECK(PutUnitReport(act, report, {"own", ""}) == PutReport::kSame);
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  const auto root = account::RegisteredOrgan(reader, county.root),
             town = account::RegisteredOrgan(reader, county.township);
  const auto sum = CountySum()(reader, *root, kYear);
  REQUIRE(sum);
  const auto permits = std::ranges::find(sum->cells, CellKey{2, "行政许可", "本年处理决定数量"}, &PaperCell::cell);
  REQUIRE(permits != sum->cells.end());
  CHECK(permits->value == Number::Of(39));
  CHECK(sum->told.reports == 1);  // the own level is a ledger, and no report
  CHECK(sum->told.has_own_level);
  CHECK(sum->told.members.size() == 2);
  CHECK(sum->told.missing == 3);  // office, bureau, the other township
  REQUIRE_FALSE(sum->told.notes.empty());
  CHECK(Has(sum->told.notes.front(), "没有报告，没有计入 3 个："));
  CHECK_FALSE(CountySum()(reader, *town, kYear));
  CHECK_FALSE(CountySum()(reader, *root, kYear - 1));  // no report of any organ
}

TEST_CASE_ON_BOTH_ENGINES("an organ closed within the year is named wherever the sum says who is not in it", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  const auto close = [&](const char* day) {
    {
      db::Transaction act = county.database->Begin();
      act.Execute("UPDATE organ SET closed_on = ? WHERE id = ?", day, county.bureau.value);
      act.Commit();
    }
    BringInStep(county.reports, kYear);
  };
  const auto notes = [&](int year) {
    db::Reader reader = county.database->Read();
    const auto sum = CountySum()(reader, *account::RegisteredOrgan(reader, county.root), year);
    REQUIRE(sum);
    std::string all;
    for (const std::string& note : sum->told.notes) all += note + "\n";
    return all;
  };
  const std::string words = "年内撤并，它的数没有计入；由承接的机关调整计入";
  close("2023-01-01");  // of that year it had not a day
  CHECK_FALSE(Has(notes(kYear), "年内撤并"));
  close("2023-07-01");
  CHECK(Has(notes(kYear), words + " 1 个："));
  const TestBrowser su = county.SignIn(county.su);
  CHECK(Has(su.Get(RollUpDesk::Page()).Bytes(), words + " 1 个"));
  CHECK(Has(su.Get(RollUpDesk::Page("/units")).Bytes(), words));
  CHECK(Has(su.Get(RollUpDesk::Page("/units", "?as=csv")).Bytes(), "澄砚县民政局," + words));
  CHECK_FALSE(Has(su.Get("/office/rollup/2024").Bytes(), "年内撤并"));
}

TEST_CASE_ON_BOTH_ENGINES("the county's report sums up what came in, whether or not somebody has looked at the sum",
                          place) {
  RollUpDesk county(place);
  AddAnnualRoutes(county.pages, county.campaign_site, screening::Tools{}, CountySum(),
                  [&](account::OrganId organ, int year) { BringSumInStep(county.reports, organ, year); });
  county.Give(Sample("01-zhenxi-2023.txt"));
  const auto permits = [&](account::OrganId organ) {
    const auto paper = ReadPaperJson(
        county.SignIn(county.su).Get("/office/annual/2023/draft/json?organ=" + std::to_string(organ.value)).Bytes());
    REQUIRE(paper.paper);
    return FiguresOf(*paper.paper).cells[*IndexOf(*paper.paper->form, {2, "行政许可", "本年处理决定数量"})];
  };
  CHECK(permits(county.township) != Number::Of(38));  // its own ledger has none
  CHECK(permits(county.root) == Number::Of(38));
}

TEST_CASE_ON_BOTH_ENGINES("the county's text is written of the sum of today, and says whose numbers it is", place) {
  RollUpDesk county(place);
  AddAnnualRoutes(county.pages, county.campaign_site, screening::Tools{}, CountySum(),
                  [&](account::OrganId organ, int year) { BringSumInStep(county.reports, organ, year); });
  county.Give(Sample("01-zhenxi-2023.txt"));
  const TestBrowser su = county.SignIn(county.su);
  const auto text = [&](account::OrganId organ, int year) {
    return std::string(
        su.Get("/office/annual/" + std::to_string(year) + "/text?organ=" + std::to_string(organ.value)).Bytes());
  };
  const std::string page = text(county.root, kYear);
  for (const char* words :
       {"表格是全县的汇总", "<b>1</b> 份报告和政府本级的数相加得出", "没有报告，没有计入", "澄砚县民政局", "打开汇总",
        "/office/rollup/2023/cell?unit=", "〔计入汇总的报告〕份行政机关的年度报告及政府本级的数汇总得出"}) {
    CAPTURE(words);
    CHECK(Has(page, words));
  }
  CHECK(Has(text(county.root, kYear - 1), "还没有汇总"));
  CHECK_FALSE(Has(text(county.township, kYear), "id=\"sum\""));
  // Who writes it without overseeing the county has the numbers and no way to a page that is shut.
  const auto writer = county.Hire("zhouyan", "周砚", county.root, PostKind::kHandler);
  const std::string shut = std::string(
      county.SignIn(writer).Get("/office/annual/2023/text?organ=" + std::to_string(county.root.value)).Bytes());
  CHECK(Has(shut, "<b>1</b> 份报告"));
  CHECK_FALSE(Has(shut, "/office/rollup/2023/cell"));
}

TEST_CASE_ON_BOTH_ENGINES("a chart over the years has the years that nobody has looked at yet", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  CHECK(county.SignIn(county.su).Get("/office/rollup/2025/see/years").status == 200);
  db::Reader reader = county.database->Read();
  const auto unit = UnitOfOrgan(reader, county.township);
  REQUIRE(unit);
  CHECK(FindUnitReport(reader, unit->id, kYear));
}

TEST_CASE_ON_BOTH_ENGINES("one report from outside does not hide the organs' own of that year from the charts", place) {
  RollUpDesk county(place);
  BringUnitsInStep(county.desk);
  county.Give(Sample("01-zhenxi-2023.txt"));
  {
    db::Transaction act = county.database->Begin();
    Unit outside;
    outside.name = "云汀市竹溆县人民政府";
    UnitReport report;
    report.unit = AddUnit(act, outside);
    report.year = kYear;
    report.figures.form = law::FormInForce(kYear);
    report.figures.cells.resize(CellsOf(*report.figures.form).size());
    PutUnitReport(act, report, {.digest = "outside", .file_name = {}});
    act.Commit();
  }
  CHECK(county.SignIn(county.su).Get("/office/rollup/2025/see/years").status == 200);
  CHECK(county.Permits(county.County().id) == Number::Of(38));
}

TEST_CASE_ON_BOTH_ENGINES("a report that was deleted is in no sum until it is restored", place) {
  RollUpDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  BringInStep(county.reports, kYear);
  const UnitId top = county.County().id;
  const TestBrowser su = county.SignIn(county.su);
  const auto stamp = [&] {
    db::Reader reader = county.database->Read();
    return ReportStampOf(reader, kYear);
  };
  const std::int64_t report = county.database->Read().One<std::int64_t>("SELECT MAX(id) FROM report");
  const std::string before = stamp();
  REQUIRE(county.Permits(top) == Number::Of(38));
  CHECK(Has(su.Get(RollUpDesk::Page()).Bytes(), "：38"));

  REQUIRE(Delete(county.reports, report, county.drafter));
  BringInStep(county.reports, kYear);
  CHECK_FALSE(county.Permits(top));
  CHECK(stamp() != before);
  CHECK_FALSE(Has(su.Get(RollUpDesk::Page()).Bytes(), "：38"));
  {
    db::Reader reader = county.database->Read();
    const RollUpNow now = RollUpNowOf(reader, top, kYear);
    const UnitId unit = UnitOfOrgan(reader, county.township)->id;
    const auto left = std::ranges::find(now.rollup.left_out, unit, &LeftOut::unit);
    REQUIRE(left != now.rollup.left_out.end());
    CHECK(left->why == LeftOut::Why::kMissing);
    CHECK(std::ranges::count(ReportDaysOf(reader, kYear), unit, &ReportDays::unit) == 0);
  }

  REQUIRE(Restore(county.reports, report, county.drafter));
  CHECK(county.Permits(top) == Number::Of(38));
  CHECK(stamp() == before);
}

}  // namespace
}  // namespace gongkai::report
