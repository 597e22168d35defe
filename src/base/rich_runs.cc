#include "base/rich_runs.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::internal {
namespace {

bool IsLineBreak(char32_t c) { return c == U'\n' || c == 0x2028 || c == 0x2029; }

/// Takes runs, gives them back without what shows nothing. Blanks wait until it is known that a character follows them
/// in the same line.
class Joiner {
 public:
  void Take(const RichRun& look, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = NextCodePoint(text, at);
      if (IsLineBreak(c)) {
        break_ = true;
        waiting_.clear();
      } else if (IsBlank(c)) {
        Blank(c == U'\t' ? U' ' : c, look);
      } else {
        Visible(c, look);
      }
    }
  }

  RichRuns Finish() { return std::move(runs_); }

 private:
  struct Waiting {
    char32_t blank;
    RichRun look;
  };

  void Blank(char32_t c, const RichRun& look) {
    const bool at_start = runs_.empty() || break_;
    if (at_start || (c == U' ' && !waiting_.empty() && waiting_.back().blank == U' ')) return;
    waiting_.push_back({c, look});
  }

  void Visible(char32_t c, const RichRun& look) {
    if (break_ && !runs_.empty()) Put(U'\n', look);
    break_ = false;
    for (const Waiting& each : waiting_) Put(each.blank, each.look);
    waiting_.clear();
    Put(c, look);
  }

  void Put(char32_t c, const RichRun& look) {
    if (runs_.empty() || !runs_.back().LooksLike(look)) runs_.push_back(look);
    AppendUtf8(runs_.back().text, c);
  }

  RichRuns runs_;
  std::vector<Waiting> waiting_;
  bool break_ = false;
};

}  // namespace

RichRuns NormalRuns(const RichRuns& runs, bool plain) {
  Joiner joiner;
  for (const RichRun& run : runs) {
    const RichRun look{.text = {},
                       .bold = run.bold && !plain,
                       .italic = run.italic,
                       .underline = run.underline && !run.link,
                       .link = run.link};
    joiner.Take(look, WithoutInvisible(run.text));
  }
  return joiner.Finish();
}

}  // namespace gongkai::internal
