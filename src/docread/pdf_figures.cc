#include "docread/pdf_figures.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

bool IsDigit(char32_t c) { return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'); }

double Height(const Box& box) { return box.bottom - box.top; }

bool StandsCloselyUnder(const Box& upper, const Box& lower) {
  constexpr double kLineGap = 0.9;  // of the height of a line, between two lines of one cell
  const double gap = lower.top - upper.bottom;
  if (gap < -0.5 * Height(upper) || gap > kLineGap * Height(upper)) return false;
  const double shared = std::min(upper.right, lower.right) - std::max(upper.left, lower.left);
  return shared >= 0.6 * std::min(upper.right - upper.left, lower.right - lower.left);
}

/// The level ruled lines across x, as heights from top to bottom.
std::vector<double> LevelsAt(const PdfPage& page, double x) {
  std::vector<double> heights;
  for (const PdfRuling& ruling : page.rulings) {
    const bool level = ruling.x2 - ruling.x1 > ruling.y2 - ruling.y1;
    if (level && ruling.x1 <= x && x <= ruling.x2) heights.push_back(ruling.y1);
  }
  std::sort(heights.begin(), heights.end());
  return heights;
}

/// Both lie between the same two neighbouring level lines, and these are not the frame of something larger than a cell.
bool InOneRuledCell(const PdfPage& page, const Box& upper, const Box& lower) {
  constexpr double kTallestCell = 8;  // lines
  const std::vector<double> levels = LevelsAt(page, (upper.left + upper.right) / 2);
  const auto below = std::upper_bound(levels.begin(), levels.end(), (upper.top + upper.bottom) / 2);
  if (below == levels.begin() || below == levels.end()) return false;
  const bool none_between = *below >= (lower.top + lower.bottom) / 2;
  return none_between && *below - *(below - 1) <= kTallestCell * Height(upper);
}

bool IsOneFigure(const PdfPage& page, const PdfWord& upper, const PdfWord& lower) {
  if (upper.rotation != lower.rotation || !StandsCloselyUnder(upper.box, lower.box)) return false;
  if (upper.mark > 0 && lower.mark > 0) return upper.mark == lower.mark;
  return InOneRuledCell(page, upper.box, lower.box);
}

void Append(PdfWord& upper, PdfWord& lower) {
  const double half = Height(upper.box) / 2;
  upper.text += lower.text;
  upper.to = std::max(upper.to, lower.to);
  const double middle = (upper.box.top + lower.box.bottom) / 2;
  upper.box = {std::min(upper.box.left, lower.box.left), middle - half, std::max(upper.box.right, lower.box.right),
               middle + half};
  lower.text.clear();
}

}  // namespace

bool IsFigure(std::string_view text) {
  bool digit = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (IsDigit(c)) {
      digit = true;
    } else if (std::u32string_view(U"+-.,%/－＋．，％−⁰¹²³⁴⁵⁶⁷⁸⁹").find(c) == std::u32string_view::npos) {
      return false;
    }
  }
  return digit;
}

bool IsUnfinished(std::string_view figure) { return figure.ends_with('.') || figure.ends_with(','); }

void JoinBrokenFigures(PdfPage& page) {
  std::vector<PdfWord*> figures;
  for (PdfWord& word : page.words) {
    if (IsFigure(word.text)) figures.push_back(&word);
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const PdfWord* a, const PdfWord* b) { return a->box.top < b->box.top; });
  constexpr std::size_t kLook = 64;  // figures of the next lines of a wide table; a hostile page may hold any number
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i]->text.empty()) continue;
    for (std::size_t k = i + 1; k < figures.size() && k < i + kLook; ++k) {
      if (figures[k]->text.empty() || !IsOneFigure(page, *figures[i], *figures[k])) continue;
      Append(*figures[i], *figures[k]);
      break;
    }
  }
  std::erase_if(page.words, [](const PdfWord& word) { return word.text.empty(); });
}

}  // namespace gongkai::docread
