// How a run of a docx looks as far as seeing it goes: hidden, in the colour of what is behind it, too small. Source:
// ISO/IEC 29500-1 17.7 (styles), 17.3.2 (run properties). Next to read: clean_docx.cc.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai::docread {

struct RunLook {
  std::optional<bool> vanish;
  std::optional<unsigned> colour, behind;
  std::optional<int> half_points;

  void FillGaps(const RunLook& from);
  bool IsHidden() const { return vanish.value_or(false); }
  /// `behind_it` is what it stands on where it says nothing itself.
  bool IsPale(unsigned behind_it) const;
};

/// Of a <w:rPr>; `behind` also of a <w:pPr> or <w:tcPr>.
RunLook LookOf(pugi::xml_node properties);

class DocxLooks {
 public:
  void Read(pugi::xml_node styles);
  /// With what the style is based on. Empty for none.
  RunLook Of(std::string_view style_id) const;
  const RunLook& defaults() const { return defaults_; }
  /// The style of paragraphs that name none.
  const std::string& paragraph_style() const { return paragraph_style_; }

 private:
  struct Style {
    RunLook look;
    std::string based_on;
  };
  std::map<std::string, Style, std::less<>> styles_;
  RunLook defaults_;
  std::string paragraph_style_;
};

}  // namespace gongkai::docread
