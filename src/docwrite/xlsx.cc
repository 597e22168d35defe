// See xlsx.h. libxlsxwriter 1.1 writes to a path only, so the workbook goes through a temporary file of our own.

#include "docwrite/xlsx.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "base/utf8.h"

namespace gongkai::docwrite {
namespace {

constexpr std::size_t kStyleCount = 7;
constexpr lxw_color_t kHeadGround = 0xE8EDF3;
constexpr lxw_color_t kBadGround = 0xF8D0D0;
constexpr lxw_color_t kDoubtGround = 0xFFF0C2;
constexpr double kTitleSize = 15;
constexpr uint8_t kPaperA4 = 9;

class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "sheet-XXXXXX").string()) {
    const int file = mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("xlsx: no temporary file in " + path_);
    close(file);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { unlink(path_.c_str()); }

  const std::string& path() const { return path_; }
  std::string Bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_;
};

constexpr double kUsualWidth = 8.43;             // of a column, in Latin characters
constexpr double kLineHeight = 15;               // in points
constexpr double kHighest = 409;                 // of a row; a workbook with a higher one is repaired when it is opened
constexpr std::size_t kMostCharacters = 32'000;  // of a cell: 32,767, less some for what is said of the rest

lxw_format* MakeFormat(lxw_workbook* workbook, CellStyle style) {
  lxw_format* format = workbook_add_format(workbook);
  format_set_text_wrap(format);
  format_set_align(format, style == CellStyle::kPlain || style == CellStyle::kText ? LXW_ALIGN_VERTICAL_TOP
                                                                                   : LXW_ALIGN_VERTICAL_CENTER);
  if (style == CellStyle::kTitle || style == CellStyle::kHead) format_set_bold(format);
  if (style == CellStyle::kTitle) format_set_font_size(format, kTitleSize);
  if (style == CellStyle::kPlain || style == CellStyle::kTitle) return format;
  format_set_border(format, LXW_BORDER_THIN);
  if (style == CellStyle::kText) return format;
  format_set_align(format, LXW_ALIGN_CENTER);
  if (style == CellStyle::kHead) format_set_bg_color(format, kHeadGround);
  if (style == CellStyle::kBad) format_set_bg_color(format, kBadGround);
  if (style == CellStyle::kDoubt) format_set_bg_color(format, kDoubtGround);
  return format;
}

// U+FFFE and U+FFFF may not stand in XML in any spelling: one of them and the workbook cannot be opened any more.
std::string Writable(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    if (count == kMostCharacters) return out + "……（太长，后面的没有写入表格）";
    const char32_t c = NextCodePoint(text, offset);
    AppendUtf8(out, c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c);
  }
  return out;
}

using Formats = std::array<lxw_format*, kStyleCount>;

void Put(lxw_worksheet* page, const SheetCell& cell, const Formats& formats) {
  lxw_format* format = formats[static_cast<std::size_t>(cell.style)];
  const auto row = static_cast<lxw_row_t>(cell.row);
  const auto column = static_cast<lxw_col_t>(cell.column);
  if (cell.row_span > 1 || cell.column_span > 1) {
    worksheet_merge_range(page, row, column, static_cast<lxw_row_t>(cell.row + cell.row_span - 1),
                          static_cast<lxw_col_t>(cell.column + cell.column_span - 1), "", format);
  }
  if (cell.number) {
    const double value = static_cast<double>(cell.number->millionths) / static_cast<double>(Number::kOne);
    worksheet_write_number(page, row, column, value, format);
  } else if (cell.text.empty()) {
    worksheet_write_blank(page, row, column, format);
  } else {
    worksheet_write_string(page, row, column, Writable(cell.text).c_str(), format);
  }
  if (!cell.comment.empty()) worksheet_write_comment(page, row, column, Writable(cell.comment).c_str());
}

// Lines a text takes in a cell that holds `width` Latin characters; others are twice as wide.
double LinesOf(std::string_view text, double width) {
  double lines = 1, used = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const double wide = byte < 0x80 ? 1 : 2;
    if (byte == '\n' || used + wide > width) ++lines, used = 0;
    if (byte != '\n') used += wide;
  }
  return lines;
}

// Not every office program makes wrapped rows high enough when it opens a workbook: the heights are written down.
void SetHeights(lxw_worksheet* page, const Sheet& sheet) {
  std::map<int, double> lines;
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row_span > 1 || cell.number || cell.style == CellStyle::kTitle) continue;
    double width = 0;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
      const auto column = static_cast<std::size_t>(c);
      width += column < sheet.column_widths.size() ? sheet.column_widths[column] : kUsualWidth;
    }
    double& most = lines[cell.row];
    most = std::max(most, LinesOf(cell.text, width));
  }
  for (const auto& [row, count] : lines) {
    if (count > 1)
      worksheet_set_row(page, static_cast<lxw_row_t>(row), std::min(count * kLineHeight, kHighest), nullptr);
  }
}

void AddSheet(lxw_workbook* workbook, const Sheet& sheet, const Formats& formats) {
  lxw_worksheet* page = workbook_add_worksheet(workbook, sheet.name.c_str());
  if (!page) throw std::runtime_error("xlsx: refused sheet name " + sheet.name);
  for (std::size_t i = 0; i < sheet.column_widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(page, column, column, sheet.column_widths[i], nullptr);
  }
  if (sheet.frozen_rows > 0) worksheet_freeze_panes(page, static_cast<lxw_row_t>(sheet.frozen_rows), 0);
  if (sheet.landscape) worksheet_set_landscape(page);
  worksheet_set_paper(page, kPaperA4);
  worksheet_fit_to_pages(page, 1, 0);
  SetHeights(page, sheet);
  for (const SheetCell& cell : sheet.cells) Put(page, cell, formats);
}

}  // namespace

std::string WriteXlsx(std::span<const Sheet> sheets, std::optional<Date> made) {
  const TemporaryFile file;
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (!workbook) throw std::runtime_error("xlsx: cannot create a workbook");
  if (made) {
    lxw_doc_properties properties{};
    properties.created = std::chrono::system_clock::to_time_t(std::chrono::sys_days(*made));
    workbook_set_properties(workbook, &properties);
  }
  Formats formats{};
  for (std::size_t i = 0; i < kStyleCount; ++i) formats[i] = MakeFormat(workbook, static_cast<CellStyle>(i));
  try {
    for (const Sheet& sheet : sheets) AddSheet(workbook, sheet, formats);
  } catch (...) {
    workbook_close(workbook);
    throw;
  }
  const lxw_error error = workbook_close(workbook);
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(error));
  return file.Bytes();
}

}  // namespace gongkai::docwrite
