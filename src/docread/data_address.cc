#include "docread/data_address.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "docread/html_entities.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr string_view kScheme = "data:";

bool BeginsWithScheme(string_view text) {
  return text.size() >= kScheme.size() && std::equal(kScheme.begin(), kScheme.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

bool IsLetterOrDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// -1 for what is no digit of base64, in either of its alphabets.
constexpr std::array<signed char, 256> kDigits = [] {
  std::array<signed char, 256> digits{};
  digits.fill(-1);
  constexpr string_view kInOrder = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < kInOrder.size(); ++i) {
    digits[static_cast<unsigned char>(kInOrder[i])] = static_cast<signed char>(i);
  }
  digits['-'] = 62;
  digits['_'] = 63;
  return digits;
}();

/// "%3C" is '<'.
std::string WithoutPercents(string_view written) {
  std::string text;
  for (std::size_t i = 0; i < written.size(); ++i) {
    unsigned value = 0;
    const char* const from = written.data() + i + 1;
    if (written[i] == '%' && i + 2 < written.size() && std::from_chars(from, from + 2, value, 16).ptr == from + 2) {
      text += static_cast<char>(value);
      i += 2;
    } else {
      text += written[i];
    }
  }
  return text;
}

/// Base64 up to what cannot belong to it; blanks and escaped characters may stand in between.
std::string FromBase64(string_view page, std::size_t& at) {
  std::string bytes;
  unsigned held = 0, bits = 0;
  for (; at < page.size(); ++at) {
    unsigned value = 0;
    char c = page[at];
    if (c == '%' && at + 2 < page.size() &&
        std::from_chars(page.data() + at + 1, page.data() + at + 3, value, 16).ptr == page.data() + at + 3) {
      c = static_cast<char>(value);
      at += 2;
    }
    const int digit = kDigits[static_cast<unsigned char>(c)];
    if (digit < 0) {
      if (c == '=' || c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\\') continue;
      break;
    }
    held = (held << 6U | static_cast<unsigned>(digit)) & 0xFFFFFU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFFU);
  }
  return bytes;
}

/// As it is written, up to the quote that ends the attribute; `before` is what stands in front of the address.
std::string Written(string_view page, char before, std::size_t& at) {
  const bool quoted = before == '"' || before == '\'';
  const std::size_t end =
      std::min(quoted ? page.find(before, at) : page.find_first_of(" \t\r\n\"'>)", at), page.size());
  std::string text;
  AppendDecoded(page.substr(at, end - at), text);
  at = end;
  return WithoutPercents(text);
}

}  // namespace

std::optional<DataAddress> NextDataAddress(string_view page, std::size_t& at) {
  constexpr std::size_t kLongestHead = 200;
  for (at = page.find(':', at); at != string_view::npos; at = page.find(':', at + 1)) {
    const std::size_t begin = at + 1 - std::min(at + 1, kScheme.size());
    if (!BeginsWithScheme(page.substr(begin)) || (begin > 0 && IsLetterOrDigit(page[begin - 1]))) continue;
    const string_view head = page.substr(at + 1, kLongestHead);
    const std::size_t comma = head.find_first_of(",\"'<> \t\r\n");
    if (comma == string_view::npos || head[comma] != ',') continue;
    const string_view says = head.substr(0, comma);
    const std::size_t content = at + 1 + comma + 1;
    DataAddress address{says.substr(0, says.find(';')), {}};
    at = content;
    address.bytes =
        says.ends_with(";base64") ? FromBase64(page, at) : Written(page, begin > 0 ? page[begin - 1] : ' ', at);
    return address;
  }
  at = page.size();
  return std::nullopt;
}

}  // namespace gongkai::docread
