// document := "gkd2" format obstacle encoding title message lines:list(text) blocks:list(block) pictures:list(line)
// block    := 'P' text heading place | 'T' geometry rows:list(row);   row := place cells:list(cell)
// cell     := text column column_span row_span left right place;      place := line column length page box
// workbook := "gkw1" format obstacle encoding message sheets:list(sheet);   sheet := name hidden rows:list(row)
// row      := number hidden cells:list(cell);   cell := column kind flags row_span column_span text [formula]
// Whole numbers are LEB128 and never negative, measures are IEEE doubles in the machine's order, text is UTF-8 after
// its length, a list follows its length.
#include "docread/wire.h"

#include <algorithm>
#include <cstdint>

#include "docread/wire_values.h"

namespace gongkai::docread {
namespace {

constexpr std::string_view kMagic = "gkd2";
constexpr std::string_view kWorkbookMagic = "gkw1";
constexpr std::uint64_t kMostItems = 4'000'000;  // of one list; what Limits allows is far below

enum CellFlags : unsigned { kInexact = 1, kHiddenColumn = 2, kCovered = 4, kHasFormula = 8, kAllFlags = 15 };

class Writer : public WireWriter {
 public:
  void Put(const Place& place) {
    for (int value : {place.line, place.column, place.length, place.page}) Whole(value);
    for (double value : {place.box.left, place.box.top, place.box.right, place.box.bottom}) Measure(value);
  }
  void Put(const Cell& cell) {
    Text(cell.text);
    for (int value : {cell.column, cell.column_span, cell.row_span}) Whole(value);
    Measure(cell.left);
    Measure(cell.right);
    Put(cell.place);
  }
  void Put(const Row& row) {
    Put(row.place);
    List(row.cells);
  }
  void Put(const std::string& text) { Text(text); }
  void Put(const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      Raw("P");
      Text(paragraph->text);
      Whole(paragraph->heading);
      Put(paragraph->place);
    } else {
      const auto& table = std::get<Table>(block);
      Raw("T");
      Whole(static_cast<int>(table.geometry));
      List(table.rows);
    }
  }
  void Put(const SheetCell& cell) {
    Whole(cell.column);
    Whole(static_cast<int>(cell.kind));
    Size((cell.inexact ? kInexact : 0U) | (cell.hidden_column ? kHiddenColumn : 0U) | (cell.covered ? kCovered : 0U) |
         (cell.formula ? kHasFormula : 0U));
    Whole(cell.row_span);
    Whole(cell.column_span);
    Text(cell.text);
    if (cell.formula) Text(*cell.formula);
  }
  void Put(const SheetRow& row) {
    Whole(row.row);
    Whole(row.hidden);
    List(row.cells);
  }
  void Put(const Sheet& sheet) {
    Text(sheet.name);
    Whole(sheet.hidden);
    List(sheet.rows);
  }
  template <class T>
  void List(const std::vector<T>& items) {
    Size(items.size());
    for (const T& item : items) Put(item);
  }
};

class Reader : public WireReader {
 public:
  using WireReader::Get;
  using WireReader::WireReader;

