// The text is read as any report's is; title, organ, year and figures are put in from the paper, of which they are
// certain, so that no way of writing can make a rule look at another number than the one that goes out.
#include "report/compile/annual_paper.h"

#include <utility>

#include "place/place.h"
#include "report/compile/printed_paper.h"
#include "report/read/level.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

Value ValueOf(const std::optional<Number>& from, const Place& place) {
  Value value;
  value.place = place;
  if (!from) return value;
  value.kind = ValueKind::kNumber;
  value.number = *from;
  value.written = ToString(*from);
  return value;
}

RowReading RowOf(const law::FormRow& row, int table, const std::map<CellKey, std::optional<Number>>& values,
                 const std::map<CellKey, Place>& places) {
  RowReading out;
  out.row = &row;
  out.label = std::string(row.label);
  for (const law::FormColumn& column : row.columns) {
    const CellKey key{table, std::string(row.key), std::string(column.name)};
    const auto value = values.find(key);
    const auto place = places.find(key);
    out.values.push_back(
        ValueOf(value == values.end() ? std::nullopt : value->second, place == places.end() ? Place{} : place->second));
  }
  if (!out.values.empty()) {
    out.place = out.values.front().place;
    out.place.column = out.place.length = 0;
  }
  return out;
}

TableReading TableOf(const AnnualPaper& paper, int number, const PrintedDocument& printed) {
  std::map<CellKey, std::optional<Number>> values;
  for (const PaperCell& each : paper.cells) values[each.cell] = each.value;
  TableReading table;
  table.number = number;
  table.form = paper.form;
  table.table = &paper.form->Table(number);
  if (const auto place = printed.tables.find(number); place != printed.tables.end()) table.place = place->second;
  for (const law::FormRow& row : table.table->rows) table.rows.push_back(RowOf(row, number, values, printed.cells));
  return table;
}

/// What was noticed of the tables while their text was read says nothing of the paper's own.
bool IsAboutTables(const Remark& remark) {
  return remark.table != 0 || remark.kind == Remark::Kind::kMultipleReports ||
         remark.kind == Remark::Kind::kTableUnreadable;
}

void PutHead(const AnnualPaper& paper, AnnualReport& report) {
  const place::Place* at = paper.place_code.empty() ? nullptr : place::Find(paper.place_code);
  if (report.organ != paper.organ || report.level == Level::kUnknown)
    report.level = LevelOf(paper.organ, at == nullptr ? std::nullopt : std::optional(at->level));
  report.title = paper.title;
  report.organ = paper.organ;
  report.place_code = paper.place_code;
  report.year = paper.year;
  report.published = paper.published;
  report.published_is_signature = false;
  report.form = paper.form;
}

}  // namespace

AnnualReport ReportOf(const AnnualPaper& paper) {
  PrintedDocument printed = PrintDocument(paper);
  AnnualReport report = ReadReport(std::move(printed.document), {});
  PutHead(paper, report);
  if (report.source.obstacle != docread::Obstacle::kNone) return report;  // longer than a report may be: said by a rule
  std::erase_if(report.remarks, IsAboutTables);
  report.table2 = TableOf(paper, 2, printed);
  report.table3 = TableOf(paper, 3, printed);
  report.table4 = TableOf(paper, 4, printed);
  return report;
}

}  // namespace gongkai::report
