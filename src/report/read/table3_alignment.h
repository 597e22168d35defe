// Which row of the form each observed row of table 3 is: the alignment, in order, with the best agreement of labels.
#pragma once

#include <string_view>
#include <vector>

#include "law/report_form.h"
#include "report/read/label_match.h"
#include "report/read/table3_rows.h"

namespace gongkai::report {

/// One row of table 3 as the form prints it, prepared for matching.
struct ExpectedRow {
  const law::FormRow* row;
  LabelPattern label;
  LabelPattern with_group;
  int twin = -1;  // in the divided table: the row of the single one that is printed alike
};

/// The two ways table 3 is divided: with （六） as one row (2019, and reports of 2021 that leave it undivided), or
/// three.
enum class Division { kSingle, kDivided };

const std::vector<ExpectedRow>& ExpectedRows(Division division);

/// The printed label of a row of table 3, of either form.
const LabelPattern& PatternOf(const law::FormRow& row);

struct Alignment {
  double score = 0;
  std::vector<int> expected_of;  // for each observed row its row of the form, or -1
};

/// Both alignments, which have most of their rows in common.
struct Alignments {
  Alignment single, divided;
};
Alignments AlignBoth(const std::vector<ObservedRow>& observed);

/// How near `key` comes to the label of any row: 0..1.
double LikenessToForm(std::u32string_view key);

/// How near the labels of an observed row come to those of a row of the form: 0..1.
double Likeness(const ObservedRow& observed, const ExpectedRow& expected);

/// Whether an item is, by itself, the label of a row of table 3.
bool IsTable3Label(const Item& item);

}  // namespace gongkai::report
