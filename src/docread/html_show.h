// What a web page displays, as far as its own styles say: inline, and plain rules for tags, classes and ids. Next to
// read: clean_html.cc.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/html_pieces.h"
#include "docread/inspection.h"

namespace gongkai::docread {

struct HtmlLook {
  std::optional<Sight> unseen;  // not displayed, out of the page, without size
  std::optional<unsigned> colour, behind;
  void Add(std::string_view declarations);
};

/// Rules of the style sheets in a page whose selectors are one tag, class or id.
class HtmlRules {
 public:
  explicit HtmlRules(std::string_view page);
  HtmlLook LookOf(const HtmlPiece& tag) const;

 private:
  void Read(std::string_view style);
  std::map<std::string, std::string, std::less<>> declarations_;  // by "p", ".hidden", "#note"
};

/// The elements that are open, as far as they change what is seen.
class HtmlShown {
 public:
  /// Why what is in the element is not seen; nothing where it is.
  std::optional<Sight> Open(const HtmlPiece& tag, const HtmlRules& rules);
  void Close(std::string_view name);
  /// Text that stands here cannot be told from what is behind it.
  bool IsPaleHere() const;

 private:
  struct Opened {
    std::string name;
    std::optional<unsigned> colour;
    unsigned behind = 0xFFFFFF;
  };
  std::vector<Opened> open_;
};

}  // namespace gongkai::docread
