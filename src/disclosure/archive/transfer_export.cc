#include "disclosure/archive/transfer_export.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

#include "docwrite/pdf.h"
#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using docwrite::CellStyle;
using docwrite::PdfBlock;
using docwrite::PdfLine;
using docwrite::Sheet;
using Facts = std::vector<std::pair<std::string, std::string>>;

struct SheetColumn {
  std::string_view head;
  double width;
};
constexpr std::array<SheetColumn, 8> kColumns = {{{"序号", 6},
                                                  {"索引号", 24},
                                                  {"名称", 46},
                                                  {"信息类别", 14},
                                                  {"公开日期", 12},
                                                  {"版本", 6},
                                                  {"公开情况", 34},
                                                  {"内容摘要（SM3）", 40}}};

Facts FactsOf(const Transfer& transfer, const std::string& organ, const std::optional<ArchivePackage>& package) {
  Facts facts = {{"移交单位", organ},
                 {"接收单位", transfer.receiver_name},
                 {"公开日期", ToChinese(transfer.from) + "至" + ToChinese(transfer.until)},
                 {"数量", fmt::format("{} 项", transfer.entries.size())}};
  if (package) {
    facts.emplace_back("归档包", fmt::format("{}，第 {} 号，{} 个文件，{} 字节", YearInWords(*package), package->number,
                                             package->files, package->size));
    facts.emplace_back("清单摘要（SM3）", package->manifest_sm3);
    facts.emplace_back("压缩包摘要（SM3）", package->sm3);
    facts.emplace_back("压缩包摘要（SHA-256）", package->sha256);
  }
  if (!transfer.carrier.empty()) facts.emplace_back("载体", transfer.carrier);
  if (!transfer.remark.empty()) facts.emplace_back("备注", transfer.remark);
  facts.emplace_back("制表", transfer.made_name + "　" + ToBeijingMinute(transfer.made_at));
  if (transfer.received_on) {
    facts.emplace_back("接收", transfer.received_by + "　" + ToChinese(*transfer.received_on));
    if (!transfer.receipt.empty()) facts.emplace_back("回执", transfer.receipt);
  }
  if (transfer.is_annulled()) facts.emplace_back("作废", transfer.annulled_name + "：" + transfer.annulled_words);
  return facts;
}

Sheet FactsSheet(const Transfer& transfer, const Facts& facts) {
  Sheet sheet{.name = "移交说明", .column_widths = {24, 90}};
  sheet.cells.push_back({.column_span = 2, .text = TitleOf(transfer), .style = CellStyle::kTitle});
  int row = 0;
  for (const auto& [label, value] : facts) {
    sheet.cells.push_back({.row = ++row, .column = 0, .text = label, .style = CellStyle::kHead});
    sheet.cells.push_back({.row = row, .column = 1, .text = value, .style = CellStyle::kText});
  }
  for (const std::string_view label : {"移交人（签名）", "接收人（签名）", "移交日期"}) {
    sheet.cells.push_back({.row = ++row, .column = 0, .text = std::string(label), .style = CellStyle::kHead});
    sheet.cells.push_back({.row = row, .column = 1, .style = CellStyle::kText});
  }
  return sheet;
}

Sheet EntriesSheet(const Transfer& transfer) {
  Sheet sheet{.name = "移交明细", .frozen_rows = 1, .landscape = true};
  int column = 0;
  for (const SheetColumn& each : kColumns) {
    sheet.column_widths.push_back(each.width);
    sheet.cells.push_back({.column = column++, .text = std::string(each.head), .style = CellStyle::kHead});
  }
  int row = 0;
  for (const TransferEntry& entry : transfer.entries) {
    const PackageLine& line = entry.line;
    const std::string texts[] = {
        std::to_string(++row),        line.index_number,  TitleOnList(entry), line.kind, ToString(line.public_from),
        std::to_string(line.version), StateOnList(entry), line.digest};
    column = 0;
    for (const std::string& text : texts) {
      sheet.cells.push_back({.row = row, .column = column++, .text = text, .style = CellStyle::kText});
    }
  }
  return sheet;
}

RichRow RowOf(const std::vector<std::string>& texts, bool head) {
  RichRow row;
  for (const std::string& text : texts) {
    RichCell cell{.head = head};
    cell.paragraphs.push_back(RichParagraph{.runs = {RichRun{.text = text}}});
    row.cells.push_back(std::move(cell));
  }
  return row;
}

/// Tables of so many rows each: a rich text holds no more cells than it may.
std::vector<RichText> TablesOf(const Transfer& transfer) {
  constexpr std::size_t kRowsAtOnce = 500;
  const std::vector<std::string> heads = {"序号", "索引号", "名称", "公开日期", "公开情况"};
  std::vector<RichText> tables;
  for (std::size_t from = 0; from < transfer.entries.size(); from += kRowsAtOnce) {
    RichTable table{.rows = {RowOf(heads, true)}};
    for (std::size_t i = from; i < std::min(from + kRowsAtOnce, transfer.entries.size()); ++i) {
      const TransferEntry& entry = transfer.entries[i];
      table.rows.push_back(RowOf({std::to_string(i + 1), entry.line.index_number, TitleOnList(entry),
                                  ToString(entry.line.public_from), StateOnList(entry)},
                                 false));
    }
    if (auto text = RichText::Of({std::move(table)})) tables.push_back(std::move(*text));
  }
  return tables;
}

}  // namespace

std::string TitleOf(const Transfer& transfer) {
  return "主动公开政府信息移交清单（移交" + std::string(NameOf(transfer.receiver)) + "）";
}

std::string TitleOnList(const TransferEntry& entry) {
  const bool may_be_read =
      entry.line.held_back.empty() && entry.change.id != "withdrawn" && entry.change.id != "expired";
  return may_be_read ? entry.line.title : std::string();
}

std::string StateOnList(const TransferEntry& entry) {
  std::string state = entry.line.held_back.empty() ? entry.line.state : entry.line.held_back;
  if (!entry.change.words.empty()) state += (state.empty() ? "" : "；现在：") + entry.change.words;
  return state;
}

std::string TransferWorkbook(const Transfer& transfer, const std::string& organ,
                             const std::optional<ArchivePackage>& package) {
  const Sheet sheets[] = {FactsSheet(transfer, FactsOf(transfer, organ, package)), EntriesSheet(transfer)};
  return docwrite::WriteXlsx(sheets);
}

std::string TransferPdf(const Transfer& transfer, const std::string& organ,
                        const std::optional<ArchivePackage>& package) {
  std::vector<PdfBlock> blocks = {docwrite::PdfTitle{TitleOf(transfer)},
                                  docwrite::PdfFacts{FactsOf(transfer, organ, package)}};
  for (RichText& table : TablesOf(transfer)) blocks.emplace_back(std::move(table));
  blocks.emplace_back(docwrite::PdfSpace{0.03});
  blocks.emplace_back(PdfLine{"移交人（签名）：＿＿＿＿＿＿＿　　移交单位（盖章）　　　　年　　月　　日"});
  blocks.emplace_back(docwrite::PdfSpace{0.03});
  blocks.emplace_back(PdfLine{"接收人（签名）：＿＿＿＿＿＿＿　　接收单位（盖章）　　　　年　　月　　日"});
  return docwrite::WritePdf({.paper = {.text_points = 10.5},
                             .title = TitleOf(transfer),
                             .author = organ,
                             .made = BeijingDay(transfer.made_at),
                             .foot = "依据：政府信息公开条例第二十五条第三款",
                             .blocks = std::move(blocks)});
}

}  // namespace gongkai::disclosure
