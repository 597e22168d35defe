// An element of a page that is not shown, while its tokens go by: only its end matters. The ends that pages leave out
// are understood as well.
//
//   if (hidden.IsOpen()) {
//     if (hidden.EndsBefore(token, tokens)) … the token is shown
//   }
#pragma once

#include <string>
#include <string_view>

#include "docread/html_tokens.h"

namespace gongkai::docread {

class HiddenElement {
 public:
  void Open(std::string_view name) {
    name_ = name;
    depth_ = 1;
  }
  bool IsOpen() const { return !name_.empty(); }

  /// Takes the next token while it is open. True where it had ended already: a paragraph does before the next line.
  bool EndsBefore(const HtmlToken& token, HtmlTokens& tokens);

 private:
  std::string name_;
  int depth_ = 0;
};

}  // namespace gongkai::docread
