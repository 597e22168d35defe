// Table 3 as it stands on the pages of a PDF: rows cut by the end of a page, and labels of several lines beside their
// figures. Items are made by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "report/read/tables.h"

namespace gongkai::report {
namespace {

const law::FormTable& Form() { return law::FindForm("2021")->table3; }

/// What a row of the form holds in these tests: different in every cell.
int Figure(std::size_t row, int column) { return static_cast<int>(row) * 10 + column; }

class TableMaker {
 public:
  explicit TableMaker(bool grid) : grid_(grid) {}
  void NextPage() { ++page_; }
  void NextRow() { ++row_; }
  void Put(int column, const std::string& text) {
    Item item;
    item.SetText(text);
    item.place = {row_ + 1, 0, 1, page_, {}};
    item.row = row_;
    item.in_table = true;
    item.grid = grid_;
    item.table = 0;
    item.column = column;
    item.left = column * 100;
    item.right = item.left + 50;
    items_.push_back(item);
  }
  void PutFigures(std::size_t row, bool blank = false) {
    for (int c = 0; c < 7; ++c) Put(c + 1, blank ? "" : std::to_string(Figure(row, c)));
  }
  TableResult Read() const { return ReadTable3(items_, law::FindForm("2021")); }

 private:
  bool grid_;
  int row_ = 0, page_ = 1;
  std::vector<Item> items_;
};

/// Keys of the rows that were not read with their own figures.
std::string WrongRows(const TableResult& result) {
  if (!result.reading) return "no table";
  std::string wrong;
  for (std::size_t r = 0; r < result.reading->rows.size(); ++r) {
    const RowReading& row = result.reading->rows[r];
    for (int c = 0; c < 7; ++c) {
      if (row.values[static_cast<std::size_t>(c)].number == Number::Of(Figure(r, c))) continue;
      wrong += std::string(row.row->key) + " ";
      break;
    }
  }
  return wrong;
}

/// The label in `count` pieces, as it wraps.
std::vector<std::string> Wrapped(std::string_view label, std::size_t count) {
  const std::u32string text = FromUtf8(label);
  std::vector<std::string> pieces;
  const std::size_t length = (text.size() + count - 1) / count;
  for (std::size_t i = 0; i < text.size(); i += length) pieces.push_back(ToUtf8(text.substr(i, length)));
  return pieces;
}

TEST_CASE("a ruled row that a page break cuts is one row, on whichever page its figures stand") {
  for (const bool figures_above : {true, false}) {
    for (const std::size_t cut : {std::size_t{0}, std::size_t{5}, std::size_t{21}, std::size_t{24}}) {
      CAPTURE(figures_above);
      CAPTURE(cut);
      TableMaker table(true);
      for (std::size_t r = 0; r < Form().rows.size(); ++r) {
        const std::vector<std::string> label = Wrapped(Form().rows[r].label, r == cut ? 2 : 1);
        table.Put(0, label[0]);
        table.PutFigures(r, r == cut && !figures_above);
        table.NextRow();
        if (r != cut) continue;
        table.NextPage();
        table.Put(0, label[1]);
        table.PutFigures(r, figures_above);
        table.NextRow();
      }
      CHECK(WrongRows(table.Read()) == "");
    }
  }
}

TEST_CASE("an empty row below a page break stays a row of its own") {
  TableMaker table(true);
  for (std::size_t r = 0; r < Form().rows.size(); ++r) {
    if (r == 9) table.NextPage();
    table.Put(0, std::string(Form().rows[r].label));
    table.PutFigures(r, r == 9);
    table.NextRow();
  }
  CHECK(WrongRows(table.Read()) == "三(三)6 ");
}

/// Every label on three lines, the figures beside one of them.
TableMaker Unruled(std::size_t beside, const std::vector<std::string>& labels) {
  TableMaker table(false);
  for (std::size_t r = 0; r < labels.size(); ++r) {
    const std::vector<std::string> pieces = Wrapped(labels[r], 3);
    for (std::size_t i = 0; i < std::max<std::size_t>(pieces.size(), beside + 1); ++i) {
      if (i < pieces.size()) table.Put(0, pieces[i]);
      if (i == beside) table.PutFigures(r);
      table.NextRow();
    }
  }
  return table;
}

std::vector<std::string> Labels() {
  std::vector<std::string> labels;
  for (const law::FormRow& row : Form().rows) labels.emplace_back(row.label);
  return labels;
}

TEST_CASE("without ruled lines, a label belongs to the figures beside its first line, its middle or its last") {
  for (const std::size_t beside : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    CAPTURE(beside);
    const TableResult result = Unruled(beside, Labels()).Read();
    CHECK(WrongRows(result) == "");
    CHECK(std::ranges::none_of(result.remarks, [](const Remark& r) { return r.kind == Remark::Kind::kRowsUnsure; }));
  }
}

TEST_CASE("where labels match badly, no row of the table is certain, and that is said") {
  std::vector<std::string> labels = Labels();
  for (const std::size_t r : {4U, 9U, 15U}) labels[r] = "另行说明的其余情形";
  const TableResult result = Unruled(1, labels).Read();
  REQUIRE(result.reading);
  CHECK(std::ranges::all_of(result.reading->rows, [](const RowReading& row) { return row.ragged || !row.found; }));
  CHECK(std::ranges::any_of(result.remarks, [](const Remark& r) { return r.kind == Remark::Kind::kRowsUnsure; }));
}

}  // namespace
}  // namespace gongkai::report
