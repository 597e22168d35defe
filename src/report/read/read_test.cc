// Reading back reports with known numbers, in every layout that reaches an office.
#include "report/read/read.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "docread/read.h"
#include "support/written_report.h"

namespace gongkai::report {
namespace {

using testing::Layout;
using testing::Written;
using testing::WrittenReport;

AnnualReport ReadWritten(const std::string& bytes) { return ReadReport(docread::Read(bytes), "报告.txt"); }

/// "三(一)[2]: 5, not 4" for the first cell that differs; empty when all are right.
std::string FirstDifference(const std::optional<TableReading>& reading, const law::FormTable& table,
                            const std::vector<std::vector<Written>>& rows) {
  if (!reading) return "表" + std::to_string(table.number) + " was not read";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const RowReading* row = reading->Find(table.rows[r].key);
    if (row == nullptr) return "no row " + std::string(table.rows[r].key);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const Value& value = row->values[c];
      const Written& wanted = rows[r][c];
      const bool right = wanted ? value.kind == ValueKind::kNumber && value.number == Number::Of(*wanted)
                                : value.kind == ValueKind::kBlank;
      if (!right) {
        return std::string(table.rows[r].key) + "[" + std::to_string(c) + "]: \"" + value.written + "\", not " +
               (wanted ? std::to_string(*wanted) : "blank");
      }
    }
  }
  return {};
}

void CheckReadsBack(const WrittenReport& written, Layout layout) {
  const AnnualReport report = ReadWritten(testing::Write(written, layout));
  CAPTURE(testing::NameOf(layout));
  REQUIRE(report.form != nullptr);
  CHECK(report.form->id == written.form);
  CHECK(report.year == written.year);
  CHECK(report.organ == written.organ);
  CHECK(FirstDifference(report.table2, written.Form().table2, written.table2) == "");
  CHECK(FirstDifference(report.table3, written.Form().table3, written.table3) == "");
  CHECK(FirstDifference(report.table4, written.Form().table4, written.table4) == "");
  CHECK(report.sections.size() == 6);
}

TEST_CASE("Every layout is read back to the same numbers, in both forms") {
  for (const std::string form : {"2021", "2019"}) {
    for (unsigned seed = 1; seed <= 14; ++seed) {
      const WrittenReport written = testing::MakeReport(form, seed);
      CAPTURE(form);
      CAPTURE(seed);
      for (const Layout layout : testing::AllLayouts()) CheckReadsBack(written, layout);
    }
  }
}

TEST_CASE("Blank cells stay blank in every layout that shows them") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    WrittenReport written = testing::MakeReport("2021", seed);
    written.table3[0][2].reset();                                      // one cell
    written.table3[2] = std::vector<Written>(7);                       // a whole row
    for (std::size_t c = 0; c < 6; ++c) written.table3[5][c].reset();  // all but the total
    written.table3[9][6].reset();                                      // the total
    written.table4[1][1].reset();
    CAPTURE(seed);
    for (const Layout layout : testing::AllLayouts()) {
      if (testing::ShowsBlanks(layout)) CheckReadsBack(written, layout);
    }
  }
}

TEST_CASE("A row with six values and no sign which is missing keeps them in order and says so") {
  const WrittenReport written = testing::MakeReport("2021", 3);
  std::string text = testing::Write(written, Layout::kLineEnds);
  const std::string row = "二、上年结转政府信息公开申请数量";
  const std::size_t begin = text.find(row) + row.size();
  text.replace(begin, text.find('\n', begin) - begin, " 1 2 3 4 5 6");
  const AnnualReport report = ReadWritten(text);
  REQUIRE(report.table3);
  const RowReading& read = *report.table3->Find("二");
  CHECK(read.ragged);
  for (int c = 0; c < 6; ++c) CHECK(read.values[static_cast<std::size_t>(c)].number == Number::Of(c + 1));
  CHECK(read.values[6].kind == ValueKind::kBlank);
  // The rows around it are not touched.
  CHECK(report.table3->Find("一")->values[6].number == Number::Of(*written.table3[0][6]));
}

