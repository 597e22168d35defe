// A number in the text cannot drift from where it is counted, and what is no field stays as it was typed.
#include "report/compile/live_field.h"

#include <doctest/doctest.h>

#include "report/compile/annual_text.h"

namespace gongkai::report {
namespace {

FactBook Book() {
  FactBook book;
  book.tables.organ = account::OrganId{7};
  book.tables.year = 2025;
  book.tables.form = law::FormInForce(2025);
  CompiledCell received;
  received.cell = {.table = 3, .row = "一", .column = "总计"};
  received.counted = Number::Of(12);
  received.rows_path = "/office/annual/2025/rows";
  CompiledCell blank;
  blank.cell = {.table = 2, .row = "行政许可", .column = "本年处理决定数量"};
  book.tables.cells = {received, blank};
  book.facts = {{"item.published", "全年首次公开信息（条）", Number::Of(340), "/office/x"},
                {"fee.collected", "实际收取信息处理费（元）", std::nullopt, ""}};
  return book;
}

TEST_CASE("facts and cells are filled in, and what has no value is told and never a zero") {
  const FactBook book = Book();
  const FilledText filled = FillIn(
      "公开{{item.published}}条，新收{{ 3/一/总计 }}件，许可{{2/行政许可/本年处理决定数量}}件，费{{fee.collected}}元",
      book);
  CHECK(filled.text == "公开340条，新收12件，许可〔待填〕件，费〔待填〕元");
  CHECK(filled.missing == std::vector<std::string>{"2/行政许可/本年处理决定数量", "fee.collected"});
}

TEST_CASE("a number in the text follows its cell") {
  FactBook book = Book();
  book.tables.cells[0].adjustments.push_back({.number = 1, .change = Number::Of(3)});
  CHECK(FillIn("{{3/一/总计}}", book).text == "15");
}

TEST_CASE("what is no field is text") {
  const FactBook book = Book();
  for (const std::string_view text :
       {"", "{", "{{", "}}", "{{}}", "{{ }}", "{{a", "a}}", "{ {item.published} }", "{{a\nb}}"}) {
    CAPTURE(text);
    CHECK(FillIn(text, book).text == text);
    CHECK(FillIn(text, book).missing.empty());
  }
  CHECK(FillIn("{{{item.published}}", book).text == "{340");
  CHECK(FillIn("{{" + std::string(1000, 'x') + "}}", book).missing.empty());
  CHECK(WithoutFields("公开{{item.published}}条") == "公开0条");
}

TEST_CASE("names say what a field counts") {
  const FactBook book = Book();
  CHECK(NameOfField("3/一/总计", book) == "表三，一、本年新收政府信息公开申请数量，总计");
  CHECK(NameOfField("item.published", book) == "全年首次公开信息（条）");
  CHECK(RowsPathOf("3/一/总计", book) == "/office/annual/2025/rows");
}

TEST_CASE("a text is refused for a field that the report does not have, for what tells of a person, for its length") {
  const FactBook book = Book();
  AnnualText text;
  text.parts[1] = "公开{{item.published}}条。";
  CHECK(FaultsOf(text, book).empty());
  text.parts[1] = "公开{{item.publishd}}条。";
  text.parts[5] = "请联系13800138000。";
  text.parts[6] = std::string(kLongestTextPart + 1, 'x');
  const FieldErrors errors = FaultsOf(text, book);
  CHECK(ErrorOf(errors, "section1") != nullptr);
  CHECK(ErrorOf(errors, "section5") != nullptr);
  CHECK(ErrorOf(errors, "section6") != nullptr);
  CHECK(errors.size() == 3);
}

TEST_CASE("paragraphs are lines that say something") {
  CHECK(ParagraphsOf("一\r\n\r\n  二 \n　\n三") == std::vector<std::string>{"一", "二", "三"});
  CHECK(ParagraphsOf("\n \n").empty());
}

}  // namespace
}  // namespace gongkai::report
