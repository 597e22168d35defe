#include "docread/docx_looks.h"

#include <utility>

#include "docread/docx_xml.h"
#include "docread/office_edit.h"

namespace gongkai::docread {
namespace {

std::optional<unsigned> NamedColour(std::string_view name) {
  constexpr std::pair<std::string_view, unsigned> kNames[] = {
      {"black", 0x000000},    {"blue", 0x0000FF},       {"cyan", 0x00FFFF},      {"green", 0x00FF00},
      {"magenta", 0xFF00FF},  {"red", 0xFF0000},        {"yellow", 0xFFFF00},    {"white", 0xFFFFFF},
      {"darkBlue", 0x000080}, {"darkCyan", 0x008080},   {"darkGreen", 0x008000}, {"darkMagenta", 0x800080},
      {"darkRed", 0x800000},  {"darkYellow", 0x808000}, {"darkGray", 0x808080},  {"lightGray", 0xC0C0C0}};
  for (const auto& [known, colour] : kNames) {
    if (known == name) return colour;
  }
  return std::nullopt;
}

}  // namespace

void RunLook::FillGaps(const RunLook& from) {
  if (!vanish) vanish = from.vanish;
  if (!colour) colour = from.colour;
  if (!behind) behind = from.behind;
  if (!half_points) half_points = from.half_points;
}

bool RunLook::IsPale(unsigned behind_it) const {
  constexpr int kReadable = 4;
  if (half_points && *half_points < kReadable) return true;
  return colour && AreAlike(*colour, behind.value_or(behind_it));
}

RunLook LookOf(pugi::xml_node properties) {
  RunLook look;
  if (Child(properties, "vanish")) look.vanish = IsOn(properties, "vanish");
  if (IsOn(properties, "specVanish")) look.vanish = true;
  look.colour = ColourOf(ChildValue(properties, "color"));
  if (const int size = ToInt(ChildValue(properties, "sz"), -1); size >= 0) look.half_points = size;
  look.behind = NamedColour(ChildValue(properties, "highlight"));
  if (const pugi::xml_node shading = Child(properties, "shd"); shading && !look.behind) {
    look.behind = ColourOf(Attribute(shading, Attribute(shading, "val") == "solid" ? "color" : "fill"));
    if (!look.behind && Attribute(shading, "val") == "solid") look.behind = 0;  // "auto" is black here
  }
  return look;
}

void DocxLooks::Read(pugi::xml_node styles) {
  for (const pugi::xml_node node : styles) {
    if (LocalName(node) == "docDefaults") defaults_ = LookOf(Child(Child(node, "rPrDefault"), "rPr"));
    if (LocalName(node) != "style") continue;
    Style style;
    style.look = LookOf(Child(node, "rPr"));
    if (!style.look.behind) style.look.behind = LookOf(Child(node, "pPr")).behind;
    style.based_on = ChildValue(node, "basedOn");
    const std::string_view is_default = Attribute(node, "default");
    if (Attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) {
      paragraph_style_ = Attribute(node, "styleId");
    }
    styles_.emplace(Attribute(node, "styleId"), std::move(style));
  }
}

RunLook DocxLooks::Of(std::string_view style_id) const {
  constexpr int kLongestChain = 20;  // styles may be based on themselves in a damaged file
  RunLook look;
  auto style = styles_.find(style_id);
  for (int step = 0; step < kLongestChain && style != styles_.end(); ++step) {
    look.FillGaps(style->second.look);
    style = styles_.find(style->second.based_on);
  }
  return look;
}

}  // namespace gongkai::docread
