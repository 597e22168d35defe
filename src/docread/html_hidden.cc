#include "docread/html_hidden.h"

#include "docread/html_tags.h"

namespace gongkai::docread {

bool HiddenElement::EndsBefore(const HtmlToken& token, HtmlTokens& tokens) {
  if (token.kind == HtmlToken::Kind::kText) return false;
  const bool starts = token.kind == HtmlToken::Kind::kStart;
  if (starts && HoldsNothingSeen(token.name)) tokens.RawContent(token.name);
  if (name_ == "p" && starts && BreaksLine(token.name) && token.name != "br") {
    name_.clear();
    return true;
  }
  if (token.name != name_) return false;
  depth_ += starts ? 1 : -1;
  if (depth_ == 0) name_.clear();
  return false;
}

}  // namespace gongkai::docread
