// Which sentences of a report the program made itself (draft_sentences.h), numbers aside: their frame is the same in
// every report that is compiled here, so in comparing reports it says nothing of who copied from whom. A sentence that
// somebody changed or wrote is none of them, nor one that names what people put down (subjects, promises). Pure.
//
// Next to read: check/comparable_text.h (UnweighSentences).
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "law/report_form.h"

namespace gongkai::report {

class DraftedWords {
 public:
  /// `organ`: the name that the draft has.
  DraftedWords(const law::ReportForm& form, int year, const std::string& organ);
  /// Whether each clause of the sentence is one that the draft has, whatever its numbers.
  bool Made(std::string_view sentence) const;

 private:
  std::set<std::string, std::less<>> clauses_;
};

}  // namespace gongkai::report
