// Reports of others are read once, refused where they would replace or where it cannot be told whose they are, and kept
// with figures and text.
#include "report/campaign/import_actions.h"

#include "report/campaign/rollup_desk_test.h"
#include "report/campaign/unit_list_actions.h"
#include "report/campaign/unit_text_store.h"
#include "report/compile/paper_json.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

using account::Has;

ReadFile FileOf(const AnnualPaper& paper, const std::string& name) {
  return ReadForImport(WritePaperJson(paper), name, ReadHere);
}

AnnualPaper PaperOfPlace(int number, unsigned seed) {
  AnnualPaper paper = testing::MakePaper("2021", seed);
  paper.organ = "云州市第" + std::to_string(number) + "县人民政府";
  paper.year = 2025;
  return paper;
}

/// What is told of that file; empty: it was put down.
std::string FaultOf(const ReportImport& import, const std::string& path) {
  std::string words;
  for (const ImportFault& fault : import.faults()) {
    if (fault.path == path) words += fault.words;
  }
  return words;
}

UnitLine LineOf(const std::string& name, const std::string& short_name = "") {
  UnitLine line;
  line.unit.name = name;
  line.unit.short_name = short_name;
  return line;
}

TEST_CASE_ON_BOTH_ENGINES("reports of others become units and figures; a file read twice is one", place) {
  RollUpDesk county(place);
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
    CHECK(import.faults().size() == 2);
    CHECK(Has(FaultOf(import, "other.json"), "--replace"));
    CHECK_FALSE(FaultOf(import, "note.txt").empty());
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
  CHECK(Has(FaultOf(correcting, "2024.json"), "2024"));
}

TEST_CASE_ON_BOTH_ENGINES("a report that names no organ is of the unit whose name its file has only where one says so",
                          place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  UnitTable table;
  table.lines = {LineOf("云州市鹭汀镇人民政府", "鹭汀镇"), LineOf("云州市苇汀镇人民政府", "汀镇"),
                 LineOf("云州市芦汀镇人民政府", "汀镇")};
  REQUIRE(PutUnits(county.desk, county.drafter, city, table));
  const auto add = [&](ReportImport& import, const std::string& name, unsigned seed) {
    AnnualPaper paper = PaperOfPlace(1, seed);
    paper.organ.clear();
    paper.title = "2025年政府信息公开工作年度报告";
    import.Add(FileOf(paper, name));
  };
  ReportImport unasked(county.desk, county.drafter, {.year = 2025, .under = city});
  add(unasked, "鹭汀镇.json", 1);
  unasked.Finish();
  CHECK(unasked.counts().put.added == 0);
  CHECK(FaultOf(unasked, "鹭汀镇.json") ==
        "没有读出是哪个机关的报告；文件名就是名单里这个单位的名称的，加上 --by-file-name 再导入一次。");

  ReportImport import(county.desk, county.drafter, {.year = 2025, .under = city, .by_file_name = true});
  add(import, "报送/鹭汀镇.json", 1);
  add(import, "云州市苇汀镇人民政府.json", 2);
  add(import, "汀镇.json", 3);        // two have that short name
  add(import, "鹭汀镇报告.json", 4);  // nearly is not the name
  add(import, "鹭汀镇.json", 5);      // it has one by now
  import.Finish();
  CHECK(import.counts().put.added == 2);
  CHECK(import.counts().new_units == 0);
  CHECK(import.faults().size() == 3);
  CHECK(Has(FaultOf(import, "汀镇.json"), "有 2 个单位叫“汀镇”"));
  CHECK(Has(FaultOf(import, "汀镇.json"), "云州市芦汀镇人民政府"));
  CHECK(Has(FaultOf(import, "鹭汀镇报告.json"), "文件名也不是哪个单位的全称或者简称"));
  CHECK(Has(FaultOf(import, "鹭汀镇.json"), "--replace"));
  db::Reader reader = county.database->Read();
  for (const char* name : {"云州市鹭汀镇人民政府", "云州市苇汀镇人民政府"}) {
    CHECK(FindUnitReport(reader, UnitsNamed(reader, name).at(0).id, 2025));
  }
}

TEST_CASE_ON_BOTH_ENGINES("of two units with one name a report is nobody's, until one says below whom", place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  UnitTable places;
  places.lines = {LineOf("云州市鹭县"), LineOf("云州市苇县")};
  REQUIRE(PutUnits(county.desk, county.drafter, city, places));
  const UnitId lu = *UnitUnder(county.desk, county.drafter, "云州市鹭县");
  const UnitId wei = *UnitUnder(county.desk, county.drafter, "云州市苇县");
  UnitTable school;
  school.lines = {LineOf("第一中学")};
  for (const UnitId each : {lu, wei}) REQUIRE(PutUnits(county.desk, county.drafter, each, school));
  AnnualPaper paper = PaperOfPlace(1, 1);
  paper.organ = "第一中学";
  AnnualPaper nameless = PaperOfPlace(2, 2);
  nameless.organ.clear();
  nameless.title = "2025年政府信息公开工作年度报告";
  ReportImport import(county.desk, county.drafter, {.year = 2025, .under = city, .by_file_name = true});
  import.Add(FileOf(paper, "1.json"));
  import.Add(FileOf(nameless, "第一中学.json"));
  import.Finish();
  CHECK(import.counts().put.added == 0);
  CHECK(import.counts().new_units == 0);
  for (const char* file : {"1.json", "第一中学.json"}) {
    const std::string fault = FaultOf(import, file);
    CHECK(Has(fault, "有 2 个单位叫“第一中学”"));
    CHECK(Has(fault, "在云州市鹭县下面"));
    CHECK(Has(fault, "在云州市苇县下面"));
    CHECK(Has(fault, "--under"));
  }
  ReportImport narrowed(county.desk, county.drafter, {.year = 2025, .under = wei});
  narrowed.Add(FileOf(paper, "1.json"));
  narrowed.Finish();
  CHECK(narrowed.counts().put.added == 1);
  CHECK(narrowed.counts().new_units == 0);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(FindUnitReport(reader, UnitsBelow(reader, lu).at(1).id, 2025));
  CHECK(FindUnitReport(reader, UnitsBelow(reader, wei).at(1).id, 2025));
}

