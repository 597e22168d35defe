// Two readers of numerals (Arabic with thousands commas and decimals, Chinese up to 亿) under one rule: only what is
// followed by a unit is a count.

#include "report/check/narrative_numbers.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "report/check/characters.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

// Longest first, so that 人次 is not read as 人.
constexpr u32string_view kUnits[] = {U"个部分", U"部分", U"万元", U"人次", U"件次", U"条次", U"元", U"件", U"条",
                                     U"份",     U"次",   U"项",   U"个",   U"起",   U"宗",   U"例", U"篇", U"期",
                                     U"场",     U"人",   U"户",   U"部",   U"则",   U"家",   U"页", U"名"};
// Chinese numerals stand in many set phrases (一次性, 十四五期间), so they count only before these.
constexpr u32string_view kUnitsOfChineseNumerals[] = {U"个部分", U"部分", U"件", U"条", U"份", U"宗", U"例", U"篇"};

constexpr u32string_view kBoundaries = U",;:。!?()";

struct Numeral {
  Number value;
  bool exact = true;
  std::size_t end = 0;
};

bool IsAsciiLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool IsBoundary(char32_t c) { return kBoundaries.find(c) != u32string_view::npos; }

int ChineseDigit(char32_t c) {
  switch (c) {
    case U'零':
    case U'〇':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

std::int64_t ChineseScale(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return 0;
  }
}

bool IsChineseNumeral(char32_t c) { return ChineseDigit(c) >= 0 || ChineseScale(c) > 0; }

bool GroupOfThree(u32string_view text, std::size_t at) {
  if (at + 3 >= text.size() || text[at] != U',') return false;
  if (!IsDigit(text[at + 1]) || !IsDigit(text[at + 2]) || !IsDigit(text[at + 3])) return false;
  return at + 4 >= text.size() || !IsDigit(text[at + 4]);
}

/// "1,204", "3.5", "1.2万".
std::optional<Numeral> ReadArabic(u32string_view text, std::size_t begin) {
  std::string ascii;
  std::size_t at = begin;
  while (at < text.size() && IsDigit(text[at])) ascii += static_cast<char>(text[at++]);
  if (ascii.size() <= 3) {
    while (GroupOfThree(text, at)) {
      for (std::size_t i = 1; i <= 3; ++i) ascii += static_cast<char>(text[at + i]);
      at += 4;
    }
  }
  if (at + 1 < text.size() && text[at] == U'.' && IsDigit(text[at + 1])) {
    ascii += static_cast<char>(text[at++]);
    while (at < text.size() && IsDigit(text[at])) ascii += static_cast<char>(text[at++]);
  }
  const std::optional<Number> value = ParseNumber(ascii);
  if (!value) return std::nullopt;
  Numeral numeral{*value, true, at};
  const bool money = at + 1 < text.size() && text[at + 1] == U'元';
  const std::int64_t scale = at < text.size() && !money ? ChineseScale(text[at]) : 0;
  if (scale > 0) {
    // More than a trillion is no count of anything here, and would not fit.
    if (numeral.value.millionths > 1'000'000'000'000 / scale * Number::kOne) return std::nullopt;
    numeral.value.millionths *= scale;
    numeral.exact = false;
    ++numeral.end;
  }
  return numeral;
}

/// "十二", "一百零五", "两千三百".
std::optional<Numeral> ReadChinese(u32string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && IsChineseNumeral(text[end])) ++end;
  if (end - begin > 12) return std::nullopt;
  std::int64_t total = 0, section = 0, digit = -1;
  bool scaled = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::int64_t scale = ChineseScale(text[i]);
    if (scale == 0) {
      // Digits one after another without a scale (二〇二三) are a year or a code.
      if (digit > 0 || (digit == 0 && !scaled)) return std::nullopt;
      digit = ChineseDigit(text[i]);
      continue;
    }
    scaled = true;
    if (scale >= 10'000) {
      total = (total + section + std::max<std::int64_t>(digit, 0)) * scale;
      section = 0;
    } else {
      section += (digit < 0 ? 1 : digit) * scale;
    }
    digit = -1;
  }
  total += section + std::max<std::int64_t>(digit, 0);
  if (total > 1'000'000'000'000) return std::nullopt;
  return Numeral{Number::Of(total), true, end};
}

template <std::size_t N>
u32string_view UnitAt(u32string_view text, std::size_t at, const u32string_view (&units)[N]) {
  for (u32string_view unit : units) {
    if (text.substr(at).starts_with(unit)) return text.substr(at, unit.size());
  }
  return {};
}

bool EndsWithAny(u32string_view text, std::initializer_list<u32string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](u32string_view e) { return text.ends_with(e); });
}

bool StartsWithAny(u32string_view text, std::initializer_list<u32string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](u32string_view s) { return text.starts_with(s); });
}

/// 1100余条, 五千多件.
bool IsApproximateMark(char32_t c) { return c == U'余' || c == U'多' || c == U'几' || c == U'来'; }

bool IsApproximateBefore(u32string_view before) {
  return EndsWithAny(before,
                     {U"近", U"约", U"超", U"逾", U"超过", U"不足", U"至少", U"最多", U"不少于", U"不超过", U"高达近"});
}

