// Word lists as they lie in a workbook, made into words: columns are known by their headings in any order. What is
// wrong is told row by row and column by column; rows without a fault can be taken while the others are mended. Pure.
//
// In: the lines of a sheet (list_import_actions.h). Out: rows and faults.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "screening/list.h"

namespace gongkai::screening {

inline constexpr std::size_t kMostSheetWords = 5'000;

struct WordLine {
  int number = 0;  // as the spreadsheet counts, from 1
  std::vector<std::string> cells;
};

struct WordFault {
  std::string column;   // the heading; empty: the row as a whole
  std::string message;  // one sentence
};

struct WordRow {
  int number = 0;
  KeptWord word;  // without number and version
  std::vector<WordFault> faults;
};

struct WordSheet {
  std::vector<WordRow> rows;
  std::vector<std::string> passed_over;  // headings that are none of ours

  std::vector<KeptWord> GoodRows() const;
  std::size_t CountBad() const;
};

/// Headings in the order in which they are written: 词表, 词语, 正确写法, …
std::span<const std::string_view> WordHeadings();
/// The cells of a word under them.
std::vector<std::string> CellsOf(const ListKind& kind, const KeptWord& word);

/// `kinds`: of the keeper into whose lists it goes. A word that stands twice in the sheet is a fault of the second.
/// Errors: kInvalidInput when no line is a heading, nothing stands below it, or too much.
Result<WordSheet> ReadWordSheet(OrganId keeper, const std::vector<ListKind>& kinds, std::span<const WordLine> lines);

}  // namespace gongkai::screening
