// Table 3 (收到和处理政府信息公开申请情况): 25 rows of 7 numbers (23 in the 2019 form).
//
// Layouts lose the grid in many ways: labels break over lines or drift to the end, vertical text falls into single
// characters, a page break changes the number of columns. What never changes is the order of the rows. So the region is
// cut into observed rows (labels, then values), and these are aligned with the rows of the form: the alignment with the
// best label agreement, in order, wins.

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "report/label_match.h"
#include "report/read_row.h"
#include "report/read_tables.h"
#include "report/read_value.h"

namespace gongkai::report {
namespace {

using law::FormRow;
using std::u32string;
using std::u32string_view;

constexpr std::size_t kColumns = 7;

struct Observed {
  std::vector<const Item*> labels;
  Run run;
  u32string label_key;  // of all labels
  u32string own_key;    // of the last label, next to the values
  bool grid = false;
  int table = -1;
};

std::size_t CountFilled(const Run& run) {
  return static_cast<std::size_t>(
      std::count_if(run.cells.begin(), run.cells.end(), [](const Item* cell) { return !cell->text.empty(); }));
}

// ---- Values that stand in another order than the rows -------------------------------------------------------------

using Cells = std::vector<const Item*>;

struct Unrolled {
  std::vector<Cells> rows;
  bool first_in_order = true;
  bool by_columns = false;
};

/// Row `index` of `count` rows that begin at `begin`, written row by row or column by column.
Cells RowAt(const Cells& cells, std::size_t begin, std::size_t count, std::size_t index, bool by_columns) {
  Cells row;
  for (std::size_t c = 0; c < kColumns; ++c) {
    row.push_back(cells[begin + (by_columns ? c * count + index : index * kColumns + c)]);
  }
  return row;
}

bool AddsUp(const Cells& row) {
  Number sum, total;
  for (std::size_t c = 0; c < kColumns; ++c) {
    const Value value = ReadValue(row[c]->text, law::Unit::kCount, row[c]->place);
    if (value.kind != ValueKind::kNumber) return false;
    (c + 1 < kColumns ? sum : total) = c + 1 < kColumns ? sum + value.number : value.number;
  }
  return sum == total;
}

/// 7·n values: n rows in order; or, where that breaks the row totals, some rows in order and then a block taken out
/// column by column, which is believed only if it makes every total come out.
Unrolled Unroll(const Cells& cells) {
  const std::size_t count = cells.size() / kColumns;
  const auto attempt = [&](std::size_t in_order) {
    Unrolled out;
    const std::size_t block = count - in_order, start = in_order * kColumns;
    for (std::size_t i = 0; i < in_order; ++i) out.rows.push_back(RowAt(cells, 0, 0, i, false));
    for (std::size_t i = 0; i < block; ++i) out.rows.push_back(RowAt(cells, start, block, i, true));
    out.first_in_order = in_order > 0;
    out.by_columns = block > 1;
    return out;
  };
  const Unrolled plain = attempt(count);
  if (std::all_of(plain.rows.begin(), plain.rows.end(), AddsUp)) return plain;
  for (std::size_t in_order = count - 1; in_order-- > 0;) {
    Unrolled tried = attempt(in_order);
    if (std::all_of(tried.rows.begin(), tried.rows.end(), AddsUp)) return tried;
  }
  return plain;
}

// ---- Cutting the region into observed rows -------------------------------------------------------------------------

class Cutter {
 public:
  explicit Cutter(std::span<const Item> items) : items_(items) {}

  std::vector<Observed> Cut() {
    for (const Item& item : items_) Step(item);
    Close(0);
    return std::move(rows_);
  }

  /// Whether columns had to be put together again.
  bool restored() const { return restored_; }

 private:
  void Step(const Item& item) {
    if (item.row != last_row_) {
      last_row_ = item.row;
      label_in_row_ = false;
      if (item.grid) Close(0);
    }
    if (item.text.empty()) {
      // Blank grid cells before the label are the shadow of a row span.
      if (!item.grid || label_in_row_) open_.run.cells.push_back(&item);
      return;
    }
    if (LooksLikeValue(item.text) || IsGridText(item)) {
      open_.run.cells.push_back(&item);
      return;
    }
    AddLabel(item);
  }

  /// Text in a grid row behind a value belongs to the values ("不详").
  bool IsGridText(const Item& item) const {
    return item.grid && label_in_row_ && item.key.size() <= 8 &&
           std::any_of(open_.run.cells.begin(), open_.run.cells.end(),
                       [](const Item* c) { return LooksLikeNumber(c->text); });
  }

