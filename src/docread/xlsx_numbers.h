// What the numbers of a workbook mean: dates are numbers there, told from others by their number format alone.
// Source: ISO/IEC 29500-1 18.8.30 (number formats), 18.17.4.1 (serial dates). Next to read: xlsx_sheet.cc.
#pragma once

#include <string>
#include <string_view>

#include "docread/workbook.h"

namespace gongkai::docread {

/// What a number format makes of a number: kNumber, kDate, kTime or kDateTime. Formats of elapsed time ("[h]:mm") and
/// percent leave it a number.
CellKind MeaningOf(std::string_view format_code);
/// The formats that have a number and no code, among them those of Chinese editions (27 to 36, 50 to 58).
CellKind MeaningOfBuiltIn(int format_id);

enum class DateSystem { k1900, k1904 };

struct NumberText {
  CellKind kind = CellKind::kText;
  std::string text;
  bool inexact = false;
};

/// `stored` as it stands in the file. What is no number stays text; what is no day of the calendar stays a number.
NumberText TextOfNumber(std::string_view stored, CellKind meaning, DateSystem system);

}  // namespace gongkai::docread
