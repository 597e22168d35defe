// A table goes on where nothing but running heads and page numbers stands between two grids with the same outer edges.
#include "docread/pdf_page_parts.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "docread/pdf_furniture.h"

namespace gongkai::docread {
namespace {

template <class Is>
bool AnyText(const PageParts& parts, const Is& is) {
  for (std::size_t i = 0; i < parts.lines.size(); ++i) {
    if (!parts.furniture[i] && is(parts.lines[i].box.top)) return true;
  }
  return false;
}

bool Continues(const PageParts& page, const PageParts& next) {
  if (page.grids.empty() || next.grids.empty() || !GoesOn(page.grids.back(), next.grids.front())) return false;
  const double end = page.grids.back().box.top, begin = next.grids.front().box.top;
  return !AnyText(page, [end](double top) { return top >= end; }) &&
         !AnyText(next, [begin](double top) { return top < begin; });
}

/// Which pages go on with the table of the page before, and shared columns for all parts of such a table.
void FindContinued(std::vector<PageParts>& pages) {
  std::vector<PdfGrid*> table;
  const auto close = [&table] {
    if (table.size() > 1) ShareColumns(table);
    table.clear();
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].goes_on = i > 0 && Continues(pages[i - 1], pages[i]);
    if (pages[i].goes_on) table.push_back(&pages[i].grids.front());
    if (pages[i].goes_on && pages[i].grids.size() == 1) continue;
    close();
    if (!pages[i].grids.empty()) table.push_back(&pages[i].grids.back());
  }
  close();
}

double LeftOf(const PageParts& parts) {
  double left = parts.page->width;
  for (const PdfGrid& grid : parts.grids) left = std::min(left, grid.box.left);
  for (const PdfLine& line : parts.lines) left = std::min(left, line.box.left);
  return left;
}

}  // namespace

std::vector<PageParts> TakeApart(std::vector<PdfPage>& pages) {
  std::vector<PageParts> parts;
  std::vector<std::vector<PdfLine>> lines;
  for (PdfPage& page : pages) {
    const bool any_before = !parts.empty() && !parts.back().grids.empty();
    parts.push_back({&page, FindGrids(page, any_before ? &parts.back().grids.back() : nullptr), {}, {}});
    lines.push_back(FindLines(page, parts.back().grids));
  }
  std::vector<std::vector<bool>> furniture = FindFurniture(pages, lines);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].lines = std::move(lines[i]);
    parts[i].furniture = std::move(furniture[i]);
    parts[i].left = LeftOf(parts[i]);
  }
  FindContinued(parts);
  return parts;
}

}  // namespace gongkai::docread
