// A line of a web page while it is gathered. Next to read: html.cc (the only user).
#pragma once

#include <string>
#include <string_view>

namespace gongkai::docread {

/// White space runs become one blank, and none where a line of the source ends between two Han characters: pages saved
/// by Word are wrapped there.
class HtmlLine {
 public:
  /// `verbatim` keeps white space as it is.
  void Append(std::string_view text, bool verbatim);

  /// As Append, of text that stands raised: behind a digit it is the mark of a note (raised_digits.h).
  void AppendRaised(std::string_view text);

  /// The line, trimmed; then it is empty again.
  std::string Take();

 private:
  void AppendWord(std::string_view word);

  std::string text_;
  bool blank_ = false, line_end_ = false;
};

}  // namespace gongkai::docread
