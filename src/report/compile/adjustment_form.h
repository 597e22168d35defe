// What is typed to adjust a cell (compiled.h): held against the form and the value that comes of it. Pure.
#pragma once

#include <string>

#include "base/field_errors.h"
#include "report/compile/compile_tables.h"

namespace gongkai::report {

inline constexpr std::size_t kLongestAdjustmentWords = 300;  // characters, of reason and evidence each

struct AdjustmentForm {
  std::string cell;      // "3/一/自然人"
  std::string change;    // "3", "-1", "0.25"
  std::string reason;    // 为什么
  std::string evidence;  // which register, file or page shows it
};

/// Errors under "cell", "change", "reason", "evidence". Person, time and number are the caller's.
FormResult<Adjustment> AdjustmentFrom(const AdjustmentForm& form, const CompiledTables& tables);

/// The one that takes it back. Errors under "reason", "change".
FormResult<Adjustment> UndoingOf(const Adjustment& undone, const std::string& reason, const CompiledTables& tables);

/// Why that cell cannot have that value; empty where it can: no count is below zero, and it is a whole number.
std::string WhyNot(Number value, law::Unit unit);

}  // namespace gongkai::report
