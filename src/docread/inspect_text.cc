// Plain text line by line; CSV and text between tabs cell by cell.
#include <algorithm>
#include <string>

#include "base/fold.h"
#include "docread/encoding.h"
#include "docread/inspect_sheet.h"
#include "docread/inspectors.h"
#include "docread/read_workbook.h"

namespace gongkai::docread {
namespace {

bool IsNamedTable(const std::string& name) {
  for (const char* end : {".csv", ".tsv", ".tab", ".CSV", ".TSV"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

/// Most lines have the same separator, and as often.
bool LooksLikeTable(std::string_view text) {
  int lines = 0, alike = 0, first = -1;
  for (std::size_t at = 0; at < text.size() && lines < 50; ++lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const auto tabs = static_cast<int>(std::count(line.begin(), line.end(), '\t'));
    const auto commas = static_cast<int>(std::count(line.begin(), line.end(), ','));
    const int separators = std::max(tabs, commas);
    if (first < 0) first = separators;
    if (separators == first) ++alike;
    at = end + 1;
  }
  return first > 0 && lines > 1 && alike * 10 >= lines * 8;
}

bool TellTable(std::string_view bytes, Gathering& to) {
  constexpr std::size_t kMost = 1'000'000;
  const InspectLimits& given = to.limits();
  Limits limits{.file_bytes = given.file_bytes, .blocks = kMost, .cells = given.pieces, .text_bytes = given.text_bytes};
  const Workbook workbook = ReadSeparated(bytes, limits);
  if (workbook.obstacle != Obstacle::kNone || workbook.sheets.size() != 1) return false;
  const int table = to.NewTable();
  for (const SheetRow& row : workbook.sheets[0].rows) {
    for (const SheetCell& cell : row.cells) {
      Piece at;
      at.table = table;
      at.row = row.row;
      at.column = cell.column;
      to.Add(std::move(at), Sight::kShown, cell.text,
             "第 " + std::to_string(row.row + 1) + " 行 " + ColumnName(cell.column) + " 列");
    }
  }
  return true;
}

}  // namespace

void InspectText(std::string_view bytes, const std::string& name, Gathering& to) {
  const std::string text = Decode(bytes).utf8;
  if ((IsNamedTable(name) || LooksLikeTable(text)) && TellTable(bytes, to)) return;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    to.Add(Sight::kShown, std::string_view(text).substr(at, end - at), "第 " + std::to_string(++number) + " 行");
    at = end + 1;
  }
}

}  // namespace gongkai::docread
