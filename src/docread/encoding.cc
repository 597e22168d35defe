// UTF-8 is told from its strict form, UTF-16 and Big5 from how many of their units are characters of Chinese office
// text. What is left is GB18030, which has a character for nearly every byte sequence and so can only be the last
// guess.
#include "docread/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <stdexcept>
#include <vector>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr std::size_t kSample = 64U << 10U;

unsigned ByteAt(string_view bytes, std::size_t index) { return static_cast<unsigned char>(bytes[index]); }

/// Line ends to '\n', NUL bytes out. Works in place, since it only ever shortens.
void LevelLines(std::string& text) {
  if (text.find('\r') == std::string::npos && text.find('\0') == std::string::npos) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') continue;
    if (text[i] == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') continue;
      text[kept++] = '\n';
    } else {
      text[kept++] = text[i];
    }
  }
  text.resize(kept);
}

DecodedText Done(std::string utf8, string_view encoding, bool damaged) {
  LevelLines(utf8);
  return DecodedText{.utf8 = std::move(utf8), .encoding = std::string(encoding), .damaged = damaged};
}

std::size_t CountReplacements(string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = utf8.find("\xEF\xBF\xBD"); at != string_view::npos; at = utf8.find("\xEF\xBF\xBD", at + 3)) {
    ++count;
  }
  return count;
}

DecodedText DecodeUtf8(string_view bytes, bool valid) {
  std::string text(bytes);
  if (!valid) {
    std::string repaired;
    repaired.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) AppendUtf8(repaired, NextCodePoint(text, offset));
    return Done(std::move(repaired), "UTF-8", true);
  }
  return Done(std::move(text), "UTF-8", false);
}

DecodedText DecodeUtf16(string_view bytes, bool big_endian) {
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  bool damaged = bytes.size() % 2 != 0;
  const auto unit = [&](std::size_t i) {
    return big_endian ? ByteAt(bytes, i) << 8U | ByteAt(bytes, i + 1) : ByteAt(bytes, i + 1) << 8U | ByteAt(bytes, i);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t code = unit(i);
    const bool leads = code >= 0xD800 && code < 0xDC00;
    const char32_t next = leads && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (next >= 0xDC00 && next < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10U) + (next - 0xDC00);
      i += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = kReplacementChar;
      damaged = true;
    }
    AppendUtf8(text, code);
  }
  return Done(std::move(text), big_endian ? "UTF-16BE" : "UTF-16LE", damaged);
}

/// Whether most units are letters, digits, punctuation or Han characters.
bool LooksLikeUtf16(string_view bytes, bool big_endian) {
  const string_view sample = bytes.substr(0, kSample);
  std::size_t units = 0, plausible = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    const unsigned high = ByteAt(sample, big_endian ? i : i + 1), low = ByteAt(sample, big_endian ? i + 1 : i);
    const unsigned code = high << 8U | low;
    ++units;
    plausible += (code >= 0x20 && code < 0x7F) || code == '\n' || code == '\r' || code == '\t' || high == 0x20 ||
                 high == 0x30 || (high >= 0x4E && high < 0xA0) || high == 0xFF;
  }
  return units > 0 && plausible * 10 >= units * 9;
}

DecodedText DecodeWithIcu(string_view bytes, const char* converter_name, string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(converter_name, &status), &ucnv_close);
  if (U_FAILURE(status)) throw std::runtime_error("ICU 缺少字符集数据：" + std::string(encoding));
  std::vector<UChar> wide(bytes.size() + 1);
  const auto length = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                                    static_cast<std::int32_t>(bytes.size()), &status);
  std::string text(static_cast<std::size_t>(length) * 3, '\0');
  std::int32_t written = 0;
  u_strToUTF8WithSub(text.data(), static_cast<std::int32_t>(text.size()), &written, wide.data(), length,
                     static_cast<UChar32>(kReplacementChar), nullptr, &status);
  if (U_FAILURE(status) && status != U_STRING_NOT_TERMINATED_WARNING) throw std::runtime_error("ICU 转换字符集失败");
  text.resize(static_cast<std::size_t>(written));
  const bool damaged = CountReplacements(text) > 0;
  return Done(std::move(text), encoding, damaged);
}

/// How well two-byte characters fit the everyday part of either character set.
struct TwoByteFit {
  std::size_t gb_pairs = 0, gb_everyday = 0, big5_pairs = 0, big5_everyday = 0;
  bool LooksLikeBig5() const {
    return big5_pairs >= 4 && big5_everyday * 20 >= big5_pairs * 19 && gb_everyday * 10 < gb_pairs * 7;
  }
};

TwoByteFit Measure(string_view bytes) {
  const string_view sample = bytes.substr(0, kSample);
  TwoByteFit fit;
  for (std::size_t i = 0; i + 1 < sample.size(); ++i) {
    if (ByteAt(sample, i) < 0x81) continue;
    const unsigned lead = ByteAt(sample, i), trail = ByteAt(sample, ++i);
    ++fit.gb_pairs;
    ++fit.big5_pairs;
    const bool upper_trail = trail >= 0xA1 && trail <= 0xFE;
    fit.gb_everyday += upper_trail && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3));
    fit.big5_everyday += (upper_trail || (trail >= 0x40 && trail <= 0x7E)) && lead >= 0xA1 && lead <= 0xC6;
  }
  return fit;
}

/// Whether sound UTF-8 sequences of three bytes or more outnumber the stretches of bytes that are not UTF-8.
bool MostlyUtf8(string_view bytes) {
  std::size_t sound = 0, broken_stretches = 0;
  bool broken = false;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t start = offset;
    const char32_t code = NextCodePoint(bytes, offset);
    if (code == kReplacementChar) {
      broken_stretches += broken ? 0 : 1;
      broken = true;
    } else {
      sound += offset - start >= 3 ? 1 : 0;
      broken = false;
    }
  }
  return sound > 0 && sound >= 3 * broken_stretches;
}

bool SaysBig5(string_view declared) {
  std::string lower(declared);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return lower.find("big5") != std::string::npos;
}

}  // namespace

DecodedText Decode(string_view bytes, string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return DecodeUtf8(bytes.substr(3), IsValidUtf8(bytes.substr(3)));
  if (bytes.starts_with("\xFF\xFE")) return DecodeUtf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return DecodeUtf16(bytes.substr(2), true);
  const bool has_nul = bytes.find('\0') != string_view::npos;
  const bool valid_utf8 = IsValidUtf8(bytes);
  if (valid_utf8 && !has_nul) return DecodeUtf8(bytes, true);
  if (bytes.size() % 2 == 0 || has_nul) {
    // ASCII text of one byte a character reads as rare Han characters in pairs, hence only after UTF-8 is excluded.
    if (LooksLikeUtf16(bytes, false)) return DecodeUtf16(bytes, false);
    if (LooksLikeUtf16(bytes, true)) return DecodeUtf16(bytes, true);
  }
  if (valid_utf8 || MostlyUtf8(bytes)) return DecodeUtf8(bytes, valid_utf8);
  const TwoByteFit fit = Measure(bytes);
  const bool declared_and_borne_out = SaysBig5(declared) && fit.big5_everyday * 10 >= fit.big5_pairs * 9;
  if (declared_and_borne_out || fit.LooksLikeBig5()) return DecodeWithIcu(bytes, "Big5-HKSCS", "Big5");
  return DecodeWithIcu(bytes, "gb18030", "GB18030");
}

}  // namespace gongkai::docread
