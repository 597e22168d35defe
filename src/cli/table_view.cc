#include "cli/table_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/box.h"
#include "report/official_tables.h"

namespace gongkai::cli {
namespace {

using report::Finding;
using report::OfficialCell;
using report::OfficialTable;
using report::RowReading;
using report::TableReading;

constexpr std::size_t kWidestLabel = 34;
constexpr std::size_t kLabelsOfTable3[] = {6, 10, kWidestLabel};  // 第三项, its groups, their rows
constexpr std::size_t kWidestHead = 4;                            // "社会公益组织" on three lines
constexpr std::size_t kWidestValue = 16;                          // more would be no number of a report

struct Mark {
  std::string numbers;  // "*1,3", empty when there is none
  std::optional<report::Severity> worst;
};

std::string_view RowOf(const report::At& at) { return at.row.empty() ? at.group : at.row; }

template <class Applies>
Mark MarkOf(std::span<const Finding> findings, const Applies& applies) {
  Mark mark;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!applies(findings[i].at)) continue;
    mark.numbers += (mark.numbers.empty() ? "*" : ",") + std::to_string(i + 1);
    if (!mark.worst || findings[i].severity < *mark.worst) mark.worst = findings[i].severity;
  }
  return mark;
}

std::string WordsOf(const RowReading* row, std::size_t column) {
  if (row == nullptr || !row->found || column >= row->values.size()) return "缺";
  const report::Value& value = row->values[column];
  if (value.kind == report::ValueKind::kBlank) return "空";
  return value.kind == report::ValueKind::kNumber ? ToString(value.number) : Printable(value.written);
}

BoxCell Marked(BoxCell cell, const Mark& mark) {
  cell.text += mark.numbers;
  if (mark.worst) cell.ink = InkOf(*mark.worst);
  return cell;
}

class View {
 public:
  View(const TableReading& table, std::span<const Finding> findings) : table_(table), findings_(findings) {}

  BoxCell Draw(const OfficialCell& cell, const std::vector<OfficialCell>& row) const {
    BoxCell box{cell.text, cell.row_span, cell.column_span};
    if (cell.kind == OfficialCell::Kind::kValue) {
      box.text = CutToWidth(WordsOf(table_.Find(cell.row), cell.column), kWidestValue);
      box.align = Align::kRight;
      return Marked(box, MarkOf(findings_, [&](const report::At& at) {
                      return at.table == table_.number && RowOf(at) == cell.row && at.column == cell.column_name;
                    }));
    }
    if (cell.kind == OfficialCell::Kind::kHead) {
      return Marked(box, MarkOf(findings_, [&](const report::At& at) {
                      if (at.table != table_.number || cell.text.empty()) return false;
                      return RowOf(at).empty() ? at.column == cell.text
                                               : at.column.empty() && table_.number == 4 && RowOf(at) == cell.text;
                    }));
    }
    const std::string_view key = &cell == LastLabel(row) ? KeyOf(row) : std::string_view{};
    return Marked(box, MarkOf(findings_, [&](const report::At& at) {
                    return !key.empty() && at.table == table_.number && RowOf(at) == key && at.column.empty();
                  }));
  }

 private:
  // Of several labels in a row (第三项, （三）, 1.) the last names it.
  static const OfficialCell* LastLabel(const std::vector<OfficialCell>& row) {
    const OfficialCell* last = nullptr;
    for (const OfficialCell& cell : row) {
      if (cell.kind == OfficialCell::Kind::kLabel) last = &cell;
    }
    return last;
  }

  static std::string_view KeyOf(const std::vector<OfficialCell>& row) {
    for (const OfficialCell& cell : row) {
      if (cell.kind == OfficialCell::Kind::kValue) return cell.row;
    }
    return {};
  }

  const TableReading& table_;
  std::span<const Finding> findings_;
};

std::vector<std::size_t> WidestOf(const OfficialTable& official) {
  const auto columns = static_cast<std::size_t>(official.columns);
  if (official.number == 2) return std::vector<std::size_t>(columns, kWidestLabel);
  std::vector<std::size_t> widest(columns, kWidestHead);
  if (official.number == 3) std::ranges::copy(kLabelsOfTable3, widest.begin());
  return widest;
}

bool HasValues(const std::vector<OfficialCell>& cells) { return cells.back().kind == OfficialCell::Kind::kValue; }

// A row of a group whose label stands further up. Such rows are drawn without a line between them.
bool ContinuesGroup(const std::vector<OfficialCell>& cells) {
  const auto labels = std::ranges::count(cells, OfficialCell::Kind::kLabel, &OfficialCell::kind);
  return HasValues(cells) && labels == 1 && cells.front().column_span == 1;
}

// Rows that the report has and the layout of its form does not, such as an undivided （六）.
std::string OtherRows(const TableReading& table, const OfficialTable& official) {
  std::string out;
  for (const RowReading& row : table.rows) {
    const bool drawn = std::ranges::any_of(official.rows, [&](const auto& cells) {
      return std::ranges::any_of(cells, [&](const OfficialCell& cell) { return cell.row == row.row->key; });
    });
    if (drawn || !row.found) continue;
    out += fmt::format("表外一行 {}：", row.row->label);
    for (std::size_t i = 0; i < row.values.size(); ++i) out += (i == 0 ? "" : "，") + WordsOf(&row, i);
    out += "\n";
  }
  return out;
}

}  // namespace

std::string DrawTable(const TableReading& table, std::span<const Finding> findings, Paint paint) {
  const OfficialTable official = report::LayOut(*table.form, table.number);
  const View view(table, findings);
  std::vector<BoxRow> rows;
  bool after_values = false;
  for (const auto& cells : official.rows) {
    BoxRow& row = rows.emplace_back();
    for (const OfficialCell& cell : cells) row.cells.push_back(view.Draw(cell, cells));
    row.rule_above = !(after_values && ContinuesGroup(cells));
    after_values = HasValues(cells);
  }
  return official.caption + "\n" + DrawBox(rows, WidestOf(official), paint) + OtherRows(table, official);
}

}  // namespace gongkai::cli
