// A paragraph of rich text while it is gathered out of HTML: white space by the rules of browsers, across runs. Used by
// rich_text_reader.cc alone.
#pragma once

#include <optional>
#include <string_view>

#include "base/rich_text.h"

namespace gongkai::docread {

class RichLine {
 public:
  /// Takes words of `text` until one begins a new paragraph: behind two line breaks, or one and an indent. What is
  /// given back then comes behind Finish(); nothing when all is taken.
  std::optional<std::string_view> Take(std::string_view text, const RichRun& look, bool verbatim);

  /// A line break, if more of the paragraph follows; false when the paragraph ends here.
  bool Break(const RichRun& look);

  /// The runs, none where nothing was to be seen; then it is empty again.
  RichRuns Finish();

 private:
  void Put(std::string_view text, const RichRun& look);
  void PutWord(std::string_view word, const RichRun& look);

  RichRuns runs_;
  RichRun blank_look_;
  bool blank_ = false, line_end_ = false, break_ = false, seen_ = false;
};

}  // namespace gongkai::docread
