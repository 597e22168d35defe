// What one start tag says of the text in it, by its name, attributes and style. Used by rich_text_reader.cc alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/rich_text.h"
#include "docread/html_tokens.h"
#include "docread/rich_font_heading.h"

namespace gongkai::docread {

enum class Script { kLevel, kRaised, kLowered };

struct RichTag {
  // Nothing: as around it.
  std::optional<bool> bold, italic, underline, verbatim;
  std::optional<Alignment> alignment;
  std::optional<LinkAddress> link;
  std::optional<Script> script;
  std::optional<TextFont> font, far_east_font;  // the second is Word's, for Han characters, and goes first
  bool hidden = false, struck_out = false;
  int heading = 0;              // 1 to 6
  int drawn_level = 0;          // 1, 2 …: a paragraph of a list that Word draws ("mso-list:l0 level1 lfo1")
  bool marker = false;          // holds the marker of such a paragraph ("mso-list:Ignore")
  std::string number_format{};  // of an "ol", as counting.h names it
  bool new_page = false;        // a "br" that ends the page
};

RichTag ReadRichTag(const HtmlToken& token);

/// The number in an attribute (start, value); nothing without one.
std::optional<int> NumberIn(std::string_view attributes, std::string_view name);

}  // namespace gongkai::docread
