// Which cells a formula refers to. Only as much as is needed to say for certain that it does not refer to some.
// Source: ISO/IEC 29500-1 18.17.2 (grammar of formulas). Next to read: clean_xlsx.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

struct FormulaCell {
  int row = 0, column = 0;  // from 0
  auto operator<=>(const FormulaCell&) const = default;
};
/// "AB12", with or without dollars.
std::optional<FormulaCell> FormulaCellOf(std::string_view text);

struct FormulaArea {
  std::string sheet;  // empty: the sheet the formula stands on
  FormulaCell first, last;
};
/// "A1" or "A1:B2".
std::optional<FormulaArea> FormulaAreaOf(std::string_view text);

struct FormulaReferences {
  std::vector<FormulaArea> areas;
  /// Names, tables, other files, addresses that are only computed: where they lead cannot be told here.
  bool uncertain = false;
};
FormulaReferences ReferencesOf(std::string_view formula);

}  // namespace gongkai::docread
