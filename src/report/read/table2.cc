// Table 2 (主动公开政府信息情况): four or five blocks, each "第二十条第（…）项", a row of column heads, then rows of
// label and values. The form is told from the heads and rows of the blocks themselves.
//
// Next to read: table2_labels.h (what a label can be), row.h (values into columns).

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/read/label_match.h"
#include "report/read/row.h"
#include "report/read/table2_labels.h"
#include "report/read/tables.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

using std::string_view;
using std::u32string;
using std::u32string_view;

bool IsBlockHead(u32string_view key) { return IsArticleRow(key) || (key.starts_with(U"第二十条") && key.size() <= 9); }

/// "单位：元" in a column head: the values are in 元. Nothing said, or 万元, is the form's own unit.
bool SaysYuan(const std::string& head) {
  const u32string folded = Fold(head);
  const std::size_t unit = folded.find(U"元");
  return unit != u32string::npos && (unit == 0 || folded[unit - 1] != U'万');
}

struct FoundRow {
  const Table2Label* label = nullptr;  // null: a row the form does not have
  std::string written;
  double similarity = 1;
  Run run;
  Place place;
  bool yuan = false;
  int block = 0;                   // ordinal of its 第二十条第（…）项
  std::vector<const Item*> heads;  // the column heads above it
};

/// What stands over a cell; null where nothing does.
const Item* HeadOver(const std::vector<const Item*>& heads, const Item& cell) {
  const auto found = std::ranges::find_if(heads, [&](const Item* head) { return head->column == cell.column; });
  return found == heads.end() ? nullptr : *found;
}

/// Converters write a merged cell out once for each column it spans: under one head written twice stand equal cells.
/// Without the copies where that makes the row as long as it should be; otherwise unchanged.
Run WithoutCopies(const FoundRow& found, std::size_t columns) {
  if (found.run.cells.size() <= columns) return found.run;
  Run run = found.run;
  run.cells.clear();
  const Item* head_before = nullptr;
  for (const Item* cell : found.run.cells) {
    const Item* head = cell->grid ? HeadOver(found.heads, *cell) : nullptr;
    const bool copy = head != nullptr && head_before != nullptr && head->key == head_before->key &&
                      cell->text == run.cells.back()->text;
    head_before = head;
    if (!copy) run.cells.push_back(cell);
  }
  return run.cells.size() == columns ? run : found.run;
}

class Table2Reader {
 public:
  Table2Reader(std::span<const Item> items, const law::ReportForm* fallback)
      : items_(PrepareRegion(items)), rhythm_(RhythmOf(items_)), fallback_(fallback) {}

  TableResult Read() {
    for (const Item& item : items_) Step(item);
    CloseRow(0);
    if (known_rows_ == 0) return std::move(result_);
    form_ = ChooseForm();
    Build();
    return std::move(result_);
  }

 private:
  void Step(const Item& item) {
    if (item.row != last_row_) {
      last_row_ = item.row;
      if (item.grid) CloseRow(0);
    }
    if (item.text.empty()) {
      if (open_) rows_.back().run.cells.push_back(&item);
      return;
    }
    if (item.IsValue()) {
      AddValue(item);
      return;
    }
    if (open_ && item.grid && item.key.size() <= 12 && BestTable2Label(item.FormKey()).label == nullptr) {
      rows_.back().run.cells.push_back(&item);  // a grid cell behind a row's label is a value, whatever it says
      return;
    }
    AddLabel(item);
  }

  void AddValue(const Item& item) {
    if (!open_ && !pending_.empty() && !HeadsOnly()) OpenRow(nullptr, pending_text_, 0, *pending_.back());
    if (open_) {
      rows_.back().run.cells.push_back(&item);
    } else if (pending_.empty()) {
      orphans_.push_back({block_, &item});
    }
  }

  /// Pieces of broken column heads are no row label.
  bool HeadsOnly() const { return rows_.empty() && known_rows_ == 0; }

  void AddLabel(const Item& item) {
    const u32string key = KeyBeforeBracket(item.text);
    if (CompletesLast(item, key)) return;
    if (IsBlockHead(key) || IsBlockHead(item.FormKey())) {
      ++block_;
      return ColumnHead(item, nullptr);
    }
    Table2Match match = BestTable2Label(key);
    if (match.label == nullptr && key != item.FormKey()) match = BestTable2Label(item.FormKey());
    std::string written = item.text;
    if (!pending_.empty()) {
      const Table2Match joined = BestTable2Label(pending_key_ + key);
      if (joined.similarity > match.similarity) {
        match = joined;
        written = pending_text_ + item.text;
      }
    }
    if (match.label == nullptr) return Pend(item, key);
    if (match.label->kind == Table2Label::Kind::kColumnHead) return ColumnHead(item, &match);
    OpenRow(match.label, written, match.similarity, item);
    Vote(match.label->form);
  }

