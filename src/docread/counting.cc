#include "docread/counting.h"

#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::string_view;

using Digits = std::array<string_view, 10>;
constexpr Digits kPlain = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits kLegalSimplified = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr Digits kLegalTraditional = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};
constexpr std::array<string_view, 4> kPlainUnits = {"", "十", "百", "千"};
constexpr std::array<string_view, 4> kLegalUnits = {"", "拾", "佰", "仟"};

/// 1 to 9999 with units: 十二, 一百零三.
std::string WithUnits(int number, const Digits& digits, const std::array<string_view, 4>& units, bool short_ten) {
  std::string out;
  bool zero_due = false;
  for (int power = 3, scale = 1000; power >= 0; --power, scale /= 10) {
    const auto digit = static_cast<std::size_t>(number / scale % 10);
    if (digit == 0) {
      zero_due = !out.empty();
      continue;
    }
    if (zero_due) out += "零";
    zero_due = false;
    const bool leading_ten = short_ten && out.empty() && power == 1 && digit == 1;
    if (!leading_ten) out += digits[digit];
    out += units[static_cast<std::size_t>(power)];
  }
  return out;
}

std::string DigitByDigit(int number) {
  std::string out;
  for (const char c : std::to_string(number)) out += kPlain[static_cast<std::size_t>(c - '0')];
  return out;
}

std::string Roman(int number, bool upper) {
  struct Step {
    int value;
    string_view letters;
  };
  constexpr std::array<Step, 13> kSteps = {{{1000, "m"},
                                            {900, "cm"},
                                            {500, "d"},
                                            {400, "cd"},
                                            {100, "c"},
                                            {90, "xc"},
                                            {50, "l"},
                                            {40, "xl"},
                                            {10, "x"},
                                            {9, "ix"},
                                            {5, "v"},
                                            {4, "iv"},
                                            {1, "i"}}};
  std::string out;
  for (const Step& step : kSteps) {
    for (; number >= step.value; number -= step.value) out += step.letters;
  }
  if (upper) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// a … z, aa … zz, aaa …
std::string Letters(int number, char first) {
  const auto times = static_cast<std::size_t>((number - 1) / 26 + 1);
  return std::string(times, static_cast<char>(first + (number - 1) % 26));
}

/// `count` characters that follow one another in Unicode; decimal beyond them.
std::string FromSeries(int number, char32_t first, int count) {
  if (number > count) return std::to_string(number);
  std::string out;
  AppendUtf8(out, first + static_cast<char32_t>(number - 1));
  return out;
}

std::string Circled(int number) {
  if (number <= 20) return FromSeries(number, U'①', 20);
  if (number <= 35) return FromSeries(number - 20, U'㉑', 15);
  if (number <= 50) return FromSeries(number - 35, U'㊱', 15);
  return std::to_string(number);
}

std::string FullWidth(int number) {
  std::string out;
  for (const char c : std::to_string(number)) AppendUtf8(out, U'０' + static_cast<char32_t>(c - '0'));
  return out;
}

std::string Cyclic(int number, string_view characters) {
  const std::u32string all = FromUtf8(characters);
  return ToUtf8(std::u32string(1, all[static_cast<std::size_t>(number - 1) % all.size()]));
}

bool IsChineseCount(string_view format) {
  return format == "chineseCounting" || format == "chineseCountingThousand" || format == "japaneseCounting" ||
         format == "taiwaneseCounting" || format == "taiwaneseCountingThousand" || format == "koreanCounting" ||
         format == "japaneseLegal";
}

}  // namespace

std::string Count(int number, string_view format) {
  if (format == "none" || format == "bullet") return {};
  if (number < 1 || number > 9999) return std::to_string(number);
  if (IsChineseCount(format)) return WithUnits(number, kPlain, kPlainUnits, true);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital") {
    return DigitByDigit(number);
  }
  if (format == "chineseLegalSimplified") return WithUnits(number, kLegalSimplified, kLegalUnits, false);
  if (format == "ideographLegalTraditional") return WithUnits(number, kLegalTraditional, kLegalUnits, false);
  if (format == "upperRoman" || format == "lowerRoman") return Roman(number, format == "upperRoman");
  if (format == "upperLetter" || format == "lowerLetter") return Letters(number, format == "upperLetter" ? 'A' : 'a');
  if (format == "decimalZero") return (number < 10 ? "0" : "") + std::to_string(number);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return FullWidth(number);
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") return Circled(number);
  if (format == "decimalEnclosedParen") return FromSeries(number, U'⑴', 20);
  if (format == "decimalEnclosedFullstop") return FromSeries(number, U'⒈', 20);
  if (format == "ideographEnclosedCircle") return FromSeries(number, U'㊀', 10);
  if (format == "ideographTraditional") return Cyclic(number, "甲乙丙丁戊己庚辛壬癸");
  if (format == "ideographZodiac") return Cyclic(number, "子丑寅卯辰巳午未申酉戌亥");
  return std::to_string(number);
}

}  // namespace gongkai::docread
