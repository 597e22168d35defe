// Rows of table 3 with blank cells: their figures went to other columns, and the relations of those columns were then
// called broken for certain.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

using report::RowReading;

std::string Cells(const RowReading& row) {
  std::string cells;
  for (const report::Value& value : row.values) cells += "[" + value.written + "]";
  return cells;
}

std::string Replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

/// Table 3 as an office program copies it: no cell for a merged neighbour.
std::string WithoutShadows() {
  const std::string text = Sample();
  const std::string table = Between(text, "（本列数据", "四、政府信息公开行政复议");
  std::string copied = Replaced(table, "\n\t\t", "\n");
  copied = Replaced(Replaced(copied, "\n\t", "\n"), "\n\t", "\n");
  copied = Replaced(Replaced(copied, "\t\t\t", "\t"), "\t\t", "\t");
  return Edited(text, table, copied);
}

bool HasErrors(const std::vector<report::Finding>& findings) {
  return std::ranges::any_of(findings, [](const report::Finding& f) { return f.severity == report::Severity::kError; });
}

constexpr std::string_view kRow = "1.本机关不掌握相关政府信息\t1\t1\t0\t0\t1\t0\t3";

TEST_CASE("seven cells behind a label are the seven columns, blank or not") {
  CHECK(Listed(CheckBytes(WithoutShadows())) == "");
  const std::string text = Edited(WithoutShadows(), kRow, "1.本机关不掌握相关政府信息\t\t\t0\t0\t1\t0\t3");
  const report::AnnualReport report = ReadSample(text);
  CHECK(Cells(*report.table3->Find("三(四)1")) == "[][][0][0][1][0][3]");
  CHECK_FALSE(HasErrors(CheckBytes(text)));
}

TEST_CASE("a relation that a short row belongs to is never broken for certain") {
  const std::string text =
      Edited(Sample(), std::string("\t") + std::string(kRow), "\t1.本机关不掌握相关政府信息\n1\n0\n0\n0\n0\n3");
  CHECK(ReadSample(text).table3->Find("三(四)1")->ragged);
  CHECK_FALSE(HasErrors(CheckBytes(text)));
}

TEST_CASE("a word in the first cell of a row is that cell") {
  for (const std::string word : {"零", "无此项"}) {
    const std::string text = Edited(Sample(), kRow, "1.本机关不掌握相关政府信息\t" + word + "\t1\t0\t0\t1\t0\t2");
    CHECK(Cells(*ReadSample(text).table3->Find("三(四)1")) == "[" + word + "][1][0][0][1][0][2]");
    CHECK(Speaks(CheckBytes(text), "C-TEXT"));
    CHECK_FALSE(Speaks(CheckBytes(text), "C-RAGGED"));
  }
}

TEST_CASE("text in which a tab became a few blanks has no columns to go by") {
  std::string text = Edited(Sample(), kRow, "1.本机关不掌握相关政府信息\t1\t1\t0\t0\t\t0\t3");
  text = Replaced(text, "\t", "    ");
  CHECK(ReadSample(text).table3->Find("三(四)1")->ragged);
  CHECK(Speaks(CheckBytes(text), "C-RAGGED"));
  CHECK_FALSE(HasErrors(CheckBytes(text)));
}

}  // namespace
}  // namespace gongkai::testing
