#include "docread/xlsx_looks.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "docread/docx_xml.h"
#include "docread/xlsx_numbers.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

// What Office has where there is no theme: lt1 dk1 lt2 dk2 accent1 … accent6, hlink, folHlink.
constexpr std::array<Colour, 12> kOfficeTheme = {0xFFFFFF, 0x000000, 0xE7E6E6, 0x44546A, 0x4472C4, 0xED7D31,
                                                 0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47, 0x0563C1, 0x954F72};

// Colours by number, 8 to 63; 0 to 7 are the first eight again.
constexpr std::array<Colour, 56> kPalette = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000,
    0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966,
    0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};

double ToDouble(string_view text, double otherwise) {
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  return end == copy.c_str() ? otherwise : value;
}

/// Cut at semicolons outside quotes, brackets and escapes.
std::vector<std::string> Sections(string_view format) {
  std::vector<std::string> sections(1);
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') quoted = !quoted;
    if (c == ';' && !quoted) {
      sections.emplace_back();
      continue;
    }
    sections.back() += c;
    if ((c == '\\' || c == '_' || c == '*') && !quoted && i + 1 < format.size()) sections.back() += format[++i];
  }
  return sections;
}

/// Whether anything of the value itself is put in: a digit, a letter of a date, the text.
bool PutsValueIn(string_view section) {
  bool quoted = false, bracketed = false;
  for (std::size_t i = 0; i < section.size(); ++i) {
    const char c = section[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (bracketed) {
      // "[h]:mm" counts hours; "[Red]", "[$-804]" and conditions show nothing.
      if (section[i] == '[' && i + 2 < section.size() && (section[i + 2] == ']' || section[i + 1] == section[i + 2]) &&
          string_view("hmsHMS").find(section[i + 1]) != string_view::npos) {
        return true;
      }
      continue;
    }
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (string_view("0#?@yYmMdDhHsSgGeEbBaA").find(c) != string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool ShowsNothing(string_view format, string_view value, bool is_text) {
  if (format.empty() || format == "General") return false;
  const std::vector<std::string> sections = Sections(format);
  if (is_text) return sections.size() >= 4 ? !PutsValueIn(sections[3]) : false;
  const double number = ToDouble(value, 1);
  if (number == 0) {  // "0;-0;;@" leaves out zeros, as many lists do: nothing is hidden by it
    return std::none_of(sections.begin(), sections.end(), [](const std::string& one) { return PutsValueIn(one); });
  }
  return !PutsValueIn(sections[number < 0 && sections.size() > 1 ? 1 : 0]);
}

void XlsxLooks::ReadTheme(XmlReader& xml) {
  // As they stand there: dk1 lt1 dk2 lt2 accent1 …; numbers of themes count light before dark.
  std::vector<Colour> colours;
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
    if (event != Event::kStart || xml.Ancestor(2) != "clrScheme") continue;
    const string_view value = xml.Attribute(xml.name() == "sysClr" ? "lastClr" : "val");
    colours.push_back(ParseColour(value).value_or(0));
  }
  if (colours.size() < kOfficeTheme.size()) return;
  std::swap(colours[0], colours[1]);
  std::swap(colours[2], colours[3]);
  theme_ = std::move(colours);
}

std::optional<Colour> XlsxLooks::ColourOf(XmlReader& xml) const {
  const double tint = ToDouble(xml.Attribute("tint"), 0);
  if (const auto rgb = ParseColour(xml.Attribute("rgb"))) return Tinted(*rgb, tint);
  if (xml.HasAttribute("theme")) {
    const auto index = static_cast<std::size_t>(std::max(ToInt(xml.Attribute("theme"), 0), 0));
    if (index < theme_.size()) return Tinted(theme_[index], tint);
    if (index < kOfficeTheme.size()) return Tinted(kOfficeTheme[index], tint);
    return std::nullopt;
  }
  const int number = ToInt(xml.Attribute("indexed"), -1);
  if (number == 65) return kWhite;
  if (number < 0 || number > 63) return std::nullopt;
  return Tinted(kPalette[static_cast<std::size_t>(number < 8 ? number : number - 8)], tint);
}

void XlsxLooks::TakeStyle(XmlReader& xml) {
  Style style;
  const int format = ToInt(xml.Attribute("numFmtId"), 0);
  style.meaning = MeaningOfBuiltIn(format);
  for (const auto& [id, code] : formats_) {
    if (id != format) continue;
    style.meaning = docread::MeaningOf(code);
    style.format = code;
  }
  style.font = static_cast<std::size_t>(std::max(ToInt(xml.Attribute("fontId"), 0), 0));
  style.fill = static_cast<std::size_t>(std::max(ToInt(xml.Attribute("fillId"), 0), 0));
  styles_.push_back(std::move(style));
}

void XlsxLooks::Read(XmlReader& xml) {
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
    if (event != Event::kStart) continue;
    const string_view name = xml.name(), parent = xml.Ancestor(1), above = xml.Ancestor(2);
    constexpr std::size_t kMost = 100'000;
    if (styles_.size() + fonts_.size() + fills_.size() + formats_.size() > kMost) throw XmlDamaged();
    if (name == "numFmt" && parent == "numFmts") {
      formats_.emplace_back(ToInt(xml.Attribute("numFmtId"), -1), xml.Attribute("formatCode"));
    } else if (name == "font" && parent == "fonts") {
      fonts_.emplace_back();
    } else if (parent == "font" && above == "fonts" && !fonts_.empty()) {
      if (name == "color") fonts_.back().colour = ColourOf(xml);
      if (name == "sz") fonts_.back().points = ToDouble(xml.Attribute("val"), 11);
    } else if (name == "fill" && parent == "fills") {
      fills_.emplace_back();
    } else if (above == "fills" && parent == "fill" && !fills_.empty()) {
      const string_view pattern = xml.Attribute("patternType");
      if (name == "gradientFill" || (!pattern.empty() && pattern != "none")) fills_.back() = Behind{false, kWhite};
      if (pattern == "solid") fills_.back() = Behind{true, kWhite};
    } else if (name == "fgColor" && parent == "patternFill" && above == "fill" && !fills_.empty()) {
      const auto colour = ColourOf(xml);
      if (fills_.back() && fills_.back()->known) fills_.back() = Behind{colour.has_value(), colour.value_or(kWhite)};
    } else if (name == "xf" && parent == "cellXfs") {
      TakeStyle(xml);
    }
  }
}

CellKind XlsxLooks::MeaningOf(int style) const {
  const auto index = static_cast<std::size_t>(style);
  return style >= 0 && index < styles_.size() ? styles_[index].meaning : CellKind::kNumber;
}

Sight XlsxLooks::SightOf(int number, string_view value, bool is_text, bool in_table) const {
  const auto index = static_cast<std::size_t>(number);
  if (number < 0 || index >= styles_.size()) return Sight::kShown;
  const Style& style = styles_[index];
  if (ShowsNothing(style.format, value, is_text)) return Sight::kHiddenText;
  const Font font = style.font < fonts_.size() ? fonts_[style.font] : Font{};
  constexpr double kSmallest = 2;
  if (font.points < kSmallest) return Sight::kPale;
  std::optional<Colour> colour = font.colour;
  if (style.format.starts_with("[White]") || style.format.starts_with("[白色]")) colour = kWhite;
  if (!colour) return Sight::kShown;
  const std::optional<Behind> fill = style.fill < fills_.size() ? fills_[style.fill] : std::nullopt;
  const Behind behind = fill.value_or(Behind{!in_table, kWhite});
  return IsPale(*colour, behind) ? Sight::kPale : Sight::kShown;
}

}  // namespace gongkai::docread
