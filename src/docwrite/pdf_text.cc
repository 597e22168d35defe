#include "docwrite/pdf_text.h"

#include <algorithm>
#include <stdexcept>

#include "base/utf8.h"

namespace gongkai::docwrite {
namespace {

// Serif faces as offices print; the last one is whatever the machine has.
constexpr const char* kFamilies = "Noto Serif CJK SC, Source Han Serif SC, FangSong, SimSun, serif";

double Points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }
int PangoUnits(double points) { return static_cast<int>(points * PANGO_SCALE); }

/// A line break within a paragraph is no new paragraph: its first line is not indented again. Cairo takes no malformed
/// UTF-8.
std::string WithLineBreaks(const std::string& text) {
  constexpr char32_t kLineSeparator = 0x2028;
  std::u32string broken = FromUtf8(text);
  std::ranges::replace(broken, U'\n', kLineSeparator);
  std::erase(broken, U'\0');
  return ToUtf8(broken);
}

void Mark(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

void MarkRun(PangoAttrList* list, const RichRun& run, std::size_t from, std::size_t to) {
  if (run.bold) Mark(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
  if (run.italic) Mark(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
  if (run.underline) Mark(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, to);
}

PangoAlignment AlignmentOf(Alignment alignment) {
  switch (alignment) {
    case Alignment::kCenter:
      return PANGO_ALIGN_CENTER;
    case Alignment::kEnd:
      return PANGO_ALIGN_RIGHT;
    case Alignment::kStart:
      break;
  }
  return PANGO_ALIGN_LEFT;
}

void SetFont(PangoLayout* layout, const TextLook& look) {
  PangoFontDescription* font = pango_font_description_from_string(kFamilies);
  pango_font_description_set_size(font, PangoUnits(look.size));
  if (look.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

void SetRuns(PangoLayout* layout, const RichRuns& runs) {
  PangoAttrList* looks = pango_attr_list_new();
  std::string text;
  for (const RichRun& run : runs) {
    const std::size_t from = text.size();
    text += WithLineBreaks(run.text);
    MarkRun(looks, run, from, text.size());
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout, looks);
  pango_attr_list_unref(looks);
}

}  // namespace

SetText::SetText(std::shared_ptr<PangoLayout> layout, double line_height, double width)
    : layout_(std::move(layout)), line_height_(line_height), width_(width) {
  PangoLayoutIter* place = pango_layout_get_iter(layout_.get());
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(place, nullptr, &logical);
    lines_.push_back({pango_layout_iter_get_line_readonly(place), Points(logical.x)});
  } while (pango_layout_iter_next_line(place));
  pango_layout_iter_free(place);
}

void SetText::Draw(cairo_t* cairo, std::size_t line, double x, double y) const {
  PangoRectangle logical;
  pango_layout_line_get_extents(lines_[line].line, nullptr, &logical);
  const double ascent = Points(PANGO_ASCENT(logical)), height = Points(logical.height);
  cairo_move_to(cairo, x + lines_[line].x, y + (line_height_ - height) / 2 + ascent);
  pango_cairo_show_layout_line(cairo, lines_[line].line);
}

TextSetter::TextSetter()
    : fonts_(pango_cairo_font_map_new()), context_(fonts_ ? pango_font_map_create_context(fonts_.get()) : nullptr) {
  if (!context_) throw std::runtime_error("no fonts for a PDF");
  pango_cairo_context_set_resolution(context_.get(), 72);  // so that a unit of the page is a point
  pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
}

SetText TextSetter::Set(const RichRuns& runs, const TextLook& look, double width) const {
  const std::shared_ptr<PangoLayout> layout(pango_layout_new(context_.get()), Unref());
  if (!layout) throw std::runtime_error("no memory for a line of a PDF");
  SetFont(layout.get(), look);
  if (width >= 0) pango_layout_set_width(layout.get(), std::max(PangoUnits(width), 1));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout.get(), PangoUnits(look.first_indent));
  pango_layout_set_alignment(layout.get(), AlignmentOf(look.alignment));
  SetRuns(layout.get(), runs);
  int wide = 0, high = 0;
  pango_layout_get_size(layout.get(), &wide, &high);
  return {layout, look.size * look.pitch, Points(wide)};
}

}  // namespace gongkai::docwrite
