// The text with its marks: paragraphs, tables, and what nobody sees. Cards and chips: hit_cards_view.cc; how tables are
// laid out: marked_table_view.h.
#include "screening/marked_text_view.h"

#include <algorithm>

#include "screening/marked_part_view.h"

namespace gongkai::screening {

using web::Html;
using web::Markup;

web::Html DrawMarkedParts(const MarkedText& shown) {
  MarkedPieces pieces(shown);
  Html html;
  for (std::size_t part = 0; part < shown.parts.size(); ++part) html.Add("{}", DrawPart(pieces, part));
  if (shown.parts.empty()) html.Add("<p class=\"empty-note\">没有内容。</p>");
  return html;
}

web::Html DrawMarked(const MarkedText& shown) {
  return Markup(
      "<div class=\"report-columns\"><div class=\"report-side\">{}</div><div class=\"report-paper "
      "marked\">{}</div></div>",
      DrawHitCards(shown), DrawMarkedParts(shown));
}

void AddMarkedStyles(web::Page& page) {
  const auto add = [](std::vector<std::string>& names, std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
  };
  add(page.styles, "css/report.css");
  add(page.styles, "css/screening.css");
  add(page.scripts, "js/report.js");
}

}  // namespace gongkai::screening
