// The three statutory tables out of the items of their regions.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "report/read/items.h"
#include "report/report.h"

namespace gongkai::report {

/// What a table reader found; `reading` is empty when labels are there but values cannot be recovered, or nothing is
/// there.
struct TableResult {
  std::optional<TableReading> reading;
  std::vector<Remark> remarks;
  int votes_2019 = 0, votes_2021 = 0;  // what its labels say of the form
};

/// `fallback` decides where the labels themselves do not.
TableResult ReadTable2(std::span<const Item> region, const law::ReportForm* fallback);
TableResult ReadTable3(std::span<const Item> region, const law::ReportForm* fallback);
TableResult ReadTable4(std::span<const Item> region, const law::ReportForm* fallback);

/// Page numbers left out, "规章 1 0 11" split into label and values.
std::vector<Item> PrepareRegion(std::span<const Item> region);

/// A reading of `table` in which no row has been found yet.
TableReading EmptyReading(const law::ReportForm& form, int number);

}  // namespace gongkai::report
