#include "report/compile/paper_json.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "report/compile/json_tree.h"
#include "support/written_paper.h"

namespace gongkai::report {
namespace {

using testing::MakePaper;

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

std::string FirstFault(const std::string& text) {
  const PaperJson read = ReadPaperJson(text);
  CHECK_FALSE(read.paper);
  return read.faults.empty() ? "" : read.faults.front();
}

TEST_CASE("what is written as JSON is read back as the same paper, both forms") {
  for (const char* form : {"2019", "2021"}) {
    for (unsigned seed = 0; seed < 200; ++seed) {
      AnnualPaper paper = MakePaper(form, seed);
      if (seed % 4 == 0) paper.place_code = "330999";
      const PaperJson read = ReadPaperJson(WritePaperJson(paper));
      CAPTURE(form);
      CAPTURE(seed);
      REQUIRE(read.faults.empty());
      REQUIRE(read.paper);
      CHECK(read.paper->title == paper.title);
      CHECK(read.paper->organ == paper.organ);
      CHECK(read.paper->place_code == paper.place_code);
      CHECK(read.paper->year == paper.year);
      CHECK(read.paper->form == paper.form);
      CHECK(read.paper->published == paper.published);
      CHECK(read.paper->opening == paper.opening);
      CHECK(read.paper->sections == paper.sections);
      REQUIRE(read.paper->cells.size() == paper.cells.size());
      for (std::size_t i = 0; i < paper.cells.size(); ++i) {
        CHECK(read.paper->cells[i].cell == paper.cells[i].cell);
        CHECK(read.paper->cells[i].value == paper.cells[i].value);
      }
    }
  }
}

TEST_CASE("every digit of a number is kept, also where a double would lose some") {
  AnnualPaper paper = MakePaper("2021", 0);
  for (const char* digits : {"123456789012.123456", "0.000001", "-999999999999.999999", "900719925474.099301"}) {
    paper.cells.back().value = ParseNumber(digits);
    const PaperJson read = ReadPaperJson(WritePaperJson(paper));
    REQUIRE(read.paper);
    CHECK(ToString(*read.paper->cells.back().value) == digits);
  }
}

TEST_CASE("each fault of form is told in a sentence with its place") {
  const AnnualPaper paper = MakePaper("2021", 0);
  const std::string good = WritePaperJson(paper);
  CHECK(FirstFault("{") == "不是完整的 JSON");
  CHECK(FirstFault("[]") == "最外层应是 JSON 对象");
  CHECK(FirstFault("{}") == "缺少 organ");
  CHECK(FirstFault(Replaced(good, "\"form\": \"2021\"", "\"form\": \"2020\"")) == "form 应是表式“2019”或“2021”");
  CHECK(FirstFault(Replaced(good, "annual-report/1", "annual-report/9")) ==
        "schema 应是“gongkai-annual-report/1”，现为“gongkai-annual-report/9”");
  CHECK(FirstFault(Replaced(good, "\"规章\": [", "\"规章制度\": [")) == "table2 的“规章制度”：这一表式没有这一行");
  CHECK(FirstFault(Replaced(good, "\"规章\": [", "\"规章\": [1, ")) == "table2“规章”应有 3 个值");
  CHECK(FirstFault(Replaced(good, "\"行政事业性收费\": [", "\"行政事业性收费\": [\"无\"], \"x\": [")) ==
        "table2 的“x”：这一表式没有这一行");
  CHECK(FirstFault(Replaced(good, "\"number\": 2", "\"number\": 7")) == "sections 第2个：number 应是 1 到 6");
  CHECK(FirstFault(Replaced(good, "\"published\": ", "\"published\": \"明天\", \"x\": ")) ==
        "published 应是日期，如 2026-01-20，或者 null");
}

TEST_CASE("a value that is a text is no number, and never becomes zero") {
  const std::string line =
      "{\"file\":\"a.docx\",\"organ\":null,\"place\":null,\"year\":2025,\"form\":\"2021\",\"table2\":{"
      "\"规章\":[0,null,\"/\"],\"行政规范性文件\":[1,2,3],\"行政许可\":[4],\"行政处罚\":[5],\"行政强制\":[6],"
      "\"行政事业性收费\":[7.5]},\"table3\":null,\"table4\":null,\"findings\":[]}";
  CHECK(FirstFault(line) ==
        "table2“规章”第3个数（现行有效件数）应是数字或 null，整数至多 12 位、小数至多 6 位，现为“/”");
  const PaperJson read = ReadPaperJson(Replaced(line, "\"/\"", "9"));
  REQUIRE(read.paper);  // a line of extract
  CHECK(read.paper->cells.at(0).value == Number::Of(0));
  CHECK_FALSE(read.paper->cells.at(1).value);
  CHECK_FALSE(read.paper->cells.back().value);  // a table that is null is blank
}

TEST_CASE("hostile JSON ends as a fault") {
  CHECK_FALSE(ParseJsonTree(std::string(100'000, '[')));
  CHECK_FALSE(ParseJsonTree("[" + std::string(300'000, ',') + "]"));
  std::string many = "[0";
  for (int i = 0; i < 100'001; ++i) many += ",0";
  CHECK_FALSE(ParseJsonTree(many + "]"));
  CHECK(FirstFault(std::string(kLongestPaperJson + 1, ' ')) == "文件太大，超过 4 MB");
  CHECK_FALSE(ReadPaperJson("{\"organ\":\"\xFF\"}").paper);
  const PaperJson read = ReadPaperJson("{\"year\":1e999,\"form\":{},\"table2\":[],\"sections\":{\"a\":[]}}");
  CHECK_FALSE(read.paper);
  CHECK(read.faults.size() <= 20);
}

TEST_CASE("JSON is told from text and from RTF") {
  CHECK(LooksLikeJson("\xEF\xBB\xBF \n{ \"a\": 1}"));
  CHECK(LooksLikeJson("{}"));
  CHECK_FALSE(LooksLikeJson("{\\rtf1\\ansi"));
  CHECK_FALSE(LooksLikeJson("一、总体情况"));
  CHECK_FALSE(LooksLikeJson(""));
}

TEST_CASE("the published schema names every row of both forms with the number of its values") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/docs/schema/annual-report.schema.json");
  REQUIRE(file);
  const auto schema = ParseJsonTree(std::string(std::istreambuf_iterator<char>(file), {}));
  REQUIRE(schema);
  REQUIRE(schema->Find("$defs"));
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const int number : {2, 3, 4}) {
      const std::string name = number == 4 ? "table4" : "table" + std::to_string(number) + "-" + std::string(form.id);
      CAPTURE(name);
      const JsonTree* table = schema->Find("$defs")->Find(name);
      REQUIRE(table);
      const JsonTree* rows = table->Find("properties");
      REQUIRE(rows);
      CHECK(rows->members.size() == form.Table(number).rows.size());
      for (const law::FormRow& row : form.Table(number).rows) {
        CAPTURE(std::string(row.key));
        const JsonTree* values = rows->Find(row.key);
        REQUIRE(values);
        REQUIRE(values->Find("$ref"));
        CHECK(values->Find("$ref")->text == "#/$defs/values" + std::to_string(row.columns.size()));
      }
    }
  }
}

}  // namespace
}  // namespace gongkai::report
