#include "report/read/value.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

constexpr std::size_t kLongestValue = 24;  // code points; anything longer is a label or a sentence

/// Circled, bracketed and raised numbers: behind a figure the mark of a note, though each folds to digits.
bool IsNoteMark(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || within(0x2070, 0x2079) || within(0x2080, 0x2089) ||
         within(0x2460, 0x2487) || within(0x24EA, 0x24FF) || within(0x2776, 0x2793) || within(0x3251, 0x325F) ||
         within(0x32B1, 0x32BF);
}

bool GoesOnNumber(u32string_view folded) {
  return !folded.empty() && u32string_view(U"0123456789.,").find(folded.front()) != u32string_view::npos;
}

/// Folded and without blanks, but a blank between two digits stays: "447 7" is two numbers, not one. Marks of notes
/// behind a digit are dropped; where the figure goes on behind one, nothing is certain and nothing is left.
std::u32string Squeeze(std::string_view written) {
  std::u32string out;
  out.reserve(kLongestValue);
  std::size_t length = 0;
  bool blank = false, marked = false;
  for (std::size_t offset = 0; offset < written.size();) {
    const char32_t c = NextCodePoint(written, offset);
    if (IsBlank(c)) {
      blank = true;
      continue;
    }
    if (++length > kLongestValue) return {};
    if (!blank && !out.empty() && IsDigit(out.back()) && IsNoteMark(c)) {
      marked = true;
      continue;
    }
    const std::u32string_view folded = FoldCodePoint(c);
    if (marked && GoesOnNumber(folded)) return {};
    if (blank && !out.empty() && IsDigit(out.back()) && !folded.empty() && IsDigit(folded.front())) out.push_back(U' ');
    blank = false;
    out += folded;
  }
  return out;
}

bool StripPrefix(u32string_view& text, u32string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool StripSuffix(u32string_view& text, u32string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

enum class Money { kNone, kYuan, kTenThousandYuan };

Money StripUnit(u32string_view& text) {
  if (StripSuffix(text, U"万元")) return Money::kTenThousandYuan;
  if (StripSuffix(text, U"元")) return Money::kYuan;
  for (const u32string_view counter : {U"件", U"条", U"项", U"宗", U"个", U"次", U"起", U"例"}) {
    if (StripSuffix(text, counter)) break;
  }
  return Money::kNone;
}

/// Digits with thousands commas in the right places, as ASCII without them; empty when the commas are wrong.
std::string WithoutThousands(u32string_view text) {
  std::string out;
  std::size_t since_comma = 0;
  bool comma_seen = false, in_decimals = false;
  for (const char32_t c : text) {
    if (c == U',') {
      const bool well_placed = !in_decimals && (comma_seen ? since_comma == 3 : since_comma >= 1 && since_comma <= 3);
      if (!well_placed) return {};
      comma_seen = true;
      since_comma = 0;
    } else if (c == U'.') {
      if (in_decimals || (comma_seen && since_comma != 3)) return {};
      in_decimals = true;
      out.push_back('.');
    } else if (c >= U'0' && c <= U'9') {
      out.push_back(static_cast<char>(c));
      ++since_comma;
    } else {
      return {};
    }
  }
  return comma_seen && !in_decimals && since_comma != 3 ? std::string() : out;
}

bool StripMinus(u32string_view& text) {
  for (const u32string_view sign : {U"-", U"−", U"–", U"减少", U"减"}) {
    if (StripPrefix(text, sign)) return true;
  }
  for (const u32string_view sign : {U"+", U"增加", U"增"}) {
    if (StripPrefix(text, sign)) return false;
  }
  return false;
}

struct Parsed {
  std::optional<Number> number;
  Money money = Money::kNone;
};

/// Nine cells in ten hold a plain "0" or a few digits.
std::optional<Number> PlainNumber(std::string_view written) {
  constexpr std::size_t kFewDigits = 9;
  if (written.empty() || written.size() > kFewDigits) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : written) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return Number::Of(value);
}

Parsed Parse(std::string_view written) {
  if (const auto plain = PlainNumber(written)) return {plain, Money::kNone};
  const std::u32string squeezed = Squeeze(written);
  u32string_view text = squeezed;
  // A "?" in front is what a converter left of a blank it did not know.
  while (text.size() > 1 && (text.front() == U'?' || text.front() == kReplacementChar)) text.remove_prefix(1);
  Parsed out;
  out.money = StripUnit(text);
  const bool negative = StripMinus(text);
  const std::string digits = WithoutThousands(text);
  if (digits.empty()) return out;
  out.number = ParseNumber(digits);
  if (out.number && negative) out.number->millionths = -out.number->millionths;
  return out;
}

/// The first character that is no blank, folded; nothing if there is none.
u32string_view FirstOf(std::string_view written) {
  for (std::size_t offset = 0; offset < written.size();) {
    const char32_t c = NextCodePoint(written, offset);
    if (const u32string_view folded = FoldCodePoint(c); !IsBlank(c) && !folded.empty()) return folded;
  }
  return {};
}

/// Whether a number can begin like this, behind a lost blank ("?") or a sign or not. Most labels are told apart by it.
bool CanBeginNumber(u32string_view first) {
  if (first.empty()) return false;
  switch (first.front()) {
    case U'.':
    case U'-':
    case U'−':
    case U'–':
    case U'+':
    case U'减':
    case U'增':
    case U'?':
    case kReplacementChar:
      return true;
    default:
      return IsDigit(first.front());
  }
}

/// The last code point, folded; nothing of an empty text.
u32string_view LastOf(std::string_view written) {
  std::size_t start = written.size() - std::min<std::size_t>(written.size(), 1);
  while (start > 0 && (static_cast<unsigned char>(written[start]) & 0xC0U) == 0x80) --start;
  return written.empty() ? u32string_view() : FoldCodePoint(NextCodePoint(written, start));
}

/// Whether a number can end like this: with a digit, or a unit.
bool CanEndNumber(u32string_view last) {
  if (last.empty()) return false;
  switch (last.back()) {
    case U'件':
    case U'条':
    case U'项':
    case U'宗':
    case U'个':
    case U'次':
    case U'起':
    case U'例':
    case U'元':
      return true;
    default:
      return IsDigit(last.back()) || IsBlank(last.back());
  }
}

constexpr std::array<u32string_view, 21> kMarks = {
    U"/", U"-", U"--", U"---",    U"—",   U"——",     U"–",      U"\\",   U"无",     U"//",    U"、",
    U"·", U"*", U"零", U"不涉及", U"N/A", U"不适用", U"无此项", U"暂无", U"未发生", U"无数据"};

}  // namespace

