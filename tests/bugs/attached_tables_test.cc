// Tables that stand behind section six (附表) were not read, and three errors said they were missing.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

struct Parts {
  std::string text;       // with "详见附表" in place of the tables
  std::string tables[3];  // as they stood
};

Parts TakeTablesOut() {
  Parts parts{Sample(), {}};
  constexpr const char* kFrom[] = {"第二十条第（一）项", "（本列数据的", "行政复议\t"};
  constexpr const char* kTo[] = {"\n三、收到和处理", "\n四、政府信息公开", "\n五、存在的"};
  for (std::size_t i = 0; i < 3; ++i) {
    parts.tables[i] = Between(parts.text, kFrom[i], kTo[i]);
    parts.text = Edited(parts.text, parts.tables[i], "详见附表" + std::to_string(i + 1) + "。\n");
  }
  return parts;
}

TEST_CASE("tables at the end of the file are read and checked") {
  const Parts parts = TakeTablesOut();
  for (const std::string caption : {"", "附表1\n\n", "附表：主动公开政府信息情况\n\n"}) {
    CAPTURE(caption);
    const std::string text =
        parts.text + "\n附表：\n\n" + caption + parts.tables[0] + "\n\n" + parts.tables[1] + "\n\n" + parts.tables[2];
    CHECK(Listed(CheckBytes(text)) == "");
    const report::AnnualReport report = ReadSample(text);
    REQUIRE(report.table2);
    REQUIRE(report.table3);
    REQUIRE(report.table4);
    CHECK(report.Find(2, "行政许可", 0)->number == Number::Of(126));
    CHECK(report.Find(3, "四", 6)->number == Number::Of(3));
    CHECK(report.Find(4, "行政复议", 4)->number == Number::Of(2));
    const std::string wrong = Edited(text, "1\t0\t1\t0\t2\t0\t0\t0\t0\t0", "1\t0\t1\t0\t3\t0\t0\t0\t0\t0");
    CHECK(Speaks(CheckBytes(wrong), "T4-TOTAL"));
  }
}

TEST_CASE("a table that stands elsewhere is no error") {
  const Parts parts = TakeTablesOut();
  const std::vector<report::Finding> findings = CheckBytes(parts.text);
  const report::Finding& finding = FindingOf(findings, "S-TABLE");
  CHECK(finding.severity == report::Severity::kWarning);
  CHECK(finding.message == "“主动公开政府信息情况”标题之下没有读到表格，正文说见附件。");
  CHECK(finding.advice == "请连同附件一起上传。");
}

/// A web page of the sample without tables, with `picture` below the heading of section two.
std::string PageWithoutTables(const std::string& picture) {
  Parts parts = TakeTablesOut();
  for (const char* said : {"详见附表1。\n", "详见附表2。\n", "详见附表3。\n"})
    parts.text = Edited(parts.text, said, "");
  std::string page = "<html><meta charset=utf-8><body>";
  for (std::size_t from = 0, end = 0; from < parts.text.size(); from = end + 1) {
    end = std::min(parts.text.find('\n', from), parts.text.size());
    const std::string line = parts.text.substr(from, end - from);
    page += "<p>" + line + "</p>\n" + (line.starts_with("二、") ? picture : "");
  }
  return page + "</body></html>";
}

TEST_CASE("a table that may be a picture is a doubt; where there is no picture it is missing") {
  const auto severity_of_table2 = [](const std::vector<report::Finding>& findings) {
    CHECK(FindingOf(findings, "S-TABLE").at.table == 2);
    return FindingOf(findings, "S-TABLE").severity;
  };
  const std::vector<report::Finding> pictured = CheckBytes(PageWithoutTables("<p><img src=\"t.png\"></p>"));
  CHECK(severity_of_table2(pictured) == report::Severity::kWarning);
  CHECK(FindingOf(pictured, "S-TABLE").message ==
        "“主动公开政府信息情况”标题之下没有读到表格；表格可能是图片或附件，请看原件。");
  CHECK(pictured.at(1).severity == report::Severity::kError);  // table 3 has no picture
  CHECK(severity_of_table2(CheckBytes(PageWithoutTables(""))) == report::Severity::kError);
  const std::string pasted = Edited(TakeTablesOut().text, "详见附表1。", "略。");
  CHECK(severity_of_table2(CheckBytes(pasted)) == report::Severity::kWarning);
}

TEST_CASE("all three tables under one heading are each read") {
  Parts parts = TakeTablesOut();
  const std::string all = parts.tables[0] + "\n" + parts.tables[1] + "\n" + parts.tables[2];
  const report::AnnualReport report = ReadSample(Edited(parts.text, "详见附表3。\n", all));
  REQUIRE(report.table2);
  REQUIRE(report.table3);
  REQUIRE(report.table4);
  CHECK(report.Find(2, "行政事业性收费", 0)->number == *ParseNumber("3.5"));
  CHECK(report.Find(3, "一", 0)->number == Number::Of(19));
  CHECK(report.Find(4, "行政复议", 4)->number == Number::Of(2));
}

}  // namespace
}  // namespace gongkai::testing
