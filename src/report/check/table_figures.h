// Figures of the tables as the text speaks of them: a total, all rows of one result, a column of table 4.
//
// Next to read: claims.h (what the text says of them).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "report/report.h"

namespace gongkai::report {

enum class Dispute { kReview, kSuit };

struct Figure {
  Number sum;
  bool exact = true;  // false: some cells are blank, so the figure is at least this
};

/// The 总计 cell of a row of table 3; nothing when it is no number.
std::optional<Number> TotalOfRow(const AnnualReport& report, std::string_view key);

/// Sum of the totals of all rows of table 3 whose key begins with `prefix`; nothing if the report has none of them.
std::optional<Figure> TotalOfGroup(const AnnualReport& report, std::string_view prefix);

/// One cell of table 2; nothing when it is no number.
std::optional<Number> CellOfTable2(const AnnualReport& report, std::string_view key, std::size_t column);

/// A column of table 4 (4 = 总计); both kinds of suits added up.
std::optional<Number> DisputeFigure(const AnnualReport& report, Dispute dispute, std::size_t column);

/// The tables of a government of county level and above hold its departments and townships, its text not always.
bool MayAddUpOthers(const AnnualReport& report);

}  // namespace gongkai::report
