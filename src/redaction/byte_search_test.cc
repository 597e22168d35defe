#include "redaction/byte_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace gongkai::redaction {
namespace {

using namespace std::string_literals;

TEST_CASE("Words are found in bytes in each form, at either end, and one within another") {
  const std::vector<std::string> words = {"柳湾村三组", "13812345678", "身份证", "138123", "没有这个"};
  const std::string big = "\x8E\xAB\x4E\xFD\x8B\xC1"s, little = "\xAB\x8E\xFD\x4E\xC1\x8B"s;
  CHECK(StandInBytes(words, "") == std::vector<bool>{false, false, false, false, false});
  CHECK(StandInBytes(words, "%PDF" + big) == std::vector<bool>{false, false, true, false, false});
  CHECK(StandInBytes(words, little + "%%EOF") == std::vector<bool>{false, false, true, false, false});
  CHECK(StandInBytes(words, "13812345678") == std::vector<bool>{false, true, false, true, false});
  CHECK(StandInBytes(words, "xx柳湾村三") == std::vector<bool>{false, false, false, false, false});
  CHECK(StandInBytes(words, "xx柳湾村三组") == std::vector<bool>{true, false, false, false, false});
}

TEST_CASE("However many words there are, none is left out") {
  std::vector<std::string> words;
  for (int i = 0; i < 5'000; ++i) words.push_back("第" + std::to_string(100'000 + i) + "号");
  const std::vector<bool> found = StandInBytes(words, "……第104999号……");
  CHECK(found.back());
  CHECK(std::count(found.begin(), found.end(), true) == 1);
}

TEST_CASE("What is short stands in any picture") {
  CHECK(StandInBytes(std::vector<std::string>{"12345"}, "12345") == std::vector<bool>{false});
}

}  // namespace
}  // namespace gongkai::redaction
