#include "docread/pdf_cell_text.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/pdf_figures.h"

namespace gongkai::docread {
namespace {

/// Figures of two columns may run into one cell where they are too wide for it; then they reach its border. What stands
/// clear of both borders is one figure, if no blank parts it, though its digits may be set apart a little.
bool StandsClear(const std::vector<const PdfWord*>& words, const PdfGridCell& cell) {
  constexpr double kHalfDigit = 0.3;  // em
  const double clear = kHalfDigit * words.front()->size;
  return words.front()->box.left - cell.box.left >= clear && cell.box.right - words.back()->box.right >= clear;
}

bool AreTwoFigures(const PdfWord& a, const PdfWord& b, bool clear) {
  if (!IsFigure(a.text) || !IsFigure(b.text) || IsUnfinished(a.text)) return false;
  const double gap = (b.box.left - a.box.right) / std::max(a.size, 0.1);  // em
  return gap > (clear ? 0.2 : 0.05) || gap < -0.1;
}

bool EndsInHan(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
  }
  return !text.empty() && NextCodePoint(text, at) >= 0x2E80;
}

bool BeginsWithHan(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && NextCodePoint(text, at) >= 0x2E80;
}

std::string TextOfLine(const std::vector<const PdfWord*>& words, const PdfGridCell* in_grid) {
  std::string text;
  const bool clear = in_grid && StandsClear(words, *in_grid);
  const PdfWord* before = nullptr;
  for (const PdfWord* word : words) {
    const bool blank_drawn = before && word->from > before->to;
    const bool apart = before && word->box.left - before->box.right > 0.15 * word->size;
    if ((apart && blank_drawn) || (before && in_grid && AreTwoFigures(*before, *word, clear))) text.push_back(' ');
    text += word->text;
    before = word;
  }
  return std::string(Trim(text));
}

/// A figure too wide for its cell, which goes on in the line below: nothing but figures, close under one another, in
/// one piece of text if the document marks any, and no room for one more digit.
bool GoesOnBelow(const PdfLine& line, const PdfLine& below, const PdfGridCell& cell) {
  const PdfWord &last = *line.words.back(), &first = *below.words.front();
  if (line.words.size() > 1 || below.words.size() > 1 || !IsFigure(last.text) || !IsFigure(first.text)) return false;
  if (last.mark > 0 && first.mark > 0 && last.mark != first.mark) return false;
  constexpr double kLineGap = 0.9, kPadding = 11, kDigit = 0.7;  // heights, points on both sides together, em
  const double room = (cell.box.right - cell.box.left) - (last.box.right - last.box.left);
  return first.box.top - last.box.bottom <= kLineGap * (last.box.bottom - last.box.top) &&
         room < kPadding + kDigit * last.size;
}

}  // namespace

std::string TextOf(const PdfCell& cell) { return TextOfLine(cell.words, nullptr); }

std::string TextOf(const PdfGridCell& cell) {
  std::string text;
  const PdfLine* above = nullptr;
  const std::vector<PdfLine> lines = LinesOf(cell.words);
  for (const PdfLine& line : lines) {
    const std::string part = TextOfLine(line.words, &cell);
    // Chinese wraps anywhere, other writing at its blanks.
    const bool wrapped = above && (EndsInHan(text) || BeginsWithHan(part) || GoesOnBelow(*above, line, cell));
    if (above && !wrapped) text.push_back(' ');
    text += part;
    above = &line;
  }
  return std::string(Trim(text));
}

}  // namespace gongkai::docread
