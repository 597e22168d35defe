#include "docread/sheet_formula.h"

#include <cstddef>

namespace gongkai::docread {

bool NamesOtherFile(std::string_view formula) {
  if (formula.find("://") != std::string_view::npos || formula.find(":\\") != std::string_view::npos) return true;
  for (std::size_t at = formula.find('['); at != std::string_view::npos; at = formula.find('[', at + 1)) {
    // A column of a table has its name in front of it: 名单[姓名], or another bracket: 名单[[#This Row],[姓名]].
    const char before = at == 0 ? '=' : formula[at - 1];
    if (std::string_view("=+-*/(,;'!<>&^ \\").find(before) == std::string_view::npos) continue;
    const std::size_t close = formula.find(']', at);
    if (close == std::string_view::npos) continue;
    const std::string_view rest = formula.substr(close + 1);
    if (rest.find('!') != std::string_view::npos && (rest.empty() || rest.front() != ',')) return true;
  }
  return false;
}

bool TellsOfElsewhere(std::string_view formula) {
  if (NamesOtherFile(formula)) return true;
  std::size_t figures = 0;
  for (const char c : formula) {
    figures = c >= '0' && c <= '9' ? figures + 1 : 0;
    constexpr std::size_t kLong = 9;  // longer than the number of any row
    if (figures >= kLong) return true;
  }
  return false;
}

}  // namespace gongkai::docread
