// Reports of others are read once, refused where they would replace, and kept with figures and text; lists of units.
#include "report/campaign/import_actions.h"

#include "docread/read_workbook.h"
#include "report/campaign/rollup_desk_test.h"
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

TEST_CASE_ON_BOTH_ENGINES("a report that names no organ is of the unit whose name its file has, and of no other",
                          place) {
  RollUpDesk county(place);
  const UnitId city = *UnitUnder(county.desk, county.drafter, "云州市");
  UnitTable table;
  for (const auto& [name, short_name] :
       {std::pair("云州市鹭汀镇人民政府", "鹭汀镇"), std::pair("云州市苇汀镇人民政府", "汀镇"),
        std::pair("云州市芦汀镇人民政府", "汀镇")}) {
    UnitLine line;
    line.unit.name = name;
    line.unit.short_name = short_name;
    table.lines.push_back(line);
  }
  REQUIRE(PutUnits(county.desk, county.drafter, city, table));
  ReportImport import(county.desk, county.drafter, {.year = 2025, .under = city});
  const auto add = [&](const std::string& name, unsigned seed) {
    AnnualPaper paper = PaperOfPlace(1, seed);
    paper.organ.clear();
    paper.title = "2025年政府信息公开工作年度报告";
    import.Add(FileOf(paper, name));
  };
  add("报送/鹭汀镇.json", 1);
  add("云州市苇汀镇人民政府.json", 2);
  add("汀镇.json", 3);        // two have that short name
  add("鹭汀镇报告.json", 4);  // nearly is not the name
  add("鹭汀镇.json", 5);      // it has one by now
  import.Finish();
  CHECK(import.counts().put.added == 2);
  CHECK(import.counts().new_units == 0);
  CHECK(import.faults().size() == 3);
  CHECK(Has(import.faults().at("汀镇.json"), "没有读出是哪个机关"));
  CHECK(Has(import.faults().at("鹭汀镇报告.json"), "把文件名改成"));
  CHECK(Has(import.faults().at("鹭汀镇.json"), "--replace"));
  db::Reader reader = county.database->Read();
  for (const char* name : {"云州市鹭汀镇人民政府", "云州市苇汀镇人民政府"}) {
    CHECK(FindUnitReport(reader, UnitsNamed(reader, name).at(0).id, 2025));
  }
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
  CHECK(Has(second.faults().at("other.json"), "--replace"));
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

TEST_CASE_ON_BOTH_ENGINES("a list moves nothing deeper than a roll-up goes", place) {
  RollUpDesk county(place);
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
  RollUpDesk county(place);
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