  /// A cell of a grid holds its whole label, unless a page break cuts it.
  static bool MayBeRest(const Item& item, const Place& label) { return !item.grid || item.place.page > label.page; }

  /// "行政事" / 3 0 / "业性收费": the values stand beside the middle of a label that takes several lines.
  bool CompletesLast(const Item& item, const u32string& key) {
    if (rows_.empty() || !MayBeRest(item, rows_.back().place) || rows_.back().similarity == 1) return false;
    FoundRow& last = rows_.back();
    if (last.run.cells.empty() && !open_) return false;
    const Table2Match joined = BestTable2Label(KeyBeforeBracket(last.written) + key);
    const Table2Match alone = BestTable2Label(key);
    if (joined.label == nullptr || joined.label->kind != Table2Label::Kind::kRow) return false;
    if (joined.similarity <= alone.similarity || joined.similarity <= last.similarity) return false;
    if (last.label == nullptr) {
      ++known_rows_;
      Vote(joined.label->form);
    }
    last.label = joined.label;
    last.similarity = joined.similarity;
    last.written += item.text;
    open_ = open_ || item.grid;  // the values may stand on either side of the page break
    return true;
  }

  void Pend(const Item& item, const u32string& key) {
    CloseRow(item.lines_before);
    if (key.size() > 40) {
      ClearPending();
      return;
    }
    pending_.push_back(&item);
    pending_key_ += key;
    pending_text_ += item.text;
  }

  /// "信息内容 本年制发件数 本年废止件数 现行" and "有效件数" below it: a narrow page has cut the line of heads.
  bool IsRestOfLineAbove(const Item& item, const Table2Match& match) const {
    const u32string_view whole = match.label->pattern.key();
    const u32string key = KeyBeforeBracket(item.text);
    return !item.grid && whole.ends_with(key) && pending_key_.size() > whole.size() &&
           pending_key_.ends_with(whole.substr(0, whole.size() - key.size()));
  }

  void ColumnHead(const Item& item, const Table2Match* match) {
    CloseRow(item.lines_before);
    const bool rest = match != nullptr && IsRestOfLineAbove(item, *match);
    ClearPending();
    if (match == nullptr || item.key == U"信息内容") heads_.clear();
    if (match == nullptr) return;
    heads_.push_back(&item);
    Vote(match->label->form);
    yuan_ = SaysYuan(item.text);
    const u32string key = KeyBeforeBracket(item.text);
    const bool cut = rest || match->label->pattern.key().starts_with(key);
    if (match->similarity < 1 && !cut && match->label->pattern.Similarity(key) < 1) {
      result_.remarks.push_back(
          {Remark::Kind::kHeaderDamaged, 2, "", "", item.text, ToUtf8(match->label->pattern.key()), item.place});
    }
  }

  void Vote(int form) {
    if (form < 0) ++result_.votes_2019;
    if (form > 0) ++result_.votes_2021;
  }

  void OpenRow(const Table2Label* label, std::string written, double similarity, const Item& item) {
    CloseRow(item.lines_before);
    ClearPending();
    rows_.push_back({label, std::move(written), similarity, {}, item.place, yuan_, block_, heads_});
    open_ = true;
    if (label != nullptr) ++known_rows_;
  }

  void CloseRow(int lines_after) {
    if (!open_) return;
    rows_.back().run.lines_after = lines_after;
    open_ = false;
  }

  void ClearPending() {
    pending_.clear();
    pending_key_.clear();
    pending_text_.clear();
  }

  const law::ReportForm* ChooseForm() const {
    if (result_.votes_2019 != result_.votes_2021) {
      return law::FindForm(result_.votes_2019 > result_.votes_2021 ? "2019" : "2021");
    }
    return fallback_ != nullptr ? fallback_ : &law::LatestForm();
  }

  /// The row of the chosen form that a known label stands for; null if that form has no such row.
  const law::FormRow* RowOf(const Table2Label& label) const {
    string_view key = label.row_key;
    if (!form_->tells_in_force && key == "行政规范性文件") key = "规范性文件";
    return law::FindRow(form_->table2, key);
  }

