#include "disclosure/content_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/fold.h"
#include "disclosure/body_image_view.h"
#include "docread/rich_text_reader.h"
#include "web/rich_text_html.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Url;

Html Fact(std::string_view label, const Html& value) {
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

Html Fact(std::string_view label, std::string_view value) {
  return value.empty() ? Html() : Fact(label, Markup("{}", value));
}

/// An index number goes on in the next line behind its "/", not amid its digits.
Html Breakable(std::string_view number) {
  const std::size_t slash = number.find('/');
  if (slash == std::string_view::npos) return Markup("{}", number);
  return Markup("{}<wbr><span class=\"gk-nowrap\">{}</span>", number.substr(0, slash + 1), number.substr(slash + 1));
}

bool IsShort(const KindField& field) { return field.type != FieldType::kLongText; }

Html ShortFields(const Content& content) {
  Html facts;
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (IsShort(field) && !IsBlankText(value)) facts.Add("{}", Fact(field.label, ShownOf(field, value)));
  }
  return facts;
}

Html LongFields(const Content& content) {
  Html parts;
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (!IsShort(field) && !IsBlankText(value)) {
      parts.Add("<section><h2>{}</h2><p class=\"item-lines\">{}</p></section>", field.label, value);
    }
  }
  return parts;
}

/// Source: 条例第十二条 (索引, 名称, 内容概述, 生成日期), and the heads of government pages as they are commonly set.
Html Head(const Item& item, const Content& content, std::string_view organ) {
  Html facts;
  facts.Add("{}{}{}", item.index_number.empty() ? Html() : Fact("索引号", Breakable(item.index_number)),
            Fact("信息类别", NameOf(content.kind)), Fact("公开机关", organ));
  facts.Add("{}{}", content.formed_on.ok() ? Fact("生成日期", ToChinese(content.formed_on)) : Html(),
            item.publicity.public_from ? Fact("公开日期", ToChinese(*item.publicity.public_from)) : Html());
  facts.Add("{}", ShortFields(content));
  // Of citizens and companies readers are told that it came from them, never from whom.
  if (content.origin == Origin::kFromCitizens) facts.Add("{}", Fact("信息来源", NameOf(content.origin)));
  if (content.origin == Origin::kFromOrgan || content.origin == Origin::kJoint) {
    facts.Add("{}", Fact("信息来源", std::string(NameOf(content.origin)) + "：" + content.other_organ));
  }
  return Markup("<dl class=\"gk-facts item-head\">{}</dl><p class=\"item-summary\"><b>内容概述</b>　{}</p>", facts,
                content.summary);
}

Url AddressOf(const std::string& files_path, const Content& content, std::size_t i) {
  return Url::Local(files_path + "/{}/{}", i + 1, NameInAddress(content.attachments[i].name));
}

Html Body(const Content& content, const web::ImageAddress& images) {
  const auto read = docread::ReadRichText(content.body);
  if (!read) return Markup("<p class=\"gk-problem\">{}</p>", read.error().message);
  return web::OfRichText(read->text, images);
}

Html Files(const Content& content, const std::string& files_path) {
  if (content.attachments.empty()) return {};
  Html files;
  for (std::size_t i = 0; i < content.attachments.size(); ++i) {
    const Attachment& file = content.attachments[i];
    files.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{}</span></li>", AddressOf(files_path, content, i),
              file.name, SizeInWords(file.size));
  }
  return Markup("<section class=\"item-files\"><h2>附件</h2><ul>{}</ul></section>", files);
}

/// As it is read, but with each image told apart from another one that says the same.
std::string BodyWithDigests(const Content& content) {
  std::vector<RichBlock> blocks = BodyOf(content).blocks();
  if (blocks.empty()) return PlainBodyOf(content);
  for (RichBlock& block : blocks) {
    auto* const image = std::get_if<RichImage>(&block);
    if (image == nullptr) continue;
    const std::string alt = image->alt.empty() ? "没有说明" : image->alt;
    block = RichParagraph{.runs = {{.text = "［图片：" + alt + "］（" + image->digest.text() + "）"}}};
  }
  const auto text = RichText::Of(std::move(blocks));
  return text ? text->PlainText() : PlainBodyOf(content);
}

