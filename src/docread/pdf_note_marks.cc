#include "docread/pdf_note_marks.h"

#include <utility>
#include <vector>

#include "docread/raised_digits.h"

namespace gongkai::docread {
namespace {

bool IsNoteMark(const PdfWord& figure, const PdfWord& word) {
  if (RaisedDigits(word.text) == word.text) return false;
  constexpr double kSmaller = 0.8, kRaised = 0.2, kClose = 0.25;  // of the figure's size, height and size
  if (word.rotation != figure.rotation || word.size > kSmaller * figure.size) return false;
  const double raised = figure.box.bottom - word.box.bottom, gap = word.box.left - figure.box.right;
  const double height = figure.box.bottom - figure.box.top;
  // Within the height of the figure, else it belongs to the line above.
  const double above = figure.box.top - word.box.top;
  return raised >= kRaised * height && above <= kRaised * height && gap >= -kClose * figure.size &&
         gap <= kClose * figure.size;
}

}  // namespace

void RaiseNoteMarks(PdfPage& page) {
  std::vector<PdfWord> words;
  words.reserve(page.words.size());
  for (PdfWord& word : page.words) {
    // A mark is drawn next after its figure.
    if (!words.empty() && EndsInDigit(words.back().text) && IsNoteMark(words.back(), word)) {
      words.back().text += RaisedDigits(word.text);
      words.back().box.right = word.box.right;
      words.back().to = word.to;
    } else {
      words.push_back(std::move(word));
    }
  }
  page.words = std::move(words);
}

}  // namespace gongkai::docread
