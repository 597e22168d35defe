#include "docread/encoding.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using namespace std::string_literals;

std::string Utf16(std::string_view utf8, bool big_endian) {
  std::string bytes;
  for (const char32_t code : FromUtf8(utf8)) {
    const char high = static_cast<char>(code >> 8U), low = static_cast<char>(code & 0xFFU);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

// "政府信息公开工作年度报告" in GB18030.
const std::string kGbTitle =
    "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xB9\xA4\xD7\xF7\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6";
// "政府資訊公開工作年度報告" in Big5.
const std::string kBig5Title =
    "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D\xA4\x75\xA7\x40\xA6\x7E\xAB\xD7\xB3\xF8\xA7\x69";

TEST_CASE("UTF-8, with and without a mark") {
  CHECK(Decode("年度报告 2025").utf8 == "年度报告 2025");
  CHECK(Decode("年度报告").encoding == "UTF-8");
  CHECK(Decode("\xEF\xBB\xBF年度报告").utf8 == "年度报告");
  CHECK(Decode("plain ASCII 123").encoding == "UTF-8");
  CHECK(Decode("").utf8.empty());
}

TEST_CASE("UTF-16 is told from its mark, or from what its units mean") {
  const std::string text = "一、总体情况\n2025年，共收到申请12件。\n";
  CHECK(Decode("\xFF\xFE"s + Utf16(text, false)).utf8 == text);
  CHECK(Decode("\xFE\xFF"s + Utf16(text, true)).utf8 == text);
  CHECK(Decode(Utf16(text, false)).encoding == "UTF-16LE");
  CHECK(Decode(Utf16(text, false)).utf8 == text);
  CHECK(Decode(Utf16(text, true)).encoding == "UTF-16BE");
  CHECK(Decode(Utf16(text, true)).utf8 == text);
}

TEST_CASE("a lone half of a surrogate pair is damage, a pair is a character") {
  CHECK(Decode("\xFF\xFE\x40\xD8\x0B\xDC"s).utf8 == "𠀋");
  const DecodedText half = Decode("\xFF\xFE\x40\xD8\x41\x00"s);
  CHECK(half.damaged);
  CHECK(half.utf8 == "\uFFFDA");
}

TEST_CASE("GB18030 is what is left, Big5 is told from its everyday characters") {
  const DecodedText gb = Decode(kGbTitle);
  CHECK(gb.encoding == "GB18030");
  CHECK(gb.utf8 == "政府信息公开工作年度报告");
  CHECK_FALSE(gb.damaged);
  const DecodedText big5 = Decode(kBig5Title);
  CHECK(big5.encoding == "Big5");
  CHECK(big5.utf8 == "政府資訊公開工作年度報告");
  CHECK(Decode(kBig5Title, "big5").encoding == "Big5");
}

TEST_CASE("a declaration that the bytes do not bear out is not believed") {
  CHECK(Decode("年度报告", "gbk").utf8 == "年度报告");
  CHECK(Decode(kGbTitle, "utf-8").utf8 == "政府信息公开工作年度报告");
  CHECK(Decode(kGbTitle, "big5").encoding == "GB18030");
}

TEST_CASE("a character cut in two does not turn UTF-8 into something else") {
  const std::string cut = std::string("政府信息公开工作年度报告").substr(0, 35);
  const DecodedText decoded = Decode(cut);
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.damaged);
  CHECK(decoded.utf8.starts_with("政府信息公开工作年度报\uFFFD"));
  CHECK(IsValidUtf8(decoded.utf8));
}

TEST_CASE("line ends are levelled and NUL bytes dropped") {
  CHECK(Decode("一\r\n二\r三\n四").utf8 == "一\n二\n三\n四");
  CHECK(Decode("年\0度\0报告公开工作政府信息"s).utf8 == "年度报告公开工作政府信息");
}

TEST_CASE("whatever the bytes, the answer is sound UTF-8") {
  std::uint32_t state = 12345;
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 64; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
    CHECK(IsValidUtf8(Decode(bytes).utf8));
  }
}

}  // namespace
}  // namespace gongkai::docread
