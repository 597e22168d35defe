// Lines that touch one another make one table. Between two of its upright and two of its level lines lies the smallest
// cell there can be; where no line is drawn between two of these, they are one merged cell. If what is merged so is no
// rectangle, the lines mean something else than cells.
#include "docread/pdf_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "docread/groups.h"
#include "docread/pdf_figures.h"
#include "docread/pdf_rulings.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kMostCells = 20'000;
constexpr std::size_t kMostGrids = 40;  // of a page

double Middle(double a, double b) { return (a + b) / 2; }

/// Index of the interval between two edges that `place` lies in.
std::optional<std::size_t> IntervalOf(const std::vector<double>& edges, double place) {
  if (edges.empty() || place < edges.front() || place >= edges.back()) return std::nullopt;
  return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), place) - edges.begin()) - 1;
}

/// For each edge the lines that stand there.
std::vector<std::vector<RuledLine>> LinesAt(const std::vector<double>& edges, const std::vector<RuledLine>& lines) {
  std::vector<std::vector<RuledLine>> at(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(at[i]),
                 [&](const RuledLine& line) { return std::abs(line.at - edges[i]) <= kTouching; });
  }
  return at;
}

bool IsDrawn(const std::vector<RuledLine>& lines_at_edge, double along) {
  return std::any_of(lines_at_edge.begin(), lines_at_edge.end(),
                     [along](const RuledLine& line) { return line.from <= along && along <= line.to; });
}

/// One table: its smallest cells merged where nothing is drawn between them.
class Merger {
 public:
  Merger(const RuledLines& lines, std::vector<double> x, std::vector<double> y)
      : x_(std::move(x)), y_(std::move(y)), columns_(x_.size() - 1), rows_(y_.size() - 1), groups_(columns_ * rows_) {
    const auto uprights = LinesAt(x_, lines.uprights), levels = LinesAt(y_, lines.levels);
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < columns_; ++c) {
        const bool wall_right = c + 1 == columns_ || IsDrawn(uprights[c + 1], Middle(y_[r], y_[r + 1]));
        const bool wall_below = r + 1 == rows_ || IsDrawn(levels[r + 1], Middle(x_[c], x_[c + 1]));
        if (!wall_right) groups_.Join(Index(r, c), Index(r, c + 1));
        if (!wall_below) groups_.Join(Index(r, c), Index(r + 1, c));
      }
    }
  }

  /// Nothing, if a merged cell is no rectangle.
  std::optional<PdfGrid> Grid() {
    PdfGrid grid{{x_.front(), y_.front(), x_.back(), y_.back()}, x_, y_, {}};
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < columns_; ++c) {
        if (groups_.Of(Index(r, c)) != Index(r, c)) continue;
        const std::optional<PdfGridCell> cell = CellAt(r, c);
        if (!cell) return std::nullopt;
        grid.cells.push_back(*cell);
      }
    }
    return grid;
  }

 private:
  std::size_t Index(std::size_t row, std::size_t column) const { return row * columns_ + column; }

  std::optional<PdfGridCell> CellAt(std::size_t row, std::size_t column) {
    const std::size_t group = Index(row, column);
    std::size_t right = column, below = row;
    while (right < columns_ && groups_.Of(Index(row, right)) == group) ++right;
    while (below < rows_ && groups_.Of(Index(below, column)) == group) ++below;
    if (SizeOf(group) != (right - column) * (below - row)) return std::nullopt;
    for (std::size_t r = row; r < below; ++r) {
      for (std::size_t c = column; c < right; ++c) {
        if (groups_.Of(Index(r, c)) != group) return std::nullopt;
      }
    }
    return PdfGridCell{static_cast<int>(row),
                       static_cast<int>(column),
                       static_cast<int>(below - row),
                       static_cast<int>(right - column),
                       {x_[column], y_[row], x_[right], y_[below]},
                       {}};
  }

  std::size_t SizeOf(std::size_t group) {
    if (sizes_.empty()) {
      sizes_.assign(columns_ * rows_, 0);
      for (std::size_t i = 0; i < sizes_.size(); ++i) ++sizes_[groups_.Of(i)];
    }
    return sizes_[group];
  }

  std::vector<double> x_, y_;
  std::size_t columns_, rows_;
  Groups groups_;
  std::vector<std::size_t> sizes_;
};