  void Get(Place& place) {
    for (int* value : {&place.line, &place.column, &place.length, &place.page}) *value = Whole();
    for (double* value : {&place.box.left, &place.box.top, &place.box.right, &place.box.bottom}) *value = Measure();
    if (static_cast<std::size_t>(place.line) > lines_) Fail();
  }
  void Get(Cell& cell) {
    Get(cell.text);
    for (int* value : {&cell.column, &cell.column_span, &cell.row_span}) *value = Whole();
    cell.left = Measure();
    cell.right = Measure();
    Get(cell.place);
  }
  void Get(Row& row) {
    Get(row.place);
    List(row.cells);
  }
  void Get(Block& block) {
    const std::string_view kind = Raw(1);
    if (kind == "P") {
      Paragraph paragraph;
      Get(paragraph.text);
      paragraph.heading = Whole(6);
      Get(paragraph.place);
      block = std::move(paragraph);
    } else if (kind == "T") {
      Table table;
      table.geometry = static_cast<Geometry>(Whole(static_cast<int>(Geometry::kLoose)));
      List(table.rows);
      block = std::move(table);
    } else {
      Fail();
    }
  }
  void Get(SheetCell& cell) {
    cell.column = Whole(kMostSheetColumns - 1);
    cell.kind = static_cast<CellKind>(Whole(static_cast<int>(CellKind::kError)));
    const auto flags = static_cast<unsigned>(Whole(kAllFlags));
    cell.inexact = (flags & kInexact) != 0;
    cell.hidden_column = (flags & kHiddenColumn) != 0;
    cell.covered = (flags & kCovered) != 0;
    cell.row_span = Whole(kMostSheetRows);
    cell.column_span = Whole(kMostSheetColumns);
    Get(cell.text);
    if ((flags & kHasFormula) != 0) Get(cell.formula.emplace());
  }
  void Get(SheetRow& row) {
    row.row = Whole(kMostSheetRows - 1);
    row.hidden = Whole(1) != 0;
    List(row.cells);
    if (row.cells.empty() || !Ascend(row.cells, &SheetCell::column)) Fail();
  }
  void Get(Sheet& sheet) {
    Get(sheet.name);
    sheet.hidden = Whole(1) != 0;
    List(sheet.rows);
    if (!Ascend(sheet.rows, &SheetRow::row)) Fail();
  }
  /// Every item takes a byte at least, so a length that lies cannot make us reserve more than was sent.
  template <class T>
  void List(std::vector<T>& items) {
    const std::uint64_t count = Size();
    if (count > left() || count > kMostItems) return Fail();
    for (std::uint64_t i = 0; i < count && good(); ++i) Get(items.emplace_back());
  }
  void KnowLines(std::size_t lines) { lines_ = lines; }

 private:
  /// CellAt and TextAt search by halves.
  template <class T>
  static bool Ascend(const std::vector<T>& items, int T::*number) {
    return std::adjacent_find(items.begin(), items.end(),
                              [&](const T& one, const T& next) { return one.*number >= next.*number; }) == items.end();
  }

  std::size_t lines_ = 0;
};

}  // namespace

std::string ToWire(const Document& document) {
  Writer writer;
  writer.Raw(kMagic);
  writer.Whole(static_cast<int>(document.format));
  writer.Whole(static_cast<int>(document.obstacle));
  writer.Text(document.encoding);
  writer.Text(document.title);
  writer.Text(document.obstacle_message);
  writer.List(document.lines);
  writer.List(document.blocks);
  writer.Size(document.pictures.size());
  for (const int line : document.pictures) writer.Whole(line);
  return writer.Take();
}

std::optional<Document> FromWire(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.Raw(kMagic.size()) != kMagic) return std::nullopt;
  Document document;
  document.format = static_cast<Format>(reader.Whole(static_cast<int>(Format::kUnknown)));
  document.obstacle = static_cast<Obstacle>(reader.Whole(static_cast<int>(Obstacle::kNotOpened)));
  reader.Get(document.encoding);
  reader.Get(document.title);
  reader.Get(document.obstacle_message);
  reader.List(document.lines);
  reader.KnowLines(document.lines.size());
  reader.List(document.blocks);
  const std::uint64_t pictures = reader.Size();
  for (std::uint64_t i = 0; i < pictures && reader.good(); ++i) {
    document.pictures.push_back(reader.Whole(static_cast<int>(document.lines.size())));
  }
  if (!reader.good() || !reader.AtEnd()) return std::nullopt;
  return document;
}

std::string ToWire(const Workbook& workbook) {
  Writer writer;
  writer.Raw(kWorkbookMagic);
  writer.Whole(static_cast<int>(workbook.format));
  writer.Whole(static_cast<int>(workbook.obstacle));
  writer.Text(workbook.encoding);
  writer.Text(workbook.obstacle_message);
  writer.List(workbook.sheets);
  return writer.Take();
}

std::optional<Workbook> WorkbookFromWire(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.Raw(kWorkbookMagic.size()) != kWorkbookMagic) return std::nullopt;
  Workbook workbook;
  workbook.format = static_cast<WorkbookFormat>(reader.Whole(static_cast<int>(WorkbookFormat::kUnknown)));
  workbook.obstacle = static_cast<Obstacle>(reader.Whole(static_cast<int>(Obstacle::kNotOpened)));
  reader.Get(workbook.encoding);
  reader.Get(workbook.obstacle_message);
  reader.List(workbook.sheets);
  if (!reader.good() || !reader.AtEnd()) return std::nullopt;
  return workbook;
}

}  // namespace gongkai::docread
