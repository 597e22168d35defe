// See marks.h.

#include "report/marks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "report/check/finding.h"

namespace gongkai::report {
namespace {

constexpr std::array<std::string_view, 7> kSectionNames = {"", "一", "二", "三", "四", "五", "六"};

// The rows of the relation a finding about a whole column speaks of; without one, the column's total.
std::vector<std::string> RowsOfColumn(const TableReading& table, const Finding& finding) {
  std::vector<std::string> rows;
  for (const law::ColumnRelation& relation : table.form->relations) {
    if (relation.rule != finding.rule) continue;
    for (const std::string_view key : relation.right) rows.emplace_back(key);
    // Of many parts none is known to be the wrong one: the total carries the mark alone.
    if (relation.left.size() > 2) break;
    for (const std::string_view key : relation.left) rows.emplace_back(key);
  }
  if (rows.empty()) rows.emplace_back("三(七)");
  return rows;
}

std::optional<std::size_t> ColumnIndex(const law::FormRow& row, std::string_view name) {
  for (std::size_t i = 0; i < row.columns.size(); ++i) {
    if (row.columns[i].name == name) return i;
  }
  return std::nullopt;
}

// A finding about a row that adds up shows at its total; about blank or odd cells, at each such cell.
void MarkRow(const RowReading& row, const Finding& finding, int number, Marks& marks) {
  const int table = finding.at.table;
  const std::string key(row.row->key);
  if (finding.rule.ends_with("-TOTAL")) {
    marks.cells[{table, key, row.values.size() - 1}].push_back(number);
    return;
  }
  bool any = false;
  for (std::size_t i = 0; i < row.values.size() && finding.rule == "C-BLANK"; ++i) {
    if (row.values[i].kind != ValueKind::kBlank) continue;
    marks.cells[{table, key, i}].push_back(number);
    any = true;
  }
  if (!any) marks.rows[{table, key}].push_back(number);
}

void MarkFinding(const AnnualReport& report, const Finding& finding, int number, Marks& marks) {
  const At& at = finding.at;
  if (at.table == 0) return;
  const std::optional<TableReading>& table = report.Table(at.table);
  if (!table) {
    marks.tables[at.table].push_back(number);
    return;
  }
  const std::string& key = at.group.empty() ? at.row : at.group;
  const RowReading* row = key.empty() ? nullptr : table->Find(key);
  if (row && at.column.empty()) return MarkRow(*row, finding, number, marks);
  if (row) {
    const auto column = ColumnIndex(*row->row, at.column);
    if (column) marks.cells[{at.table, key, *column}].push_back(number);
    if (!column) marks.rows[{at.table, key}].push_back(number);
    return;
  }
  bool any = false;
  for (const std::string& each : at.column.empty() ? std::vector<std::string>() : RowsOfColumn(*table, finding)) {
    const RowReading* part = table->Find(each);
    const auto column = part ? ColumnIndex(*part->row, at.column) : std::nullopt;
    if (!column) continue;
    marks.cells[{at.table, each, *column}].push_back(number);
    any = true;
  }
  if (!any) marks.tables[at.table].push_back(number);
}

// Byte offset of the code point `count` places after `from`.
std::size_t Forward(std::string_view text, std::size_t from, int count) {
  for (; count > 0 && from < text.size(); --count) NextCodePoint(text, from);
  return from;
}

void Sort(std::vector<MarkedStretch>& stretches) {
  std::stable_sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
}

}  // namespace

Marks FindMarks(const AnnualReport& report, std::span<const Finding> findings) {
  Marks marks;
  for (std::size_t i = 0; i < findings.size(); ++i) MarkFinding(report, findings[i], static_cast<int>(i) + 1, marks);
  return marks;
}

std::vector<MarkedStretch> StretchesOfLine(std::string_view line, int line_number, std::span<const Finding> findings) {
  std::vector<MarkedStretch> stretches;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Place& place = findings[i].place;
    if (place.line != line_number) continue;
    const std::size_t begin = Forward(line, 0, place.column);
    stretches.push_back({begin, Forward(line, begin, place.length), static_cast<int>(i) + 1});
  }
  Sort(stretches);
  return stretches;
}

std::vector<MarkedStretch> StretchesOfParagraph(const NarrativeParagraph& paragraph,
                                                std::span<const Finding> findings) {
  std::vector<MarkedStretch> stretches;
  for (std::size_t l = 0; l < paragraph.lines.size() && l < paragraph.line_starts.size(); ++l) {
    const Place& line = paragraph.lines[l];
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const Place& place = findings[i].place;
      if (place.line != line.line || line.line == 0) continue;
      const std::size_t begin =
          Forward(paragraph.text, paragraph.line_starts[l], std::max(0, place.column - line.column));
      stretches.push_back({begin, Forward(paragraph.text, begin, place.length), static_cast<int>(i) + 1});
    }
  }
  Sort(stretches);
  return stretches;
}

std::string WhereInWords(const AnnualReport& report, const Finding& finding) {
  const At& at = finding.at;
  if (at.table == 0) {
    if (at.section > 0 && at.section < static_cast<int>(kSectionNames.size()))
      return "第" + std::string(kSectionNames[static_cast<std::size_t>(at.section)]) + "部分";
    return "全文";
  }
  std::string words = "表" + std::string(kSectionNames[static_cast<std::size_t>(at.table)]);
  const std::string& key = at.group.empty() ? at.row : at.group;
  const std::optional<TableReading>& table = report.Table(at.table);
  const RowReading* row = table && !key.empty() ? table->Find(key) : nullptr;
  if (row) words += " " + Ellipsis(row->row->label, 16);
  if (!row && !key.empty()) words += " " + RowName(key);
  if (!at.column.empty()) words += " " + at.column;
  return words;
}

}  // namespace gongkai::report
