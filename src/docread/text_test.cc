#include <doctest/doctest.h>

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

}  // namespace
}  // namespace gongkai::docread
