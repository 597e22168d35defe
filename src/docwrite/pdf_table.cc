#include "docwrite/pdf_table.h"

#include <algorithm>
#include <memory>
#include <numeric>

#include "base/rich_grid.h"
#include "base/utf8.h"

namespace gongkai::docwrite {
namespace {

constexpr double kSmallest = 4;     // points
constexpr double kPadding = 0.35;   // around the text of a cell, in sizes
constexpr double kNarrowest = 2.2;  // a column, in sizes
constexpr double kPitch = 1.45;
constexpr double kHair = 0.6;
constexpr double kSlack = 0.01;  // sums of heights are not exact

std::size_t At(int index) { return static_cast<std::size_t>(index); }

RichRuns RunsOf(const RichCell& cell) {
  RichRuns runs;
  for (const RichParagraph& paragraph : cell.paragraphs) {
    if (!runs.empty()) runs.push_back({.text = "\n"});
    runs.insert(runs.end(), paragraph.runs.begin(), paragraph.runs.end());
  }
  return runs;
}

TextLook LookOf(const RichCell& cell, double size) {
  TextLook look{.size = size, .pitch = kPitch, .bold = cell.head};
  if (cell.head) look.alignment = Alignment::kCenter;
  if (!cell.head && !cell.paragraphs.empty()) look.alignment = cell.paragraphs.front().alignment;
  return look;
}

// ---- columns

/// As wide as the longest text of each asks for.
std::vector<double> Wished(const RichGrid& grid, const TextSetter& setter, double size) {
  std::vector<double> wished(At(grid.columns), kNarrowest * size);
  const auto wish = [&](const PlacedCell& placed) {
    return setter.Set(RunsOf(*placed.cell), LookOf(*placed.cell, size), -1).width() + 2 * kPadding * size + kHair;
  };
  for (const PlacedCell& placed : grid.cells) {
    if (placed.cell->column_span == 1) {
      double& column = wished[At(placed.column)];
      column = std::max(column, wish(placed));
    }
  }
  for (const PlacedCell& placed : grid.cells) {
    if (placed.cell->column_span == 1) continue;
    const auto from = wished.begin() + placed.column, to = from + placed.cell->column_span;
    const double lacking = wish(placed) - std::accumulate(from, to, 0.0);
    if (lacking > 0) std::for_each(from, to, [&](double& each) { each += lacking / placed.cell->column_span; });
  }
  return wished;
}

/// What is not broken amid: a day, a number with its brackets, a word of Latin letters.
bool IsOfWord(char32_t c) {
  const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return is_letter || (c >= U'0' && c <= U'9') || c == U'-' || c == U'.' || c == U'/' || c == U':' || c == U'〔' ||
         c == U'〕';
}

std::u32string LongestWord(const RichRuns& runs) {
  std::u32string longest, word;
  for (const RichRun& run : runs) {
    for (const char32_t c : FromUtf8(run.text)) {
      if (IsOfWord(c)) word += c;
      if (word.size() > longest.size()) longest = word;
      if (!IsOfWord(c)) word.clear();
    }
  }
  return longest;
}

/// As wide as the longest word of each asks for, where all of that fits.
std::vector<double> Least(const RichGrid& grid, const TextSetter& setter, double size, double width) {
  std::vector<std::u32string> words(At(grid.columns));
  std::vector<bool> is_head(At(grid.columns));
  for (const PlacedCell& placed : grid.cells) {
    if (placed.cell->column_span != 1) continue;
    std::u32string word = LongestWord(RunsOf(*placed.cell));
    const std::size_t column = At(placed.column);
    if (word.size() <= words[column].size()) continue;
    words[column] = std::move(word);
    is_head[column] = placed.cell->head;
  }
  std::vector<double> least(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TextLook look{.size = size, .pitch = kPitch, .bold = is_head[i]};
    if (!words[i].empty())
      least[i] = setter.Set(RichRuns{{.text = ToUtf8(words[i])}}, look, -1).width() + 2 * kPadding * size + kHair;
  }
  // The rest needs some room too.
  const double room = width - kNarrowest * size * grid.columns / 2;
  if (std::accumulate(least.begin(), least.end(), 0.0) > room) std::ranges::fill(least, 0);
  return least;
}

/// All together as wide as the page: narrow columns get what they wish, wide ones share what is left, and none is
/// narrower than its longest word.
std::vector<double> Shared(const std::vector<double>& wished, const std::vector<double>& least, double width) {
  const double sum = std::accumulate(wished.begin(), wished.end(), 0.0);
  std::vector<double> widths = wished;
  if (sum <= width) {
    for (double& each : widths) each *= width / sum;
    return widths;
  }
  std::vector<bool> settled(wished.size(), false);
  double left = width;
  auto open = static_cast<double>(wished.size());
  const auto settle = [&](const auto& is_due, const std::vector<double>& at) {
    bool changed = false;
    const double share = left / open;
    for (std::size_t i = 0; i < wished.size() && open > 0; ++i) {
      if (settled[i] || !is_due(i, share)) continue;
      settled[i] = changed = true;
      widths[i] = at[i];
      left -= at[i];
      --open;
    }
    return changed;
  };
  bool changed = true;
  while (changed && open > 0) {
    changed = settle([&](std::size_t i, double share) { return wished[i] <= share; }, wished);
    if (!changed) changed = settle([&](std::size_t i, double share) { return least[i] > share; }, least);
  }
  for (std::size_t i = 0; i < wished.size(); ++i) {
    if (!settled[i]) widths[i] = left / open;
  }
  return widths;
}

// ---- the table as one long strip, as if a page had no end

struct StripCell {
  double x = 0, y = 0, width = 0, height = 0;
  double text_x = 0, text_y = 0;
  bool head = false;
  SetText text;
};

struct Strip {
  std::vector<double> edges;  // of the rows: one more than there are
  std::vector<bool> crossed;  // an edge that a cell goes across
  std::vector<StripCell> cells;
  double head = 0;  // height of the rows of heads at the top
};

std::vector<double> Edges(const std::vector<double>& sizes) {
  std::vector<double> edges(1, 0.0);
  for (const double size : sizes) edges.push_back(edges.back() + size);
  return edges;
}

std::vector<double> RowHeights(const RichGrid& grid, const std::vector<SetText>& texts, double size) {
  std::vector<double> heights(At(grid.rows), size * (kPitch + 2 * kPadding));
  const auto needed = [&](std::size_t i) { return texts[i].height() + 2 * kPadding * size; };
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].cell->row_span > 1) continue;
    double& row = heights[At(grid.cells[i].row)];
    row = std::max(row, needed(i));
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const int span = grid.cells[i].cell->row_span;
    const auto from = heights.begin() + grid.cells[i].row, to = from + span;
    const double lacking = span == 1 ? 0 : needed(i) - std::accumulate(from, to, 0.0);
    if (lacking > 0) std::for_each(from, to, [&](double& each) { each += lacking / span; });
  }
  return heights;
}

