#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

#include "cli/arguments.h"
#include "cli/box.h"
#include "cli/json_writer.h"
#include "cli/ordered_pool.h"
#include "cli/source_excerpt.h"
#include "cli/text_width.h"

namespace gongkai::cli {
namespace {

TEST_CASE("wide characters take two columns, combining ones none") {
  CHECK(WidthOf("公开abc") == 7);
  CHECK(WidthOf("（一）") == 6);
  CHECK(WidthOf("e\u0301") == 1);
  CHECK(CutToWidth("政府信息公开", 7) == "政府信…");
  CHECK(CutToWidth("政府", 4) == "政府");
  CHECK(PadToWidth("政", 4, Align::kRight) == "  政");
}

TEST_CASE("an escape sequence in a file does not reach the terminal") {
  CHECK(Printable("a\033[31mb\nc\u202Ed") == "a [31mb c d");
}

TEST_CASE("merged cells are drawn without inner lines") {
  const std::vector<BoxRow> rows = {
      {{{"甲", 2, 1}, {"乙丙", 1, 2}}},
      {{{"1", 1, 1, Align::kRight}, {"22"}}},
  };
  CHECK(DrawBox(rows, {6, 6, 6}, Paint(false)) ==
        "┌──┬─────┐\n"
        "│  │乙丙 │\n"
        "│甲├──┬──┤\n"
        "│  │ 1│22│\n"
        "└──┴──┴──┘\n");
}

TEST_CASE("a cell too wide for its column wraps") {
  CHECK(DrawBox({{{{"社会公益组织"}, {"0"}}}}, {6, 2}, Paint(false)) ==
        "┌──────┬──┐\n"
        "│社会公│0 │\n"
        "│益组织│  │\n"
        "└──────┴──┘\n");
}

TEST_CASE("rows of one group stand together, and the group's label in their middle") {
  const std::vector<BoxRow> rows = {
      {{{"组", 3, 1}, {"a"}}},
      {{{"b"}}, false},
      {{{"c"}}, false},
  };
  CHECK(DrawBox(rows, {4, 4}, Paint(false)) ==
        "┌──┬──┐\n"
        "│  │a │\n"
        "│组│b │\n"
        "│  │c │\n"
        "└──┴──┘\n");
}

docread::Document OneLine(std::string line) {
  docread::Document document;
  document.lines = {std::move(line)};
  return document;
}

TEST_CASE("the underline stands exactly under wide characters") {
  const auto document = OneLine("共收到申请12件");
  CHECK(DrawExcerpt(document, {.line = 1, .column = 5, .length = 2}, 80, Ink::kError, Paint(false)) ==
        "第 1 行 │ 共收到申请12件\n"
        "                    ^^\n");
}

TEST_CASE("a tab is shown as two blanks, so that the underline keeps its place") {
  CHECK(DrawExcerpt(OneLine("规章\t0\t3"), {.line = 1, .column = 5, .length = 1}, 80, Ink::kError, Paint(false)) ==
        "第 1 行 │ 规章  0  3\n"
        "                   ^\n");
}

TEST_CASE("a long line is cut around the place, within the width") {
  std::string line;
  for (int i = 0; i < 200; ++i) line += "字";
  line += "错";
  for (int i = 0; i < 200; ++i) line += "字";
  const std::string drawn =
      DrawExcerpt(OneLine(line), {.line = 1, .column = 200, .length = 1}, 60, Ink::kError, Paint(false));
  const std::string first = drawn.substr(0, drawn.find('\n')), second = drawn.substr(drawn.find('\n') + 1);
  CHECK(WidthOf(first) <= 60);
  CHECK(WidthOf(first.substr(0, first.find("错"))) == second.find('^'));
  CHECK(second.substr(second.find('^')) == "^^\n");
}

TEST_CASE("a place that points nowhere draws nothing") {
  CHECK(DrawExcerpt(OneLine("一行"), {}, 60, Ink::kError, Paint(false)).empty());
  CHECK(DrawExcerpt(OneLine("一行"), {.line = 7}, 60, Ink::kError, Paint(false)).empty());
}

TEST_CASE("a place reaching past the end of its line is still drawn") {
  const std::string drawn =
      DrawExcerpt(OneLine("短"), {.line = 1, .column = 9, .length = 9}, 60, Ink::kError, Paint(false));
  CHECK(drawn.find("短") != std::string::npos);
}

TEST_CASE("JSON keeps every decimal and escapes what must be") {
  JsonWriter json;
  json.BeginObject().Key("金额").Decimal(*ParseNumber("123456789012.123456"));
  json.Key("文\"")
      .String("一\n\\\x01")
      .Key("空")
      .StringOrNull("")
      .Key("列")
      .BeginArray()
      .Int(-3)
      .Null()
      .EndArray()
      .EndObject();
  CHECK(json.Take() == R"({"金额":123456789012.123456,"文\"":"一\n\\\u0001","空":null,"列":[-3,null]})");
}

TEST_CASE("JSON is valid UTF-8 even where the text is not") {
  JsonWriter json;
  json.String("a\xff");
  CHECK(json.Take() == "\"a\xEF\xBF\xBD\"");
}

constexpr Option kOptions[] = {{"--json", "", ""}, {"--jobs", "N", ""}};

Result<Arguments> Parse(std::vector<std::string> words) { return ParseArguments(words, kOptions); }

TEST_CASE("options stand anywhere; after -- everything is a file") {
  const auto arguments = Parse({"a", "--jobs=3", "--json", "--", "--json"});
  REQUIRE(arguments.has_value());
  CHECK(arguments->Has("--json"));
  CHECK(arguments->ValueOf("--jobs") == "3");
  CHECK(arguments->words == std::vector<std::string>{"a", "--json"});
  CHECK(Parse({"--jobs", "4"})->ValueOf("--jobs") == "4");
}

TEST_CASE("a wrong option is refused with the nearest one") {
  CHECK(Parse({"--jsn"}).error().message == "没有 --jsn 这个选项，是不是 --json？");
  CHECK_FALSE(Parse({"--jobs"}).has_value());
  CHECK_FALSE(Parse({"--json=1"}).has_value());
}

TEST_CASE("results come in the order of the tasks and never more than a window at a time") {
  std::atomic<int> alive{0}, most{0};
  std::size_t expected = 0;
  ForEachInOrder<std::size_t>(
      500, 4,
      [&](std::size_t i) {
        most = std::max(most.load(), ++alive);
        return i * i;
      },
      [&](std::size_t i, std::size_t&& square) {
        --alive;
        CHECK(i == expected++);
        CHECK(square == i * i);
      });
  CHECK(expected == 500);
  CHECK(most <= 16);
}

TEST_CASE("what a task throws is thrown to the caller") {
  const auto run = [] {
    ForEachInOrder<int>(
        50, 2, [](std::size_t i) -> int { return i == 20 ? throw std::runtime_error("坏了") : 0; },
        [](std::size_t, int&&) {});
  };
  CHECK_THROWS_WITH(run(), "坏了");
}

}  // namespace
}  // namespace gongkai::cli
