// The source as it was handed in, line by line, with the places that findings speak of.

#include <algorithm>
#include <map>

#include "report/pages.h"
#include "report/pages_tables.h"

namespace gongkai::report {
namespace {

using web::Html;

constexpr std::size_t kMostLines = 6000;

// Which page each line stands on; empty where the format has no pages.
std::map<int, int> PagesOfLines(const docread::Document& document) {
  std::map<int, int> pages;
  const auto note = [&](const Place& place) {
    if (place.page > 0 && place.line > 0) pages[place.line] = place.page;
  };
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) note(paragraph->place);
    const auto* table = std::get_if<docread::Table>(&block);
    for (std::size_t i = 0; table && i < table->rows.size(); ++i) {
      note(table->rows[i].place);
      for (const docread::Cell& cell : table->rows[i].cells) note(cell.place);
    }
  }
  return pages;
}

std::string_view ClassOfPlace(const ReportView& view, int number) {
  if (view.VerdictOf(number) == Verdict::kDismissed) return "dismissed";
  return ClassOf(view.SeverityOf(number));
}

// Overlapping places share the text; each keeps its own anchor.
Html DrawLine(const ReportView& view, std::string_view line, int line_number) {
  Html html;
  std::size_t at = 0;
  for (const MarkedStretch& stretch : StretchesOfLine(line, line_number, view.plain)) {
    const std::size_t begin = std::max(at, stretch.begin);
    const std::size_t end = std::max(begin, stretch.end);
    html.Add("{}<mark class=\"m-{}\" id=\"s{}\">{}<sup>{}</sup></mark>", line.substr(at, begin - at),
             ClassOfPlace(view, stretch.number), stretch.number, line.substr(begin, end - begin),
             CircledNumber(stretch.number));
    at = end;
  }
  html.Add("{}", line.substr(at));
  return html;
}

}  // namespace

Html DrawSource(const ReportView& view) {
  const docread::Document& document = view.reading->source;
  const auto pages = PagesOfLines(document);
  Html html;
  html.Add(
      "<section class=\"source\" id=\"source\" aria-label=\"原文\"><div class=\"source-head\"><h2>原文</h2><span>{}，{}"
      "</span><button class=\"btn btn-sm source-close\" type=\"button\" hidden>收起</button></div><div "
      "class=\"source-text\" tabindex=\"0\" role=\"region\" aria-label=\"原文逐行\">",
      view.version.file_name, view.version.format);
  int page = 0;
  const std::size_t shown = std::min(document.lines.size(), kMostLines);
  for (std::size_t i = 0; i < shown; ++i) {
    const int number = static_cast<int>(i) + 1;
    const auto on_page = pages.find(number);
    if (on_page != pages.end() && on_page->second != page) {
      page = on_page->second;
      html.Add("<div class=\"source-page\">第 {} 页</div>", page);
    }
    html.Add(
        "<div class=\"source-line\" id=\"line-{}\"><span class=\"line-number\">{}</span><span "
        "class=\"line-text\">{}</span></div>",
        number, number, DrawLine(view, document.lines[i], number));
  }
  if (shown < document.lines.size())
    html.Add("<p>原文共 {} 行，这里显示前 {} 行；其余请下载原件查看。</p>", document.lines.size(), shown);
  html.Add("</div></section>");
  return html;
}

}  // namespace gongkai::report