  /// Column heads are no labels; where they are repeated below a page break they end the row before.
  static bool IsColumnHead(const Item& item) {
    static const std::array<u32string_view, 13> kHeads = {
        U"自然人", U"法人或其他组织", U"总计", U"商业企业", U"科研机构", U"社会公益组织", U"法律服务机构",
        U"其他",   U"申请人情况",     U"商业", U"企业",     U"科研",     U"机构"};
    return item.key.size() <= 7 && std::find(kHeads.begin(), kHeads.end(), FormKey(item.key)) != kHeads.end();
  }

  void AddLabel(const Item& item) {
    if (IsColumnHead(item)) {
      if (CountFilled(open_.run) > 0) Close(item.lines_before);
      open_.run.cells.clear();
      return;
    }
    const bool filled = std::any_of(open_.run.cells.begin(), open_.run.cells.end(),
                                    [](const Item* cell) { return !cell->text.empty(); });
    if (item.grid) {
      // Blanks between two labels of one row (a head, a group) are no values.
      if (filled) Close(0);
      open_.run.cells.clear();
      open_.grid = true;
      open_.table = item.table;
    } else if (filled || (!open_.run.cells.empty() && open_.run.cells.size() >= kColumns)) {
      Close(item.lines_before);
    } else if (IsRowStart(item)) {
      Close(item.lines_before);
    } else {
      open_.run.cells.clear();
    }
    open_.labels.push_back(&item);
    label_in_row_ = true;
  }

  /// One cell a line, and nothing stands between this label and the one before: the row before is empty.
  bool IsRowStart(const Item& item) const {
    if (open_.labels.empty()) return false;
    return IsWholeLabel(*open_.labels.back()) && IsWholeLabel(item);
  }

  static bool IsWholeLabel(const Item& item);

  void Close(int lines_after) {
    if (open_.labels.empty() && open_.run.cells.empty()) return;
    if (open_.run.cells.empty() && !(!open_.labels.empty() && IsWholeLabel(*open_.labels.back()))) {
      if (!open_.grid) return;  // fragments wait for their values
      if (!carried_.empty()) open_.labels.insert(open_.labels.begin(), carried_.begin(), carried_.end());
      carried_ = open_.labels;
      open_ = Observed{};
      return;
    }
    if (!carried_.empty()) {
      open_.labels.insert(open_.labels.begin(), carried_.begin(), carried_.end());
      carried_.clear();
    }
    open_.run.lines_after = lines_after;
    for (const Item* label : open_.labels) open_.label_key += FormKey(label->key);
    if (!open_.labels.empty()) open_.own_key = FormKey(open_.labels.back()->key);
    Push(std::move(open_));
    open_ = Observed{};
  }

  /// More than seven values behind one label: rows whose labels have drifted away, or columns taken out one by one.
  void Push(Observed row) {
    const std::size_t filled = CountFilled(row.run);
    if (filled <= kColumns || row.grid || filled != row.run.cells.size() || filled % kColumns != 0) {
      rows_.push_back(std::move(row));
      return;
    }
    const Unrolled unrolled = Unroll(row.run.cells);
    for (std::size_t i = 0; i < unrolled.rows.size(); ++i) {
      // Only the first row can own the label, and only if it was not taken out of a block of columns.
      Observed part = i == 0 && unrolled.first_in_order ? row : Observed{};
      part.run.cells = unrolled.rows[i];
      rows_.push_back(std::move(part));
    }
    restored_ = restored_ || unrolled.by_columns;
  }

