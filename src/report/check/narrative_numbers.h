// Counts out of Chinese office text: "新收政府信息公开申请 3,119 件" gives 3119, 件 and the words on both sides.
//
// In: one sentence, folded (base/fold.h) and without blanks. Out: its counts in order. A number without a unit that
// counts something (a year, a document number, a share in per cent, a telephone) is no count. Nothing is rounded: "1.2
// 万余条" is 12000, marked as not exact.
//
// Next to read: report_text.h (a report's text cut into sentences), rules_narrative.cc (what the counts are held
// against).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/number.h"

namespace gongkai::report {

struct Count {
  Number value;
  bool exact = true;           // false: 近、约、余、多、以上, a range, or rounded to 万
  std::u32string_view unit;    // "件", "条", "万元"
  std::size_t begin = 0;       // of the numeral in the sentence
  std::size_t end = 0;         // behind the unit
  std::u32string_view before;  // back to the last comma, colon, bracket or count
  std::u32string_view after;   // on to the next one
  int depth = 0;               // how many brackets are open
};

std::vector<Count> FindCounts(std::u32string_view sentence);

}  // namespace gongkai::report
