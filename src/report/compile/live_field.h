// A text of a report in pieces: what was written, and the live fields in it ({{key}}), each with its number. Pure.
// Next to read: report_fact.h (FillIn), annual_text.h.
#pragma once

#include "report/compile/report_fact.h"

namespace gongkai::report {

struct TextPiece {
  std::string_view text;  // the key, of a field
  bool is_field = false;
};
/// In order; what is opened and not closed, or closed at once, is text.
std::vector<TextPiece> PiecesOf(std::string_view text);

/// "{{item.published}}"
std::string FieldOf(std::string_view key);

/// Whether there is such a cell or fact, with a value or without.
bool IsKnownField(std::string_view key, const FactBook& book);
std::optional<Number> NumberOf(std::string_view key, const FactBook& book);
/// "主动公开信息（条）"; of a cell "表三，一、本年新收政府信息公开申请数量，总计".
std::string NameOfField(std::string_view key, const FactBook& book);
/// The page of the rows it counts; empty where there is none.
std::string RowsPathOf(std::string_view key, const FactBook& book);

/// The text with "0" in place of each field: for comparing, where figures are levelled anyway.
std::string WithoutFields(std::string_view text);

}  // namespace gongkai::report