  std::span<const Item> items_;
  Observed open_;
  std::vector<const Item*> carried_;
  std::vector<Observed> rows_;
  int last_row_ = -1;
  bool label_in_row_ = false;
  bool restored_ = false;
};

// ---- The rows of the form, prepared -------------------------------------------------------------------------------

struct Expected {
  const FormRow* row;
  LabelPattern label;
  LabelPattern with_group;
};

/// The three ways table 3 is divided: 2019, 2021, and 2021 with （六） left undivided.
enum class Division { k2019, k2021, k2021Undivided };

std::vector<Expected> Prepare(Division division) {
  std::vector<Expected> out;
  const law::ReportForm& form = *law::FindForm(division == Division::k2019 ? "2019" : "2021");
  const FormRow* undivided = law::FindRow(law::FindForm("2019")->table3, "三(六)");
  for (const FormRow& row : form.table3.rows) {
    const FormRow* used = &row;
    if (division == Division::k2021Undivided && row.key.starts_with("三(六)")) {
      if (row.key != "三(六)1") continue;
      used = undivided;
    }
    out.push_back({used, LabelPattern(used->label), LabelPattern(std::string(used->group) + std::string(used->label))});
  }
  return out;
}

const std::vector<Expected>& ExpectedRows(Division division) {
  static const auto* all = new std::array<std::vector<Expected>, 3>{Prepare(Division::k2019), Prepare(Division::k2021),
                                                                    Prepare(Division::k2021Undivided)};
  return (*all)[static_cast<std::size_t>(division)];
}

bool Cutter::IsWholeLabel(const Item& item) {
  const u32string key = FormKey(item.key);
  if (key.size() < 5) return false;
  const auto& rows = ExpectedRows(Division::k2021);
  return std::any_of(rows.begin(), rows.end(), [&](const Expected& row) { return row.label.Similarity(key) >= 0.9; });
}

// ---- Alignment ----------------------------------------------------------------------------------------------------

constexpr double kUnlabelled = 0.3;  // values without a label: the order decides
constexpr double kLabelOnly = 0.2;   // a label without values: an empty row, unless values without a label fit as well
constexpr double kSkipObserved = -0.25;
constexpr double kSkipExpected = -0.1;

double Agreement(const Observed& observed, const Expected& expected) {
  if (observed.label_key.empty()) return kUnlabelled;
  const double own = expected.label.Similarity(observed.own_key);
  if (observed.run.cells.empty()) return own >= 0.9 ? kLabelOnly * own : -0.5;
  if (own == 1.0) return 1.0;
  double best = std::max(own, expected.with_group.Similarity(observed.own_key));
  best = std::max(best, expected.with_group.Similarity(observed.label_key));
  // Labels in pieces, with heads and vertical text between them.
  const double coverage = expected.label.Coverage(observed.label_key);
  const double length = static_cast<double>(expected.label.key().size());
  if (length >= 6) best = std::max(best, coverage * 0.9);
  if (best < 0.5) return best - 0.35;
  return best;
}

struct Alignment {
  double score = 0;
  std::vector<int> expected_of;  // for each observed row its row of the form, or -1
};

Alignment Align(const std::vector<Observed>& observed, const std::vector<Expected>& expected) {
  const std::size_t m = observed.size(), n = expected.size();
  std::vector<std::vector<double>> best(m + 1, std::vector<double>(n + 1, 0));
  std::vector<std::vector<signed char>> step(m + 1, std::vector<signed char>(n + 1, 0));
  for (std::size_t j = 1; j <= n; ++j) best[0][j] = best[0][j - 1] + kSkipExpected;
  for (std::size_t i = 1; i <= m; ++i) {
    // A label without values that matches nothing costs nothing to leave out.
    const double skip = observed[i - 1].run.cells.empty() ? -0.02 : kSkipObserved;
    best[i][0] = best[i - 1][0] + skip;
    for (std::size_t j = 1; j <= n; ++j) {
      const double match = best[i - 1][j - 1] + Agreement(observed[i - 1], expected[j - 1]);
      const double leave = best[i - 1][j] + skip;
      const double miss = best[i][j - 1] + kSkipExpected;
      best[i][j] = std::max({match, leave, miss});
      step[i][j] = best[i][j] == match ? 0 : best[i][j] == leave ? 1 : 2;
    }
  }
  Alignment out{best[m][n], std::vector<int>(m, -1)};
  for (std::size_t i = m, j = n; i > 0 && j > 0;) {
    if (step[i][j] == 0) {
      out.expected_of[--i] = static_cast<int>(--j);
    } else if (step[i][j] == 1) {
      --i;
    } else {
      --j;
    }
  }
  return out;
}

// ---- Columns of a grid --------------------------------------------------------------------------------------------

/// The grid columns of the seven value columns, where they can be trusted for a whole docread table.
struct GridColumns {
  std::array<int, kColumns> columns{};
  bool known = false;    // heads (or full rows) tell them
  bool trusted = false;  // and no row of the table contradicts them
};

bool FromHeads(std::span<const Item> items, int table, GridColumns& out) {
  std::array<bool, kColumns> seen{};
  for (const Item& item : items) {
    if (!item.grid || item.table != table || item.key.size() > 6) continue;
    const u32string key = FormKey(item.key);
    for (std::size_t i = 0; i < kColumns; ++i) {
      static const std::array<u32string_view, kColumns> kHeads = {
          U"自然人", U"商业企业", U"科研机构", U"社会公益组织", U"法律服务机构", U"其他", U"总计"};
      if (key != kHeads[i] || seen[i]) continue;
      seen[i] = true;
      out.columns[i] = item.column;
    }
  }
  return std::all_of(seen.begin(), seen.end(), [](bool s) { return s; }) &&
         std::is_sorted(out.columns.begin(), out.columns.end());
}

bool FromFullRow(const std::vector<Observed>& rows, int table, GridColumns& out) {
  for (const Observed& row : rows) {
    if (row.table != table || CountFilled(row.run) != kColumns) continue;
    std::size_t i = 0;
    for (const Item* cell : row.run.cells) {
      if (!cell->text.empty()) out.columns[i++] = cell->column;
    }
    return true;
  }
  return false;
}

bool Contradicts(const Observed& row, const GridColumns& grid) {
  if (CountFilled(row.run) == 0) return false;
  for (const Item* label : row.labels) {
    const bool same_row = !row.run.cells.empty() && label->row == row.run.cells.front()->row;
    if (same_row && label->column >= grid.columns.front()) return true;
  }
  for (const Item* cell : row.run.cells) {
    if (!cell->text.empty() &&
        std::find(grid.columns.begin(), grid.columns.end(), cell->column) == grid.columns.end() &&
        cell->column_span == 1) {
      return true;
    }
  }
  return false;
}

GridColumns ColumnsOf(int table, std::span<const Item> items, const std::vector<Observed>& rows) {
  GridColumns grid;
  grid.known = FromHeads(items, table, grid) || FromFullRow(rows, table, grid);
  grid.trusted = grid.known && std::none_of(rows.begin(), rows.end(), [&](const Observed& row) {
                   return row.table == table && !row.run.cells.empty() && Contradicts(row, grid);
                 });
  return grid;
}

/// A row of a grid whose columns shift: what can still be told.
FittedRow FitShifted(const Run& run, std::span<const law::FormColumn> columns, const GridColumns& grid) {
  const std::size_t filled = CountFilled(run);
  if (filled == 0 || filled >= kColumns) return FitRow(run, columns, {});
  const auto first = std::find_if(run.cells.begin(), run.cells.end(), [](const Item* c) { return !c->text.empty(); });
  const auto last = std::find_if(run.cells.rbegin(), run.cells.rend(), [](const Item* c) { return !c->text.empty(); });
  const auto spread = static_cast<std::size_t>(last.base() - first);
  const bool dense = spread == filled;
  const bool blanks_before = first != run.cells.begin();
  if (filled == 1 && blanks_before && grid.known && (*first)->column == grid.columns.back()) {
    return FitGridRow(run, columns, grid.columns);  // blanks up to 总计, then its value
  }
  if (run.cells.size() == kColumns && !(dense && blanks_before)) return FitRow(run, columns, {});
  return FitInOrder(run, columns);
}

// ---- Putting it together ------------------------------------------------------------------------------------------

class Table3Reader {
 public:
  Table3Reader(std::span<const Item> region, const law::ReportForm* fallback)
      : items_(PrepareRegion(region)), fallback_(fallback), rhythm_(RhythmOf(items_)) {
    Cutter cutter(items_);
    rows_ = cutter.Cut();
    restored_ = cutter.restored();
  }