bool IsHeadRow(const RichGrid& grid, int row) {
  for (int column = 0; column < grid.columns; ++column) {
    const RichCell* cell = grid.At(row, column);
    if (cell == nullptr || !cell->head) return false;
  }
  return true;
}

/// The rows at the top that hold nothing but heads, as far as none of them goes on below.
double HeadHeight(const RichGrid& grid, const Strip& strip) {
  int rows = 0;
  while (rows < grid.rows && IsHeadRow(grid, rows)) ++rows;
  while (rows > 0 && strip.crossed[At(rows)]) --rows;
  return rows == grid.rows ? 0 : strip.edges[At(rows)];
}

Strip StripOf(const RichGrid& grid, const TextSetter& setter, double size, double width) {
  const std::vector<double> columns =
      Edges(Shared(Wished(grid, setter, size), Least(grid, setter, size, width), width));
  std::vector<SetText> texts;
  for (const PlacedCell& placed : grid.cells) {
    const double wide = columns[At(placed.column + placed.cell->column_span)] - columns[At(placed.column)];
    texts.push_back(setter.Set(RunsOf(*placed.cell), LookOf(*placed.cell, size), wide - 2 * kPadding * size));
  }
  Strip strip{.edges = Edges(RowHeights(grid, texts, size)), .crossed = {}, .cells = {}};
  strip.crossed.assign(strip.edges.size(), false);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PlacedCell& placed = grid.cells[i];
    const int end = placed.row + placed.cell->row_span;
    for (int row = placed.row + 1; row < end; ++row) strip.crossed[At(row)] = true;
    StripCell cell{.x = columns[At(placed.column)], .y = strip.edges[At(placed.row)], .text = texts[i]};
    cell.width = columns[At(placed.column + placed.cell->column_span)] - cell.x;
    cell.height = strip.edges[At(end)] - cell.y;
    cell.text_x = cell.x + kPadding * size;
    cell.text_y = cell.y + (cell.height - cell.text.height()) / 2;
    cell.head = placed.cell->head;
    strip.cells.push_back(std::move(cell));
  }
  strip.head = HeadHeight(grid, strip);
  return strip;
}

