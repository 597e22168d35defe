#include "docread/rich_line.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Han, Chinese punctuation and the like: characters of three or four bytes.
bool IsWide(string_view text) { return static_cast<unsigned char>(text.front()) >= 0xE2; }
bool EndsWide(string_view text) { return text.size() >= 3 && IsWide(text.substr(text.size() - 3)); }

bool IsIndented(string_view word) {
  std::size_t at = 0;
  return IsBlank(NextCodePoint(word, at)) && at < word.size() && IsBlank(NextCodePoint(word, at));
}

}  // namespace

std::optional<string_view> RichLine::Take(string_view text, const RichRun& look, bool verbatim) {
  while (!text.empty()) {
    if (IsSpace(text.front())) {
      if (verbatim && text.front() == '\n' && !Break(look)) return text.substr(1);
      if (!blank_) blank_look_ = look;
      blank_ = true;
      line_end_ = line_end_ || text.front() == '\n';
      text.remove_prefix(1);
      continue;
    }
    const auto end = std::find_if(text.begin(), text.end(), IsSpace);
    const string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    if (break_ && IsIndented(word)) return text;
    PutWord(word, look);
    text.remove_prefix(word.size());
  }
  return std::nullopt;
}

bool RichLine::Break(const RichRun& look) {
  if (break_) return false;
  break_ = seen_;
  blank_ = line_end_ = false;
  blank_look_ = look;
  return true;
}

RichRuns RichLine::Finish() {
  const bool seen = std::exchange(seen_, false);
  blank_ = line_end_ = break_ = false;
  RichRuns runs = std::exchange(runs_, {});
  return seen ? runs : RichRuns();
}

void RichLine::PutWord(string_view word, const RichRun& look) {
  if (IsBlankText(word) && runs_.empty()) return;
  if (std::exchange(break_, false)) {
    Put("\n", look);
  } else if (blank_ && !runs_.empty()) {
    const bool joins = line_end_ && EndsWide(runs_.back().text) && IsWide(word);
    if (!joins) Put(" ", blank_look_);
  }
  blank_ = line_end_ = false;
  seen_ = true;
  Put(word, look);
}

void RichLine::Put(string_view text, const RichRun& look) {
  if (runs_.empty() || !runs_.back().LooksLike(look)) {
    runs_.push_back(look);
    runs_.back().text.clear();
  }
  runs_.back().text += text;
}

}  // namespace gongkai::docread
