#include "report/compile/report_fact.h"

#include <algorithm>

#include "report/compile/live_field.h"

namespace gongkai::report {

const ReportFact* FactBook::Find(std::string_view key) const {
  const auto found = std::ranges::find(facts, key, &ReportFact::key);
  return found == facts.end() ? nullptr : &*found;
}

FilledText FillIn(std::string_view text, const FactBook& book) { return FillIn(text, FieldNames(book), book); }

FilledText FillIn(std::string_view text, const FieldNames& names, const FactBook& book) {
  FilledText filled;
  for (const TextPiece& piece : PiecesOf(text)) {
    if (!piece.is_field) {
      filled.text += piece.text;
      continue;
    }
    const std::string* const key = names.KeyOf(piece.text);
    const auto number = key != nullptr ? NumberOf(*key, book) : std::nullopt;
    filled.text += number ? ToString(*number) : "〔待填〕";
    if (!number) filled.missing.push_back(key != nullptr ? *key : std::string(piece.text));
  }
  return filled;
}

}  // namespace gongkai::report