/// The written report with the line of `label` replaced.
std::string WithLine(const WrittenReport& written, const std::string& label, const std::string& line) {
  std::string text = testing::Write(written, Layout::kLineEnds);
  const std::size_t begin = text.find(label);
  return text.replace(begin, text.find('\n', begin) - begin, line);
}

TEST_CASE("A row that a line break has cut in two is one row") {
  const WrittenReport written = testing::MakeReport("2021", 9);
  const std::string label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
  const auto& row = written.table3[20];
  std::string rest;
  for (std::size_t c = 1; c < 7; ++c) rest += " " + std::to_string(*row[c]);
  const std::string line =
      "1.申请人无正当理由逾期不补正、行政机关不再 " + std::to_string(*row[0]) + "\n处理其政府信息公开申请" + rest;
  const AnnualReport report = ReadWritten(WithLine(written, label, line));
  CHECK(FirstDifference(report.table3, written.Form().table3, written.table3) == "");
}

TEST_CASE("The ordinal of a label that drifted to the values is no value") {
  const WrittenReport written = testing::MakeReport("2021", 10);
  std::string line = "．没有现成信息需要另行制作 2";
  for (const Written& cell : written.table3[13]) line += " " + std::to_string(*cell);
  const AnnualReport report = ReadWritten(WithLine(written, "2.没有现成信息需要另行制作", line));
  CHECK(FirstDifference(report.table3, written.Form().table3, written.table3) == "");
}

TEST_CASE("More values than columns are kept as written, not pressed into columns") {
  const WrittenReport written = testing::MakeReport("2021", 11);
  const AnnualReport report = ReadWritten(WithLine(written, "2.重复申请", "2.重复申请 1 2 3 4 5 6 7 8 9"));
  const RowReading& row = *report.table3->Find("三(五)2");
  CHECK(row.values[0].kind == ValueKind::kText);
  CHECK(row.values[0].written == "1 2 3 4 5 6 7 8 9");
  for (std::size_t c = 1; c < 7; ++c) CHECK(row.values[c].kind == ValueKind::kBlank);
}

TEST_CASE("A paragraph without end is refused in a sentence") {
  std::string line;
  for (int i = 0; i < 20'000; ++i) line += "共收到申请30件，其中公开2件；";
  const AnnualReport report = ReadWritten("某县2023年政府信息公开工作年度报告\n一、总体情况\n" + line + "\n");
  CHECK(report.source.obstacle == docread::Obstacle::kTooLarge);
  CHECK(report.source.obstacle_message.ends_with("。"));
  CHECK(report.paragraphs.empty());
}

TEST_CASE("A line of many headings is cut into pieces, each at its place") {
  std::string line;
  for (int i = 0; i < 500; ++i) line += "一、总体情况。本机关公开。";
  const AnnualReport report = ReadWritten("某县2023年政府信息公开工作年度报告\n" + line + "\n");
  REQUIRE(report.sections.size() == 500);
  CHECK(report.sections[0].place.column == 0);
  CHECK(report.sections[499].place.column == 499 * 13);
}

TEST_CASE("A section pasted as one endless line is read in parts, each with its place") {
  std::string text = testing::Write(testing::MakeReport("2021", 12), Layout::kTabs);
  const std::string sentence = "青禾镇逐村张贴了当年的补助名册并留出了核对的时间。";
  std::string line;
  for (int i = 0; i < 900; ++i) line += sentence;
  const std::size_t heading = text.find("一、总体情况\n") + std::string("一、总体情况\n").size();
  text.insert(heading, "\n" + line + "\n");
  const AnnualReport report = ReadWritten(text);
  REQUIRE(report.table3);
  std::size_t total = 0;
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    CHECK(paragraph.text.size() <= 12U << 10U);
    if (paragraph.text.starts_with(sentence)) total += paragraph.text.size();
  }
  CHECK(total == line.size());
}

