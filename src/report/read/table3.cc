// Table 3 (收到和处理政府信息公开申请情况): 25 rows of 7 numbers (23 in the 2019 form).
//
// Layouts lose the grid in many ways: labels break over lines or drift to the end, vertical text falls into single
// characters, a page break changes the number of columns. What never changes is the order of the rows. So the region is
// cut into observed rows (labels, then values), and these are aligned with the rows of the form: the alignment with the
// best label agreement, in order, wins.

#include <algorithm>
#include <cmath>
#include <map>

#include "report/read/label_match.h"
#include "report/read/row.h"
#include "report/read/table3_alignment.h"
#include "report/read/table3_beside.h"
#include "report/read/table3_columns.h"
#include "report/read/table3_rows.h"
#include "report/read/tables.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

class Table3Reader {
 public:
  Table3Reader(std::span<const Item> region, const law::ReportForm* fallback)
      : items_(PrepareRegion(region)), fallback_(fallback), rhythm_(RhythmOf(items_)) {
    ObservedRows observed = ObserveRows(items_);
    rows_ = std::move(observed.rows);
    on_page_ = std::ranges::any_of(items_, [](const Item& item) { return item.place.page > 0 && !item.grid; });
    restored_ = observed.restored;
    columns_stand_ = ColumnsStand();
  }

