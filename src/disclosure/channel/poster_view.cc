// The poster and the sheet of codes: what hangs on a wall.
#include <fmt/format.h>

#include "base/fold.h"
#include "disclosure/channel/outgoing_view.h"
#include "disclosure/content_view.h"

namespace gongkai::disclosure {
namespace {

using docwrite::PdfBlock;
using docwrite::PdfFacts;
using docwrite::PdfLine;

constexpr std::size_t kDigestShown = 8;  // characters behind "sm3:"

PdfFacts FactsOnPoster(const OutgoingItem& out) {
  const Content& content = out.version.content;
  PdfFacts facts;
  const auto add = [&](std::string_view label, std::string value) {
    if (!IsBlankText(value)) facts.facts.emplace_back(label, std::move(value));
  };
  add("公开机关", out.organ);
  add("索引号", out.item.index_number);
  add("生成日期", ToChinese(content.formed_on));
  add("公开日期", ToChinese(*out.item.publicity.public_from));
  for (const KindField& field : FactsOf(content.kind).fields) {
    if (field.type != FieldType::kLongText) add(field.label, ShownOf(field, content.Field(field.name)));
  }
  return facts;
}

void AddLongFields(const Content& content, std::vector<PdfBlock>& blocks) {
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (field.type != FieldType::kLongText || IsBlankText(value)) continue;
    blocks.emplace_back(PdfLine{std::string(field.label) + "：" + std::string(value)});
  }
}

void AddFiles(const OutgoingItem& out, std::vector<PdfBlock>& blocks) {
  const auto& files = out.version.content.attachments;
  for (std::size_t i = 0; i < files.size(); ++i) {
    blocks.emplace_back(PdfLine{fmt::format("附件{}：{}", i + 1, files[i].name), Alignment::kStart, true});
  }
  if (!files.empty() && !out.address.empty()) {
    blocks.emplace_back(PdfLine{"附件请扫下面的码查看。", Alignment::kStart, true});
  }
}

void AddWay(const OutgoingItem& out, std::vector<PdfBlock>& blocks) {
  const std::string phone = out.phone.empty() ? std::string() : "咨询电话：" + out.phone;
  if (out.address.empty()) {
    if (!phone.empty()) blocks.emplace_back(PdfLine{phone});
    return;
  }
  docwrite::PdfCode code{.text = out.address, .beside = {"扫码查看公开的原文、附件和以后的更正", out.address}};
  if (!phone.empty()) code.beside.push_back(phone);
  blocks.emplace_back(std::move(code));
}

}  // namespace

std::string VersionOnPaper(const OutgoingItem& out) {
  const std::string_view digest = std::string_view(out.version.digest).substr(std::string_view("sm3:").size());
  return fmt::format("{}　第 {} 版（签发摘要 {}）", out.item.index_number, out.version.number,
                     digest.substr(0, kDigestShown));
}

std::vector<PdfBlock> ItemOnPaper(const OutgoingItem& out) {
  const Content& content = out.version.content;
  std::vector<PdfBlock> blocks;
  blocks.emplace_back(PdfLine{out.organ, Alignment::kCenter});
  blocks.emplace_back(docwrite::PdfTitle{content.title});
  blocks.emplace_back(FactsOnPoster(out));
  if (!content.correction.empty())
    blocks.emplace_back(PdfLine{CorrectionLabel(CorrectedOn(out.item, out.version)) + "：" + CorrectionWords(content)});
  AddLongFields(content, blocks);
  const RichText body = BodyOf(content);
  if (body.empty()) blocks.emplace_back(PdfLine{content.summary});
  blocks.emplace_back(body);
  AddFiles(out, blocks);
  AddWay(out, blocks);
  return blocks;
}

std::string PosterPdf(const OutgoingItem& out, const docwrite::PdfPaper& paper) {
  const Content& content = out.version.content;
  const docwrite::PdfDocument document{.paper = paper,
                                       .title = content.title,
                                       .author = out.organ,
                                       .made = out.item.publicity.public_from,
                                       .foot = VersionOnPaper(out),
                                       .image = ImagesOf(out),
                                       .blocks = ItemOnPaper(out)};
  return WritePdf(document);
}

std::string CodeSheetPdf(const std::string& organ, const std::vector<CodeOfColumn>& columns, Date today) {
  docwrite::PdfDocument document{.title = organ + "政务公开专区",
                                 .author = organ,
                                 .made = today,
                                 .foot = organ + "　" + ToChinese(today) + "制",
                                 .blocks = {}};
  document.blocks.emplace_back(PdfLine{organ, Alignment::kCenter});
  document.blocks.emplace_back(docwrite::PdfTitle{"政务公开专区"});
  document.blocks.emplace_back(PdfLine{"用手机扫码，查看公开的内容", Alignment::kCenter});
  docwrite::PdfCodeSheet sheet;
  for (const CodeOfColumn& column : columns) sheet.codes.push_back({column.address, column.label});
  document.blocks.emplace_back(PdfLine{" "});
  document.blocks.emplace_back(std::move(sheet));
  return WritePdf(document);
}

}  // namespace gongkai::disclosure
