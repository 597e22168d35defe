#include "docread/html_line.h"

#include "base/fold.h"
#include "docread/raised_digits.h"

namespace gongkai::docread {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Whether a character of three or four bytes begins here: Han, Chinese punctuation and the like.
bool IsWide(std::string_view text) { return static_cast<unsigned char>(text.front()) >= 0xE2; }

}  // namespace

void HtmlLine::Append(std::string_view text, bool verbatim) {
  if (verbatim) {
    text_ += text;
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    if (IsSpace(text[at])) {
      blank_ = true;
      line_end_ = line_end_ || text[at] == '\n';
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !IsSpace(text[end])) ++end;
    AppendWord(text.substr(at, end - at));
    at = end;
  }
}

void HtmlLine::AppendRaised(std::string_view text) {
  const bool behind_digit = !blank_ && EndsInDigit(text_);
  Append(behind_digit ? RaisedDigits(text) : std::string(text), false);
}

std::string HtmlLine::Take() {
  std::string taken(Trim(text_));
  text_.clear();
  blank_ = line_end_ = false;
  return taken;
}

void HtmlLine::AppendWord(std::string_view word) {
  if (blank_ && !text_.empty()) {
    const bool after_wide = text_.size() >= 3 && IsWide(std::string_view(text_).substr(text_.size() - 3));
    if (!(line_end_ && after_wide && IsWide(word))) text_ += ' ';
  }
  blank_ = line_end_ = false;
  text_ += word;
}

}  // namespace gongkai::docread
