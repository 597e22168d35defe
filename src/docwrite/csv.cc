#include "docwrite/csv.h"

#include <map>

namespace gongkai::docwrite {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

void AddField(std::string& out, const SheetCell& cell) {
  if (cell.number) {
    out += ToString(*cell.number);
    return;
  }
  const std::string text = (LooksLikeFormula(cell.text) ? "'" : "") + cell.text;
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string WriteCsv(const Sheet& sheet) {
  std::map<int, std::map<int, const SheetCell*>> rows;
  for (const SheetCell& cell : sheet.cells) rows[cell.row][cell.column] = &cell;
  std::string out(kByteOrderMark);
  int next_row = 0;
  for (const auto& [row, cells] : rows) {
    for (; next_row < row; ++next_row) out += "\r\n";
    int next_column = 0;
    for (const auto& [column, cell] : cells) {
      for (; next_column < column; ++next_column) out += ',';
      AddField(out, *cell);
    }
    out += "\r\n";
    next_row = row + 1;
  }
  return out;
}

}  // namespace gongkai::docwrite