/// What follows the unit turns it into another word: 条例, 件事, 个百分点.
bool IsOtherWord(u32string_view unit, u32string_view after) {
  if (unit == U"条") return StartsWithAny(after, {U"例", U"龙", U"线", U"第", U"款", U"规定", U"措施"});
  if (unit == U"件") return after.starts_with(U"事") && !after.starts_with(U"事项");
  if (unit == U"个") return after.starts_with(U"百分点");
  if (unit == U"人") return StartsWithAny(after, {U"民", U"大"});
  if (unit == U"部") return after.starts_with(U"门");
  if (unit == U"期") return StartsWithAny(after, {U"间", U"限"});
  return false;
}

/// A numeral that is part of something else: 第3条, A12, 〔2021〕, 1.2.3.
bool IsPartOfAnother(u32string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const char32_t previous = text[begin - 1];
  if (previous == U'第' || previous == U'〔' || previous == U'[' || previous == U'.' || previous == U'/') return true;
  if (previous == U'-' || previous == U'_' || IsAsciiLetter(previous)) return begin < 2 || !IsDigit(text[begin - 2]);
  return previous == U'每' || previous == U'逐' || previous == U'任' || previous == U'这';
}

/// A range: the second number of "3至5件" or "3-5件".
bool IsSecondOfRange(u32string_view text, std::size_t begin) {
  if (begin < 2 || !IsDigit(text[begin - 2])) return false;
  constexpr u32string_view kBetween = U"-~至到—";
  return kBetween.find(text[begin - 1]) != u32string_view::npos;
}

std::optional<Count> CountAt(u32string_view text, std::size_t begin) {
  const bool arabic = IsDigit(text[begin]);
  if (IsPartOfAnother(text, begin)) return std::nullopt;
  const std::optional<Numeral> numeral = arabic ? ReadArabic(text, begin) : ReadChinese(text, begin);
  if (!numeral) return std::nullopt;
  Count count{numeral->value, numeral->exact, {}, begin, numeral->end, {}, {}, 0};
  if (count.end < text.size() && IsApproximateMark(text[count.end])) {
    count.exact = false;
    ++count.end;
  }
  const std::size_t unit_at = count.end;
  count.unit = arabic ? UnitAt(text, unit_at, kUnits) : UnitAt(text, unit_at, kUnitsOfChineseNumerals);
  if (count.unit.empty()) return std::nullopt;
  count.end += count.unit.size();
  const u32string_view rest = text.substr(count.end);
  if (IsOtherWord(count.unit, rest)) return std::nullopt;
  // 一件 and 一条 open many turns of speech; they count where the phrase ends with them.
  if (!arabic && count.value == Number::Of(1) && !rest.empty() && !IsBoundary(rest[0]) && rest[0] != U'、') {
    return std::nullopt;
  }
  if (StartsWithAny(rest, {U"左右", U"以上", U"以下", U"之多"})) count.exact = false;
  if (IsApproximateBefore(text.substr(0, begin)) || IsSecondOfRange(text, begin)) count.exact = false;
  return count;
}

/// `before` and `after` of every count, once all of them are known.
void FillContexts(u32string_view text, std::vector<Count>& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t floor = i == 0 ? 0 : counts[i - 1].end;
    std::size_t from = counts[i].begin;
    while (from > floor && !IsBoundary(text[from - 1])) --from;
    while (from < counts[i].begin && text[from] == U'、') ++from;
    counts[i].before = text.substr(from, counts[i].begin - from);
    const std::size_t ceiling = i + 1 < counts.size() ? counts[i + 1].begin : text.size();
    std::size_t to = counts[i].end;
    while (to < ceiling && !IsBoundary(text[to]) && text[to] != U'、') ++to;
    counts[i].after = text.substr(counts[i].end, to - counts[i].end);
  }
}

}  // namespace

std::vector<Count> FindCounts(u32string_view sentence) {
  std::vector<Count> counts;
  int depth = 0;
  bool in_title = false;
  static const Characters kTelling(U"《》()0123456789零〇一二两三四五六七八九十百千万亿");
  for (std::size_t at = 0; at < sentence.size();) {
    const char32_t c = sentence[at];
    if (!kTelling.MayHold(c)) {
      ++at;
      continue;
    }
    if (c == U'《') in_title = true;
    if (c == U'》') in_title = false;
    if (c == U'(') ++depth;
    if (c == U')') --depth;
    const bool numeral = IsDigit(c) || IsChineseNumeral(c);
    if (numeral && !in_title) {
      if (std::optional<Count> count = CountAt(sentence, at)) {
        count->depth = depth;
        at = count->end;
        counts.push_back(*count);
        continue;
      }
    }
    // The rest of a numeral that was no count is not looked at again.
    ++at;
    if (numeral) {
      while (at < sentence.size() && (IsDigit(c) ? IsDigit(sentence[at]) : IsChineseNumeral(sentence[at]))) ++at;
    }
  }
  FillContexts(sentence, counts);
  return counts;
}

}  // namespace gongkai::report
