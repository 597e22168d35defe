#include "report/read/title_lines.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/title_words.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;

bool NamesReport(u32string_view tight) { return Has(tight, U"报告") || Has(tight, U"年报"); }

bool IsHanOnly(u32string_view tight) { return std::ranges::all_of(tight, IsHan); }

/// "年度报告", "作年度报告": the end of a title and nothing else.
bool IsEndOfTitle(u32string_view tight) {
  constexpr std::size_t kLongest = 16;
  return tight.size() <= kLongest && IsHanOnly(tight) && (tight.ends_with(U"报告") || tight.ends_with(U"年报"));
}

/// "2023年", "岚汀县荻浦镇人民政府2023年度": a title goes on behind it.
bool EndsInYear(u32string_view tight) {
  if (tight.ends_with(U"度")) tight.remove_suffix(1);
  int year = 0;
  const std::size_t at = FindYear(tight, 0, year);
  if (at == u32string_view::npos || at + kYearLength != tight.size()) return false;
  return at == 0 || IsOrganLine(tight.substr(0, at));
}

/// Where in a name its county, city or province ends; 0 where none does.
std::size_t EndOfPlace(u32string_view name) {
  constexpr std::size_t kLongestPlace = 7;
  const std::size_t at = name.find_first_of(U"省市县区州旗");
  return at == u32string_view::npos || at == 0 || at >= kLongestPlace ? 0 : at + 1;
}

/// Words that a page shows above an article; a name does not go on like this.
bool IsWordOfPage(u32string_view rest) {
  constexpr std::array<u32string_view, 14> kWords = {U"首页", U"概况", U"动态", U"新闻", U"要闻", U"公告", U"公示",
                                                     U"网",   U"门户", U"政务", U"公开", U"信息", U"目录", U"栏"};
  return std::ranges::any_of(kWords, [&](u32string_view word) { return Has(rest, word); });
}

/// "岚汀县" above "荻浦镇人民政府2023年…", "岚汀县荻" above "浦镇人民政府2023年…".
bool BeginsNameOf(u32string_view above, u32string_view title) {
  constexpr std::size_t kLongestRest = 5;
  const u32string_view name = title.substr(0, std::min(title.find(U"信息公开"), title.size()));
  if (!IsHanOnly(above) || name.empty() || !IsHan(name.front()) || EndOfPlace(name) > 0) return false;
  int year = 0;
  if (FindYear(title, 0, year) == 0) return false;
  const std::size_t end = EndOfPlace(above);
  if (end == 0 || above.size() - end > kLongestRest) return false;
  const bool whole_place = end == above.size();
  return whole_place ? !OrganOf(u32string(title)).empty()
                     : !IsOrganLine(above) && !IsWordOfPage(above.substr(end)) &&
                           IsOrganLine(OrganOf(u32string(above) + u32string(title)));
}

void PutBefore(TitleLine& line, const Item& above, u32string_view tight) {
  line.text = above.text + line.text;
  line.tight.insert(0, tight);
}

}  // namespace

TitleLine WithEndBelow(std::span<const Item> items, std::size_t at) {
  TitleLine line{items[at].text, FoldTight(items[at].text, kLongestTitle + 1)};
  if (line.tight.size() < 6 || line.tight.size() > kLongestTitle || NamesReport(line.tight)) return line;
  if (!Has(line.tight, U"信息公开") || at + 1 >= items.size()) return line;
  // A sentence about publishing that a line break cuts before "…报告" has marks in it, or a blank behind its number.
  const u32string below = FoldTight(items[at + 1].text, kLongestTitle);
  const bool plain = std::ranges::all_of(line.tight, [](char32_t c) { return IsHan(c) || IsDigit(c); });
  if (!plain || !IsEndOfTitle(below)) return line;
  line.text += items[at + 1].text;
  line.tight += below;
  return line;
}

u32string PutBeginningAbove(std::span<const Item> items, std::size_t at, TitleLine& line) {
  const auto above_of = [&](std::size_t i) {
    return i == 0 ? u32string() : FoldTight(items[i - 1].text, kLongestTitle);
  };
  u32string above = above_of(at);
  int year = 0;
  if (FindYear(line.tight, 0, year) == u32string::npos && EndsInYear(above)) {
    PutBefore(line, items[--at], above);
    above = above_of(at);
  }
  if (BeginsNameOf(above, line.tight) && items[at].lines_before == 0) {
    PutBefore(line, items[--at], above);
    above = above_of(at);
  }
  return above;
}

}  // namespace gongkai::report