std::optional<PdfGrid> GridOf(const RuledLines& lines) {
  std::vector<double> x = EdgesOf(lines.uprights, lines.levels), y = EdgesOf(lines.levels, lines.uprights);
  const bool closed = x.size() >= 3 && y.size() >= 2;  // two columns, one row
  if (!closed || x.size() * y.size() > kMostCells) return std::nullopt;
  return Merger(lines, std::move(x), std::move(y)).Grid();
}

double TopOf(const RuledLines& lines) {
  double top = lines.levels.empty() ? 0 : lines.levels.front().at;
  for (const RuledLine& upright : lines.uprights) top = std::min(top, upright.from);
  return top;
}

RuledLines& TopMost(std::vector<RuledLines>& tables) {
  return *std::min_element(tables.begin(), tables.end(),
                           [](const RuledLines& a, const RuledLines& b) { return TopOf(a) < TopOf(b); });
}

/// Below a page break browsers draw no lines around a cell that spans rows of both pages, so that the table seems to
/// lack its first columns: they get the lines they have on the page before.
void CloseLeft(RuledLines& lines, const PdfGrid& before) {
  const std::vector<double> x = EdgesOf(lines.uprights, lines.levels), y = EdgesOf(lines.levels, lines.uprights);
  if (x.empty() || y.empty() || std::abs(x.back() - before.edges.back()) > kTouching) return;
  if (x.front() < before.edges.front() + kTouching || x.front() > before.edges.back()) return;
  for (const double edge : before.edges) {
    if (edge < x.front() - kTouching) lines.uprights.push_back({edge, y.front(), y.back()});
  }
  lines.uprights.push_back({x.front(), y.front(), y.back()});
}

/// The cell of every smallest cell, to find that of a word at once.
std::vector<std::size_t> Plan(const PdfGrid& grid, std::size_t columns, std::size_t rows) {
  std::vector<std::size_t> plan(columns * rows);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PdfGridCell& cell = grid.cells[i];
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        plan[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] = i;
    }
  }
  return plan;
}

/// Finds the cell of a word.
class Locator {
 public:
  explicit Locator(const PdfGrid& grid)
      : grid_(grid), plan_(Plan(grid, grid.edges.size() - 1, grid.levels.size() - 1)) {}
  /// The cell at this place, by its index.
  std::optional<std::size_t> At(double x, double y) const {
    const auto column = IntervalOf(grid_.edges, x), row = IntervalOf(grid_.levels, y);
    if (!row || !column) return std::nullopt;
    return plan_[*row * (grid_.edges.size() - 1) + *column];
  }
  /// By the word's middle. A figure too wide for the last column sticks out of the table.
  std::optional<std::size_t> Of(const PdfWord& word) const {
    const bool sticks_out = IsFigure(word.text) && word.box.left < grid_.box.right + word.size;
    const double x = Middle(word.box.left, word.box.right);
    return At(sticks_out ? std::min(x, grid_.box.right - 1) : x, Middle(word.box.top, word.box.bottom));
  }

 private:
  const PdfGrid& grid_;
  std::vector<std::size_t> plan_;
};

constexpr std::string_view kCut = "…";

/// Digits, behind a cut perhaps.
std::string_view DigitsOf(std::string_view text) {
  if (text.starts_with(kCut)) text.remove_prefix(kCut.size());
  return text.find_first_not_of("0123456789.,") == std::string_view::npos ? text : std::string_view();
}

/// A figure that reaches into the next cell by a digit or more may be one that is too wide, or the figures of both
/// cells drawn without a gap. Nobody can tell, so it is cut at the border, and what is left on both sides is no figure.
std::optional<PdfWord> CutAt(PdfWord& word, double border) {
  const std::string_view digits = DigitsOf(word.text);
  const double width = (word.box.right - word.box.left) / static_cast<double>(digits.size());
  const double fitting = width > 0 ? std::floor((border - word.box.left) / width + 0.5) : 0;
  if (fitting < 1 || fitting >= static_cast<double>(digits.size())) return std::nullopt;
  PdfWord rest = word;
  const auto keep = static_cast<std::size_t>(fitting);
  rest.text = std::string(kCut) + std::string(digits.substr(keep));
  word.text.resize(word.text.size() - digits.size() + keep);
  word.text += kCut;
  rest.box.left = word.box.right = border;
  return rest;
}