  /// Values that a converter put before their label or behind the heads: they go to the one row of their block that has
  /// none, if they are just as many as its columns.
  void PlaceOrphans() {
    for (int block = 0; block <= block_; ++block) {
      FoundRow* empty = nullptr;
      int candidates = 0;
      for (FoundRow& row : rows_) {
        if (row.block != block || row.label == nullptr || !row.run.cells.empty()) continue;
        empty = &row;
        ++candidates;
      }
      std::vector<const Item*> cells;
      for (const Orphan& orphan : orphans_) {
        if (orphan.block == block) cells.push_back(orphan.item);
      }
      const law::FormRow* row = candidates == 1 ? RowOf(*empty->label) : nullptr;
      if (row == nullptr || cells.size() != row->columns.size()) continue;
      empty->run.cells = cells;
      result_.remarks.push_back(
          {Remark::Kind::kOrderRestored, 2, std::string(row->key), "", "", "", cells.front()->place});
    }
  }

  void Build() {
    PlaceOrphans();
    TableReading reading = EmptyReading(*form_, 2);
    for (const FoundRow& found : rows_) {
      const law::FormRow* row = found.label == nullptr ? nullptr : RowOf(*found.label);
      if (row == nullptr) {
        AddExtra(reading, found);
      } else {
        Fill(*std::find_if(reading.rows.begin(), reading.rows.end(),
                           [row](const RowReading& r) { return r.row == row; }),
             found);
      }
    }
    if (!rows_.empty()) reading.place = rows_.front().place;
    result_.reading = std::move(reading);
  }

  void AddExtra(TableReading& reading, const FoundRow& found) {
    const auto filled = std::count_if(found.run.cells.begin(), found.run.cells.end(),
                                      [](const Item* cell) { return !cell->text.empty(); });
    if (filled == 0) return;
    ExtraRow extra;
    const u32string folded = Fold(found.written);
    extra.label = ToUtf8(u32string_view(folded).substr(0, folded.find(U'(')));
    extra.place = found.place;
    for (const Item* cell : found.run.cells) {
      if (!cell->text.empty()) extra.values.push_back(ReadValue(cell->text, law::Unit::kCount, cell->place));
    }
    const bool other_form = found.label != nullptr;
    result_.remarks.push_back({other_form ? Remark::Kind::kFormMixed : Remark::Kind::kUnknownRow, 2, extra.label, "",
                               found.written, "", found.place});
    reading.extra_rows.push_back(std::move(extra));
  }

  void Fill(RowReading& row, const FoundRow& found) {
    const FittedRow fitted = FitRow(WithoutCopies(found, row.row->columns.size()), row.row->columns, rhythm_);
    if (row.found) {
      result_.remarks.push_back(
          {Remark::Kind::kDuplicateRow, 2, std::string(row.row->key), "", found.written, "", found.place});
      return;
    }
    row.found = true;
    row.values = fitted.values;
    row.ragged = fitted.ragged;
    row.overfull = fitted.overfull;
    row.label = found.written;
    row.place = found.place;
    row.label_damaged = found.similarity < 1;
    if (row.label_damaged) {
      result_.remarks.push_back({Remark::Kind::kLabelDamaged, 2, std::string(row.row->key), "", found.written,
                                 std::string(row.row->label), found.place});
    }
    ConvertYuan(row, found);
    if (fitted.overfull) {
      result_.remarks.push_back(
          {Remark::Kind::kExtraValues, 2, std::string(row.row->key), "", found.written, "", found.place});
    }
  }

  /// Where the column head says 元, the values are brought to 万元 like those that say it themselves.
  void ConvertYuan(RowReading& row, const FoundRow& found) {
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      Value& value = row.values[i];
      if (row.row->columns[i].unit != law::Unit::kMoney || value.kind != ValueKind::kNumber) continue;
      const bool convert = found.yuan && !value.own_unit && value.number.millionths % 10'000 == 0;
      if (convert) value.number.millionths /= 10'000;
      if (convert || value.own_unit) {
        result_.remarks.push_back({Remark::Kind::kMoneyUnit, 2, std::string(row.row->key),
                                   std::string(row.row->columns[i].name), value.written, "万元", value.place});
      }
    }
  }

  std::vector<Item> items_;
  LineRhythm rhythm_;
  const law::ReportForm* fallback_;
  const law::ReportForm* form_ = nullptr;
  TableResult result_;
  struct Orphan {
    int block;
    const Item* item;
  };
  std::vector<FoundRow> rows_;
  std::vector<Orphan> orphans_;  // values behind no label
  int block_ = 0;
  std::vector<const Item*> heads_;    // of the block that is open
  std::vector<const Item*> pending_;  // pieces of a label that broke over lines
  u32string pending_key_;
  std::string pending_text_;
  int last_row_ = -1;
  int known_rows_ = 0;
  bool open_ = false;
  bool yuan_ = false;
};

}  // namespace

TableResult ReadTable2(std::span<const Item> region, const law::ReportForm* fallback) {
  return Table2Reader(region, fallback).Read();
}

}  // namespace gongkai::report
