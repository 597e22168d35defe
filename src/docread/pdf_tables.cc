// A line with several cells stands in a table. So does everything inside a ruled frame that holds such lines, and,
// where nothing is ruled, a single cell that continues a cell of the table or titles a part of it.
#include "docread/pdf_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

bool Alone(const PdfLine& line) { return line.cells.size() < 2; }

/// "三、…": the way Chinese documents number their sections. Rows of tables are numbered so too, but within their
/// column.
bool NumberedHeading(const PdfLine& line) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  std::string text;
  for (const PdfWord* word : line.cells.front().words) text += word->text;
  const std::u32string characters = FromUtf8(text.substr(0, 24));
  std::size_t i = 0;
  while (i < characters.size() && kNumerals.find(characters[i]) != std::u32string_view::npos) ++i;
  return i > 0 && i < characters.size() && (characters[i] == U'、' || characters[i] == U'．');
}

/// Whether `line` lies under or above one cell of `neighbour`, as the rest of a wrapped text does.
bool WithinACell(const PdfLine& line, const PdfLine& neighbour) {
  const double slack = 0.6 * line.size;
  return std::any_of(neighbour.cells.begin(), neighbour.cells.end(), [&](const PdfCell& cell) {
    return line.box.left >= cell.box.left - slack && line.box.right <= cell.box.right + slack;
  });
}

/// Whether part of `line` stands at the height of `row`: two lines of a wrapped label on both sides of the row's
/// figures.
bool Beside(const PdfLine& line, const PdfLine& row) {
  const double shared = std::min(line.box.bottom, row.box.bottom) - std::max(line.box.top, row.box.top);
  return shared > 0.1 * (line.box.bottom - line.box.top);
}

class Finder {
 public:
  Finder(const std::vector<PdfLine>& lines, const PdfLine* row_before)
      : lines_(lines), row_before_(row_before), inside_(lines.size(), false) {
    for (std::size_t i = 0; i < lines.size(); ++i) inside_[i] = !Alone(lines[i]);
    Continue();
    Bridge();
    FillFrames();
  }

  std::vector<int> Number() const {
    std::vector<int> numbers(lines_.size(), 0);
    int number = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!inside_[i]) continue;
      const bool goes_on = i > 0 && inside_[i - 1] && lines_[i].frame.SharesEdgeWith(lines_[i - 1].frame);
      numbers[i] = goes_on ? number : ++number;
    }
    return numbers;
  }

 private:
  /// Lines that stand as close as the lines of one cell, in the same size.
  bool Follows(std::size_t line) const {
    const PdfLine &above = lines_[line - 1], &below = lines_[line];
    return below.box.top - above.box.bottom <= 1.2 * below.size && std::fabs(below.size - above.size) <= 0.6 &&
           below.frame.SharesEdgeWith(above.frame);
  }

  /// The rest of a wrapped cell, below the row it began in, or above it where cells are centred.
  void Continue() {
    const PdfLine* row = row_before_;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool follows = i == 0 ? row != nullptr : inside_[i - 1] && Follows(i);
      if (inside_[i])
        row = &lines_[i];
      else if (row && follows && (WithinACell(lines_[i], *row) || (row != row_before_ && Beside(lines_[i], *row))))
        inside_[i] = true;
    }
    row = nullptr;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (!Alone(lines_[i]))
        row = &lines_[i];
      else if (row && inside_[i + 1] && Follows(i + 1) && (WithinACell(lines_[i], *row) || Beside(lines_[i], *row)))
        inside_[i] = true;
    }
  }

  /// A title across the columns, between two rows and no farther from them than rows are from one another.
  void Bridge() {
    constexpr std::size_t kMostLines = 4;
    std::size_t last = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!inside_[i]) continue;
      if (last < i && i - last > 1 && i - last - 1 <= kMostLines && Bridged(last, i)) {
        std::fill(inside_.begin() + static_cast<std::ptrdiff_t>(last), inside_.begin() + static_cast<std::ptrdiff_t>(i),
                  true);
      }
      last = i;
    }
  }
  bool Bridged(std::size_t first, std::size_t last) const {
    const double right = std::max(lines_[first].box.right, lines_[last].box.right);
    for (std::size_t i = first + 1; i <= last; ++i) {
      const PdfLine& line = lines_[i];
      if (!line.frame.SharesEdgeWith(lines_[i - 1].frame) || std::fabs(line.size - lines_[first].size) > 0.6)
        return false;
      if (line.box.top - lines_[i - 1].box.bottom > 3.5 * line.size || line.box.right > right + line.size) return false;
      if (i < last && NumberedHeading(line)) return false;
    }
    return true;
  }

  /// A frame around lines of which several have cells is a table from end to end. (It may also be an ornament around a
  /// page of prose.)
  void FillFrames() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1, tabular = inside_[begin] ? 1 : 0;
      while (end < lines_.size() && lines_[end].frame.SharesEdgeWith(lines_[end - 1].frame))
        tabular += inside_[end++] ? 1 : 0;
      if (lines_[begin].frame && tabular * 4 >= end - begin) {
        std::fill(inside_.begin() + static_cast<std::ptrdiff_t>(begin),
                  inside_.begin() + static_cast<std::ptrdiff_t>(end), true);
      }
      begin = end;
    }
  }

  const std::vector<PdfLine>& lines_;
  const PdfLine* row_before_;
  std::vector<bool> inside_;
};

}  // namespace

std::vector<int> FindTables(const std::vector<PdfLine>& lines, const PdfLine* row_before) {
  return Finder(lines, row_before).Number();
}

}  // namespace gongkai::docread
