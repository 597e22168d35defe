// The entrance to the readers of workbooks: bytes in, Workbook out; it never throws on account of what the bytes are.
// What a person uploads goes through ReadWorkbookIsolated (isolated.h) instead. Next to read: workbook.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "docread/read.h"
#include "docread/workbook.h"

namespace gongkai::docread {

/// A list is longer than a report: text is what mostly bounds it. `blocks` are rows, `pages` are sheets, and
/// `unpacked_bytes` are those of all parts together.
inline constexpr Limits kWorkbookLimits{.pages = 200, .text_bytes = 8U << 20U};

/// Reads xlsx, CSV and tab-separated text. All else is an obstacle with a sentence that says what to save it as.
Workbook ReadWorkbook(std::string_view bytes, const Limits& limits = kWorkbookLimits);

// The single readers, for tests, fuzzing and callers that know the format.
Workbook ReadXlsx(std::string_view bytes, const Limits& limits);
Workbook ReadSeparated(std::string_view bytes, const Limits& limits);
Workbook CouldNotReadWorkbook(WorkbookFormat format, Obstacle obstacle, std::string message);

/// Counts what a reader of workbooks takes in; the reader stops when it is exceeded.
class WorkbookBudget {
 public:
  explicit WorkbookBudget(const Limits& limits) : limits_(limits) {}
  void SpendRow() { ++rows_; }
  void SpendCells(std::size_t cells) { cells_ += cells; }
  void SpendText(std::size_t bytes) { text_ += bytes; }
  bool Exceeded() const { return rows_ > limits_.blocks || cells_ > limits_.cells || text_ > limits_.text_bytes; }

 private:
  Limits limits_;
  std::size_t rows_ = 0, cells_ = 0, text_ = 0;
};

}  // namespace gongkai::docread
