#include "disclosure/archive/unpublished_export.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "disclosure/item_list_store.h"
#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

struct SheetColumn {
  std::string_view head;
  double width;
};
constexpr std::array<SheetColumn, 8> kColumns = {{{"序号", 6},
                                                  {"索引号", 24},
                                                  {"名称", 46},
                                                  {"文号", 20},
                                                  {"生成日期", 12},
                                                  {"公开属性", 12},
                                                  {"依据", 36},
                                                  {"理由", 40}}};
constexpr int kTitleRow = 0, kHeadRow = 1, kFirstRow = 2, kAtOnce = 200, kMostPages = 500;

/// Registered ones alone: a draft is nothing yet.
std::vector<Item> RegisteredOf(db::Session& session, OrganId organ, int year) {
  std::vector<Item> items;
  for (int page = 1; page <= kMostPages; ++page) {
    const ItemPage found = ListItems(session, {.organs = std::vector<OrganId>{organ},
                                               .organ = organ,
                                               .stage = Stage::kRegistered,
                                               .page = page,
                                               .page_size = kAtOnce});
    for (const Item& item : found.items) {
      if (item.formed_on && static_cast<int>(item.formed_on->year()) == year) items.push_back(item);
    }
    if (std::cmp_less(found.items.size(), kAtOnce)) break;
  }
  return items;
}

std::vector<std::string> TextsOf(db::Session& session, const Item& item, int number) {
  const auto version = FindVersion(session, item.id, item.latest_version);
  if (!version) return {std::to_string(number), item.index_number};
  const Content& c = version->content;
  const bool is_secret = c.ground == Ground::kStateSecret;
  const std::string ground =
      c.ground ? std::string(NameOf(*c.ground)) + "（" + std::string(ArticleOf(*c.ground)) + "）" : std::string();
  return {std::to_string(number),
          item.index_number,
          is_secret ? "（不列名称）" : c.title,
          is_secret ? std::string() : std::string(c.Field("document_number")),
          item.formed_on ? ToString(*item.formed_on) : std::string(),
          std::string(NameOf(c.attribute)),
          ground,
          is_secret ? std::string() : c.ground_words};
}

}  // namespace

std::string UnpublishedWorkbook(db::Session& session, OrganId organ, const std::string& organ_name, int year) {
  Sheet sheet{.name = "不公开登记", .frozen_rows = kFirstRow, .landscape = true};
  sheet.cells.push_back(
      {.row = kTitleRow,
       .column_span = static_cast<int>(kColumns.size()),
       .text = fmt::format("{} {} 年政府信息公开情况（没有主动公开的部分），供档案移交时附上", organ_name, year),
       .style = CellStyle::kTitle});
  int column = 0;
  for (const SheetColumn& each : kColumns) {
    sheet.column_widths.push_back(each.width);
    sheet.cells.push_back(
        {.row = kHeadRow, .column = column++, .text = std::string(each.head), .style = CellStyle::kHead});
  }
  int row = kFirstRow;
  for (const Item& item : RegisteredOf(session, organ, year)) {
    column = 0;
    for (const std::string& text : TextsOf(session, item, row - kFirstRow + 1)) {
      sheet.cells.push_back({.row = row, .column = column++, .text = text, .style = CellStyle::kText});
    }
    ++row;
  }
  const Sheet sheets[] = {std::move(sheet)};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::disclosure
