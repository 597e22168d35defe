#include "docread/docx_looks.h"

#include <array>
#include <utility>

#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsSwitchedOn(XmlReader& xml) {
  const string_view value = xml.Attribute("val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

std::optional<Behind> HighlightOf(string_view name) {
  constexpr std::array<std::pair<string_view, Colour>, 16> kNames = {{{"white", 0xFFFFFF},
                                                                      {"black", 0x000000},
                                                                      {"yellow", 0xFFFF00},
                                                                      {"green", 0x00FF00},
                                                                      {"cyan", 0x00FFFF},
                                                                      {"magenta", 0xFF00FF},
                                                                      {"blue", 0x0000FF},
                                                                      {"red", 0xFF0000},
                                                                      {"darkBlue", 0x000080},
                                                                      {"darkCyan", 0x008080},
                                                                      {"darkGreen", 0x008000},
                                                                      {"darkMagenta", 0x800080},
                                                                      {"darkRed", 0x800000},
                                                                      {"darkYellow", 0x808000},
                                                                      {"darkGray", 0x808080},
                                                                      {"lightGray", 0xC0C0C0}}};
  for (const auto& [known, colour] : kNames) {
    if (known == name) return Behind{true, colour};
  }
  return std::nullopt;
}

}  // namespace

void DocxLook::PutOver(const DocxLook& other) {
  if (other.hidden) hidden = other.hidden;
  if (other.colour || other.automatic) {
    colour = other.colour;
    automatic = other.automatic;
  }
  if (other.half_points) half_points = other.half_points;
  if (other.width) width = other.width;
  if (other.behind) behind = other.behind;
}

Sight DocxLook::SightOn(const Behind& below) const {
  constexpr int kSmallest = 4, kNarrowest = 10;
  if (hidden.value_or(false)) return Sight::kHiddenText;
  if (half_points && *half_points < kSmallest) return Sight::kPale;
  if (width && *width < kNarrowest) return Sight::kPale;
  if (colour && IsPale(*colour, behind.value_or(below))) return Sight::kPale;
  return Sight::kShown;
}

std::optional<Behind> ShadingOf(XmlReader& xml) {
  const string_view pattern = xml.Attribute("val");
  if (pattern == "solid") {
    const std::optional<Colour> colour = ParseColour(xml.Attribute("color"));
    return colour ? Behind{true, *colour} : Behind{true, 0};
  }
  const std::optional<Colour> fill = ParseColour(xml.Attribute("fill"));
  const bool plain = pattern.empty() || pattern == "clear" || pattern == "nil";
  if (plain && fill) return Behind{true, *fill};
  if (plain) return std::nullopt;
  return Behind{false, kWhite};
}

void TakeRunProperty(XmlReader& xml, DocxLook& look) {
  const string_view name = xml.name(), value = xml.Attribute("val");
  if (name == "vanish") {
    look.hidden = IsSwitchedOn(xml);
  } else if (name == "color") {
    look.colour = ParseColour(value);
    look.automatic = !look.colour;
  } else if (name == "sz") {
    look.half_points = ToInt(value, 24);
  } else if (name == "w") {
    look.width = ToInt(value, 100);
  } else if (name == "shd") {
    if (const std::optional<Behind> shading = ShadingOf(xml)) look.behind = shading;
  } else if (name == "highlight") {
    if (const std::optional<Behind> highlight = HighlightOf(value)) look.behind = highlight;
  }
}

void DocxLooks::Read(XmlReader& xml) {
  using Event = XmlReader::Event;
  Style* style = nullptr;
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
    if (event == Event::kEnd && xml.name() == "style") style = nullptr;
    if (event != Event::kStart) continue;
    const string_view name = xml.name(), parent = xml.Ancestor(1);
    if (name == "style") {
      const std::string id(xml.Attribute("styleId"));
      const string_view by_default = xml.Attribute("default");
      if (xml.Attribute("type") == "paragraph" && (by_default == "1" || by_default == "true")) default_paragraph_ = id;
      style = &styles_[id];
    } else if (name == "basedOn" && style != nullptr) {
      style->based_on = xml.Attribute("val");
    } else if (parent == "rPr" && xml.Ancestor(2) == "rPrDefault") {
      TakeRunProperty(xml, defaults_);
    } else if (parent == "rPr" && style != nullptr && xml.Ancestor(2) == "style") {
      TakeRunProperty(xml, style->look);
    } else if (name == "shd" && style != nullptr) {
      const std::optional<Behind> shading = ShadingOf(xml);
      style->shades = style->shades || shading;
      if (parent == "pPr" && xml.Ancestor(2) == "style" && shading && !style->look.behind) style->look.behind = shading;
    }
  }
}

DocxLook DocxLooks::Of(string_view style) const {
  constexpr int kLongestChain = 20;
  DocxLook look;
  for (int steps = 0; steps < kLongestChain && !style.empty(); ++steps) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) break;
    DocxLook below = found->second.look;
    below.PutOver(look);
    look = below;
    style = found->second.based_on;
  }
  return look;
}

bool DocxLooks::Shades(string_view style) const {
  constexpr int kLongestChain = 20;
  for (int steps = 0; steps < kLongestChain && !style.empty(); ++steps) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) return false;
    if (found->second.shades) return true;
    style = found->second.based_on;
  }
  return false;
}

}  // namespace gongkai::docread
