#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "docread/document_checks.h"
#include "docread/read.h"

namespace gongkai::docread {
namespace {

/// The rows of all tables as Show() shows them.
std::vector<std::string> Rows(const Document& document) {
  std::vector<std::string> rows;
  for (const Table& table : Tables(document)) {
    for (const Row& row : table.rows) rows.push_back(Show(row));
  }
  return rows;
}

using Texts = std::vector<std::string>;

TEST_CASE("an escape in a cell of Markdown only keeps a character from being a mark") {
  const Document document = Read(R"(| 行政许可 | \+4 | 0\.36 |
| 甲\|乙 | \-2 | 1\.属于 |
)");
  CHECK(Rows(document) == Texts{"0:行政许可 | 1:+4 | 2:0.36", "0:甲|乙 | 1:-2 | 2:1.属于"});
  const Place place = Tables(document).at(0).rows.at(1).cells.at(1).place;
  CHECK(TextAt(document, place) == "\\-2");
}

TEST_CASE("a backslash alone in a cell of Markdown is what stands there") {
  CHECK(Rows(Read("| 规章 | \\ |\\| \\|3|\n")) == Texts{"0:规章 | 1:\\ | 2:\\ | 3:\\ | 4:3"});
}

/// A title, then eight records.
std::string Csv(const std::string& first_records) {
  std::string text = "松岭县年度报告\n全年公开，共5件，办结5件。\n\n" + first_records;
  for (const char* label : {"甲", "乙", "丙", "丁", "戊", "己", "庚"}) text += std::string(label) + ",0,,1\n";
  return text;
}

TEST_CASE("a table drawn with characters, light, heavy or double, is one table without its lines") {
  const Texts rows{"0:规章 | 1:3", "0:许可 | 1:"};
  for (const char* drawn :
       {"┌──┬──┐\n│规章│ 3│\n├──┼──┤\n│许可│  │\n└──┴──┘\n", "┏━━┳━━┓\n┃规章┃ 3┃\n┠──╂──┨\n┃许可┃  ┃\n┗━━┻━━┛\n",
        "╔══╦══╗\n║规章║ 3║\n╠══╬══╣\n║许可║  ║\n╚══╩══╝\n"}) {
    CAPTURE(drawn);
    const Document document = ReadText(drawn, {});
    CheckPlaces(document);
    CHECK(document.blocks.size() == 1);
    CHECK(Rows(document) == rows);
  }
}

TEST_CASE("records between commas are rows, and quotes keep commas and line ends") {
  const Document document = Read(Csv("\"其他对外\n服务\",\"1,318\",\"“\"\"”\",2\n"));
  CHECK(Paragraphs(document) == Texts{"松岭县年度报告", "全年公开，共5件，办结5件。"});
  const Texts rows = Rows(document);
  REQUIRE(rows.size() == 8);
  CHECK(rows[0] == "0:其他对外\n服务 | 1:1,318 | 2:“\"” | 3:2");
  CHECK(rows[1] == "0:甲 | 1:0 | 2: | 3:1");
  const Table table = Tables(document).at(0);
  CHECK(TextAt(document, table.rows[0].cells[0].place) == "\"其他对外");
  CHECK(TextAt(document, table.rows[0].cells[1].place) == "\"1,318\"");
  CHECK(table.rows[1].cells[3].place.line == 6);
}

TEST_CASE("records between semicolons are rows") {
  std::string text = Csv("规章;0;0;0\n");
  std::ranges::replace(text, ',', ';');
  CHECK(Rows(Read(text)).size() == 8);
}

TEST_CASE("prose with commas, and figures with commas for thousands, are no records") {
  std::string prose, thousands, few = "甲,1,2\n乙,3,4\n丙,5,6\n";
  for (int i = 0; i < 12; ++i) {
    prose += "全年公开5件,办结5件,结转0件。\n";
    thousands += "规章 1,204 2,301 3,444\n";
  }
  for (const std::string& text : {prose, thousands, few}) CHECK(Tables(Read(text)).empty());
}

TEST_CASE("between tabs a field in quotes goes on in the next line") {
  const Document document = Read("规章\t1\t2\n\"其他对外\n服务事项\"\t21\t-2\n\t\"部分\n公开\"\t0\n");
  CHECK(Rows(document) == Texts{"0:规章 | 1:1 | 2:2", "0:其他对外\n服务事项 | 1:21 | 2:-2", "0: | 1:部分\n公开 | 2:0"});
  CHECK(TextAt(document, Tables(document).at(0).rows[1].cells[1].place) == "21");
}

TEST_CASE("a quote that stands open in prose joins nothing") {
  CHECK(Paragraphs(Read("\"放管服改革\n全年\"办结5件\n")) == Texts{"\"放管服改革", "全年\"办结5件"});
}

}  // namespace
}  // namespace gongkai::docread