  TableResult Read() {
    if (rows_.empty()) return std::move(result_);
    AlignRows();
    if (matched_ == 0) return std::move(result_);
    const bool six_seen = SeesRow("三(六)");
    const law::ReportForm& form = ChooseForm(six_seen);
    TableReading reading = EmptyReading(form, 3);
    if (form.divides_other && six_seen) LeaveUndivided(reading);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (alignment_.expected_of[i] >= 0) Fill(reading, i, static_cast<std::size_t>(alignment_.expected_of[i]));
    }
    FindPlace(reading);
    if (MostRowsAreOverfull(reading)) return WithExtraColumn(reading.place);
    if (on_page_ && IsUnsure()) LeaveUnsure(reading);
    RemarkSplit();
    if (restored_) result_.remarks.push_back({Remark::Kind::kOrderRestored, 3, "", "", "", "", reading.place});
    result_.reading = std::move(reading);
    return std::move(result_);
  }

 private:
  void AlignRows() {
    constexpr double kClearlyBetter = 0.3;
    auto [single, divided] = AlignBoth(rows_);
    if (!FitsWell(single) && !FitsWell(divided)) TryBeside(single, divided);
    divided_ = divided.score > single.score + kClearlyBetter;
    alignment_ = divided_ ? std::move(divided) : std::move(single);
    used_ = &ExpectedRows(divided_ ? Division::kDivided : Division::kSingle);
    matched_ =
        std::count_if(alignment_.expected_of.begin(), alignment_.expected_of.end(), [](int e) { return e >= 0; });
  }

  static double BetterOf(const Alignments& both) { return std::max(both.single.score, both.divided.score); }

  /// Nearly every row under its own label.
  bool FitsWell(const Alignment& alignment) const {
    constexpr double kWell = 0.98;
    return alignment.score >= kWell * static_cast<double>(rows_.size());
  }

  /// Read from top to bottom, text behind figures begins the next row. On a page it may as well be the rest of the
  /// row's own label.
  void TryBeside(Alignment& single, Alignment& divided) {
    std::vector<ObservedRow> beside = ObserveBeside(items_);
    if (beside.empty()) return;
    Alignments tried = AlignBoth(beside);
    if (BetterOf(tried) <= std::max(single.score, divided.score)) return;
    rows_ = std::move(beside);
    single = std::move(tried.single);
    divided = std::move(tried.divided);
  }

  /// Three rows under （六） are the 2021 form. One row may be either: a report of 2021 may leave it undivided.
  const law::ReportForm& ChooseForm(bool six_seen) {
    constexpr int kThreeRows = 3;
    if (divided_) result_.votes_2021 = kThreeRows;
    if (!divided_ && six_seen) result_.votes_2019 = 1;
    return law::FormByDivision(divided_ || (fallback_ != nullptr && fallback_->divides_other));
  }

  /// Whether the single row （六） was matched and carries values.
  bool SeesRow(std::string_view key) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const int e = alignment_.expected_of[i];
      if (e >= 0 && (*used_)[static_cast<std::size_t>(e)].row->key == key) return true;
    }
    return false;
  }

  static void LeaveUndivided(TableReading& reading) {
    std::erase_if(reading.rows, [](const RowReading& r) { return r.row->key == "三(六)2" || r.row->key == "三(六)3"; });
    for (RowReading& row : reading.rows) {
      if (row.row->key == "三(六)1") row.row = law::FindRow(law::FormByDivision(false).table3, "三(六)");
    }
  }

  /// Labels that match badly: their pieces have gone to wrong rows, and the figures with them.
  bool IsUnsure() const {
    constexpr double kSure = 0.75;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const int e = alignment_.expected_of[i];
      if (rows_[i].run.cells.empty()) continue;
      if (e < 0 || Likeness(rows_[i], (*used_)[static_cast<std::size_t>(e)]) < kSure) return true;
    }
    return false;
  }

  void LeaveUnsure(TableReading& reading) {
    for (RowReading& row : reading.rows) row.ragged = row.ragged || row.found;
    result_.remarks.push_back({Remark::Kind::kRowsUnsure, 3, "", "", "", "", reading.place});
  }

  RowReading* RowFor(TableReading& reading, std::size_t expected) const {
    const std::string_view key = (*used_)[expected].row->key;
    for (RowReading& row : reading.rows) {
      if (row.row->key == key) return &row;
    }
    return nullptr;
  }

  void Fill(TableReading& reading, std::size_t index, std::size_t expected) {
    RowReading* row = RowFor(reading, expected);
    if (row == nullptr) return;
    ObservedRow& observed = rows_[index];
    const std::size_t values = CountFilled(observed.run);
    observed.run = WithoutExtra(observed, *row->row, index + 1 == rows_.size());
    FittedRow fitted = Fit(observed, index, row->row->columns);
    if (fitted.overfull) fitted.values = AsWritten(observed.run, row->row->columns.size());
    row->found = true;
    row->values = fitted.values;
    row->ragged = fitted.ragged;
    row->place = observed.labels.empty() ? PlaceOf(observed) : observed.labels.back()->place;
    ReadLabel(*row, observed);
    RemarkDisplacedGroup(*row, observed);
    row->overfull = fitted.overfull || CountFilled(observed.run) < values;
    if (row->overfull) {
      result_.remarks.push_back(
          {Remark::Kind::kExtraValues, 3, std::string(row->row->key), "", row->label, "", row->place});
    }
  }

  static bool MostRowsAreOverfull(const TableReading& reading) {
    const auto found = std::ranges::count_if(reading.rows, &RowReading::found);
    return std::ranges::count_if(reading.rows, &RowReading::overfull) * 2 > found;
  }

  /// A column that the form does not have makes every value uncertain: one remark in the place of the table.
  TableResult WithExtraColumn(const Place& place) {
    const auto subtotal = std::ranges::find_if(items_, [](const Item& item) { return item.key == U"小计"; });
    result_.remarks.assign(
        1, {Remark::Kind::kExtraColumn, 3, "", "", subtotal == items_.end() ? "" : subtotal->text, "", place});
    return std::move(result_);
  }

  /// Values that no column can claim: all of them in the first cell, as text.
  static std::vector<Value> AsWritten(const Run& run, std::size_t columns) {
    std::vector<Value> values(columns);
    values.front().kind = ValueKind::kText;
    values.front().place = run.cells.front()->place;
    for (const Item* cell : run.cells) {
      if (!values.front().written.empty()) values.front().written += " ";
      values.front().written += cell->text;
    }
    return values;
  }

  /// Its horizontal place is known: on the page of a PDF, or in text set in columns by blanks.
  static bool StandsOnPage(const Item& item) { return !item.grid && item.right > item.left; }

  static Place PlaceOf(const ObservedRow& observed) {
    return observed.run.cells.empty() ? Place{} : observed.run.cells.front()->place;
  }

  FittedRow FitGrid(const ObservedRow& observed, std::span<const law::FormColumn> columns) {
    const GridColumns& grid = GridOf(observed.table);
    if (!grid.trusted) return FitShifted(observed.run, columns, grid);
    return FitGridRow(observed.run, columns, grid.columns);
  }

  /// On a page the full rows tell where the columns are. A table may go on below with other widths, so the nearest full
  /// row whose columns the values hit is the one that counts.
  FittedRow Fit(const ObservedRow& observed, std::size_t index, std::span<const law::FormColumn> columns) {
    if (observed.grid) return FitGrid(observed, columns);
    const std::size_t filled = CountFilled(observed.run);
    if (filled > 0 && filled < kTable3Columns && StandsOnPage(*observed.run.cells.front())) {
      if (auto fitted = FitOnPage(observed.run, index, columns)) return *fitted;
    }
    return FitRow(observed.run, columns, rhythm_);
  }

  std::optional<FittedRow> FitOnPage(const Run& run, std::size_t index,
                                     std::span<const law::FormColumn> columns) const {
    if (!columns_stand_) return std::nullopt;
    const Item& last = *run.cells.back();
    for (const bool pushed : {false, true}) {
      for (std::size_t distance = 1; distance < rows_.size(); ++distance) {
        for (const std::size_t other : {index + distance, index - distance}) {
          if (other >= rows_.size()) continue;
          std::vector<double> centres = CentresOf(rows_[other]);
          if (pushed && !PushRight(centres, last)) continue;
          if (auto fitted = FitByCentres(run, columns, centres)) return fitted;
        }
      }
    }
    return std::nullopt;
  }

  /// Whether full rows next to each other have their columns at the same places, as they have on a page. In text where
  /// a tab became a few blanks they move with the length of the labels.
  bool ColumnsStand() const {
    int agreeing = 0, moved = 0;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      const std::vector<double> above = CentresOf(rows_[i - 1]), here = CentresOf(rows_[i]);
      if (above.empty() || here.empty()) continue;
      const double near = (here[1] - here[0]) / 4;  // as near as a value must come to its column
      ++(std::abs(above.front() - here.front()) < near ? agreeing : moved);
    }
    return moved * 2 <= agreeing;
  }

  /// Below a page break a row whose label spans one column more stands one column further right than the rows above it:
  /// the first six columns are the full row's last six, and 总计 sticks out.
  static bool PushRight(std::vector<double>& centres, const Item& last) {
    if (centres.size() != kTable3Columns) return false;
    const double spacing = centres[kTable3Columns - 1] - centres[kTable3Columns - 2];
    if (CentreOf(last) < centres.back() + spacing / 4) return false;
    centres.erase(centres.begin());
    centres.push_back(CentreOf(last));
    return true;
  }

  /// Middles of the seven columns of a full row; empty for any other row.
  static std::vector<double> CentresOf(const ObservedRow& row) {
    std::vector<double> centres;
    if (row.grid || CountFilled(row.run) != kTable3Columns || row.run.cells.size() != kTable3Columns) return centres;
    centres.reserve(kTable3Columns);
    for (const Item* cell : row.run.cells) centres.push_back(CentreOf(*cell));
    return centres;
  }

  const GridColumns& GridOf(int table) {
    const auto found = grids_.find(table);
    if (found != grids_.end()) return found->second;
    return grids_.emplace(table, ColumnsOf(table, items_, rows_)).first->second;
  }

  /// The label as written; damaged only where one item holds it and that item is not the printed text.
  void ReadLabel(RowReading& row, const ObservedRow& observed) {
    if (observed.labels.empty()) return;
    const Item& own = *observed.labels.back();
    row.label = own.text;
    const LabelPattern& printed = PatternOf(*row.row);
    const u32string_view key = own.FormKey();
    const double similarity = printed.Similarity(key);
    if (similarity == 1.0 || printed.Coverage(observed.label_key) == 1.0) return;
    if (!own.grid && (similarity < 0.7 || own.lines_before < 0)) return;
    if (similarity < 0.5) return;
    row.label_damaged = true;
    result_.remarks.push_back({Remark::Kind::kLabelDamaged, 3, std::string(row.row->key), "", own.text,
                               std::string(row.row->label), own.place});
  }

  /// "（三）不予公开" in the row of （一）: a group that slipped when the page was set.
  void RemarkDisplacedGroup(const RowReading& row, const ObservedRow& observed) {
    if (!observed.grid || observed.labels.size() < 2) return;
    const Item& own = *observed.labels.back();
    for (const Item* label : observed.labels) {
      // A merged label that a converter wrote out twice is no group's.
      if (label == &own || label->row != own.row || label->key == own.key) continue;
      for (const law::FormRow& other : law::LatestForm().table3.rows) {
        if (other.group.empty() || other.group == row.row->group || label->FormKey() != FormKey(other.group)) continue;
        result_.remarks.push_back({Remark::Kind::kGroupDisplaced, 3, std::string(row.row->key), "", label->text,
                                   std::string(other.group), label->place});
        return;
      }
    }
  }

  void FindPlace(TableReading& reading) const {
    for (const RowReading& row : reading.rows) {
      if (row.found) {
        reading.place = row.place;
        return;
      }
    }
  }

  /// A table cut in two by a page break, whose second part has another number of columns.
  void RemarkSplit() {
    std::map<int, int> widths;
    std::map<int, const Item*> first;
    for (const ObservedRow& row : rows_) {
      if (!row.grid || row.run.cells.empty()) continue;
      int& width = widths[row.table];
      width = std::max(width, row.run.cells.back()->column + row.run.cells.back()->column_span);
      if (!row.labels.empty()) first.emplace(row.table, row.labels.back());
    }
    if (widths.size() < 2) return;
    const int before = widths.begin()->second;
    for (const auto& [table, width] : widths) {
      if (width == before) continue;
      const Item* at = first.count(table) != 0 ? first[table] : nullptr;
      result_.remarks.push_back({Remark::Kind::kTableSplit, 3, "", "", std::to_string(width), std::to_string(before),
                                 at == nullptr ? Place{} : at->place});
      return;
    }
  }

  std::vector<Item> items_;
  const law::ReportForm* fallback_;
  LineRhythm rhythm_;
  std::vector<ObservedRow> rows_;
  Alignment alignment_;
  long matched_ = 0;
  bool on_page_ = false;  // of a PDF, and not within ruled lines: labels may stand above or below their figures
  bool restored_ = false;
  bool columns_stand_ = true;
  bool divided_ = false;
  const std::vector<ExpectedRow>* used_ = nullptr;  // the list the alignment speaks of
  std::map<int, GridColumns> grids_;
  TableResult result_;
};

}  // namespace

TableResult ReadTable3(std::span<const Item> region, const law::ReportForm* fallback) {
  return Table3Reader(region, fallback).Read();
}

}  // namespace gongkai::report
