// Every number must be finite and within a page's reach, every text valid UTF-8; all else is dropped line by line.
#include "docread/pdf_answer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kMaxWords = 400'000;

/// Numbers separated by blanks at the front of a line.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}
  double Number() {
    constexpr double kFarOut = 1e7;
    double value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    good_ = good_ && error == std::errc() && std::isfinite(value) && std::fabs(value) <= kFarOut;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    return good_ ? value : 0;
  }
  int Whole() { return static_cast<int>(Number()); }
  std::string_view rest() const { return rest_; }
  bool good() const { return good_; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

std::optional<PdfWord> ParseWord(Fields fields) {
  PdfWord word;
  word.box.left = fields.Number();
  word.box.top = fields.Number();
  word.box.right = fields.Number();
  word.box.bottom = fields.Number();
  word.size = fields.Number();
  word.rotation = fields.Whole() & 3;
  word.mark = fields.Whole();
  word.from = fields.Whole();
  word.to = fields.Whole();
  word.text = fields.rest();
  if (!fields.good() || !IsValidUtf8(word.text)) return std::nullopt;
  if (word.box.right < word.box.left || word.box.bottom < word.box.top) return std::nullopt;
  return word;
}

/// A line that makes no sense is passed over; a word without a page as well.
void TakeLine(PdfAnswer& answer, std::string_view line, std::size_t& words) {
  if (line.size() < 2 || line[1] != ' ') return;
  Fields fields(line.substr(2));
  switch (line.front()) {
    case 'T':
      if (IsValidUtf8(fields.rest())) answer.title = fields.rest();
      return;
    case 'X':
      answer.end = fields.rest();
      return;
    case 'P': {
      PdfPage page;
      page.number = std::max(fields.Whole(), 0);
      page.width = fields.Number();
      page.height = fields.Number();
      answer.pages.push_back(std::move(page));
      return;
    }
    case 'R': {
      PdfRuling ruling{fields.Number(), fields.Number(), fields.Number(), fields.Number()};
      if (fields.good() && !answer.pages.empty()) answer.pages.back().rulings.push_back(ruling);
      return;
    }
    case 'W': {
      std::optional<PdfWord> word = ParseWord(fields);
      if (word && !answer.pages.empty() && ++words <= kMaxWords) answer.pages.back().words.push_back(std::move(*word));
      return;
    }
    default:
      return;
  }
}

}  // namespace

PdfAnswer ParsePdfAnswer(std::string_view output) {
  PdfAnswer answer;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < output.size();) {
    const std::size_t end = std::min(output.find('\n', begin), output.size());
    const std::string_view line = output.substr(begin, end - begin);
    if (line == "E") answer.end = "E";
    TakeLine(answer, line, words);
    begin = end + 1;
  }
  if (words > kMaxWords) answer.end = "memory";
  return answer;
}

}  // namespace gongkai::docread
