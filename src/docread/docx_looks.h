// How a run of a Word document looks, as far as it decides whether anybody sees it: hidden, its colour, size and
// shading, from its styles and its own properties. Source: ISO/IEC 29500-1 17.3.2 (run properties), 17.7 (styles).
// Next to read: docx_story.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "docread/inspection.h"
#include "docread/paleness.h"
#include "docread/xml_events.h"

namespace gongkai::docread {

/// What is not set is as whatever stands below says.
struct DocxLook {
  std::optional<bool> hidden;
  std::optional<Colour> colour;
  std::optional<int> half_points;
  std::optional<int> width;      // of the characters, in percent
  std::optional<Behind> behind;  // shading or highlight
  bool automatic = false;        // the colour is said to be the automatic one: it is told from the background

  void PutOver(const DocxLook& other);  // what `other` sets wins
  /// `behind` where the look itself has no shading.
  Sight SightOn(const Behind& below) const;
};

/// Takes one property (a start of an element inside rPr) into `look`; nothing where it is another.
void TakeRunProperty(XmlReader& xml, DocxLook& look);
/// Of <w:shd>; nothing where it fills nothing.
std::optional<Behind> ShadingOf(XmlReader& xml);

class DocxLooks {
 public:
  /// Reads word/styles.xml.
  void Read(XmlReader& xml);
  /// Of a paragraph or character style with all it is based on.
  DocxLook Of(std::string_view style) const;
  const DocxLook& defaults() const { return defaults_; }
  /// A table style that shades some of its cells, nobody knows which.
  bool Shades(std::string_view table_style) const;

 private:
  struct Style {
    DocxLook look;
    std::string based_on;
    bool shades = false;
  };
  std::map<std::string, Style, std::less<>> styles_;
  std::string default_paragraph_;
  DocxLook defaults_;

 public:
  const std::string& default_paragraph() const { return default_paragraph_; }
};

}  // namespace gongkai::docread
