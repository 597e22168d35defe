// Pages taken apart (pdf_page_parts.cc), then: which lines belong to a table without a grid, and how each line and each
// row of a grid reads as text.
#include "docread/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "docread/pdf_cell_text.h"
#include "docread/pdf_figures.h"
#include "docread/pdf_note_marks.h"
#include "docread/pdf_page_parts.h"
#include "docread/pdf_tables.h"

namespace gongkai::docread {
namespace {

/// Columns of a line of text, counted as a fixed-pitch screen counts them.
int ScreenWidth(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) width += NextCodePoint(text, i) < 0x1100 ? 1 : 2;
  return width;
}

/// A line as text: words joined by blanks in proportion to the gaps, so that columns stay under one another.
class LineWriter {
 public:
  LineWriter(double left, double em) : left_(left), half_em_(std::max(em, 1.0) / 2) {}

  /// Blanks up to where a word at `x` begins; at least `least`.
  void Advance(double x, int least) {
    constexpr int kMost = 120;
    const int target = static_cast<int>(std::lround(std::clamp((x - left_) / half_em_, 0.0, 1000.0)));
    const int blanks = std::clamp(target - width_, least, kMost);
    text_.append(static_cast<std::size_t>(blanks), ' ');
    width_ += blanks;
    length_ += blanks;
  }
  void Append(std::string_view text) {
    text_.append(text);
    width_ += ScreenWidth(text);
    length_ += static_cast<int>(Utf8Length(text));
  }
  int length() const { return length_; }
  std::string Take() { return std::move(text_); }

 private:
  double left_, half_em_;
  std::string text_;
  int width_ = 0;
  int length_ = 0;
};

/// The rows that head a table stand again at the top of each page that it goes on to.
class RepeatedHead {
 public:
  /// `rows` are those of the table so far.
  explicit RepeatedHead(const std::vector<Row>* rows) : rows_(rows) {}
  bool Repeats(const Row& row) {
    if (rows_ == nullptr || next_ >= rows_->size()) return false;
    const std::vector<Cell>& head = (*rows_)[next_++].cells;
    const auto same = [](const Cell& a, const Cell& b) { return a.text == b.text && !IsFigure(a.text); };
    const bool repeats = std::equal(head.begin(), head.end(), row.cells.begin(), row.cells.end(), same);
    if (!repeats) rows_ = nullptr;
    return repeats;
  }

