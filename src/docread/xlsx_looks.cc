#include "docread/xlsx_looks.h"

#include <cstdlib>
#include <string>
#include <unordered_map>

#include "docread/docx_xml.h"
#include "docread/office_edit.h"

namespace gongkai::docread {
namespace {

constexpr unsigned kWhite = 0xFFFFFF;

/// A <color>, <fgColor>: as red, green and blue, or by its number. Shades of a theme colour are none of these.
std::optional<unsigned> ColourIn(pugi::xml_node node) {
  if (!node) return std::nullopt;
  if (const auto colour = ColourOf(Attribute(node, "rgb")); colour) return colour;
  if (std::abs(std::strtod(std::string(Attribute(node, "tint")).c_str(), nullptr)) > 0.05) return std::nullopt;
  if (const int theme = ToInt(Attribute(node, "theme"), -1); theme >= 0) {
    return theme == 0 ? std::optional(kWhite) : theme == 1 ? std::optional(0U) : std::nullopt;
  }
  switch (ToInt(Attribute(node, "indexed"), -1)) {
    case 1:
    case 9:
    case 65:  // the background of the system
      return kWhite;
    case 0:
    case 8:
    case 64:
      return 0U;
    default:
      return std::nullopt;
  }
}

bool IsTiny(pugi::xml_node font) {
  const std::string size(ChildValue(font, "sz"));
  constexpr double kReadable = 2;  // points
  return !size.empty() && std::strtod(size.c_str(), nullptr) < kReadable;
}

/// ";;;" shows nothing; ";;" shows text alone.
XlsxLooks::Format FormatOfCode(std::string_view code) {
  if (code.empty() || code.find_first_not_of(";") != std::string_view::npos) return XlsxLooks::Format::kShown;
  return code.size() >= 3 ? XlsxLooks::Format::kHidesAll : XlsxLooks::Format::kHidesNumbers;
}

unsigned BehindOf(pugi::xml_node fill) {
  const pugi::xml_node pattern = Child(fill, "patternFill");
  if (Attribute(pattern, "patternType") != "solid") return kWhite;
  // A colour that cannot be told is none that a font has.
  constexpr unsigned kUnknown = 0x1000000;
  return ColourIn(Child(pattern, "fgColor")).value_or(kUnknown);
}

}  // namespace

void XlsxLooks::Read(pugi::xml_node styles) {
  std::unordered_map<int, Format> formats;
  for (const pugi::xml_node node : Child(styles, "numFmts")) {
    formats[ToInt(Attribute(node, "numFmtId"), -1)] = FormatOfCode(Attribute(node, "formatCode"));
  }
  std::vector<pugi::xml_node> fonts, fills;
  for (const pugi::xml_node node : Child(styles, "fonts")) fonts.push_back(node);
  for (const pugi::xml_node node : Child(styles, "fills")) fills.push_back(node);
  const auto at = [](const std::vector<pugi::xml_node>& nodes, std::string_view index) {
    const int i = ToInt(index, -1);
    return i >= 0 && static_cast<std::size_t>(i) < nodes.size() ? nodes[static_cast<std::size_t>(i)] : pugi::xml_node();
  };
  for (const pugi::xml_node style : Child(styles, "cellXfs")) {
    const auto format = formats.find(ToInt(Attribute(style, "numFmtId"), 0));
    const pugi::xml_node font = at(fonts, Attribute(style, "fontId"));
    looks_.push_back({format == formats.end() ? Format::kShown : format->second, ColourIn(Child(font, "color")),
                      BehindOf(at(fills, Attribute(style, "fillId"))), IsTiny(font)});
  }
}

const XlsxLooks::Look& XlsxLooks::At(int style) const {
  static const Look kPlain;
  const auto index = static_cast<std::size_t>(style);
  return style >= 0 && index < looks_.size() ? looks_[index] : kPlain;
}

bool XlsxLooks::IsPale(int style) const {
  const Look& look = At(style);
  return look.is_tiny || (look.colour && look.behind <= kWhite && AreAlike(*look.colour, look.behind));
}

bool XlsxLooks::IsPale(int style, pugi::xml_node properties) const {
  const Look& look = At(style);
  const auto colour = ColourIn(Child(properties, "color"));
  return IsTiny(properties) || (colour && look.behind <= kWhite && AreAlike(*colour, look.behind));
}

}  // namespace gongkai::docread
