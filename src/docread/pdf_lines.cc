// A line is a set of words that overlap vertically by half their height. A cell is a run of words with no border
// between; what is a border is decided by the surest sign there is: a ruled line, the document's own marks, a blank
// that was drawn, the kind of characters on both sides, the width of the gap.
#include "docread/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/pdf_figures.h"

namespace gongkai::docread {
namespace {

double Centre(const Box& box) { return (box.top + box.bottom) / 2; }
double Height(const Box& box) { return box.bottom - box.top; }
double Width(const Box& box) { return box.right - box.left; }

Box Turned(const Box& box, int rotation, double width, double height) {
  switch (rotation) {
    case 1:
      return {box.top, width - box.right, box.bottom, width - box.left};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
      return {height - box.bottom, box.left, height - box.top, box.right};
    default:
      return box;
  }
}

// ---- lines ----

/// A line while it is being gathered: where its middle lies, as the mean of its words.
struct Gathering {
  PdfLine line;
  double top = 0, bottom = 0;
};

bool OverlapsLine(const Gathering& gathering, const Box& box) {
  constexpr double kShare =
      0.55;  // of the lower of the two: a superscript belongs, the next line of a tight cell does not
  const double shared = std::min(gathering.bottom, box.bottom) - std::max(gathering.top, box.top);
  return shared >= kShare * std::min(gathering.bottom - gathering.top, Height(box));
}

enum class Meeting { kFree, kSameAgain, kAboveOrBelow };

/// How a word meets those already in the line: drawn twice for boldness, or standing above or below one of them.
Meeting Meet(const Gathering& gathering, const PdfWord& word) {
  constexpr std::size_t kLook = 200;  // the latest words are enough, and a hostile line may hold all words of a page
  const auto& words = gathering.line.words;
  for (std::size_t i = words.size(); i > 0 && i + kLook > words.size(); --i) {
    const Box& other = words[i - 1]->box;
    const double shared = std::min(other.right, word.box.right) - std::max(other.left, word.box.left);
    if (shared <= 0.3 * std::min(Width(other), Width(word.box))) continue;
    const double shift = std::fabs(Centre(other) - Centre(word.box));
    if (shift > 0.3 * std::max(Height(other), Height(word.box))) return Meeting::kAboveOrBelow;
    if (words[i - 1]->text == word.text && std::fabs(other.left - word.box.left) < 0.2 * word.size) {
      return Meeting::kSameAgain;
    }
  }
  return Meeting::kFree;
}

void Add(Gathering& gathering, const PdfWord& word) {
  PdfLine& line = gathering.line;
  const auto count = static_cast<double>(line.words.size());
  gathering.top = (gathering.top * count + word.box.top) / (count + 1);
  gathering.bottom = (gathering.bottom * count + word.box.bottom) / (count + 1);
  if (line.words.empty()) line.box = word.box;
  Extend(line.box, word.box);
  line.words.push_back(&word);
}

/// Words come sorted by their middle, so only the latest few lines can take one.
void PutIntoLine(std::vector<Gathering>& lines, const PdfWord& word) {
  constexpr std::size_t kOpenLines = 8;
  for (std::size_t i = lines.size(); i > 0 && i + kOpenLines > lines.size(); --i) {
    Gathering& gathering = lines[i - 1];
    if (!OverlapsLine(gathering, word.box)) continue;
    const Meeting meeting = Meet(gathering, word);
    if (meeting == Meeting::kSameAgain) return;
    if (meeting == Meeting::kFree) return Add(gathering, word);
  }
  lines.emplace_back();
  Add(lines.back(), word);
}

// ---- cells ----

bool IsSingleHan(std::string_view text) {
  std::size_t i = 0;
  return !text.empty() && IsHan(NextCodePoint(text, i)) && i == text.size();
}

/// Upright ruled lines of a page. Many programs draw one for each row: those that touch are one, unless one table ends
/// there and the next begins: then two level lines lie side by side.
class Uprights {
 public:
  explicit Uprights(const PdfPage& page) {
    std::vector<PdfRuling> drawn;
    for (const PdfRuling& ruling : page.rulings) {
      (ruling.y2 - ruling.y1 > ruling.x2 - ruling.x1 ? drawn : levels_).push_back(ruling);
    }
    std::sort(levels_.begin(), levels_.end(), [](const auto& a, const auto& b) { return a.y1 < b.y1; });
    std::sort(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) {
      return std::pair(std::lround(a.x1), a.y1) < std::pair(std::lround(b.x1), b.y1);
    });
    for (const PdfRuling& ruling : drawn) {
      constexpr double kTouching = 3;
      PdfRuling* last = rulings_.empty() ? nullptr : &rulings_.back();
      if (last && std::lround(last->x1) == std::lround(ruling.x1) && ruling.y1 <= last->y2 + kTouching &&
          !TwoTablesMeet(ruling)) {
        last->y2 = std::max(last->y2, ruling.y2);
      } else {
        rulings_.push_back(ruling);
      }
    }
  }
  /// Those that cross height `y`, from left to right.
  std::vector<PdfRuling> Crossing(double y) const {
    std::vector<PdfRuling> found;
    for (const PdfRuling& ruling : rulings_) {
      if (ruling.y1 <= y + 1 && y <= ruling.y2 + 1) found.push_back(ruling);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.x1 < b.x1; });
    return found;
  }