// ---- cutting it into pages

/// The last edge of a row that fits; none when not even one row does.
double LastEdge(const Strip& strip, double from, double most, bool crossed_too) {
  double best = from;
  for (std::size_t i = 0; i < strip.edges.size(); ++i) {
    const double edge = strip.edges[i];
    if (edge > from + kSlack && edge <= most + kSlack && (crossed_too || !strip.crossed[i])) best = edge;
  }
  return best;
}

/// Moved up until it goes through no line of text.
double BetweenLines(const Strip& strip, double from, double cut) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const StripCell& cell : strip.cells) {
      for (std::size_t i = 0; i < cell.text.lines().size(); ++i) {
        const double top = cell.text_y + static_cast<double>(i) * cell.text.line_height();
        if (top > from + kSlack && top < cut - kSlack && cut + kSlack < top + cell.text.line_height()) {
          cut = top;
          moved = true;
        }
      }
    }
  }
  return cut;
}

double CutOf(const Strip& strip, double from, double most) {
  double cut = LastEdge(strip, from, most, false);
  if (cut <= from) cut = LastEdge(strip, from, most, true);
  if (cut <= from) cut = most;
  cut = BetweenLines(strip, from, cut);
  return cut <= from + kSlack ? most : cut;
}

/// The place of a cell between two heights of the strip, its upper edge at `y` of the page; false when it has none.
bool Outline(cairo_t* cairo, const StripCell& cell, double from, double to, double x, double y) {
  const double top = std::max(cell.y, from), bottom = std::min(cell.y + cell.height, to);
  if (bottom <= top + kSlack) return false;
  cairo_rectangle(cairo, x + cell.x, y + top - from, cell.width, bottom - top);
  return true;
}

void DrawLines(cairo_t* cairo, const StripCell& cell, double from, double to, double x, double y) {
  for (std::size_t i = 0; i < cell.text.lines().size(); ++i) {
    const double line = cell.text_y + static_cast<double>(i) * cell.text.line_height();
    if (line < from - kSlack || line >= to - kSlack) continue;
    cell.text.Draw(cairo, i, x + cell.text_x, y + line - from);
  }
}

/// Grounds first, so that none lies on its neighbour's border.
void DrawSlice(cairo_t* cairo, const Strip& strip, double from, double to, double x, double y) {
  cairo_set_source_rgb(cairo, 0.93, 0.93, 0.93);
  for (const StripCell& cell : strip.cells) {
    if (cell.head && Outline(cairo, cell, from, to, x, y)) cairo_fill(cairo);
  }
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_line_width(cairo, kHair);
  for (const StripCell& cell : strip.cells) {
    if (Outline(cairo, cell, from, to, x, y)) cairo_stroke(cairo);
    DrawLines(cairo, cell, from, to, x, y);
  }
}

}  // namespace

void PutTable(PdfFlow& flow, const TextSetter& setter, const RichTable& table, double size) {
  const RichGrid grid = GridOf(table);
  const double fitting = std::min(size, flow.width() / (kNarrowest * grid.columns));
  const auto strip = std::make_shared<const Strip>(StripOf(grid, setter, std::max(fitting, kSmallest), flow.width()));
  const double end = strip->edges.back();
  const bool head_again = strip->head > 0 && strip->head < flow.whole() / 3;
  double from = 0;
  // Not the head alone at the foot of a page.
  flow.Need(std::min(strip->head + 2 * size, flow.whole()));
  while (from + kSlack < end) {
    const double head = head_again && from > 0 ? strip->head : 0;
    if (head > 0) {
      flow.Draw(
          [strip, x = flow.left(), y = flow.y()](cairo_t* cairo) { DrawSlice(cairo, *strip, 0, strip->head, x, y); });
      flow.Advance(head);
    }
    const double most = from + flow.left_over();
    const bool is_new_page = flow.left_over() + head + kSlack >= flow.whole();
    if (!is_new_page && end > most && LastEdge(*strip, from, most, true) <= from) {
      flow.NewPage();  // the next row fits better on a page of its own
      continue;
    }
    const double cut = end <= most ? end : CutOf(*strip, from, most);
    flow.Draw([strip, from, cut, x = flow.left(), y = flow.y()](cairo_t* cairo) {
      DrawSlice(cairo, *strip, from, cut, x, y);
    });
    flow.Advance(cut - from);
    from = cut;
    if (from + kSlack < end) flow.NewPage();
  }
}

}  // namespace gongkai::docwrite
