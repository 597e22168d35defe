#include "cli/source_excerpt.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "cli/text_width.h"

namespace gongkai::cli {
namespace {

// A code point of the line as it is shown.
struct Glyph {
  std::string text;
  std::size_t width;
};

std::vector<Glyph> GlyphsOf(std::string_view line) {
  std::vector<Glyph> glyphs;
  for (std::size_t offset = 0; offset < line.size();) {
    const char32_t c = NextCodePoint(line, offset);
    if (c == U'\t') {
      glyphs.push_back({"  ", 2});  // a real tab would move the underline
      continue;
    }
    std::string text;
    AppendUtf8(text, c);
    glyphs.push_back({Printable(text), static_cast<std::size_t>(WidthOf(c))});
  }
  return glyphs;
}

std::size_t WidthOf(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end) {
  std::size_t width = 0;
  for (std::size_t i = begin; i < end; ++i) width += glyphs[i].width;
  return width;
}

struct Span {
  std::size_t begin, end;  // half-open, in glyphs
};

// The part of the line to show: the place with a third of the room before it, whole if everything fits.
Span Choose(const std::vector<Glyph>& glyphs, Span place, std::size_t room) {
  if (WidthOf(glyphs, 0, glyphs.size()) <= room) return {0, glyphs.size()};
  Span shown{place.begin, place.begin};
  std::size_t before = 0;
  while (shown.begin > 0 && before + glyphs[shown.begin - 1].width <= room / 3) before += glyphs[--shown.begin].width;
  std::size_t width = before;
  while (shown.end < glyphs.size() && width + glyphs[shown.end].width + 2 <= room) width += glyphs[shown.end++].width;
  while (shown.begin > 0 && width + glyphs[shown.begin - 1].width + 2 <= room) width += glyphs[--shown.begin].width;
  return shown;
}

std::string NameOf(const docread::Place& place) {
  if (place.page > 0) return fmt::format("第 {} 页第 {} 行", place.page, place.line);
  return fmt::format("第 {} 行", place.line);
}

}  // namespace

std::string DrawMarkedLine(std::string_view head, std::string_view text, std::size_t column, std::size_t length,
                           std::size_t width, Ink ink, Paint paint) {
  const std::vector<Glyph> glyphs = GlyphsOf(text);
  const Span marked{std::min(column, glyphs.size()), std::min(column + length, glyphs.size())};
  const std::size_t head_width = WidthOf(head);
  const Span shown = Choose(glyphs, marked, width > head_width + 20 ? width - head_width : 20);

  std::string line = paint(Ink::kFaint, head), under(head_width, ' ');
  if (shown.begin > 0) {
    line += "…";
    under += " ";
  }
  for (std::size_t i = shown.begin; i < shown.end; ++i) line += glyphs[i].text;
  if (shown.end < glyphs.size()) line += "…";
  under += std::string(WidthOf(glyphs, shown.begin, std::min(marked.begin, shown.end)), ' ');
  const std::size_t marks = WidthOf(glyphs, std::min(marked.begin, shown.end), std::min(marked.end, shown.end));
  under += paint(ink, std::string(std::max<std::size_t>(marks, 1), '^'));
  return line + "\n" + under + "\n";
}

std::string DrawExcerpt(const docread::Document& document, const docread::Place& place, std::size_t width, Ink ink,
                        Paint paint) {
  if (place.line < 1 || static_cast<std::size_t>(place.line) > document.lines.size()) return {};
  const auto at = [](int column) { return static_cast<std::size_t>(std::max(column, 0)); };
  return DrawMarkedLine(NameOf(place) + " │ ", document.lines[static_cast<std::size_t>(place.line) - 1],
                        at(place.column), at(place.column + place.length) - at(place.column), width, ink, paint);
}

}  // namespace gongkai::cli
