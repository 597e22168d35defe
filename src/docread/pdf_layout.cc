// Pages to lines (pdf_lines.cc), then: which lines are running heads and page numbers, which belong to a table, and how
// each line reads as text.
#include "docread/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/pdf_furniture.h"
#include "docread/pdf_lines.h"

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

/// The words of one cell. A blank where one was drawn or where Latin words stand apart; Chinese characters that were
/// only spread out over a cell close up again.
std::string CellText(const PdfCell& cell) {
  std::string text;
  const PdfWord* before = nullptr;
  for (const PdfWord* word : cell.words) {
    const bool blank_drawn = before && word->from > before->to;
    const bool apart = before && word->box.left - before->box.right > 0.15 * word->size;
    if (apart && blank_drawn) text.push_back(' ');
    text += word->text;
    before = word;
  }
  return std::string(Trim(text));
}

/// Which lines stand in a table: those with several cells, and those between them that cannot be anything else.
class TableFinder {
 public:
  explicit TableFinder(const std::vector<PdfLine>& lines) : lines_(lines), in_table_(lines.size(), false) {
    for (std::size_t i = 0; i < lines.size(); ++i) in_table_[i] = lines[i].cells.size() >= 2;
    MarkFrames();
    BridgeGaps();
  }
  bool InTable(std::size_t line) const { return in_table_[line]; }
  /// Whether a new table begins with this line: it has a frame and the one before has none, or the other way round.
  bool StartsTable(std::size_t line) const {
    return line == 0 || !in_table_[line - 1] || lines_[line].framed != lines_[line - 1].framed;
  }

 private:
  /// A frame around lines of which several have cells is a table from end to end. (A frame may also be an ornament
  /// around a page of prose.)
  void MarkFrames() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1, tabular = in_table_[begin] ? 1 : 0;
      while (end < lines_.size() && lines_[end].framed == lines_[begin].framed) tabular += in_table_[end++] ? 1 : 0;
      if (lines_[begin].framed && tabular * 4 >= end - begin) {
        std::fill(in_table_.begin() + static_cast<std::ptrdiff_t>(begin),
                  in_table_.begin() + static_cast<std::ptrdiff_t>(end), true);
      }
      begin = end;
    }
  }

  /// Single cells between two lines of a table, set in the same size and no farther off than its rows are.
  void BridgeGaps() {
    std::size_t last = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!in_table_[i]) continue;
      constexpr std::size_t kMostLines = 6;
      if (last < i && i - last > 1 && i - last - 1 <= kMostLines && Close(last, i)) {
        std::fill(in_table_.begin() + static_cast<std::ptrdiff_t>(last),
                  in_table_.begin() + static_cast<std::ptrdiff_t>(i), true);
      }
      last = i;
    }
  }
  bool Close(std::size_t first, std::size_t last) const {
    double widest = 0;
    for (std::size_t i : {first, last}) widest = std::max(widest, lines_[i].box.right);
    for (std::size_t i = first + 1; i <= last; ++i) {
      const PdfLine &above = lines_[i - 1], &line = lines_[i];
      if (line.framed != lines_[first].framed || std::fabs(line.size - lines_[first].size) > 0.6) return false;
      if (line.box.top - above.box.bottom > 3.5 * line.size || line.box.right > widest + line.size) return false;
    }
    return true;
  }

  const std::vector<PdfLine>& lines_;
  std::vector<bool> in_table_;
};

class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) { document_.format = Format::kPdf; }

  void Add(const PdfPage& page, const std::vector<PdfLine>& lines, const std::vector<bool>& furniture) {
    std::vector<PdfLine> body;
    std::vector<Text> texts;
    const double left = LeftEdge(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Text text = Write(page, lines[i], left);
      if (furniture[i]) continue;
      body.push_back(lines[i]);
      texts.push_back(std::move(text));
    }
    AddBlocks(body, std::move(texts));
  }
  Document Take() { return std::move(document_); }
  bool full() const { return full_; }

 private:
  /// A line in the document's text, with the places of its cells there.
  struct Text {
    Place place;
    std::vector<Cell> cells;
  };

  static double LeftEdge(const std::vector<PdfLine>& lines) {
    double left = lines.empty() ? 0 : lines.front().box.left;
    for (const PdfLine& line : lines) left = std::min(left, line.box.left);
    return left;
  }

  Text Write(const PdfPage& page, const PdfLine& line, double left) {
    Text text;
    LineWriter writer(left, line.size);
    for (const PdfCell& cell : line.cells) {
      writer.Advance(cell.box.left, text.cells.empty() ? 0 : 2);
      Cell made;
      made.text = CellText(cell);
      made.column = static_cast<int>(text.cells.size());
      made.left = cell.box.left;
      made.right = cell.box.right;
      made.place = {0, writer.length(), static_cast<int>(Utf8Length(made.text)), page.number, cell.box};
      made.place.line = static_cast<int>(document_.lines.size()) + 1;
      writer.Append(made.text);
      text.cells.push_back(std::move(made));
    }
    text.place = {static_cast<int>(document_.lines.size()) + 1, 0, writer.length(), page.number, line.box};
    document_.lines.push_back(writer.Take());
    cells_ += text.cells.size();
    ++rows_;
    full_ = full_ || cells_ > limits_.cells || rows_ > limits_.blocks;
    return text;
  }

  void AddBlocks(const std::vector<PdfLine>& lines, std::vector<Text> texts) {
    const TableFinder tables(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (tables.InTable(i)) {
        if (tables.StartsTable(i)) document_.blocks.emplace_back(Table{Geometry::kLoose, {}});
        std::get<Table>(document_.blocks.back()).rows.push_back({std::move(texts[i].cells), texts[i].place});
        continue;
      }
      const Cell& only = texts[i].cells.front();
      document_.blocks.emplace_back(Paragraph{only.text, 0, only.place});
    }
  }

  const Limits& limits_;
  Document document_;
  std::size_t cells_ = 0, rows_ = 0;
  bool full_ = false;
};

}  // namespace

Document LayOutPages(std::vector<PdfPage> pages, const Limits& limits) {
  std::vector<std::vector<PdfLine>> lines;
  for (PdfPage& page : pages) {
    TurnUpright(page);
    lines.push_back(FindLines(page));
  }
  const std::vector<std::vector<bool>> furniture = FindFurniture(pages, lines);
  Builder builder(limits);
  for (std::size_t i = 0; i < pages.size() && !builder.full(); ++i) builder.Add(pages[i], lines[i], furniture[i]);
  if (builder.full())
    return CouldNotRead(Format::kPdf, Obstacle::kTooLarge, "这份 PDF 的内容太多，超出了可以读取的限度。");
  return builder.Take();
}

}  // namespace gongkai::docread
