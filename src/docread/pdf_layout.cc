// Pages to lines (pdf_lines.cc), then: which lines are running heads and page numbers, which belong to a table, and how
// each line reads as text.
#include "docread/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/pdf_figures.h"
#include "docread/pdf_furniture.h"
#include "docread/pdf_lines.h"
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
    const std::vector<int> tables = FindTables(lines, row_before_ ? &*row_before_ : nullptr);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (tables[i] > 0) {
        if (i == 0 || tables[i] != tables[i - 1]) document_.blocks.emplace_back(Table{Geometry::kLoose, {}});
        std::get<Table>(document_.blocks.back()).rows.push_back({std::move(texts[i].cells), texts[i].place});
        continue;
      }
      const Cell& only = texts[i].cells.front();
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
  std::vector<std::vector<PdfLine>> lines;
  for (PdfPage& page : pages) {
    TurnUpright(page);
    JoinBrokenFigures(page);
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
