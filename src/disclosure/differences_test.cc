#include "disclosure/differences.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

std::string Drawn(const std::vector<ChangedLine>& lines) {
  std::string text;
  for (const ChangedLine& line : lines) {
    text += line.kind == ChangedLine::Kind::kSame ? " " : line.kind == ChangedLine::Kind::kGone ? "-" : "+";
    text += line.text + "\n";
  }
  return text;
}

TEST_CASE("what changed, line by line") {
  struct Case {
    const char *before, *after, *drawn;
  };
  const Case cases[] = {
      {"", "", ""},
      {"甲", "甲", " 甲\n"},
      {"", "甲", "+甲\n"},
      {"甲\n乙", "乙", "-甲\n 乙\n"},
      {"甲\n乙\n丙", "甲\n丁\n丙", " 甲\n-乙\n+丁\n 丙\n"},
      {"甲\n\n乙", "甲\n乙", " 甲\n 乙\n"},
      {"甲\n甲", "甲", " 甲\n-甲\n"},
      {"甲\n乙\n丙\n丁", "乙\n甲\n丙\n戊\n丁", "-甲\n 乙\n+甲\n 丙\n+戊\n 丁\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.before);
    CHECK(Drawn(ChangesBetween(each.before, each.after)) == each.drawn);
  }
}

TEST_CASE("a long text is compared all the same") {
  std::string before, after;
  for (int i = 0; i < 5000; ++i) {
    before += std::to_string(i) + "\n";
    after += std::to_string(i == 2500 ? -1 : i) + "\n";
  }
  CHECK(Drawn(OnlyAroundChanges(ChangesBetween(before, after))) == " 2499\n-2500\n+-1\n 2501\n");
}

TEST_CASE("only what is around changes") {
  CHECK(Drawn(OnlyAroundChanges(ChangesBetween("1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\n7"))) == " 5\n-6\n+7\n");
  CHECK(OnlyAroundChanges(ChangesBetween("1\n2", "1\n2")).empty());
}

}  // namespace
}  // namespace gongkai::disclosure