 private:
  const std::vector<Row>* rows_;
  std::size_t next_ = 0;
};

class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) { document_.format = Format::kPdf; }

  void Add(const PageParts& parts) {
    std::size_t line = 0;
    for (std::size_t i = 0; i < parts.grids.size(); ++i) {
      line = AddLines(parts, line, parts.grids[i].box.top);
      AddGrid(parts, parts.grids[i], i == 0 && parts.goes_on);
    }
    AddLines(parts, line, std::numeric_limits<double>::infinity());
  }
  Document Take() { return std::move(document_); }
  bool full() const { return full_; }

 private:
  /// The lines from `first` on that begin above `end`; returns the next one.
  std::size_t AddLines(const PageParts& parts, std::size_t first, double end) {
    std::vector<PdfLine> body;
    std::vector<Row> rows;
    std::size_t i = first;
    for (; i < parts.lines.size() && parts.lines[i].box.top < end; ++i) {
      Row row = Write(parts, parts.lines[i]);
      if (parts.furniture[i]) continue;
      body.push_back(parts.lines[i]);
      rows.push_back(std::move(row));
    }
    AddBlocks(body, std::move(rows));
    return i;
  }

  /// A line in the document's text, with the places of its cells there.
  Row Write(const PageParts& parts, const PdfLine& line) {
    LineMaker maker(*this, parts, line.size);
    for (const PdfCell& cell : line.cells) {
      Cell made;
      made.text = TextOf(cell);
      made.column = static_cast<int>(maker.row.cells.size());
      maker.Add(std::move(made), cell.box);
    }
    return maker.Finish(line.box);
  }

  /// A row of a grid is one line too.
  Row Write(const PageParts& parts, std::span<const PdfGridCell> cells) {
    LineMaker maker(*this, parts, SizeOf(cells));
    Box box = cells.front().box;
    for (const PdfGridCell& cell : cells) {
      Cell made;
      made.text = TextOf(cell);
      made.column = cell.column;
      made.column_span = cell.column_span;
      made.row_span = cell.row_span;
      maker.Add(std::move(made), BoxOf(cell));
      box.right = std::max(box.right, cell.box.right);
      box.bottom = std::max(box.bottom, cell.box.bottom);
    }
    return maker.Finish(box);
  }

  /// Around its words; a blank cell is as large as its ruled lines.
  static Box BoxOf(const PdfGridCell& cell) {
    if (cell.words.empty()) return cell.box;
    Box box = cell.words.front()->box;
    for (const PdfWord* word : cell.words) Extend(box, word->box);
    return box;
  }

  static double SizeOf(std::span<const PdfGridCell> cells) {
    for (const PdfGridCell& cell : cells) {
      if (!cell.words.empty()) return cell.words.front()->size;
    }
    return 0;
  }

  struct LineMaker {
    LineMaker(Builder& to, const PageParts& parts, double size)
        : builder(to),
          page(parts.page->number),
          line(static_cast<int>(to.document_.lines.size()) + 1),
          writer(parts.left, size) {}
    void Add(Cell cell, const Box& box) {
      writer.Advance(box.left, row.cells.empty() ? 0 : 2);
      cell.left = box.left;
      cell.right = box.right;
      cell.place = {line, writer.length(), static_cast<int>(Utf8Length(cell.text)), page, box};
      writer.Append(cell.text);
      row.cells.push_back(std::move(cell));
    }
    Row Finish(const Box& box) {
      row.place = {line, 0, writer.length(), page, box};
      builder.document_.lines.push_back(writer.Take());
      builder.Count(row);
      return std::move(row);
    }
    Builder& builder;
    int page, line;
    LineWriter writer;
    Row row;
  };

  void Count(const Row& row) {
    cells_ += row.cells.size();
    ++rows_;
    full_ = full_ || cells_ > limits_.cells || rows_ > limits_.blocks;
  }

  void AddGrid(const PageParts& parts, const PdfGrid& grid, bool goes_on) {
    std::vector<Row> rows;
    RepeatedHead head(goes_on ? &std::get<Table>(document_.blocks.back()).rows : nullptr);
    for (auto begin = grid.cells.begin(); begin != grid.cells.end() && !full_;) {
      const auto end = std::find_if(begin, grid.cells.end(), [&](const auto& cell) { return cell.row != begin->row; });
      Row row = Write(parts, std::span(begin, end));
      if (!head.Repeats(row)) rows.push_back(std::move(row));
      begin = end;
    }
    if (!goes_on) document_.blocks.emplace_back(Table{Geometry::kGrid, {}});
    std::vector<Row>& all = std::get<Table>(document_.blocks.back()).rows;
    std::move(rows.begin(), rows.end(), std::back_inserter(all));
  }

  void AddBlocks(const std::vector<PdfLine>& lines, std::vector<Row> rows) {
    const std::vector<int> tables = FindTables(lines, row_before_ ? &*row_before_ : nullptr);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (tables[i] > 0) {
        if (i == 0 || tables[i] != tables[i - 1]) document_.blocks.emplace_back(Table{Geometry::kLoose, {}});
        std::get<Table>(document_.blocks.back()).rows.push_back(std::move(rows[i]));
        continue;
      }
      const Cell& only = rows[i].cells.front();
      document_.blocks.emplace_back(Paragraph{only.text, 0, only.place});
    }
    KeepLastRow(lines, tables);
  }

  /// What the next page has to know of this one's last table.
  void KeepLastRow(const std::vector<PdfLine>& lines, const std::vector<int>& tables) {
    row_before_.reset();
    for (std::size_t i = lines.size(); i-- > 0 && tables[i] > 0 && !row_before_;) {
      if (lines[i].cells.size() >= 2) row_before_ = lines[i];
    }
  }

  const Limits& limits_;
  Document document_;
  std::optional<PdfLine> row_before_;
  std::size_t cells_ = 0, rows_ = 0;
  bool full_ = false;
};

}  // namespace

Document LayOutPages(std::vector<PdfPage> pages, const Limits& limits) {
  for (PdfPage& page : pages) {
    TurnUpright(page);
    RaiseNoteMarks(page);
    JoinBrokenFigures(page);
  }
  const std::vector<PageParts> parts = TakeApart(pages);
  Builder builder(limits);
  for (std::size_t i = 0; i < parts.size() && !builder.full(); ++i) builder.Add(parts[i]);
  if (builder.full())
    return CouldNotRead(Format::kPdf, Obstacle::kTooLarge, "这份 PDF 的内容太多，超出了可以读取的限度。");
  return builder.Take();
}

}  // namespace gongkai::docread
