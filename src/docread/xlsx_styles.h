// Which cells of a workbook show their number as a date: a cell names a style, a style names a number format. Source:
// ISO/IEC 29500-1 18.8.10 (cellXfs), 18.8.31 (numFmts). Next to read: xlsx_numbers.h.
#pragma once

#include <pugixml.hpp>

#include <vector>

#include "docread/workbook.h"

namespace gongkai::docread {

class XlsxStyles {
 public:
  void Read(const pugi::xml_document& part);
  /// What the style of that number makes of a number. A style that is not there makes nothing of it.
  CellKind MeaningOf(int style) const;

 private:
  std::vector<CellKind> meanings_;
};

}  // namespace gongkai::docread
