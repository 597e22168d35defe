// How the cells of a workbook look, as far as it decides whether anybody sees what they hold: number formats that show
// nothing, and text in the colour of its cell. Source: ISO/IEC 29500-1 18.8. Next to read: inspect_sheet.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/inspection.h"
#include "docread/paleness.h"
#include "docread/workbook.h"
#include "docread/xml_events.h"

namespace gongkai::docread {

class XlsxLooks {
 public:
  /// xl/theme/theme1.xml; before Read.
  void ReadTheme(XmlReader& xml);
  /// xl/styles.xml
  void Read(XmlReader& xml);

  /// What a number in that style means: xlsx_numbers.h.
  CellKind MeaningOf(int style) const;
  /// kHiddenText, kPale or kShown. `in_table`: a table's style may have coloured the cell.
  Sight SightOf(int style, std::string_view value, bool is_text, bool in_table) const;

 private:
  struct Font {
    std::optional<Colour> colour;
    double points = 11;
  };
  struct Style {
    CellKind meaning = CellKind::kNumber;
    std::string format;
    std::size_t font = 0, fill = 0;
  };
  std::optional<Colour> ColourOf(XmlReader& xml) const;
  void TakeStyle(XmlReader& xml);

  std::vector<Colour> theme_;
  std::vector<std::pair<int, std::string>> formats_;
  std::vector<Font> fonts_;
  std::vector<std::optional<Behind>> fills_;  // nothing: no fill
  std::vector<Style> styles_;
};

/// Whether a number format shows nothing of the value: ";;;", "\"—\"".
bool ShowsNothing(std::string_view format, std::string_view value, bool is_text);

}  // namespace gongkai::docread