  TableResult Read() {
    if (rows_.empty()) return std::move(result_);
    const Division division = Choose();
    if (matched_ == 0) return std::move(result_);
    const law::ReportForm& form = *law::FindForm(division == Division::k2019 ? "2019" : "2021");
    TableReading reading = EmptyReading(form, 3);
    if (division == Division::k2021Undivided) LeaveUndivided(reading);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (alignment_.expected_of[i] >= 0) Fill(reading, i, static_cast<std::size_t>(alignment_.expected_of[i]));
    }
    FindPlace(reading);
    RemarkSplit();
    if (restored_) result_.remarks.push_back({Remark::Kind::kOrderRestored, 3, "", "", "", "", reading.place});
    result_.reading = std::move(reading);
    return std::move(result_);
  }

 private:
  Division Choose() {
    Alignment single = Align(rows_, ExpectedRows(Division::k2019));
    Alignment divided = Align(rows_, ExpectedRows(Division::k2021));
    const bool is_divided = divided.score > single.score + 0.3;
    alignment_ = is_divided ? std::move(divided) : std::move(single);
    used_ = &ExpectedRows(is_divided ? Division::k2021 : Division::k2019);
    matched_ =
        std::count_if(alignment_.expected_of.begin(), alignment_.expected_of.end(), [](int e) { return e >= 0; });
    const bool six_seen = SeesRow("三(六)");
    if (is_divided) result_.votes_2021 = 3;
    if (is_divided) return Division::k2021;
    if (six_seen) result_.votes_2019 = 1;
    const bool says_2021 = fallback_ != nullptr && fallback_->id == "2021";
    return says_2021 ? (six_seen ? Division::k2021Undivided : Division::k2021) : Division::k2019;
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
      if (row.row->key == "三(六)1") row.row = law::FindRow(law::FindForm("2019")->table3, "三(六)");
    }
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
    const Observed& observed = rows_[index];
    const FittedRow fitted = Fit(observed, index, row->row->columns);
    row->found = true;
    row->values = fitted.values;
    row->ragged = fitted.ragged;
    row->place = observed.labels.empty() ? PlaceOf(observed) : observed.labels.back()->place;
    ReadLabel(*row, observed);
    if (fitted.overfull) {
      result_.remarks.push_back(
          {Remark::Kind::kExtraValues, 3, std::string(row->row->key), "", row->label, "", row->place});
    }
  }

