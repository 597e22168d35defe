// Units and their reports follow what the installation has; a roll-up opens to its shares, and a correction says what
// it moved; imports are read once and refused where they would replace.
#include <atomic>
#include <barrier>
#include <fstream>
#include <iterator>
#include <latch>
#include <thread>

#include "account/organ_card_view.h"
#include "docread/read.h"
#include "remedy/dispute_desk_test.h"
#include "report/campaign/county_sum_view.h"
#include "report/campaign/import_actions.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_actions.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/routes.h"
#include "report/compile/paper_json.h"
#include "report/compile/routes.h"
#include "report/shelf.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;
using account::PostKind;
using account::TestBrowser;

constexpr int kYear = 2023;

std::string Sample(const char* name) {
  std::ifstream in(std::string(GONGKAI_SOURCE_DIR "/data/samples/") + name, std::ios::binary);
  REQUIRE(in.good());
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

docread::Document ReadHere(std::string_view bytes) { return docread::Read(bytes); }

struct CampaignDesk : remedy::DisputeDesk {
  Shelf shelf{ReadHere};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site campaign_site{.desk = reports, .wake = [] {}};
  account::PersonId su = Hire("suqing", "苏晴", office, PostKind::kSupervisor);

  explicit CampaignDesk(const testing::TestDatabase& place) : DisputeDesk(place) {
    AddCampaignRoutes(pages, campaign_site);
  }
  void Give(const std::string& text) {
    REQUIRE(HandIn(reports, {{"2023.txt", text}}, drafter, Holder{township, false}));
    while (WorkOnQueue(reports)) {
    }
  }
  /// With two more permits than it had.
  static std::string Corrected() {
    std::string text = Sample("01-zhenxi-2023.txt");
    const std::string from = "行政许可\n38";
    REQUIRE(Has(text, from));
    return text.replace(text.find(from), from.size(), "行政许可\n40");
  }
  Unit County() {
    db::Reader reader = database->Read();
    return CountyUnit(reader).value();
  }
  RollUpNow Now(UnitId top, int year = kYear) {
    db::Reader reader = database->Read();
    return RollUpNowOf(reader, top, year);
  }
  std::optional<Number> Permits(UnitId top, int year = kYear) {
    const RollUpNow now = Now(top, year);
    return now.rollup.cells[*IndexOf(*now.rollup.form, {2, "行政许可", "本年处理决定数量"})].sum;
  }
  static std::string Page(const std::string& part = "", const std::string& query = "") {
    return "/office/rollup/" + std::to_string(kYear) + part + query;
  }
};

TEST_CASE_ON_BOTH_ENGINES("units are the organs, the own level beside them; a renamed one is brought up to date",
                          place) {
  CampaignDesk county(place);
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
  CampaignDesk county(place);
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

  county.Give(CampaignDesk::Corrected());
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
  CampaignDesk county(place);
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
  CampaignDesk county(place);
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
  CampaignDesk county{Impatient(place)};
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
  const web::Response page = su.Get(CampaignDesk::Page());
  shown.count_down();
  other.join();
  CHECK(page.status == 200);
  CHECK(Has(page.body, "没有报告，没有计入"));
  CHECK(su.Get(CampaignDesk::Page()).status == 200);  // the next look finds it
  CHECK(county.Permits(top) == Number::Of(38));
}

TEST_CASE_ON_BOTH_ENGINES("nobody puts figures into the name of a neighbour", place) {
  CampaignDesk county(place);
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
  CampaignDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  const TestBrowser su = county.SignIn(county.su);
  const std::string page = std::string(su.Get(CampaignDesk::Page()).Bytes());
  for (const char* words : {"没有报告，没有计入", "澄砚县民政局", "38", "还没有留存过", "导出"}) {
    CAPTURE(words);
    CHECK(Has(page, words));
  }
  const std::string cell =
      std::string(su.Get(CampaignDesk::Page("/cell", "?cell=" + PercentEncode("2/行政许可/本年处理决定数量"))).Bytes());
  CHECK(Has(cell, "枕溪镇"));
  CHECK(Has(cell, "1 份报告填了"));
  CHECK(su.Get(CampaignDesk::Page("/cell", "?cell=9/x/y")).status == 404);
  CHECK(su.Get(CampaignDesk::Page("", "?unit=999999")).status == 404);
  CHECK(su.Get(CampaignDesk::Page("/kept", "?number=1")).status == 404);
  CHECK(su.Get("/office/rollup/2017").status == 404);
  CHECK(Has(su.Get(CampaignDesk::Page("/units")).Bytes(), "没有报告"));
  for (const char* as : {"form", "xlsx", "csv", "json"}) {
    CAPTURE(as);
    CHECK(su.Get(CampaignDesk::Page("/file", "?as=" + std::string(as))).status == 200);
  }
  const auto json = ReadPaperJson(su.Get(CampaignDesk::Page("/file", "?as=json")).Bytes());
  REQUIRE(json.paper);
  CHECK(FiguresOf(*json.paper) == county.Now(county.County().id).rollup.figures());

  const web::Response refused = su.Post(CampaignDesk::Page("/keep"), {{"cause", ""}});
  CHECK(refused.status == 422);
  const std::string unit = std::to_string(county.County().id.value);
  CHECK(su.Post(CampaignDesk::Page("/keep"), {{"unit", unit}, {"cause", "<b>报市政府</b>"}}).status == 303);
  const std::string kept = std::string(su.Get(CampaignDesk::Page()).Bytes());
  CHECK(Has(kept, "&lt;b&gt;报市政府"));
  CHECK_FALSE(Has(kept, "<b>报市政府"));
  CHECK(su.Get(CampaignDesk::Page("/kept", "?number=1")).status == 200);

  const TestBrowser lin = county.SignIn(county.lin);
  for (const char* part : {"", "/cell", "/units", "/report", "/file", "/kept"}) {
    CAPTURE(part);
    CHECK(lin.Get(CampaignDesk::Page(part)).status == 403);
  }
  CHECK(lin.Post(CampaignDesk::Page("/keep"), {{"cause", "报市政府"}}).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("the county government's own report takes the sum, its own level beside its organs", place) {
  CampaignDesk county(place);
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
  CHECK_FALSE(CountySum()(reader, *town, kYear));
  CHECK_FALSE(CountySum()(reader, *root, kYear - 1));  // no report of any organ
}

TEST_CASE_ON_BOTH_ENGINES("the county's report sums up what came in, whether or not somebody has looked at the sum",
                          place) {
  CampaignDesk county(place);
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

TEST_CASE_ON_BOTH_ENGINES("a chart over the years has the years that nobody has looked at yet", place) {
  CampaignDesk county(place);
  county.Give(Sample("01-zhenxi-2023.txt"));
  CHECK(county.SignIn(county.su).Get("/office/rollup/2025/see/years").status == 200);
  db::Reader reader = county.database->Read();
  const auto unit = UnitOfOrgan(reader, county.township);
  REQUIRE(unit);
  CHECK(FindUnitReport(reader, unit->id, kYear));
}

// ---- import

ReadFile FileOf(const AnnualPaper& paper, const std::string& name) {
  return ReadForImport(WritePaperJson(paper), name, ReadHere);
}

AnnualPaper PaperOfPlace(int number, unsigned seed) {
  AnnualPaper paper = testing::MakePaper("2021", seed);
  paper.organ = "云州市第" + std::to_string(number) + "县人民政府";
  paper.year = 2025;
  return paper;
}

TEST_CASE_ON_BOTH_ENGINES("reports of others become units and figures; a file read twice is one", place) {
  CampaignDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  CHECK(*UnitUnder(county.desk, county.drafter, "云州市") == city);
  CHECK_FALSE(UnitUnder(county.desk, county.drafter, "999999"));
  const ImportOptions options{.year = 2025, .under = city};
  std::optional<Number> sum;
  const CellKey cell{2, "行政许可", "本年处理决定数量"};
  {
    ReportImport import(county.desk, county.drafter, options);
    for (int i = 1; i <= 8; ++i) {
      const AnnualPaper paper = PaperOfPlace(i, static_cast<unsigned>(i) * 3);
      const auto value = FiguresOf(paper).cells[*IndexOf(*paper.form, cell)];
      if (value) sum = sum.value_or(Number()) + *value;
      import.Add(FileOf(paper, std::to_string(i) + ".json"));
    }
    import.Add(FileOf(PaperOfPlace(3, 9), "twice.json"));  // the bytes of the third
    import.Add(FileOf(PaperOfPlace(3, 99), "other.json"));
    import.Add(ReadForImport("不是报告", "note.txt", ReadHere));
    import.Finish();
    CHECK(import.counts().put.added == 8);
    CHECK(import.counts().new_units == 8);
    CHECK(import.counts().known == 1);
    CHECK(import.faults().contains("other.json"));
    CHECK(import.faults().contains("note.txt"));
  }
  CHECK(county.Permits(city, 2025) == sum);
  {
    ReportImport again(county.desk, county.drafter, options);
    again.Add(FileOf(PaperOfPlace(5, 15), "5.json"));
    again.Finish();
    CHECK(again.counts().known == 1);
    CHECK(again.counts().put.added == 0);
  }
  ReportImport correcting(county.desk, county.drafter, {.year = 2025, .under = city, .replaces = true});
  correcting.Add(FileOf(PaperOfPlace(3, 99), "other.json"));
  AnnualPaper wrong_year = PaperOfPlace(4, 12);
  wrong_year.year = 2024;
  correcting.Add(FileOf(wrong_year, "2024.json"));
  correcting.Finish();
  CHECK(correcting.counts().put.replaced == 1);
  CHECK(correcting.counts().new_units == 0);
  CHECK(Has(correcting.faults().at("2024.json"), "2024"));
}

TEST_CASE_ON_BOTH_ENGINES("two runs at once make no unit twice, and neither replaces what the other brought", place) {
  CampaignDesk county(place);
  const ImportOptions options{.year = 2025, .under = *UnitUnder(county.desk, county.drafter, "云州市")};
  ReportImport first(county.desk, county.drafter, options), second(county.desk, county.drafter, options);
  for (int i = 1; i <= 3; ++i) first.Add(FileOf(PaperOfPlace(i, static_cast<unsigned>(i)), "a.json"));
  first.Finish();
  second.Add(FileOf(PaperOfPlace(1, 1), "same.json"));
  second.Add(FileOf(PaperOfPlace(2, 77), "other.json"));
  second.Add(FileOf(PaperOfPlace(9, 9), "new.json"));
  second.Finish();
  CHECK(second.counts().new_units == 1);
  CHECK(second.counts().put.added == 1);
  CHECK(second.counts().put.same == 1);
  CHECK(second.counts().put.replaced == 0);
  CHECK(Has(second.faults().at("other.json"), "--replace"));
  db::Reader reader = county.database->Read();
  CHECK(ChildrenOf(reader, *options.under).size() == 4);
}

TEST_CASE_ON_BOTH_ENGINES("what no database takes costs no other file its place", place) {
  CampaignDesk county(place);
  ReportImport import(county.desk, county.drafter, {.year = 2025});
  AnnualPaper hidden = PaperOfPlace(1, 1);
  hidden.organ += std::string("\0\x01", 2) + "\u202E";
  import.Add(FileOf(hidden, "\xB1\xA8\xB8\xE6.json"));  // 报告 in GBK
  AnnualPaper endless = PaperOfPlace(2, 2);
  for (int i = 0; i < 1000; ++i) endless.organ += "人民政府";
  import.Add(FileOf(endless, "endless.json"));
  AnnualPaper lines = PaperOfPlace(3, 3);
  lines.organ += "\n另一行";
  import.Add(FileOf(lines, "lines.json"));
  import.Add(FileOf(PaperOfPlace(4, 4), "good.json"));
  import.Finish();
  CHECK(import.counts().put.added == 2);
  CHECK(import.faults().size() == 2);
  db::Reader reader = county.database->Read();
  const auto named = UnitsNamed(reader, "云州市第1县人民政府");
  REQUIRE(named.size() == 1);
  CHECK(FindUnitReportHead(reader, named.front().id, 2025)->file_name == "报告.json");
}

TEST_CASE_ON_BOTH_ENGINES("a list moves nothing deeper than a roll-up goes", place) {
  CampaignDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  const auto put = [&](const std::string& csv) {
    return PutUnits(county.desk, county.drafter, city, ReadUnitTable(docread::ReadWorkbook("名称,上级\n" + csv)));
  };
  std::string ten = "甲1,\n", other = "乙1,\n";
  for (int i = 2; i <= 10; ++i) {
    ten += "甲" + std::to_string(i) + ",甲" + std::to_string(i - 1) + "\n";
    other += "乙" + std::to_string(i) + ",乙" + std::to_string(i - 1) + "\n";
  }
  REQUIRE(put(ten + other));
  CHECK_FALSE(put("甲1,乙10\n"));
  REQUIRE(put("甲1,乙2\n"));
  db::Reader reader = county.database->Read();
  CHECK(UnitsBelow(reader, city).size() == 21);
}

TEST_CASE_ON_BOTH_ENGINES("a list of units: levels by name, the own county hung into its city, faults leave nothing",
                          place) {
  CampaignDesk county(place);
  BringUnitsInStep(county.desk);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  const auto put = [&](std::string_view csv) {
    return PutUnits(county.desk, county.drafter, city, ReadUnitTable(docread::ReadWorkbook(csv)));
  };
  CHECK_FALSE(put("名称,上级\n甲县,\n甲镇,没有的县\n"));
  {
    db::Reader reader = county.database->Read();
    CHECK(UnitsBelow(reader, city).size() == 1);
    const UnitId town = UnitOfOrgan(reader, county.township)->id;
    CHECK_FALSE(PutUnits(county.desk, county.drafter, town,  // the county below its own township
                         ReadUnitTable(docread::ReadWorkbook("名称,上级\n澄砚县人民政府,\n"))));
  }
  REQUIRE(put("名称,上级\n甲县,\n甲镇,甲县\n澄砚县人民政府,\n"));
  REQUIRE(put("名称,上级\n甲县,\n甲镇,甲县\n"));  // again: the same
  CHECK_FALSE(put("名称,上级\n甲县,甲镇\n"));     // below itself
  db::Reader reader = county.database->Read();
  const std::vector<Unit> units = UnitsBelow(reader, city);
  CHECK(units.size() == 3 + 6);
  CHECK(CountyUnit(reader)->parent == city);
  const auto above = UnitsAbove(reader, UnitOfOrgan(reader, county.township)->id);
  REQUIRE(above.size() == 2);
  CHECK(above.front().id == city);
}

}  // namespace
}  // namespace gongkai::report