TEST_CASE_ON_BOTH_ENGINES("a unit that this run made is known by its name for the files that follow", place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  ReportImport import(county.desk, county.drafter, {.year = 2025, .under = city, .by_file_name = true});
  AnnualPaper paper = PaperOfPlace(1, 1);
  import.Add(FileOf(paper, "1.json"));
  paper = PaperOfPlace(1, 2);
  paper.organ = "云州市 第１县人民政府";  // the same, written otherwise
  import.Add(FileOf(paper, "2.json"));
  paper = PaperOfPlace(1, 3);
  paper.organ.clear();
  paper.title = "2025年政府信息公开工作年度报告";
  import.Add(FileOf(paper, "云州市第1县人民政府.json"));
  import.Finish();
  CHECK(import.counts().new_units == 1);
  CHECK(Has(FaultOf(import, "2.json"), "--replace"));
  CHECK(Has(FaultOf(import, "云州市第1县人民政府.json"), "--replace"));
}

TEST_CASE_ON_BOTH_ENGINES("files of one name in many folders are each told, with their folder", place) {
  RollUpDesk county(place);
  ReportImport import(county.desk, county.drafter, {.year = 2025});
  for (int i = 1; i <= 40; ++i) {
    ReadFile file = ReadForImport("不是报告" + std::to_string(i), "年报.docx", ReadHere);
    file.path = "第" + std::to_string(i) + "镇/年报.docx";
    import.Add(std::move(file));
  }
  ReadFile packed_elsewhere = ReadForImport("也不是报告", "1.txt", ReadHere);
  packed_elsewhere.path = "\xB1\xA8\xB8\xE6/年报/1.txt";  // 报告 in GBK
  import.Add(std::move(packed_elsewhere));
  import.Finish();
  const ImportCounts& counts = import.counts();
  CHECK(counts.read == 41);
  CHECK(import.faults().size() == 41);
  CHECK_FALSE(FaultOf(import, "第17镇/年报.docx").empty());
  CHECK_FALSE(FaultOf(import, "报告/年报/1.txt").empty());
}

TEST_CASE("the day below the text is no day of publication, the one that is called so is") {
  const std::string text = Sample("01-zhenxi-2023.txt");
  CHECK_FALSE(ReadForImport(text + "\n澄砚县枕溪镇人民政府\n2024年1月19日\n", "one.txt", ReadHere).published);
  CHECK(ReadForImport("发布日期：2024-01-22\n" + text, "two.txt", ReadHere).published ==
        Date(std::chrono::year(2024) / 1 / 22));
}

TEST_CASE_ON_BOTH_ENGINES(
    "the text of what was imported is kept while it is the latest, and comes later where it was not", place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  AnnualPaper paper = PaperOfPlace(1, 3);
  const auto import = [&](bool replaces) {
    ReportImport run(county.desk, county.drafter, {.year = 2025, .under = city, .replaces = replaces});
    ReadFile file = FileOf(paper, "1.json");
    if (run.KnownNow().contains(file.digest)) return ImportCounts{};
    run.Add(std::move(file));
    run.Finish();
    CHECK(run.faults().empty());
    return run.counts();
  };
  const auto text = [&] {
    db::Reader reader = county.database->Read();
    return FindUnitText(reader, UnitsNamed(reader, paper.organ).at(0).id, 2025);
  };
  paper.sections[0] = {"渡口候船室的时刻表换了三回。"};
  CHECK(import(false).put.added == 1);
  CHECK(Has(text().value_or(""), "1渡口候船室"));
  CHECK(import(false).read == 0);  // there is nothing more to be had from it
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM annual_unit_text");  // as it was before texts were kept
    act.Commit();
  }
  const ImportCounts again = import(false);
  CHECK(again.put.same == 1);
  CHECK(again.known == 0);
  CHECK(Has(text().value_or(""), "渡口候船室"));

  paper.sections[0] = {"集市的摊位图贴在办事大厅。"};
  CHECK(import(true).put.replaced == 1);
  CHECK(Has(text().value_or(""), "集市"));
  CHECK_FALSE(Has(text().value_or(""), "渡口"));
  db::Transaction act = county.database->Begin();
  CHECK(CountUnitTexts(act, 2025) == 1);
  UnitReport handed_in;
  handed_in.unit = UnitsNamed(act, paper.organ).at(0).id;
  handed_in.year = 2025;
  handed_in.source = ReportSource::kHandedIn;
  handed_in.figures = FiguresOf(paper);
  CHECK(PutUnitReport(act, handed_in, {"handed in", ""}) == PutReport::kReplaced);
  CHECK(CountUnitTexts(act, 2025) == 0);  // its text stands with its file
}

TEST_CASE_ON_BOTH_ENGINES("two runs at once make no unit twice, and neither replaces what the other brought", place) {
  RollUpDesk county(place);
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
  CHECK(Has(FaultOf(second, "other.json"), "--replace"));
  db::Reader reader = county.database->Read();
  CHECK(ChildrenOf(reader, *options.under).size() == 4);
}

TEST_CASE_ON_BOTH_ENGINES("what no database takes costs no other file its place", place) {
  RollUpDesk county(place);
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

}  // namespace
}  // namespace gongkai::report