Value ReadValue(std::string_view written, law::Unit unit, const Place& place) {
  Value value;
  value.written = std::string(Trim(written));
  value.place = place;
  if (IsBlankText(written)) return value;
  const Parsed parsed = Parse(written);
  value.kind = ValueKind::kText;
  if (!parsed.number) return value;
  const bool money = parsed.money != Money::kNone;
  if (money && unit != law::Unit::kMoney) return value;
  value.kind = ValueKind::kNumber;
  value.number = *parsed.number;
  value.own_unit = money;
  if (parsed.money == Money::kYuan) {
    // 元 to 万元; a remainder below the sixth decimal cannot be kept exactly, so the cell stays as written.
    if (value.number.millionths % 10'000 != 0) {
      value.kind = ValueKind::kText;
    } else {
      value.number.millionths /= 10'000;
    }
  }
  return value;
}

bool LooksLikeNumber(std::string_view written) {
  if (written.size() > kLongestValue * 3 + 16) return false;
  if (PlainNumber(written)) return true;
  return CanBeginNumber(FirstOf(written)) && CanEndNumber(LastOf(written)) && Parse(written).number.has_value();
}

bool MayEndNumber(std::string_view written) { return CanEndNumber(LastOf(written)); }

bool LooksLikeValue(std::string_view written) { return LooksLikeNumber(written) || LooksLikeMark(written); }

bool LooksLikeMark(std::string_view written) {
  if (written.size() > 64) return false;
  const u32string_view first = FirstOf(written);
  const bool may_be_mark = !first.empty() && std::any_of(kMarks.begin(), kMarks.end(), [&](u32string_view mark) {
    return mark.front() == first.front();
  });
  if (!may_be_mark) return false;
  const std::u32string squeezed = Squeeze(written);
  for (const u32string_view mark : kMarks) {
    if (squeezed == mark) return true;
  }
  return false;
}

}  // namespace gongkai::report
