// A text of a report in pieces: what was written, and the live fields in it, each with its number. A field is written
// by the name of what it counts, in the brackets of 六角括号: 〔全年首次公开信息〕, 〔表三，（一）予以公开，总计〕.
// 〔2021〕, the year of a document, is text. Pure. Next to read: report_fact.h (FillIn), fact_names.h, annual_text.h.
#pragma once

#include <map>

#include "report/compile/report_fact.h"

namespace gongkai::report {

struct TextPiece {
  std::string_view text;  // the name, of a field
  bool is_field = false;
};
/// In order; what is opened and not closed, or closed at once, or holds no word, is text.
std::vector<TextPiece> PiecesOf(std::string_view text);

/// As it is written: "〔全年首次公开信息〕".
std::string FieldOf(std::string_view key, const FactBook& book);

/// From the names that stand in a text to the keys of cells and facts. Blanks, width and punctuation of a name do not
/// matter, nor whether its measure stands behind it.
class FieldNames {
 public:
  explicit FieldNames(const FactBook& book);
  /// Null for what is no number of this report.
  const std::string* KeyOf(std::string_view name) const;

 private:
  std::map<std::u32string, std::string> keys_;
};

/// As FillIn of report_fact.h, for many texts of one book: `names` are those of `book`.
FilledText FillIn(std::string_view text, const FieldNames& names, const FactBook& book);

std::optional<Number> NumberOf(std::string_view key, const FactBook& book);
/// "主动公开信息（条）"; of a cell "表三，一、本年新收政府信息公开申请数量", which is the sum.
std::string NameOfField(std::string_view key, const FactBook& book);
/// The page of the rows it counts; empty where there is none.
std::string RowsPathOf(std::string_view key, const FactBook& book);

/// The text with "0" in place of each field: for comparing, where figures are levelled anyway.
std::string WithoutFields(std::string_view text);

}  // namespace gongkai::report
