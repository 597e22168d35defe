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

TEST_CASE("a rare name is found in each form: its characters are of two units in UTF-16") {
  const std::vector<std::string> words = {"王𫖮"}, longer = {"王𫖮之子"};
  CHECK(StandInBytes(words, "/Author 王𫖮") == std::vector<bool>{true});
  const std::string big = "\x73\x8B\xD8\x6D\xDD\xAE"s, little = "\x8B\x73\x6D\xD8\xAE\xDD"s;
  CHECK(StandInBytes(words, "\xFE\xFF" + big) == std::vector<bool>{true});
  CHECK(StandInBytes(words, "\xFF\xFE" + little) == std::vector<bool>{true});
  CHECK(StandInBytes(longer, big + "\x4E\x4B\x5B\x50"s) == std::vector<bool>{true});
  CHECK(StandInBytes(longer, little + "\x4B\x4E\x50\x5B"s) == std::vector<bool>{true});
  // What is left of it when it is cut to 16 bits stands for other characters.
  CHECK(StandInBytes(longer, "\x73\x8B\xB5\xAE\x4E\x4B\x5B\x50"s) == std::vector<bool>{false});
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
