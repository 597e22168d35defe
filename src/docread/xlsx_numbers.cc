#include "docread/xlsx_numbers.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "base/date.h"

namespace gongkai::docread {
namespace {

using std::string_view;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct PlainFormat {
  std::string letters;   // in lower case, of the section for positive numbers
  bool elapsed = false;  // "[h]", "[mm]": hours beyond 24
};

/// Behind what is quoted, escaped, or stands for a width or a filler; `at` is where it begins.
std::size_t BehindLiteral(string_view code, std::size_t at) {
  if (code[at] == '"') {
    const std::size_t end = code.find('"', at + 1);
    return end == string_view::npos ? code.size() : end + 1;
  }
  return at + 2;
}

PlainFormat WithoutLiterals(string_view code) {
  PlainFormat plain;
  for (std::size_t at = 0; at < code.size() && code[at] != ';';) {
    const char c = Lower(code[at]);
    if (c == '"' || c == '\\' || c == '_' || c == '*') {
      at = BehindLiteral(code, at);
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const string_view inside = code.substr(at + 1, end - at - 1);
      // "[h]" but not "[Red]", "[$-804]" or "[>100]"
      plain.elapsed |= !inside.empty() && inside.find_first_not_of("hHmMsS") == string_view::npos;
      at = end + 1;
    } else {
      plain.letters += c;
      ++at;
    }
  }
  return plain;
}

bool TakeOut(std::string& text, string_view piece) {
  const std::size_t at = text.find(piece);
  if (at == std::string::npos) return false;
  text.erase(at, piece.size());
  return true;
}

/// Digits of a number, other than the tenths in "ss.0".
bool HasDigitPlaces(string_view letters) {
  if (letters.find_first_of("#?") != string_view::npos) return true;
  const std::size_t zero = letters.find('0');
  return zero != string_view::npos && (zero < 2 || letters[zero - 1] != '.' || letters[zero - 2] != 's');
}

struct Decimal {
  bool negative = false;
  std::string digits;  // at most 15, without zeros at the end
  int exponent = 0;    // of the first digit
};

/// Spreadsheets keep 15 digits of what is typed; the two more that some of them write down are noise.
Decimal Round(double value) {
  std::array<char, 40> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific, 14);
  const string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  Decimal decimal{.negative = value < 0, .digits = std::string(1, text[0]), .exponent = 0};
  decimal.digits += text.substr(2, e - 2);
  decimal.exponent = std::atoi(std::string(text.substr(e + 1)).c_str());
  decimal.digits.resize(decimal.digits.find_last_not_of('0') + 1);
  return decimal;
}

std::string Plain(const Decimal& decimal) {
  constexpr int kLongest = 40;  // beyond it nobody has typed a plain number
  const auto& [negative, digits, exponent] = decimal;
  if (digits.empty()) return "0";
  const auto count = static_cast<int>(digits.size());
  const std::string sign = negative ? "-" : "";
  if (std::abs(exponent) > kLongest) return fmt::format("{}{}e{}", sign, digits, exponent - count + 1);
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (exponent + 1 >= count) return sign + digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
  const auto whole = static_cast<std::size_t>(exponent + 1);
  return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

/// Excel counts a 29 February 1900, serial 60, that never was; days before it are off by one.
std::optional<Date> DayOf(std::int64_t serial, DateSystem system) {
  using namespace std::chrono;
  constexpr sys_days kLast{year{9999} / December / 31};
  sys_days zero{year{1904} / January / 1};
  if (system == DateSystem::k1900) {
    if (serial < 1 || serial == 60) return std::nullopt;
    zero = sys_days{year{1899} / December / (serial < 60 ? 31 : 30)};
  }
  if (serial < 0 || serial > (kLast - zero).count()) return std::nullopt;
  return Date{zero + days{serial}};
}

std::string Clock(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::optional<NumberText> AsMoment(double value, CellKind meaning, DateSystem system) {
  constexpr std::int64_t kDay = 86'400;
  if (!(value >= 0 && value < 3e6)) return std::nullopt;
  auto serial = static_cast<std::int64_t>(value);
  if (meaning == CellKind::kDate) {
    const std::optional<Date> day = DayOf(serial, system);
    return day ? std::optional(NumberText{CellKind::kDate, ToString(*day), false}) : std::nullopt;
  }
  std::int64_t seconds = std::llround((value - static_cast<double>(serial)) * kDay);
  serial += seconds / kDay;
  seconds %= kDay;
  if (meaning == CellKind::kTime && serial == 0) return NumberText{CellKind::kTime, Clock(seconds), false};
  const std::optional<Date> day = DayOf(serial, system);
  if (!day) return std::nullopt;
  return NumberText{CellKind::kDateTime, ToString(*day) + "T" + Clock(seconds), false};
}

}  // namespace

CellKind MeaningOf(string_view format_code) {
  PlainFormat plain = WithoutLiterals(format_code);
  std::string& letters = plain.letters;
  // "G/通用格式" is what Chinese editions write for General; the e of both is no year.
  if (plain.elapsed || letters.find("general") != std::string::npos || letters.starts_with("g/")) {
    return CellKind::kNumber;
  }
  if (HasDigitPlaces(letters)) return CellKind::kNumber;
  bool clock = TakeOut(letters, "am/pm") || TakeOut(letters, "a/p") || TakeOut(letters, "上午/下午");
  clock |= letters.find_first_of("hs") != std::string::npos;
  bool calendar = letters.find_first_of("yde") != std::string::npos || letters.find("aaa") != std::string::npos;
  calendar |= !clock && letters.find('m') != std::string::npos;  // beside h or s, m are minutes
  if (calendar && clock) return CellKind::kDateTime;
  if (calendar) return CellKind::kDate;
  return clock ? CellKind::kTime : CellKind::kNumber;
}

CellKind MeaningOfBuiltIn(int format_id) {
  const auto within = [&](int first, int last) { return format_id >= first && format_id <= last; };
  if (format_id == 22) return CellKind::kDateTime;
  if (within(18, 21) || within(32, 35) || format_id == 45 || format_id == 47 || within(55, 56)) return CellKind::kTime;
  if (within(14, 17) || within(27, 31) || format_id == 36 || within(50, 54) || within(57, 58)) return CellKind::kDate;
  return CellKind::kNumber;
}

NumberText TextOfNumber(string_view stored, CellKind meaning, DateSystem system) {
  double value = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value)) {
    return {CellKind::kText, std::string(stored), false};
  }
  if (meaning != CellKind::kNumber) {
    if (std::optional<NumberText> moment = AsMoment(value, meaning, system)) return *std::move(moment);
  }
  constexpr double kFirstOfSixteenDigits = 1e15;
  return {CellKind::kNumber, Plain(Round(value)), std::abs(value) >= kFirstOfSixteenDigits};
}

}  // namespace gongkai::docread
