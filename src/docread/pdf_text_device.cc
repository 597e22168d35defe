// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_text_device.h"

#include <memory>
#include <string>
#include <utility>

namespace gongkai::pdf_program {
namespace {

/// The place, in the order of drawing, of one character of a word; poppler tells only those of the whole word.
int DrawnAt(const TextWord* word, int index) {
  return word->getCharPos() + word->getCharLen() * index / std::max(word->getLength(), 1);
}

bool IsDigit(Unicode c) { return c >= '0' && c <= '9'; }
bool IsWide(Unicode c) { return c >= 0x2E80 && c < 0xA000; }

double Advance(const TextWord* word, int index) { return word->getEdge(index + 1) - word->getEdge(index); }

/// Characters of one width: in a font digits are all alike, but that some set a 1 closer to what follows; and so are
/// Chinese characters. For others there is no telling.
bool AreAlike(Unicode a, Unicode b) {
  if (IsDigit(a) && IsDigit(b)) return (a == '1') == (b == '1');
  return IsWide(a) && IsWide(b);
}

/// How wide a character of a word would be by itself, as most of those like it are. Within a word poppler lets each
/// character reach to the next one, across any gap.
double OwnWidth(const TextWord* word, int index) {
  const Unicode c = *word->getChar(index);
  std::vector<double> widths{Advance(word, index)};
  for (int i = 0; i < word->getLength(); ++i) {
    if (i != index && AreAlike(c, *word->getChar(i))) widths.push_back(Advance(word, i));
  }
  if (IsWide(c)) return std::min(*std::min_element(widths.begin(), widths.end()), word->getFontSize());
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  return std::min(*middle, Advance(word, index));
}

/// Where two cells of narrow columns run into one another without a gap that poppler would see: the document marks them
/// as different pieces, or they are figures, whose digits would stand at even distances if they were one.
bool BreaksBefore(const PdfTextDevice& reader, const TextWord* word, int index) {
  if (word->getRotation() != 0) return false;
  const double gap = (Advance(word, index - 1) - OwnWidth(word, index - 1)) / std::max(word->getFontSize(), 0.1);
  const int mark = reader.MarkAt(DrawnAt(word, index - 1)), next = reader.MarkAt(DrawnAt(word, index));
  const bool digits = IsDigit(*word->getChar(index)) && IsDigit(*word->getChar(index - 1));
  if (mark > 0 && next > 0 && mark != next) return digits || gap > 0.03;
  return digits && gap > 0.05;
}

void AppendRun(const PdfTextDevice& reader, const TextWord* word, int begin, int end) {
  double left, top, right, bottom, ignored;
  word->getBBox(&left, &top, &right, &bottom);
  if (begin > 0 || end < word->getLength()) {
    word->getCharBBox(begin, &left, &top, &ignored, &bottom);
    word->getCharBBox(end - 1, &ignored, &top, &right, &bottom);
    if (end < word->getLength()) right = word->getEdge(end - 1) + OwnWidth(word, end - 1);
  }
  out.append("W ");
  for (double value : {left, top, right, bottom, word->getFontSize()}) AppendNumber(value);
  for (int value :
       {word->getRotation(), reader.MarkAt(DrawnAt(word, begin)), DrawnAt(word, begin), DrawnAt(word, end)}) {
    out.append(std::to_string(value)).push_back(' ');
  }
  for (int i = begin; i < end; ++i) AppendCodePoint(*word->getChar(i));
  out.push_back('\n');
}

/// Cut where two cells run into one another.
void AppendRuns(const PdfTextDevice& reader, const TextWord* word, int begin, int end) {
  constexpr int kLongest = 60;  // the search for breaks is quadratic, and the text of a narrow cell is short
  for (int j = begin + 1; j < end && word->getLength() <= kLongest; ++j) {
    if (BreaksBefore(reader, word, j)) AppendRun(reader, word, std::exchange(begin, j), j);
  }
  AppendRun(reader, word, begin, end);
}

/// Only what is wanted.
void AppendWanted(const PdfTextDevice& reader, const TextWord* word, const IsWanted& wanted) {
  for (int begin = 0; begin < word->getLength();) {
    int end = begin;
    while (end < word->getLength() && wanted(DrawnAt(word, end))) ++end;
    if (end > begin) AppendRuns(reader, word, begin, end);
    begin = end + 1;
  }
}

}  // namespace

bool AppendWords(PdfTextDevice& device, const IsWanted& wanted) {
  const std::unique_ptr<TextWordList> words = device.makeWordList();
  for (int i = 0; words && i < words->getLength(); ++i) {
    const TextWord* word = words->get(i);
    if (wanted) {
      AppendWanted(device, word, wanted);
    } else {
      AppendRuns(device, word, 0, word->getLength());
    }
  }
  return words && words->getLength() > 0;
}

}  // namespace gongkai::pdf_program
