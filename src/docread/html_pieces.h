// A web page piece by piece, nothing left out, so that it can be written again as it was but for some of them. Where
// html_tokens.h reads what a page shows, this keeps also what it does not. Next to read: clean_html.cc.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/html_scan.h"

namespace gongkai::docread {

class CleanWork;

struct HtmlPiece {
  enum class Kind { kText, kComment, kDeclaration, kStart, kEnd };
  struct Attribute {
    std::string name;   // lower case
    std::string value;  // decoded
    bool has_value = false;
  };
  Kind kind = Kind::kText;
  std::string_view raw;
  std::string name;  // of a tag, lower case
  std::vector<Attribute> attributes;
  bool closes_itself = false;

  bool Has(std::string_view attribute) const;
  std::string_view Value(std::string_view attribute) const;
  std::string Lower(std::string_view attribute) const;
  bool Drop(std::string_view attribute);
  void Filter(const std::function<bool(std::string_view name, std::string_view value)>& keeps);
  std::string Write() const;
};

class HtmlPieces {
 public:
  explicit HtmlPieces(std::string_view page) : page_(page) {}
  bool Next(HtmlPiece& piece);
  /// After a start tag: everything up to its end tag, which is taken too.
  std::string_view RawContent(std::string_view name);
  /// The same where elements of the same name may stand in it.
  void SkipElement(std::string_view name);

 private:
  bool TakeTag(HtmlPiece& piece);

  std::string_view page_;
  std::size_t at_ = 0;
};

std::string DecodeHtml(std::string_view text);
std::string EscapeHtml(std::string_view text);
/// The text of the choice that a <select> shows.
std::string ShownChoice(std::string_view options);
std::string WithoutStyleComments(std::string_view style);
/// "data:image/png;base64,…": true when it was changed.
bool CleanDataImage(std::string& address, CleanWork& work);

}  // namespace gongkai::docread
