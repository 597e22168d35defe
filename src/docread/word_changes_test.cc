#include "docread/word_changes.h"

#include <doctest/doctest.h>

namespace gongkai::docread {
namespace {

TEST_CASE("the longest word is changed, and what it became is left alone") {
  const std::vector<TextChange> list = {{"周晚照", "周某"}, {"周晚", "无"}, {"3309", "****"}};
  const WordChanges changes(list);
  std::string text = "周晚照、周晚，33093309";
  CHECK(changes.Apply(text) == 4);
  CHECK(text == "周某、无，********");
  CHECK_FALSE(changes.Remains(text));
}

TEST_CASE("a word that a format has cut is changed where it began") {
  const std::vector<TextChange> list = {{"3309981980", "3309******"}};
  const WordChanges changes(list);
  std::vector<std::string> cut = {"号码33", "09", "98", "1980，33", "09981980"};
  CHECK(changes.ApplyAcross(cut) == 2);
  CHECK(cut == std::vector<std::string>{"号码3309******", "", "", "，3309******", ""});
}

TEST_CASE("what was asked for may hold what was to go") {
  const std::vector<TextChange> list = {{"1234", "**1234**"}};
  const WordChanges changes(list);
  std::string text = "a1234b";
  changes.Apply(text);
  CHECK(text == "a**1234**b");
  CHECK_FALSE(changes.Remains(text));
  CHECK(changes.Remains("1234"));
}

TEST_CASE("words are found in bytes of either width, and nothing is changed by an empty list") {
  const std::vector<TextChange> list = {{"甲1", "x"}, {"", "y"}, {"same", "same"}};
  const WordChanges changes(list);
  CHECK(changes.OccursInBytes(std::string("\x32\x75\x31\x00", 4)));
  CHECK(changes.OccursInBytes(std::string("\x75\x32\x00\x31", 4)));
  CHECK_FALSE(changes.Occurs("same"));
  const std::vector<TextChange> none;
  std::string text = "甲1";
  CHECK(WordChanges(none).Apply(text) == 0);
}

}  // namespace
}  // namespace gongkai::docread