  static Place PlaceOf(const Observed& observed) {
    return observed.run.cells.empty() ? Place{} : observed.run.cells.front()->place;
  }

  FittedRow FitGrid(const Observed& observed, std::span<const law::FormColumn> columns) {
    const GridColumns& grid = GridOf(observed.table);
    if (!grid.trusted) return FitShifted(observed.run, columns, grid);
    return FitGridRow(observed.run, columns, grid.columns);
  }

  /// On a page the full rows tell where the columns are. A table may go on below with other widths, so the nearest full
  /// row whose columns the values hit is the one that counts.
  FittedRow Fit(const Observed& observed, std::size_t index, std::span<const law::FormColumn> columns) {
    if (observed.grid) return FitGrid(observed, columns);
    const std::size_t filled = CountFilled(observed.run);
    if (filled > 0 && filled < kColumns && observed.run.cells.front()->place.page > 0) {
      if (auto fitted = FitOnPage(observed.run, index, columns)) return *fitted;
    }
    return FitRow(observed.run, columns, rhythm_);
  }

  std::optional<FittedRow> FitOnPage(const Run& run, std::size_t index,
                                     std::span<const law::FormColumn> columns) const {
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

  /// Below a page break a row whose label spans one column more stands one column further right than the rows above it:
  /// the first six columns are the full row's last six, and 总计 sticks out.
  static bool PushRight(std::vector<double>& centres, const Item& last) {
    if (centres.size() != kColumns) return false;
    const double spacing = centres[kColumns - 1] - centres[kColumns - 2];
    if (CentreOf(last) < centres.back() + spacing / 4) return false;
    centres.erase(centres.begin());
    centres.push_back(CentreOf(last));
    return true;
  }

  /// Middles of the seven columns of a full row; empty for any other row.
  static std::vector<double> CentresOf(const Observed& row) {
    std::vector<double> centres;
    if (row.grid || CountFilled(row.run) != kColumns || row.run.cells.size() != kColumns) return centres;
    for (const Item* cell : row.run.cells) centres.push_back(CentreOf(*cell));
    return centres;
  }

  const GridColumns& GridOf(int table) {
    const auto found = grids_.find(table);
    if (found != grids_.end()) return found->second;
    return grids_.emplace(table, ColumnsOf(table, items_, rows_)).first->second;
  }

  /// The label as written; damaged only where one item holds it and that item is not the printed text.
  void ReadLabel(RowReading& row, const Observed& observed) {
    if (observed.labels.empty()) return;
    const Item& own = *observed.labels.back();
    row.label = own.text;
    const LabelPattern printed(row.row->label);
    const u32string key = FormKey(own.key);
    const double similarity = printed.Similarity(key);
    if (similarity == 1.0 || printed.Coverage(observed.label_key) == 1.0) return;
    if (!own.grid && (similarity < 0.7 || own.lines_before < 0)) return;
    if (similarity < 0.5) return;
    row.label_damaged = true;
    result_.remarks.push_back({Remark::Kind::kLabelDamaged, 3, std::string(row.row->key), "", own.text,
                               std::string(row.row->label), own.place});
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
    for (const Observed& row : rows_) {
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
  std::vector<Observed> rows_;
  Alignment alignment_;
  long matched_ = 0;
  bool restored_ = false;
  const std::vector<Expected>* used_ = nullptr;  // the list the alignment speaks of
  std::map<int, GridColumns> grids_;
  TableResult result_;
};

}  // namespace

TableResult ReadTable3(std::span<const Item> region, const law::ReportForm* fallback) {
  return Table3Reader(region, fallback).Read();
}

}  // namespace gongkai::report
