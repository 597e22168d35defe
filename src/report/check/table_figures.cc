#include "report/check/table_figures.h"

#include <algorithm>
#include <array>

#include "report/check/relation.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kTotalColumn = 6;

/// The row's 总计; where that cell is blank, what its six kinds of applicants add up to.
Figure TotalOf(const RowReading& row) {
  const Side total = SumOfCells(row, kTotalColumn, 1);
  if (total.certain && total.numbers == 1) return {total.sum, true};
  const Side applicants = SumOfCells(row, 0, kTotalColumn);
  return {applicants.sum, applicants.certain};
}

}  // namespace

std::optional<Number> TotalOfRow(const AnnualReport& report, std::string_view key) {
  const RowReading* row = report.table3 ? report.table3->Find(key) : nullptr;
  if (row == nullptr || !row->found || !row->PlacesKnown()) return std::nullopt;
  if (row->values[kTotalColumn].kind != ValueKind::kNumber) return std::nullopt;
  return row->values[kTotalColumn].number;
}

std::optional<Figure> TotalOfGroup(const AnnualReport& report, std::string_view prefix) {
  if (!report.table3) return std::nullopt;
  Figure figure;
  bool any = false;
  for (const RowReading& row : report.table3->rows) {
    if (!row.row->key.starts_with(prefix) || !BelongsToRelation(*report.table3, row)) continue;
    const Figure total = row.found ? TotalOf(row) : Figure{Number{}, false};
    figure.sum = figure.sum + total.sum;
    figure.exact = figure.exact && total.exact;
    any = any || row.found;
  }
  return any ? std::optional<Figure>(figure) : std::nullopt;
}

std::optional<Number> CellOfTable2(const AnnualReport& report, std::string_view key, std::size_t column) {
  const RowReading* row = report.table2 ? report.table2->Find(key) : nullptr;
  if (row == nullptr || !row->found || !row->PlacesKnown() || column >= row->values.size()) return std::nullopt;
  if (row->values[column].kind != ValueKind::kNumber) return std::nullopt;
  return row->values[column].number;
}

std::optional<Number> DisputeFigure(const AnnualReport& report, Dispute dispute, std::size_t column) {
  if (!report.table4) return std::nullopt;
  Number sum;
  for (const RowReading& row : report.table4->rows) {
    if ((row.row->key == "行政复议") != (dispute == Dispute::kReview)) continue;
    if (!row.found || !row.PlacesKnown() || row.values[column].kind != ValueKind::kNumber) return std::nullopt;
    sum = sum + row.values[column].number;
  }
  return sum;
}

bool MayAddUpOthers(const AnnualReport& report) {
  switch (report.level) {
    case Level::kCounty:
    case Level::kCity:
    case Level::kProvince:
    case Level::kUnknown:
      return true;
    default:
      return std::ranges::any_of(std::array{"办公室", "办公厅", "政府办", "管委会", "管理委员会"},
                                 [&](std::string_view end) { return report.organ.ends_with(end); });
  }
}

}  // namespace gongkai::report
