#include "docread/docx_styles.h"

#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

/// "heading 2" or "标题 2" is a heading of level 2, whatever outline the style forgets to give.
int OutlineOfName(std::string_view name) {
  for (const std::string_view start : {"heading ", "Heading ", "标题 ", "標題 "}) {
    if (!name.starts_with(start)) continue;
    const int level = ToInt(name.substr(start.size()), 0);
    if (level >= 1 && level <= 9) return level - 1;
  }
  return -1;
}

void FillGaps(ParagraphTraits& traits, const ParagraphTraits& from) {
  if (traits.outline < 0) traits.outline = from.outline;
  if (traits.list < 0) traits.list = from.list;
  if (traits.level < 0) traits.level = from.level;
}

}  // namespace

ParagraphTraits TraitsOf(pugi::xml_node properties) {
  ParagraphTraits traits;
  for (const pugi::xml_node child : properties) {
    const std::string_view name = LocalName(child);
    if (name == "outlineLvl") traits.outline = ToInt(Attribute(child, "val"), -1);
    if (name == "numPr") {
      traits.list = ToInt(ChildValue(child, "numId"), -1);
      traits.level = ToInt(ChildValue(child, "ilvl"), -1);
    }
  }
  return traits;
}

void DocxStyles::Read(const pugi::xml_document& styles) {
  for (const pugi::xml_node node : styles.document_element()) {
    if (LocalName(node) != "style") continue;
    Style style;
    style.traits = TraitsOf(Child(node, "pPr"));
    if (style.traits.outline < 0) style.traits.outline = OutlineOfName(ChildValue(node, "name"));
    style.based_on = ChildValue(node, "basedOn");
    styles_.emplace(Attribute(node, "styleId"), std::move(style));
  }
}

ParagraphTraits DocxStyles::Of(std::string_view style_id) const {
  constexpr int kLongestChain = 20;  // styles may be based on themselves in a damaged file
  ParagraphTraits traits;
  auto style = styles_.find(style_id);
  for (int step = 0; step < kLongestChain && style != styles_.end(); ++step) {
    FillGaps(traits, style->second.traits);
    style = styles_.find(style->second.based_on);
  }
  return traits;
}

}  // namespace gongkai::docread
