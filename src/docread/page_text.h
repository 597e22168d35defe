// The characters of a page that a person who looks at it sees, in reading order, each with its box. A value: rules may
// read it. Made by page_look.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "docread/document.h"

namespace gongkai::docread {

/// One glyph: a character as a rule, several where a font has drawn them as one ("ffi").
struct PageGlyph {
  std::uint32_t offset = 0, length = 0;  // bytes of PageText::text
  Box box;                               // points from the top left corner of the page as it is shown
};

struct PageText {
  int page = 0;                   // 1-based
  double width = 0, height = 0;   // points, of the page as it is shown: cropped and turned
  std::string text;               // UTF-8; lines end in '\n', a gap within a line is a blank, a wide one a tab
  std::vector<PageGlyph> glyphs;  // by offset; blanks and line ends have none
};

}  // namespace gongkai::docread