/// What a browser runs as a page of the site on which it lies, if the web server there says no more than its ending.
bool IsShownByBrowsers(std::string_view name) {
  std::string ending(name.substr(std::min(name.rfind('.'), name.size())));
  for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  constexpr std::array<std::string_view, 12> kEndings = {".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg",
                                                         ".svgz", ".xml", ".xsl",   ".mht", ".mhtml", ".js"};
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

}  // namespace

std::string NameInAddress(std::string_view file_name) {
  constexpr std::size_t kMostBytes = 180, kLongestEnding = 12;  // of 255 that a file system takes
  std::string name;
  for (const char c : file_name) {
    const bool is_plain = static_cast<unsigned char>(c) > 0x20 && c != '/' && c != '\\' && c != '%' && c != 0x7F;
    name += is_plain ? c : '_';
  }
  if (name.starts_with('.')) name.front() = '_';
  if (IsShownByBrowsers(name)) name += ".bin";
  if (name.size() <= kMostBytes) return name.empty() ? "_" : name;
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot != name.npos && name.size() - dot <= kLongestEnding ? name.substr(dot) : std::string();
  std::size_t cut = kMostBytes - ending.size();
  while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0U) == 0x80U) --cut;  // between two characters
  return name.substr(0, cut) + ending;
}

Html ContentView(const Item& item, const ItemVersion& version, std::string_view organ, const std::string& files_path,
                 const std::string& images_path, const Html& validity) {
  return ContentView(item, version, organ, files_path, ImagesUnder(images_path), validity);
}

Html ContentView(const Item& item, const ItemVersion& version, std::string_view organ, const std::string& files_path,
                 const web::ImageAddress& images, const Html& validity) {
  const Content& content = version.content;
  Html view = Markup("{}", validity);
  if (!content.correction.empty()) {
    view.Add("<p class=\"gk-warned item-correction\"><b>{}</b>　{}</p>", CorrectionLabel(CorrectedOn(item, version)),
             CorrectionWords(content));
  }
  view.Add("{}<div class=\"item-body\">{}{}</div>{}", Head(item, content, organ), LongFields(content),
           Body(content, images), Files(content, files_path));
  return view;
}

std::string CorrectionLabel(const std::optional<Date>& day) {
  return day ? ToChinese(*day) + "更正或者更新" : "更正或者更新";
}

std::string PlainBodyOf(const Content& content) {
  const auto read = docread::ReadRichText(content.body);
  return read ? read->text.PlainText() : content.body;
}

std::string LinesOf(const Content& content) {
  std::string lines;
  const auto add = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) lines += std::string(label) + "：" + std::string(value) + "\n";
  };
  add("更正或者更新", content.correction);
  add("更正或者更新的原因", content.correction_why);
  add("信息类别", NameOf(content.kind));
  add("名称", content.title);
  add("内容概述", content.summary);
  add("公开属性", NameOf(content.attribute));
  add("依据", content.ground ? NameOf(*content.ground) : std::string_view());
  add("理由", content.ground_words);
  add("来源", NameOf(content.origin));
  add("对方", content.other_organ);
  add("协商、同意", content.is_agreed ? "是" : "否");
  add("生成日期", content.formed_on.ok() ? ToString(content.formed_on) : std::string());
  add("公开日期", content.publish_on ? ToString(*content.publish_on) : std::string());
  for (const KindField& field : FactsOf(content.kind).fields) add(field.label, content.Field(field.name));
  for (const Channel channel : content.channels) add("渠道", NameOf(channel));
  for (const Attachment& file : content.attachments) add("附件", file.name + "（" + file.digest + "）");
  return lines + BodyWithDigests(content);
}

std::string SizeInWords(std::int64_t bytes) {
  if (bytes < 1024) return fmt::format("{} 字节", bytes);
  if (bytes < 1024 * 1024) return fmt::format("{:.0f} KB", static_cast<double>(bytes) / 1024);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
}

}  // namespace gongkai::disclosure
