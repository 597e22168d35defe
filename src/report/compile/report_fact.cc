#include "report/compile/report_fact.h"

#include <algorithm>

#include "report/compile/live_field.h"

namespace gongkai::report {

const ReportFact* FactBook::Find(std::string_view key) const {
  const auto found = std::ranges::find(facts, key, &ReportFact::key);
  return found == facts.end() ? nullptr : &*found;
}

FilledText FillIn(std::string_view text, const FactBook& book) {
  FilledText filled;
  for (const TextPiece& piece : PiecesOf(text)) {
    if (!piece.is_field) {
      filled.text += piece.text;
    } else if (const auto number = NumberOf(piece.text, book)) {
      filled.text += ToString(*number);
    } else {
      filled.text += "〔待填〕";
      filled.missing.emplace_back(piece.text);
    }
  }
  return filled;
}

}  // namespace gongkai::report
