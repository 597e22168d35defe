// Which cells of a workbook show nothing though they hold something: by a number format without sections, in the colour
// of their own fill, too small. Source: ISO/IEC 29500-1 18.8. Next to read: clean_xlsx_sheet.cc.
#pragma once

#include <pugixml.hpp>

#include <optional>
#include <vector>

namespace gongkai::docread {

class XlsxLooks {
 public:
  void Read(pugi::xml_node styles);

  enum class Format { kShown, kHidesNumbers, kHidesAll };
  Format FormatOf(int style) const { return At(style).format; }
  bool IsPale(int style) const;
  /// Of a run of rich text in a cell of that style: `properties` is its <rPr>.
  bool IsPale(int style, pugi::xml_node properties) const;

 private:
  struct Look {
    Format format = Format::kShown;
    std::optional<unsigned> colour;
    unsigned behind = 0xFFFFFF;
    bool is_tiny = false;
  };
  const Look& At(int style) const;

  std::vector<Look> looks_;
};

}  // namespace gongkai::docread