 private:
  bool TwoTablesMeet(const PdfRuling& upright) const {
    constexpr double kNear = 1.5, kApart = 0.5;
    double first = 0;
    bool any = false;
    auto level = std::lower_bound(levels_.begin(), levels_.end(), upright.y1 - kNear,
                                  [](const PdfRuling& a, double y) { return a.y1 < y; });
    for (; level != levels_.end() && level->y1 <= upright.y1 + kNear; ++level) {
      const bool touches = std::abs(level->x1 - upright.x1) < 2 || std::abs(level->x2 - upright.x1) < 2;
      if (!touches) continue;
      if (any && level->y1 - first > kApart) return true;
      if (!any) first = level->y1;
      any = true;
    }
    return false;
  }

  std::vector<PdfRuling> rulings_;
  std::vector<PdfRuling> levels_;  // from top to bottom
};

bool AnyBetween(const std::vector<PdfRuling>& sorted, double from, double to) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), from, [](auto& a, double x) { return a.x1 < x; });
  return at != sorted.end() && at->x1 <= to;
}

/// The widest gap, in em, that two neighbouring words of one cell can have between them.
double WidestGap(const PdfWord& a, const PdfWord& b, bool between_rulings) {
  const bool blank_drawn = b.from > a.to && b.from - a.to <= 8;
  const bool same_mark = a.mark > 0 && a.mark == b.mark;
  const bool figures = IsFigure(a.text) && IsFigure(b.text);
  if (a.mark > 0 && b.mark > 0 && !same_mark)
    return 0.03;  // two pieces that touch are one phrase, part of it bold or a link
  if (figures) return IsUnfinished(a.text) ? 0.6 : 0.05;
  if (same_mark) return 4;
  if (between_rulings) return 2.5;
  if (blank_drawn) return 1.2;
  if (IsSingleHan(a.text) && IsSingleHan(b.text)) return 1.0;  // spread out over the cell's width
  if (IsFigure(a.text) || IsFigure(b.text)) return 0.35;
  return 0.45;
}

bool SameCell(const PdfWord& a, const PdfWord& b, const std::vector<PdfRuling>& uprights) {
  const double gap = b.box.left - a.box.right;
  const double slack = std::min(1.0, std::max(gap, 0.0) / 2);
  if (gap > 0 && AnyBetween(uprights, a.box.right - slack, b.box.left + slack)) return false;
  const bool between =
      !uprights.empty() && uprights.front().x1 < a.box.left && uprights.back().x1 > b.box.right && uprights.size() > 2;
  return gap <= WidestGap(a, b, between) * std::max(a.size, b.size);
}

void SplitIntoCells(PdfLine& line, const Uprights& page_uprights) {
  const std::vector<PdfRuling> uprights = page_uprights.Crossing(Centre(line.box));
  if (uprights.size() >= 2 && uprights.front().x1 <= line.box.left + 1 && uprights.back().x1 >= line.box.right - 1) {
    line.frame = {uprights.front().x1, uprights.back().x1, uprights.front().y1, uprights.back().y1};
  }
  for (const PdfWord* word : line.words) {
    if (line.cells.empty() || !SameCell(*line.cells.back().words.back(), *word, uprights)) {
      line.cells.push_back({{}, word->box});
    }
    line.cells.back().words.push_back(word);
    Extend(line.cells.back().box, word->box);
  }
}

double UsualSize(const std::vector<const PdfWord*>& words) {
  std::vector<double> sizes;
  for (const PdfWord* word : words) sizes.push_back(word->size);
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  return sizes[sizes.size() / 2];
}

}  // namespace

void Extend(Box& box, const Box& by) {
  box = {std::min(box.left, by.left), std::min(box.top, by.top), std::max(box.right, by.right),
         std::max(box.bottom, by.bottom)};
}

void TurnUpright(PdfPage& page) {
  std::array<std::size_t, 4> count{};
  for (const PdfWord& word : page.words) count[static_cast<std::size_t>(word.rotation & 3)] += word.text.size();
  const auto most = static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
  if (most == 0) return;
  for (PdfWord& word : page.words) {
    word.box = Turned(word.box, most, page.width, page.height);
    word.rotation = (word.rotation - most) & 3;
  }
  for (PdfRuling& ruling : page.rulings) {
    const Box box = Turned({ruling.x1, ruling.y1, ruling.x2, ruling.y2}, most, page.width, page.height);
    ruling = {box.left, box.top, box.right, box.bottom};
  }
  if (most != 2) std::swap(page.width, page.height);
}

std::vector<PdfLine> LinesOf(std::vector<const PdfWord*> words) {
  std::stable_sort(words.begin(), words.end(), [](auto* a, auto* b) { return Centre(a->box) < Centre(b->box); });
  std::vector<Gathering> gathered;
  for (const PdfWord* word : words) PutIntoLine(gathered, *word);
  std::vector<PdfLine> lines;
  for (Gathering& gathering : gathered) {
    PdfLine& line = gathering.line;
    std::stable_sort(line.words.begin(), line.words.end(), [](auto* a, auto* b) { return a->box.left < b->box.left; });
    line.size = UsualSize(line.words);
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PdfLine& a, const PdfLine& b) { return Centre(a.box) < Centre(b.box); });
  return lines;
}

std::vector<PdfLine> FindLines(const PdfPage& page, const std::vector<PdfGrid>& grids) {
  std::vector<bool> in_grid(page.words.size(), false);
  for (const PdfGrid& grid : grids) {
    for (const PdfGridCell& cell : grid.cells) {
      for (const PdfWord* word : cell.words) in_grid[static_cast<std::size_t>(word - page.words.data())] = true;
    }
  }
  std::vector<const PdfWord*> words;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (!in_grid[i] && !IsBlankText(page.words[i].text)) words.push_back(&page.words[i]);
  }
  std::vector<PdfLine> lines = LinesOf(std::move(words));
  const Uprights uprights(page);
  for (PdfLine& line : lines) SplitIntoCells(line, uprights);
  return lines;
}

}  // namespace gongkai::docread
