// What is kept is what was read.
#include "report/codec.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

docread::Document ADocument() {
  docread::Document document;
  document.format = docread::Format::kPdf;
  document.encoding = "UTF-8";
  document.lines = {"澄砚县枕溪镇人民政府", "规章 0 0 0"};
  document.blocks.push_back(docread::Paragraph{"澄砚县枕溪镇人民政府", 1, {1, 0, 10, 2, {10.5, 20, 300.25, 40}}});
  docread::Table table{docread::Geometry::kLoose, {}};
  table.rows.push_back({{{"规章", 0, 1, 2, 3.5, 9, {2, 0, 2}}, {"", 1, 3, 1, 0, 0, {2, 3, 0}}}, {2, 0, 8}});
  document.blocks.push_back(table);
  return document;
}

TEST_CASE("a document comes back as it was, with pages, spans and blanks") {
  const docread::Document before = ADocument();
  const auto after = DecodeDocument(EncodeDocument(before));
  REQUIRE(after.has_value());
  CHECK(after->format == before.format);
  CHECK(after->lines == before.lines);
  CHECK(std::get<docread::Paragraph>(after->blocks[0]).place == std::get<docread::Paragraph>(before.blocks[0]).place);
  const auto& table = std::get<docread::Table>(after->blocks[1]);
  CHECK(table.geometry == docread::Geometry::kLoose);
  CHECK(table.rows[0].cells[0].row_span == 2);
  CHECK(table.rows[0].cells[1].text.empty());
  CHECK(table.rows[0].cells[1].place.column == 3);
}

TEST_CASE("damaged records are refused, not half read") {
  std::string bytes = EncodeDocument(ADocument());
  CHECK_FALSE(DecodeDocument(bytes.substr(0, bytes.size() / 2)).has_value());
  CHECK_FALSE(DecodeDocument("").has_value());
  CHECK_FALSE(DecodeFinding("{\"rule\":1}").has_value());
}

TEST_CASE("a finding comes back as it was; a missing side stays missing") {
  Finding finding;
  finding.rule = "T3-BALANCE";
  finding.severity = Severity::kWarning;
  finding.at = {.table = 3, .column = "自然人"};
  finding.place = {.line = 57, .column = 2, .length = 1};
  finding.left = Number::Of(8);
  finding.message = "左边 8，右边读不出";
  finding.fingerprint = "abc";
  finding.passages.push_back({"澄砚县鹤汀镇人民政府", 2023, "甲", "乙", {.line = 3}});
  const auto after = DecodeFinding(EncodeFinding(finding));
  REQUIRE(after.has_value());
  CHECK(after->rule == finding.rule);
  CHECK(after->severity == finding.severity);
  CHECK(after->at == finding.at);
  CHECK(after->place == finding.place);
  CHECK(after->left == finding.left);
  CHECK_FALSE(after->right.has_value());
  CHECK(after->passages.at(0).own_text == "乙");
  CHECK(after->fingerprint == "abc");
}

TEST_CASE("sides beyond 64 bits come back as well") {
  Finding finding;
  finding.rule = "T3-RESULTS";
  finding.left = Number::Of(20'999'999'999'979);
  finding.right = *ParseNumber("-0.5") - *finding.left;
  const auto after = DecodeFinding(EncodeFinding(finding));
  REQUIRE(after.has_value());
  CHECK(after->left == finding.left);
  CHECK(after->right == finding.right);
}

}  // namespace
}  // namespace gongkai::report
