// The article for WeChat. Its editor keeps the looks that stand within the tags and drops all else: style sheets, links
// to other sites, scripts. So this is written by hand and not by web/html.h, which lets no look into a tag; every text
// is escaped all the same.
#include <fmt/format.h>

#include <algorithm>

#include "base/fold.h"
#include "base/photo.h"
#include "disclosure/channel/group_text.h"
#include "disclosure/channel/outgoing_view.h"
#include "disclosure/content_view.h"
#include "docwrite/zip.h"
#include "web/html.h"

namespace gongkai::disclosure {
namespace {

std::string Escaped(std::string_view text) {
  std::string escaped;
  web::WriteEscaped(escaped, text);
  return escaped;
}

std::string Element(std::string_view name, std::string_view style, const std::string& inner) {
  return fmt::format("<{0} style=\"{1}\">{2}</{0}>", name, style, inner);
}

constexpr std::string_view kParagraph = "margin:0 0 12px;line-height:1.8;font-size:16px;color:#222;text-align:";
constexpr std::string_view kHeading =
    "margin:20px 0 10px;line-height:1.5;font-size:18px;font-weight:bold;color:#8c1d17;text-align:";
constexpr std::string_view kCell = "border:1px solid #bbb;padding:6px 8px;font-size:14px;line-height:1.6;text-align:";
constexpr std::string_view kSmall = "margin:0 0 6px;line-height:1.6;font-size:14px;color:#555;";

std::string_view Word(Alignment alignment) {
  switch (alignment) {
    case Alignment::kCenter:
      return "center";
    case Alignment::kEnd:
      return "right";
    case Alignment::kStart:
      break;
  }
  return "left";
}

std::string LinesOf(std::string_view text) {
  std::string lines;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (from > 0) lines += "<br>";
    lines += Escaped(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

std::string OfRuns(const RichRuns& runs) {
  std::string html;
  for (const RichRun& run : runs) {
    std::string text = LinesOf(run.text);
    if (run.bold) text = "<strong>" + text + "</strong>";
    if (run.italic) text = "<em>" + text + "</em>";
    if (run.underline) text = Element("span", "text-decoration:underline;", text);
    html += text;
    // A link to another site is dropped by the editor: its address stands beside its text.
    if (run.link && run.link->text() != run.text && run.link->text().starts_with("http")) {
      html += "（" + Escaped(run.link->text()) + "）";
    }
  }
  return html;
}

std::string With(std::string_view style, Alignment alignment) { return fmt::format("{}{};", style, Word(alignment)); }

std::string OfTable(const RichTable& table) {
  std::string rows;
  for (const RichRow& row : table.rows) {
    std::string cells;
    for (const RichCell& cell : row.cells) {
      std::string inner;
      for (const RichParagraph& paragraph : cell.paragraphs)
        inner += (inner.empty() ? "" : "<br>") + OfRuns(paragraph.runs);
      const auto alignment = cell.head                 ? Alignment::kCenter
                             : cell.paragraphs.empty() ? Alignment::kStart
                                                       : cell.paragraphs.front().alignment;
      cells += fmt::format("<{0} colspan=\"{1}\" rowspan=\"{2}\" style=\"{3}{4}\">{5}</{0}>", cell.head ? "th" : "td",
                           cell.column_span, cell.row_span, With(kCell, alignment),
                           cell.head ? "background:#f3f3f3;" : "", inner);
    }
    rows += "<tr>" + cells + "</tr>";
  }
  return Element("section", "overflow-x:auto;margin:0 0 14px;",
                 Element("table", "border-collapse:collapse;width:100%;", "<tbody>" + rows + "</tbody>"));
}

/// "图片1.png", in the order in which they stand in the text; empty where its bytes are not at hand.
std::string FileOfImage(const OutgoingItem& out, std::string_view digest) {
  const auto found = out.images.find(digest);
  const auto type = found == out.images.end() ? std::nullopt : PhotoTypeOf(*found->second);
  if (!type) return {};
  std::size_t number = 0;
  for (const ImageDigest& each : BodyOf(out.version.content).Images()) {
    ++number;
    if (each.text() == digest) break;
  }
  const std::string_view extension = type->substr(std::string_view("image/").size());
  return fmt::format("图片{}.{}", number, extension == "jpeg" ? "jpg" : extension);
}

/// Lists are paragraphs with their marks: the editor makes lists of its own out of others, and numbers them anew.
struct BlockWriter {
  const OutgoingItem& out;
  int number = 0;

  std::string operator()(const RichHeading& heading) const {
    return Element("p", With(kHeading, heading.alignment), OfRuns(heading.runs));
  }
  std::string operator()(const RichParagraph& paragraph) const {
    return Element("p", With(kParagraph, paragraph.alignment), OfRuns(paragraph.runs));
  }
  std::string operator()(const RichListItem& item) const {
    const std::string mark = item.ordered ? fmt::format("{}. ", number) : "• ";
    return Element("p", fmt::format("{}left;padding-left:{}em;", kParagraph, item.depth + 1), mark + OfRuns(item.runs));
  }
  std::string operator()(const RichTable& table) const { return OfTable(table); }
  std::string operator()(const RichImage& image) const {
    if (const std::string file = FileOfImage(out, image.digest.text()); !file.empty()) {
      return Element(
          "p", "margin:0 0 14px;text-align:center;",
          fmt::format("<img src=\"{}\" alt=\"{}\" style=\"max-width:100%;height:auto;\">", file, Escaped(image.alt)));
    }
    return Element("p", fmt::format("{}text-align:center;", kSmall),
                   image.alt.empty() ? "［图片，见原文］" : "［图片：" + Escaped(image.alt) + "，见原文］");
  }
};

std::string Line(std::string_view label, std::string_view value) {
  if (IsBlankText(value)) return {};
  return Element("p", kSmall, Escaped(label) + "：" + Escaped(value));
}

std::string Fields(const Content& content) {
  std::string html;
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (IsBlankText(value)) continue;
    html += Element("p", With(kParagraph, Alignment::kStart),
                    "<strong>" + Escaped(field.label) + "：</strong>" + LinesOf(ShownOf(field, value)));
  }
  return html;
}

std::string End(const OutgoingItem& out) {
  std::string html = Line("公开机关", out.organ) + Line("索引号", out.item.index_number) +
                     Line("公开日期", ToChinese(*out.item.publicity.public_from)) +
                     Line("版本", fmt::format("第{}版", out.version.number));
  std::string files;
  for (const Attachment& file : out.version.content.attachments) files += (files.empty() ? "" : "、") + file.name;
  html += Line("附件（请到原文下载）", files) + Line("原文", out.address) + Line("咨询电话", out.phone);
  return Element("section", "margin:24px 0 0;padding:12px 14px;background:#f7f7f7;", html);
}

}  // namespace

std::string WechatHtml(const OutgoingItem& out) {
  const Content& content = out.version.content;
  std::string html;
  if (!content.correction.empty()) {
    html += Element("p", With(kParagraph, Alignment::kStart),
                    "<strong>" + CorrectionLabel(CorrectedOn(out.item, out.version)) + "：</strong>" +
                        LinesOf(CorrectionWords(content)));
  }
  html += Fields(content);
  const RichText body = BodyOf(content);
  if (body.empty()) html += Element("p", With(kParagraph, Alignment::kStart), LinesOf(content.summary));
  ListCounter counter;
  for (const RichBlock& block : body.blocks()) html += std::visit(BlockWriter{out, counter.Next(block)}, block);
  return "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" + Escaped(content.title) +
         "</title></head><body>" + Element("section", "max-width:677px;margin:0 auto;", html + End(out)) +
         "</body></html>\n";
}

std::string WechatZip(const OutgoingItem& out) {
  const Content& content = out.version.content;
  const Cover cover = CoverOf(content.title, content.summary);
  std::vector<docwrite::ZipFile> files = {
      {"正文.html", WechatHtml(out)},
      {"封面.txt", "标题：" + cover.title + "\n摘要：" + cover.summary + "\n作者：" + out.organ + "\n原文链接：" +
                       out.address + "\n"},
      {"群发短文.txt", GroupText(out.organ, content.title, content.summary, out.address) + "\n"}};
  for (const auto& [digest, bytes] : out.images) {
    if (std::string name = FileOfImage(out, digest); !name.empty()) files.push_back({std::move(name), *bytes});
  }
  return docwrite::WriteZip(files);
}

}  // namespace gongkai::disclosure
