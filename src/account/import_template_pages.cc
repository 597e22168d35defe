// The workbook to be filled in. Heads come from the very columns that are read (import_form.h), the words that may
// stand in a cell from the very names that are compared, so that the template cannot be behind.
#include "account/import_pages.h"
#include "account/post.h"
#include "docwrite/xlsx.h"

namespace gongkai::account {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

constexpr double kColumnWidth = 22;

Sheet SheetOf(ImportPart part) {
  Sheet sheet{.name = std::string(NameOf(part)), .frozen_rows = 1};
  int column = 0;
  for (const ImportColumn& each : ColumnsOf(part)) {
    sheet.column_widths.push_back(kColumnWidth);
    sheet.cells.push_back({.row = 0,
                           .column = column++,
                           .text = std::string(each.head),
                           .style = CellStyle::kHead,
                           .comment = std::string(each.note)});
  }
  return sheet;
}

void AddLine(Sheet& sheet, int& row, std::initializer_list<std::string_view> cells, CellStyle style) {
  int column = 0;
  for (const std::string_view cell : cells) {
    sheet.cells.push_back({.row = row, .column = column++, .text = std::string(cell), .style = style});
  }
  ++row;
}

Sheet Explanations() {
  Sheet sheet{.name = "填写说明", .column_widths = {14, 20, 10, 80}};
  int row = 0;
  AddLine(sheet, row, {"工作表", "列", "必填", "怎么填"}, CellStyle::kHead);
  for (const ImportPart part : kImportParts) {
    for (const ImportColumn& column : ColumnsOf(part)) {
      AddLine(sheet, row, {NameOf(part), column.head, column.required ? "是" : "", column.note}, CellStyle::kPlain);
    }
  }
  ++row;
  AddLine(sheet, row, {"机关的类别", "可以填的名称"}, CellStyle::kHead);
  for (const OrganKind kind : kOrganKinds) {
    if (kind != OrganKind::kCountyGovernment) AddLine(sheet, row, {"", WordFor(kind)}, CellStyle::kPlain);
  }
  ++row;
  AddLine(sheet, row, {"机关的领导关系", "可以填的名称"}, CellStyle::kHead);
  for (const Leadership each : kLeaderships) {
    AddLine(sheet, row, {"", WordFor(each), "", NameOf(each)}, CellStyle::kPlain);
  }
  ++row;
  AddLine(sheet, row, {"岗位", "可以填的名称"}, CellStyle::kHead);
  for (const PostKind kind : kPostKinds) AddLine(sheet, row, {"", NameOf(kind)}, CellStyle::kPlain);
  return sheet;
}

}  // namespace

std::string ImportTemplate() {
  const Sheet sheets[] = {SheetOf(ImportPart::kOrgans), SheetOf(ImportPart::kPeople), SheetOf(ImportPart::kPosts),
                          Explanations()};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::account
