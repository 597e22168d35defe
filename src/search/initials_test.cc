#include "search/initials.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "search/token.h"

namespace gongkai::search {
namespace {

/// As letters again.
std::string Letters(std::u32string_view initials) {
  std::string letters;
  for (const char32_t c : initials)
    letters += static_cast<char>(c < kInitialA + 26 ? 'a' + (c - kInitialA) : '0' + (c - kInitialA - 26));
  return letters;
}

bool IsReadAs(std::string_view text, const std::string& letters) {
  const auto ways = InitialsOf(text);
  return std::ranges::any_of(ways, [&](const std::u32string& way) { return Letters(way) == letters; });
}

TEST_CASE("names are found by the initials of their pinyin") {
  CHECK(IsReadAs("政务公开", "zwgk"));
  CHECK(IsReadAs("关于2024年城乡低保的通知", "gy2024ncxdbdtz"));
  CHECK(IsReadAs("森林防火", "slfh"));
  CHECK(InitialsOf("annual report").empty());
}

TEST_CASE("a character that is read in two ways counts in both") {
  CHECK(IsReadAs("行政许可", "xzxk"));
  CHECK(IsReadAs("银行", "yh"));
  CHECK(IsReadAs("重庆", "cq"));
  CHECK(IsReadAs("重点", "zd"));
  CHECK(IsReadAs("长度", "cd"));
  CHECK(IsReadAs("镇长", "zz"));
  CHECK(InitialsOf("行行行行行行行行").size() <= kMostReadings);
}

TEST_CASE("only letters and digits are typed initials") {
  CHECK(Letters(TypedInitials(U"zwgk")) == "zwgk");
  CHECK(Letters(TypedInitials(U"gy2024")) == "gy2024");
  CHECK(TypedInitials(U"z").empty());
  CHECK(TypedInitials(U"2024").empty());
  CHECK(TypedInitials(U"zw公开").empty());
}

TEST_CASE("words that sound alike are told by their readings") {
  CHECK(ReadingsOf(U"枕溪") == ReadingsOf(U"枕西"));
  CHECK(ReadingsOf(U"枕溪") != ReadingsOf(U"鹤汀"));
}

}  // namespace
}  // namespace gongkai::search
