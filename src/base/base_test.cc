#include <doctest/doctest.h>

#include "base/date.h"
#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"

namespace gongkai {
namespace {

TEST_CASE("UTF-8 round trip, and malformed bytes never read past the end") {
  const std::string text = "公开 abc 𠮷";
  CHECK(ToUtf8(FromUtf8(text)) == text);
  CHECK(IsValidUtf8(text));
  CHECK(Utf8Length(text) == 8);
  for (const std::string bad : {"\xE5\x85", "\xC0\xAF", "\xED\xA0\x80", "\xFF", "\xF8\x88\x80\x80\x80"}) {
    CHECK_FALSE(IsValidUtf8(bad));
    CHECK(FromUtf8(bad).front() == kReplacementChar);
  }
  CHECK(IsValidUtf8("\xEF\xBF\xBD"));  // a written U+FFFD is text
}

TEST_CASE("Folding levels width, Kangxi radicals, traditional characters and circled numbers") {
  CHECK(Fold("１２") == U"12");
  CHECK(Fold("⼯⼀⼈") == U"工一人");
  CHECK(Fold("總計") == U"总计");
  CHECK(Fold("㈠") == U"(一)");
  CHECK(LabelKey(" （一） 予以 公开： ") == U"一予以公开");
  CHECK(LabelKey("行政規範性文件") == U"行政规范性文件");
}

TEST_CASE("Folded text knows the bytes it came from") {
  const FoldedText folded = FoldWithOrigin("公㈠x");
  CHECK(folded.text == U"公(一)x");
  CHECK(folded.origin == std::vector<std::uint32_t>{0, 3, 3, 3, 6, 7});
}

TEST_CASE("Trim takes every kind of blank") {
  CHECK(Trim("\xE3\x80\x80 \t值\xC2\xA0") == "值");
  CHECK(Trim("   ").empty());
}

TEST_CASE("Trim leaves broken bytes at both ends, and what stands between them") {
  for (const char* broken :
       {"\x80值\x80", "\xE3\x80", "值\xE3\x80", "\xE3值\xE3", "值\xF0\x9F\x80", "\x80\x80\x80\x80\x80"}) {
    CAPTURE(broken);
    CHECK(Trim(std::string(" \xE3\x80\x80") + broken + "\xE3\x80\x80 ") == broken);
  }
  CHECK(Trim("\xF0\xA0\x80\x80 ") == "\xF0\xA0\x80\x80");
}

TEST_CASE("What shows nothing and turns the rest around is left out") {
  CHECK(WithoutInvisible("报告\u202Etxt.exe") == "报告txt.exe");
  CHECK(WithoutInvisible("一\u0001二\r\n三\t四\uFEFF\uFFFE\uFFFF") == "一二\n三\t四");
  CHECK(WithoutInvisible("𠀀é（）") == "𠀀é（）");
}

TEST_CASE("A label key can be cut short") {
  CHECK(LabelKey("现行 有效，件数", 3) == U"现行有");
  CHECK(LabelKey("件", 3) == U"件");
}

TEST_CASE("Numbers are exact decimals") {
  CHECK(ParseNumber("96171.6")->millionths == 96171600000);
  CHECK(ToString(*ParseNumber("0.100000")) == "0.1");
  CHECK(*ParseNumber("0.1") + *ParseNumber("0.2") == *ParseNumber("0.3"));
  CHECK(ToString(Number::Of(-3)) == "-3");
  CHECK(ToString(*ParseNumber("-0.5")) == "-0.5");
  for (const char* bad : {"", "-", "1.", ".5", "1e3", "1,000", "1234567890123", "1.1234567"})
    CHECK_FALSE(ParseNumber(bad));
}

TEST_CASE("A date that does not exist is refused") {
  CHECK(ToString(*ParseDate("2024-02-29")) == "2024-02-29");
  CHECK(ToChinese(*ParseDate("2026-01-31")) == "2026年1月31日");
  for (const char* bad : {"2023-02-29", "2023-13-01", "2023-1-1", "20230101", "2023-04-31"})
    CHECK_FALSE(ParseDate(bad));
}

}  // namespace
}  // namespace gongkai
