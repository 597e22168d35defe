#include "disclosure/archive/archive_index_export.h"

#include <array>
#include <span>
#include <vector>

#include "docwrite/csv.h"
#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

struct SheetColumn {
  std::string_view head;
  double width;
};

constexpr std::array<SheetColumn, 14> kLines = {{{"序号", 6},
                                                 {"索引号", 24},
                                                 {"名称", 44},
                                                 {"信息类别", 14},
                                                 {"文号", 20},
                                                 {"生成日期", 12},
                                                 {"公开日期", 12},
                                                 {"版本", 6},
                                                 {"公开情况", 30},
                                                 {"内容不在包里的原因", 30},
                                                 {"附件和图片", 8},
                                                 {"渠道记录", 8},
                                                 {"签署的内容摘要", 30},
                                                 {"所在文件夹", 20}}};
constexpr std::array<SheetColumn, 8> kEnds = {{{"序号", 6},
                                               {"索引号", 24},
                                               {"名称", 44},
                                               {"版本", 6},
                                               {"日期", 12},
                                               {"情况", 20},
                                               {"原因", 40},
                                               {"所在文件夹", 20}}};

void AddHead(Sheet& sheet, std::span<const SheetColumn> columns) {
  sheet.frozen_rows = 1;
  sheet.landscape = true;
  int column = 0;
  for (const SheetColumn& each : columns) {
    sheet.column_widths.push_back(each.width);
    sheet.cells.push_back({.column = column++, .text = std::string(each.head), .style = CellStyle::kHead});
  }
}

void AddRow(Sheet& sheet, int row, const std::vector<std::string>& texts) {
  int column = 0;
  for (const std::string& text : texts) {
    sheet.cells.push_back({.row = row, .column = column++, .text = text, .style = CellStyle::kText});
  }
}

Sheet LinesSheet(const ArchiveIndex& index) {
  Sheet sheet{.name = "公开目录"};
  AddHead(sheet, kLines);
  int row = 0;
  for (const ArchiveLine& line : index.lines) {
    ++row;
    AddRow(sheet, row,
           {std::to_string(row), line.index_number, line.title, line.kind, line.document_number, line.formed_on,
            ToString(line.public_from), std::to_string(line.version), line.state, line.held_back,
            std::to_string(line.files), std::to_string(line.postings), line.digest, FolderOf(line.item)});
  }
  return sheet;
}

Sheet EndsSheet(const ArchiveIndex& index) {
  Sheet sheet{.name = "撤下、更正、到期"};
  AddHead(sheet, kEnds);
  int row = 0;
  for (const ArchiveEnd& end : index.ends) {
    ++row;
    AddRow(sheet, row,
           {std::to_string(row), end.index_number, end.title, std::to_string(end.version), end.on, end.how, end.words,
            FolderOf(end.id)});
  }
  return sheet;
}

}  // namespace

std::string ArchiveWorkbook(const ArchiveIndex& index) {
  const Sheet sheets[] = {LinesSheet(index), EndsSheet(index)};
  return docwrite::WriteXlsx(sheets);
}

std::string ArchiveCsv(const ArchiveIndex& index) { return docwrite::WriteCsv(LinesSheet(index)); }

}  // namespace gongkai::disclosure
