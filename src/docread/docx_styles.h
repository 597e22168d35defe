// The paragraph styles of a docx: which are headings, and which number their paragraphs. Next to read: docx_body.h.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>

namespace gongkai::docread {

/// What a paragraph or its style says of numbering and outline; -1 = nothing.
struct ParagraphTraits {
  int outline = -1;  // 0..8; 9 = body text
  int list = -1;     // numId; 0 = expressly none
  int level = -1;    // ilvl
};

/// Of a <w:pPr>.
ParagraphTraits TraitsOf(pugi::xml_node properties);

class DocxStyles {
 public:
  void Read(const pugi::xml_document& styles);

  /// With what the style inherits from the styles it is based on.
  ParagraphTraits Of(std::string_view style_id) const;

 private:
  struct Style {
    ParagraphTraits traits;
    std::string based_on;
  };
  std::map<std::string, Style, std::less<>> styles_;
};

}  // namespace gongkai::docread