void CutFigures(PdfPage& page, const PdfGrid& grid) {
  const Locator locator(grid);
  for (std::size_t i = 0; i < page.words.size(); ++i) {  // what is cut off stands at the end, and may be cut again
    if (page.words[i].rotation != 0 || DigitsOf(page.words[i].text).empty()) continue;
    const Box box = page.words[i].box;
    const auto cell = locator.At(box.left + 0.1 * page.words[i].size, Middle(box.top, box.bottom));
    const double border = cell ? grid.cells[*cell].box.right : box.right;
    if (border >= box.right || border >= grid.box.right) continue;
    if (auto rest = CutAt(page.words[i], border)) page.words.push_back(std::move(*rest));
  }
}

void PutWords(PdfGrid& grid, const PdfPage& page, std::vector<bool>& taken) {
  const Locator locator(grid);
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (taken[i]) continue;
    const std::optional<std::size_t> cell = locator.Of(page.words[i]);
    if (!cell) continue;
    taken[i] = true;
    grid.cells[*cell].words.push_back(&page.words[i]);
  }
}

/// Ruled lines around the prose of a page lay it out. They are no table of data.
bool LaysOutProse(const PdfGrid& grid) {
  constexpr std::size_t kLongestCell = 400;  // characters
  return std::any_of(grid.cells.begin(), grid.cells.end(), [](const PdfGridCell& cell) {
    std::size_t length = 0;
    for (const PdfWord* word : cell.words) length += Utf8Length(word->text);
    return length > kLongestCell;
  });
}

bool HasWords(const PdfGrid& grid) {
  return std::any_of(grid.cells.begin(), grid.cells.end(), [](const PdfGridCell& cell) { return !cell.words.empty(); });
}

void Renumber(PdfGrid& grid, const std::vector<double>& edges) {
  const auto index = [&](double x) {
    const auto nearest = std::min_element(edges.begin(), edges.end(),
                                          [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
    return static_cast<int>(nearest - edges.begin());
  };
  for (PdfGridCell& cell : grid.cells) {
    cell.column = index(cell.box.left);
    cell.column_span = std::max(index(cell.box.right) - cell.column, 1);
  }
  grid.edges = edges;
}

}  // namespace

std::vector<PdfGrid> FindGrids(PdfPage& page, const PdfGrid* before) {
  std::vector<RuledLines> tables = FindConnected(page);
  if (before != nullptr && !tables.empty()) CloseLeft(TopMost(tables), *before);
  std::vector<PdfGrid> found;
  for (const RuledLines& lines : tables) {
    if (auto grid = GridOf(lines)) found.push_back(std::move(*grid));
  }
  // A table inside a cell of another is found first.
  std::stable_sort(found.begin(), found.end(), [](const PdfGrid& a, const PdfGrid& b) {
    return a.box.bottom - a.box.top < b.box.bottom - b.box.top;
  });
  if (found.size() > kMostGrids) return {};
  for (const PdfGrid& grid : found) CutFigures(page, grid);
  std::vector<bool> taken(page.words.size(), false);
  std::vector<PdfGrid> grids;
  for (PdfGrid& grid : found) {
    std::vector<bool> untaken = taken;
    PutWords(grid, page, taken);
    if (!HasWords(grid) || LaysOutProse(grid)) {
      taken = std::move(untaken);
    } else {
      grids.push_back(std::move(grid));
    }
  }
  std::stable_sort(grids.begin(), grids.end(),
                   [](const PdfGrid& a, const PdfGrid& b) { return a.box.top < b.box.top; });
  return grids;
}

bool GoesOn(const PdfGrid& grid, const PdfGrid& next) {
  return std::abs(grid.edges.front() - next.edges.front()) <= kTouching &&
         std::abs(grid.edges.back() - next.edges.back()) <= kTouching;
}

void ShareColumns(std::span<PdfGrid* const> grids) {
  std::vector<double> places;
  for (const PdfGrid* grid : grids) places.insert(places.end(), grid->edges.begin(), grid->edges.end());
  const std::vector<double> edges = EdgesAt(std::move(places));
  for (PdfGrid* grid : grids) Renumber(*grid, edges);
}

}  // namespace gongkai::docread