TEST_CASE("Of a title that a page shows twice, the one under the organ's name counts") {
  std::string text = testing::Write(testing::MakeReport("2021", 13), Layout::kTabs);
  const std::string title = "岚溪县青禾镇人民政府2023年政府信息公开工作年度报告\n";
  text.replace(text.find(title), title.size(),
               "2023年政府信息公开工作年度报告\n岚溪县青禾镇人民政府\n2023年政府信息公开工作年度报告\n");
  CHECK(ReadWritten(text).organ == "岚溪县青禾镇人民政府");
}

TEST_CASE("A group label that slipped into another row is told") {
  std::string text = testing::Write(testing::MakeReport("2021", 13), Layout::kTabs);
  const auto move = [&text](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  move("\t（三）不予公开\t1.属于国家秘密", "\t\t1.属于国家秘密");
  move("三、本年度办理结果\t（一）予以公开", "（三）不予公开\t（一）予以公开");
  const AnnualReport report = ReadWritten(text);
  CHECK(FirstDifference(report.table3, law::FindForm("2021")->table3, testing::MakeReport("2021", 13).table3) == "");
  CHECK(std::any_of(report.remarks.begin(), report.remarks.end(),
                    [](const Remark& r) { return r.kind == Remark::Kind::kGroupDisplaced && r.row == "三(一)"; }));
}

TEST_CASE("Labels with wrong and lost characters are read and remarked") {
  std::string text = testing::Write(testing::MakeReport("2021", 5), Layout::kTabs);
  const auto damage = [&text](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  damage("要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具以获信息");
  damage("本年废止件数", "本年度止件数");
  const AnnualReport report = ReadWritten(text);
  CHECK(FirstDifference(report.table3, law::FindForm("2021")->table3, testing::MakeReport("2021", 5).table3) == "");
  CHECK(report.table3->Find("三(五)5")->label_damaged);
  const auto said = [&report](Remark::Kind kind) {
    return std::any_of(report.remarks.begin(), report.remarks.end(),
                       [kind](const Remark& r) { return r.kind == kind; });
  };
  CHECK(said(Remark::Kind::kLabelDamaged));
  CHECK(said(Remark::Kind::kHeaderDamaged));
}

TEST_CASE("Headings without tables are no tables, and nothing is read as zero") {
  const AnnualReport report = ReadWritten(
      "岚溪县青禾镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息20条。\n二、主动公开政府信息情"
      "况\n"
      "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n人手不"
      "足。\n"
      "六、其他需要报告的事项\n无。\n");
  CHECK_FALSE(report.table2);
  CHECK_FALSE(report.table3);
  CHECK_FALSE(report.table4);
  CHECK(report.sections.size() == 6);
}

TEST_CASE("Two reports in one file are not mixed") {
  const std::string both = testing::Write(testing::MakeReport("2021", 1), Layout::kTabs) +
                           testing::Write(testing::MakeReport("2021", 2), Layout::kTabs);
  const AnnualReport report = ReadWritten(both);
  CHECK_FALSE(report.table3);
  REQUIRE_FALSE(report.remarks.empty());
  CHECK(report.remarks.front().kind == Remark::Kind::kMultipleReports);
}

TEST_CASE("Every value knows its place in the source") {
  const AnnualReport report = ReadWritten(testing::Write(testing::MakeReport("2021", 4), Layout::kPipeCells));
  for (const RowReading& row : report.table3->rows) {
    for (const Value& value : row.values) {
      REQUIRE(value.place.line > 0);
      CHECK(report.source.lines[static_cast<std::size_t>(value.place.line - 1)].starts_with(value.written));
    }
  }
}

}  // namespace
}  // namespace gongkai::report
