// What a label of table 2 can be: the column heads and rows of both forms, and the best of them for what is written.
#pragma once

#include <string>
#include <string_view>

#include "report/read/label_match.h"

namespace gongkai::report {

struct Table2Label {
  enum class Kind { kColumnHead, kRow };
  LabelPattern pattern;
  Kind kind;
  int form;                  // -1 = only the 2019 form has it, 1 = only the 2021 form, 0 = both
  std::string_view row_key;  // key in the 2021 form, or in 2019 where only that has it
  double needed;             // least similarity
};

struct Table2Match {
  const Table2Label* label = nullptr;
  double similarity = 0;
};

/// The label that `key` (FormKey of what is written) is nearest to, if it is near enough.
Table2Match BestTable2Label(std::u32string_view key);

/// Explanations in brackets behind a label ("规章（设区的市…）") are not part of it.
std::u32string KeyBeforeBracket(const std::string& text);

}  // namespace gongkai::report
