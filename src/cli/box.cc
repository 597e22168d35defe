#include "cli/box.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace gongkai::cli {
namespace {

constexpr std::size_t kMostLines = 4;  // of a cell in a single row
constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

std::vector<std::string> Wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t taken = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    const auto own = static_cast<std::size_t>(WidthOf(c));
    if (taken + own > width && !lines.back().empty()) {
      lines.emplace_back();
      taken = 0;
    }
    AppendUtf8(lines.back(), c);
    taken += own;
  }
  return lines;
}

// A cell on the grid.
struct Placed {
  const BoxCell* cell;
  int row, column, rows, columns;
  std::vector<std::string> lines;
  std::size_t width = 0;
};

class Drawing {
 public:
  Drawing(const std::vector<BoxRow>& rows, const std::vector<std::size_t>& widest, Paint paint)
      : rows_(static_cast<int>(rows.size())), columns_(static_cast<int>(widest.size())), paint_(paint) {
    owner_.assign(static_cast<std::size_t>(rows_ * columns_), -1);
    for (int r = 0; r < rows_; ++r) {
      PlaceRow(r, rows[static_cast<std::size_t>(r)].cells);
      ruled_.push_back(r == 0 || rows[static_cast<std::size_t>(r)].rule_above);
    }
    ChooseWidths(widest);
    ChooseHeights();
  }

  std::string Text() const {
    std::string out;
    for (int r = 0; r <= rows_; ++r) {
      if (r == rows_ || ruled_[static_cast<std::size_t>(r)]) out += Border(r);
      if (r == rows_) break;
      for (std::size_t line = 0; line < heights_[static_cast<std::size_t>(r)]; ++line) out += Line(r, line);
    }
    return out;
  }

 private:
  int& Owner(int row, int column) { return owner_[static_cast<std::size_t>(row * columns_ + column)]; }
  int Owner(int row, int column) const {
    if (row < 0 || column < 0 || row >= rows_ || column >= columns_) return -2;
    return owner_[static_cast<std::size_t>(row * columns_ + column)];
  }

  void PlaceRow(int row, const std::vector<BoxCell>& cells) {
    int column = 0;
    for (const BoxCell& cell : cells) {
      while (column < columns_ && Owner(row, column) != -1) ++column;
      if (column >= columns_) return;
      const Placed placed{
          &cell, row, column, std::min(cell.row_span, rows_ - row), std::min(cell.column_span, columns_ - column),
          {},    0};
      for (int r = row; r < row + placed.rows; ++r) {
        for (int c = column; c < column + placed.columns; ++c) Owner(r, c) = static_cast<int>(placed_.size());
      }
      placed_.push_back(placed);
    }
  }

  void ChooseWidths(const std::vector<std::size_t>& widest) {
    widths_.assign(static_cast<std::size_t>(columns_), 2);
    for (const Placed& placed : placed_) {
      if (placed.columns != 1) continue;
      std::size_t& width = widths_[static_cast<std::size_t>(placed.column)];
      const bool is_figure = placed.cell->align == Align::kRight;  // a figure is never wrapped
      const std::size_t most = is_figure ? kUnlimited : widest[static_cast<std::size_t>(placed.column)];
      width = std::max(width, std::min(WidthOf(placed.cell->text), most));
    }
    for (Placed& placed : placed_) {
      placed.width = static_cast<std::size_t>(placed.columns - 1);  // the borders it covers
      for (int c = 0; c < placed.columns; ++c) placed.width += widths_[static_cast<std::size_t>(placed.column + c)];
      placed.lines = Wrap(placed.cell->text, placed.width);
    }
  }

  void ChooseHeights() {
    heights_.assign(static_cast<std::size_t>(rows_), 1);
    for (const Placed& placed : placed_) {
      if (placed.rows != 1) continue;
      std::size_t& height = heights_[static_cast<std::size_t>(placed.row)];
      height = std::max(height, std::min(placed.lines.size(), kMostLines));
    }
  }

  // The line of `placed` that falls `line` lines below the top of row `row`; -1 means on the border above that row.
  std::string CellLine(const Placed& placed, int row, int line) const {
    int index = line, total = 0;
    for (int r = placed.row; r < placed.row + placed.rows; ++r) {
      const int height = static_cast<int>(heights_[static_cast<std::size_t>(r)]);
      const int rule = r > placed.row && ruled_[static_cast<std::size_t>(r)] ? 1 : 0;
      total += height + rule;
      if (r < row) index += height;
      if (r <= row) index += rule;
    }
    const int count = std::min(static_cast<int>(placed.lines.size()), total);
    index -= (total - count) / 2;  // in the middle of the cell
    std::string text = index >= 0 && index < count ? placed.lines[static_cast<std::size_t>(index)] : "";
    if (index == count - 1 && count < static_cast<int>(placed.lines.size())) {
      text = CutToWidth(text + "……", placed.width);
    }
    const std::string padded = PadToWidth(text, placed.width, placed.cell->align);
    return text.empty() ? padded : paint_(placed.cell->ink, padded);
  }

  std::string Line(int row, std::size_t line) const {
    std::string out = "│";
    for (int c = 0; c < columns_;) {
      const int owner = Owner(row, c);
      if (owner < 0) {
        out += std::string(widths_[static_cast<std::size_t>(c++)], ' ') + "│";
        continue;
      }
      const Placed& placed = placed_[static_cast<std::size_t>(owner)];
      out += CellLine(placed, row, static_cast<int>(line)) + "│";
      c = placed.column + placed.columns;
    }
    return out + "\n";
  }

  bool RuleAbove(int row, int column) const {
    if (column < 0 || column >= columns_) return false;
    return Owner(row - 1, column) != Owner(row, column) || (Owner(row, column) == -1);
  }

  bool RuleLeftOf(int row, int column) const {
    if (row < 0 || row >= rows_) return false;
    return Owner(row, column - 1) != Owner(row, column) || (Owner(row, column) == -1);
  }

  std::string Junction(int row, int column) const {
    static constexpr std::string_view kShapes[] = {" ", "╵", "╷", "│", "╴", "┘", "┐", "┤",
                                                   "╶", "└", "┌", "├", "─", "┴", "┬", "┼"};
    const unsigned shape = (RuleLeftOf(row - 1, column) ? 1U : 0U) | (RuleLeftOf(row, column) ? 2U : 0U) |
                           (RuleAbove(row, column - 1) ? 4U : 0U) | (RuleAbove(row, column) ? 8U : 0U);
    return std::string(kShapes[shape]);
  }

  std::string Border(int row) const {
    std::string out = Junction(row, 0);
    for (int c = 0; c < columns_;) {
      if (RuleAbove(row, c)) {
        for (std::size_t i = 0; i < widths_[static_cast<std::size_t>(c)]; ++i) out += "─";
        ++c;
      } else {
        const Placed& placed = placed_[static_cast<std::size_t>(Owner(row, c))];
        out += CellLine(placed, row, -1);
        c = placed.column + placed.columns;
      }
      out += Junction(row, c);
    }
    return out + "\n";
  }

  int rows_, columns_;
  Paint paint_;
  std::vector<int> owner_;  // index into placed_; -1 = no cell
  std::vector<Placed> placed_;
  std::vector<std::size_t> widths_, heights_;
  std::vector<bool> ruled_;  // rows with a line above
};

}  // namespace

std::string DrawBox(const std::vector<BoxRow>& rows, const std::vector<std::size_t>& widest, Paint paint) {
  return Drawing(rows, widest, paint).Text();
}

}  // namespace gongkai::cli
