#include "report/read/table3_beside.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "report/read/table3_alignment.h"

namespace gongkai::report {
namespace {

/// Label pieces of one line of the page.
using Line = std::vector<const Item*>;

struct Figures {
  Line beside;  // label pieces on the same line
  std::vector<const Item*> values;
};

/// The table as lines: what stands above the first figures, then figures and what stands below them, in turn.
struct Lines {
  std::vector<Figures> figures;
  std::vector<std::vector<Line>> gaps;  // one more than figures
};

Lines LinesOf(std::span<const Item> items) {
  Lines lines;
  lines.gaps.emplace_back();
  for (auto begin = items.begin(); begin != items.end();) {
    const auto end = std::find_if(begin, items.end(), [&](const Item& item) { return item.row != begin->row; });
    Figures figures;
    for (auto item = begin; item != end; ++item) (item->IsValue() ? figures.values : figures.beside).push_back(&*item);
    if (figures.values.empty()) {
      lines.gaps.back().push_back(std::move(figures.beside));
    } else {
      lines.figures.push_back(std::move(figures));
      lines.gaps.emplace_back();
    }
    begin = end;
  }
  return lines;
}

bool Overlap(const Item& a, const Item& b) {
  const double shared = std::min(a.right, b.right) - std::max(a.left, b.left);
  return shared > 0.3 * std::min(a.right - a.left, b.right - b.left);
}

/// A row's label pieces when it takes some lines above its figures and some below.
Line PiecesOf(const Lines& lines, std::size_t row, std::size_t from_above, std::size_t to_below) {
  Line pieces;
  const auto add = [&pieces](const Line& line) { pieces.insert(pieces.end(), line.begin(), line.end()); };
  for (std::size_t i = from_above; i < lines.gaps[row].size(); ++i) add(lines.gaps[row][i]);
  add(lines.figures[row].beside);
  for (std::size_t i = 0; i < to_below; ++i) add(lines.gaps[row + 1][i]);
  return pieces;
}

/// Those in the column next to the figures; names of groups stand to the left of it.
Line OwnPieces(const Line& pieces) {
  if (pieces.empty()) return {};
  const Item& last = **std::max_element(pieces.begin(), pieces.end(),
                                        [](const Item* a, const Item* b) { return a->right < b->right; });
  Line own;
  std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(own),
               [&](const Item* piece) { return Overlap(*piece, last); });
  return own;
}

std::u32string KeyOf(const Line& pieces) {
  std::u32string key;
  for (const Item* piece : pieces) key += piece->FormKey();
  return key;
}

/// The best division of the lines in each gap between the row above and the row below.
class Divider {
 public:
  explicit Divider(const Lines& lines) : lines_(lines), best_(lines.gaps.size()) {}

  /// For each gap how many of its lines go to the row above.
  std::vector<std::size_t> Divide() {
    const std::size_t rows = lines_.figures.size();
    best_[0].assign(lines_.gaps[0].size() + 1, {});
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t below = 0; below <= lines_.gaps[row + 1].size(); ++below)
        best_[row + 1].push_back(Extend(row, below));
    }
    std::vector<std::size_t> cuts(rows + 1);
    const auto& ends = best_[rows];
    cuts[rows] = static_cast<std::size_t>(
        std::max_element(ends.begin(), ends.end(), [](const Step& a, const Step& b) { return a.score < b.score; }) -
        ends.begin());
    for (std::size_t gap = rows; gap > 0; --gap) cuts[gap - 1] = best_[gap][cuts[gap]].cut_before;
    return cuts;
  }

 private:
  struct Step {
    double score = 0;
    std::size_t cut_before = 0;  // in the gap above the row
  };

  Step Extend(std::size_t row, std::size_t below) const {
    Step best{-1, 0};
    for (std::size_t cut = 0; cut < best_[row].size(); ++cut) {
      constexpr std::size_t kLongest = 60;  // no label is so long
      const std::u32string key = KeyOf(OwnPieces(PiecesOf(lines_, row, cut, below)));
      const double score = best_[row][cut].score + (key.size() <= kLongest ? LikenessToForm(key) : 0);
      if (score > best.score) best = {score, cut};
    }
    return best;
  }

  const Lines& lines_;
  std::vector<std::vector<Step>> best_;  // by gap, then by how many of its lines go to the row above
};

ObservedRow RowOf(const Figures& figures, Line pieces) {
  ObservedRow row;
  row.run.cells = figures.values;
  row.label_key = KeyOf(pieces);
  row.labels = OwnPieces(pieces);
  row.own_key = KeyOf(row.labels);
  return row;
}

/// A table has 25 rows, with a few lines between two of them; whatever is larger is something else.
constexpr std::size_t kMostRows = 60, kMostLinesBetween = 24;

bool IsTooLarge(const Lines& lines) {
  if (lines.figures.size() > kMostRows) return true;
  return std::ranges::any_of(lines.gaps, [](const std::vector<Line>& gap) { return gap.size() > kMostLinesBetween; });
}

/// Above the first row and below the last one stands what is no label: heads, and the text behind the table.
void Clip(Lines& lines) {
  auto &above = lines.gaps.front(), &below = lines.gaps.back();
  if (above.size() > kMostLinesBetween) above.erase(above.begin(), above.end() - kMostLinesBetween);
  if (below.size() > kMostLinesBetween) below.resize(kMostLinesBetween);
}

}  // namespace

std::vector<ObservedRow> ObserveBeside(std::span<const Item> items) {
  const bool on_page =
      std::all_of(items.begin(), items.end(), [](const Item& item) { return !item.grid && item.place.page > 0; });
  Lines lines = on_page ? LinesOf(items) : Lines{};
  std::vector<ObservedRow> rows;
  if (lines.figures.empty()) return rows;
  Clip(lines);
  if (IsTooLarge(lines)) return rows;
  const std::vector<std::size_t> cuts = Divider(lines).Divide();
  for (std::size_t i = 0; i < lines.figures.size(); ++i)
    rows.push_back(RowOf(lines.figures[i], PiecesOf(lines, i, cuts[i], cuts[i + 1])));
  return rows;
}

}  // namespace gongkai::report
