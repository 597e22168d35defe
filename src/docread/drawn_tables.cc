#include "docread/drawn_tables.h"

#include <algorithm>
#include <cstddef>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr string_view kUprights[] = {"｜", "│", "┃", "║"};

/// Whether the first two bytes of an upright stand in the line; in most they do not, and it is taken as it is.
bool MayHoldUpright(string_view line) {
  const auto holds = [line](char first, auto is_second) {
    for (std::size_t at = line.find(first); at != string_view::npos; at = line.find(first, at + 1)) {
      if (at + 2 < line.size() && is_second(line[at + 1])) return true;
    }
    return false;
  };
  return holds('\xE2', [](char c) { return c == '\x94' || c == '\x95'; }) ||
         holds('\xEF', [](char c) { return c == '\xBD'; });
}

}  // namespace

std::string WithPlainPipes(string_view line) {
  if (!MayHoldUpright(line)) return {};
  std::string out(line);
  for (const string_view upright : kUprights) {
    for (std::size_t at = out.find(upright); at != std::string::npos; at = out.find(upright, at + 1)) {
      out.replace(at, upright.size(), "|");
    }
  }
  return out;
}

bool IsDrawnRule(string_view line) {
  constexpr std::u32string_view kLevel = U"─━═";
  bool level = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = NextCodePoint(line, at);
    const bool drawn = c >= 0x2500 && c <= 0x257F;
    if (!drawn && c != '|' && !IsBlank(c)) return false;
    level = level || kLevel.find(c) != std::u32string_view::npos;
  }
  return level;
}

std::vector<std::string> DrawnCells(string_view line) {
  const std::string levelled = WithPlainPipes(line);
  string_view rest = Trim(levelled.empty() ? line : string_view(levelled));
  std::vector<std::string> cells;
  if (rest.size() < 3 || rest.front() != '|' || rest.back() != '|') return cells;
  constexpr std::ptrdiff_t kMostCells = 256;  // a hostile line is cut into millions
  if (std::count(rest.begin(), rest.end(), '|') > kMostCells) return cells;
  rest.remove_prefix(1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('|');
    cells.emplace_back(Trim(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
  }
  return cells;
}

}  // namespace gongkai::docread
