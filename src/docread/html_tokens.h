// Splits a web page into tags and text, the way browsers do where pages in the wild need it: attributes without quotes,
// quotes behind backslashes (a page that passed through JSON), comments and scripts skipped whole, a lone '<' as text.
//
// One pass, no tree, no recursion: the work is linear in the bytes whatever they are. Next to read: html.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::docread {

struct HtmlToken {
  enum class Kind { kText, kStart, kEnd, kFinished };
  Kind kind = Kind::kFinished;
  std::string_view text;        // of kText: as in the source, character references and all
  std::string name;             // of a tag, lower case
  std::string_view attributes;  // of kStart: what stands between the name and '>'
};

class HtmlTokens {
 public:
  /// `page` is UTF-8 and must outlive the tokens.
  explicit HtmlTokens(std::string_view page) : page_(page) {}

  /// Fills `token`; false when there is no more.
  bool Next(HtmlToken& token);

  /// After a start tag: everything to its end tag, which is consumed. For elements that hold no tags (script, title …).
  std::string_view RawContent(std::string_view name);

 private:
  bool TakeTag(HtmlToken& token);
  void SkipDeclaration();

  std::string_view page_;
  std::size_t at_ = 0;
};

/// The value of an attribute, not decoded; empty when it is not there. `name` in lower case.
std::string_view HtmlAttribute(std::string_view attributes, std::string_view name);
bool HasHtmlAttribute(std::string_view attributes, std::string_view name);

}  // namespace gongkai::docread
