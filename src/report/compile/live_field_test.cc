// A number in the text cannot drift from where it is counted, and what is no field stays as it was typed.
#include "report/compile/live_field.h"

#include <doctest/doctest.h>

#include "report/compile/annual_text.h"
#include "report/compile/fact_names.h"

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

/// Every fact and every cell there is.
FactBook FullBook(int year) {
  FactBook book;
  book.tables.year = year;
  book.tables.form = law::FormInForce(year);
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : book.tables.form->Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        CompiledCell cell;
        cell.cell = {.table = table, .row = std::string(row.key), .column = std::string(column.name)};
        book.tables.cells.push_back(cell);
      }
    }
  }
  for (const FactName& fact : FactNames()) book.facts.push_back({fact.key, fact.name, std::nullopt, ""});
  return book;
}

TEST_CASE("facts and cells are filled in, and what has no value is told and never a zero") {
  const FactBook book = Book();
  const FilledText filled = FillIn(
      "公开〔全年首次公开信息〕条，新收〔 表三，一、本年新收政府信息公开申请数量 "
      "〕件，许可〔表二，行政许可，本年处理决定数量〕件，费〔实际收取信息处理费〕元",
      book);
  CHECK(filled.text == "公开340条，新收12件，许可〔待填〕件，费〔待填〕元");
  CHECK(filled.missing == std::vector<std::string>{"2/行政许可/本年处理决定数量", "fee.collected"});
}

TEST_CASE("a number in the text follows its cell") {
  FactBook book = Book();
  book.tables.cells[0].adjustments.push_back({.number = 1, .change = Number::Of(3)});
  CHECK(FillIn("〔表三，一、本年新收政府信息公开申请数量〕", book).text == "15");
}

TEST_CASE("blanks, width, punctuation and a measure do not make another number of a name") {
  const FactBook book = Book();
  for (const std::string_view name :
       {"全年首次公开信息", "全年首次公开信息（条）", "全年 首次公开信息", "全年首次公开信息(条)"}) {
    CAPTURE(name);
    CHECK(FillIn("〔" + std::string(name) + "〕", book).text == "340");
  }
  CHECK(FillIn("〔表三，一、本年新收政府信息公开申请数量，总计〕", book).text == "12");
}

TEST_CASE("what is no field is text, as the year of a document is") {
  const FactBook book = Book();
  for (const std::string_view text :
       {"", "〔", "〔〔", "〕", "〔〕", "〔 〕", "〔全年首次公开信息", "全年首次公开信息〕", "〔全年\n首次公开信息〕",
        "国办公开办函〔2021〕30号", "〔２０２１〕", "{{item.published}}"}) {
    CAPTURE(text);
    CHECK(FillIn(text, book).text == text);
    CHECK(FillIn(text, book).missing.empty());
  }
  CHECK(FillIn("〔〔全年首次公开信息〕", book).text == "〔340");
  CHECK(FillIn("〔" + std::string(1000, 'x') + "〕", book).missing.empty());
  CHECK(WithoutFields("公开〔全年首次公开信息〕条") == "公开0条");
  // However many brackets there are, it is read once.
  std::string brackets;
  for (int i = 0; i < 100'000; ++i) brackets += "〔";
  CHECK(WithoutFields(brackets) == brackets);
  CHECK(WithoutFields(brackets + "全年首次公开信息〕") == brackets.substr(std::string_view("〔").size()) + "0");
}

TEST_CASE("names say what a field counts, and are written in Chinese") {
  const FactBook book = Book();
  CHECK(NameOfField("3/一/总计", book) == "表三，一、本年新收政府信息公开申请数量");
  CHECK(NameOfField("item.published", book) == "全年首次公开信息（条）");
  CHECK(FieldOf("item.published", book) == "〔全年首次公开信息〕");
  CHECK(FieldOf("2/行政许可/本年处理决定数量", book) == "〔表二，行政许可，本年处理决定数量〕");
  CHECK(RowsPathOf("3/一/总计", book) == "/office/annual/2025/rows");
}

TEST_CASE("no two numbers of a report are written alike, and each name leads back to its number, in both forms") {
  for (const int year : {2020, 2025}) {
    const FactBook book = FullBook(year);
    const FieldNames names(book);
    const auto leads_back = [&](const std::string& key) {
      CAPTURE(key);
      const std::string field = FieldOf(key, book);
      const std::vector<TextPiece> pieces = PiecesOf(field);
      REQUIRE(pieces.size() == 1);
      REQUIRE(pieces[0].is_field);
      const std::string* const found = names.KeyOf(pieces[0].text);
      REQUIRE(found != nullptr);
      CHECK(*found == key);
      for (const char c : field) CHECK_FALSE((c >= 'a' && c <= 'z'));  // clerks read Chinese
    };
    for (const ReportFact& fact : book.facts) leads_back(fact.key);
    for (const CompiledCell& cell : book.tables.cells) leads_back(ToString(cell.cell));
  }
}

TEST_CASE("a text is refused for a field that the report does not have, for what tells of a person, for its length") {
  const FactBook book = Book();
  AnnualText text;
  text.parts[1] = "依据国办公开办函〔2021〕30号，公开〔全年首次公开信息〕条。";
  CHECK(FaultsOf(text, book).empty());
  text.parts[1] = "公开〔全年公开的信息〕条。";
  text.parts[5] = "请联系13800138000。";
  text.parts[6] = std::string(kLongestTextPart + 1, 'x');
  const FieldErrors errors = FaultsOf(text, book);
  REQUIRE(ErrorOf(errors, "section1") != nullptr);
  CHECK(ErrorOf(errors, "section1")->message.find("〔全年公开的信息〕") != std::string::npos);
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
