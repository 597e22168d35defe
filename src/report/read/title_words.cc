#include "report/read/title_words.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

using std::u32string;
using std::u32string_view;
using namespace std::string_view_literals;

constexpr std::size_t kNone = u32string_view::npos;

/// "〇" … "九"; the circle is written in several ways. -1: no such numeral.
int HanDigit(char32_t c) {
  constexpr u32string_view kZeros = U"零○◯O0";
  if (kZeros.find(c) != kNone) return 0;
  const std::size_t at = u32string_view(U"〇一二三四五六七八九").find(c);
  return at == kNone ? -1 : static_cast<int>(at);
}

/// Four digits of one kind, or -1.
int YearIn(u32string_view digits) {
  int value = 0;
  const bool arabic = IsDigit(digits.front());
  for (const char32_t c : digits) {
    const int digit = arabic ? (IsDigit(c) ? static_cast<int>(c - U'0') : -1) : HanDigit(c);
    if (digit < 0) return -1;
    value = value * 10 + digit;
  }
  return value;
}

}  // namespace

std::size_t FindYear(u32string_view text, std::size_t from, int& year) {
  for (std::size_t i = from; i + 4 < text.size(); ++i) {
    if ((i > 0 && IsDigit(text[i - 1])) || text[i + 4] != U'年') continue;
    const int value = YearIn(text.substr(i, 4));
    if (value < 2008 || value > 2099) continue;
    year = value;
    return i;
  }
  return kNone;
}

int TitleScore(u32string_view tight) {
  if (tight.size() < 6 || tight.size() > kLongestTitle || Has(tight, U"。"sv)) return 0;
  int score = 0, year = 0;
  if (Has(tight, U"年度报告"sv) || Has(tight, U"年报"sv) || Has(tight, U"工作报告"sv) || Has(tight, U"告年度报"sv) ||
      Has(tight, U"报告"sv))
    score += 2;
  if (Has(tight, U"信息公开"sv) || Has(tight, U"政务公开"sv)) score += 2;
  if (FindYear(tight, 0, year) != kNone) score += 2;
  if (tight.ends_with(U"报告"sv)) ++score;
  if (Has(tight, U"《"sv) || Has(tight, U"根据"sv) || Has(tight, U"按照"sv)) score -= 3;
  return score >= 4 ? score : 0;
}

u32string OrganOf(u32string tight) {
  for (const u32string_view start : {U"关于", U"《"}) {
    if (tight.starts_with(start)) tight.erase(0, start.size());
  }
  int year = 0;
  const std::size_t at = FindYear(tight, 0, year);
  std::size_t end = tight.size();
  for (const u32string_view word :
       {U"政府信息公开", U"政务公开", U"信息公开", U"政府信息", U"年度报告", U"年报", U"报告"}) {
    end = std::min(end, tight.find(word));
  }
  u32string organ;
  if (at == kNone || at > end) {
    organ = tight.substr(0, end);
  } else if (at > 0) {
    organ = tight.substr(0, at);
  } else {
    organ = tight.substr(at + kYearLength, end > at + kYearLength ? end - at - kYearLength : 0);
  }
  for (const u32string_view word : {U"年度", U"度"}) {
    if (organ.starts_with(word)) organ.erase(0, word.size());
  }
  for (const u32string_view word : {U"年度", U"关于", U"的"}) {
    if (organ.ends_with(word)) organ.erase(organ.size() - word.size());
  }
  const std::size_t dash = organ.find_last_of(U"-—_|:>》");
  if (dash != kNone) organ.erase(0, dash + 1);
  // "P9", "第8页": leftovers of a paged reader.
  const bool too_short = organ.size() < 3 || organ == U"人民政府";
  return too_short || organ.size() > 30 || std::none_of(organ.begin(), organ.end(), IsHan) ? u32string() : organ;
}

bool IsOrganLine(u32string_view key) {
  constexpr std::size_t kShortest = 3, kLongest = 26;
  if (key.size() < kShortest || key.size() > kLongest || !std::ranges::all_of(key, IsHan)) return false;
  constexpr u32string_view kEndings[] = {U"政府",   U"局",   U"办事处", U"委员会", U"委", U"办公室",
                                         U"办公厅", U"乡",   U"镇",     U"街道",   U"厅", U"院",
                                         U"队",     U"中心", U"县",     U"区",     U"市"};
  return std::ranges::any_of(kEndings, [&](u32string_view end) { return key.ends_with(end); });
}

}  // namespace gongkai::report
