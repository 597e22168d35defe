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

/// "第二十条第（一）项", with the statute's name before it or 第一款 in it or without: the head of a block.
bool IsArticleRow(std::u32string_view form_key);

/// A column head that only table 2 has, exactly as printed. Where a table leaves out the articles, it tells the table.
bool IsTable2ColumnHead(std::u32string_view form_key);

}  // namespace gongkai::report
