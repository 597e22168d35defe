#include "redaction/working_text.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "redaction/page_search.h"

namespace gongkai::redaction {
namespace {

using docread::Box;
using docread::PageGlyph;
using docread::PageText;

Box Joined(const Box& one, const Box& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

const PageText* PageOf(std::span<const PageText> pages, int number) {
  const auto found = std::ranges::find(pages, number, &PageText::page);
  return found == pages.end() ? nullptr : &*found;
}

std::string_view Between(const PageText& page, const PageGlyph& one, const PageGlyph& next) {
  const std::size_t end = one.offset + one.length;
  return std::string_view(page.text).substr(end, next.offset - end);
}

/// A line of the page's text, and how far it reaches.
struct Line {
  TextRange range;
  Box box;
  bool any = false;  // a glyph
};

std::vector<Line> LinesOf(const PageText& page) {
  std::vector<Line> lines;
  std::size_t glyph = 0;
  for (std::size_t begin = 0; begin < page.text.size();) {
    const std::size_t end = std::min(page.text.find('\n', begin), page.text.size());
    Line line{{page.page, begin, end - begin}, {}, false};
    for (; glyph < page.glyphs.size() && page.glyphs[glyph].offset < end; ++glyph) {
      line.box = line.any ? Joined(line.box, page.glyphs[glyph].box) : page.glyphs[glyph].box;
      line.any = true;
    }
    if (line.any) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

/// Whether the text of a line goes on in the next one: it reaches the edge, and neither is a row of cells.
bool RunsOn(const PageText& page, const Line& line, const Line& next, double edge) {
  const auto text = [&](const Line& one) {
    return std::string_view(page.text).substr(one.range.offset, one.range.length);
  };
  if (text(line).find('\t') != std::string_view::npos || text(next).find('\t') != std::string_view::npos) return false;
  const double height = line.box.bottom - line.box.top;
  constexpr double kCharacters = 2;
  return line.box.right > edge - kCharacters * height && next.box.top - line.box.bottom < height;
}

class Paragraphs {
 public:
  explicit Paragraphs(ScreenedPages& screened) : screened_(screened) {}

  void Add(const PageText& page) {
    const std::vector<Line> lines = LinesOf(page);
    double edge = 0;
    for (const Line& line : lines) edge = std::max(edge, line.box.right);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool goes_on = i > 0 && RunsOn(page, lines[i - 1], lines[i], edge);
      if (!goes_on) Begin(page.page, lines[i].box);
      Put(page, lines[i]);
    }
  }

 private:
  void Begin(int page, const Box& box) {
    docread::Piece piece;
    piece.where = "第 " + std::to_string(page) + " 页";
    piece.page = page;
    piece.box = box;
    screened_.parts[0].pieces.push_back(std::move(piece));
    screened_.pieces.emplace_back();
  }

  void Put(const PageText& page, const Line& line) {
    docread::Piece& piece = screened_.parts[0].pieces.back();
    piece.box = Joined(piece.box, line.box);
    screened_.pieces.back().push_back({piece.text.size(), line.range});
    piece.text.append(page.text, line.range.offset, line.range.length);
  }

  ScreenedPages& screened_;
};

/// Whether nothing but blanks stands between two ranges.
bool AreNeighbours(std::span<const PageText> pages, const TextRange& one, const TextRange& next) {
  const PageText* page = PageOf(pages, one.page);
  const std::size_t end = one.offset + one.length;
  if (page == nullptr || one.page != next.page || next.offset < end || next.offset > page->text.size()) return false;
  return IsBlankText(std::string_view(page->text).substr(end, next.offset - end));
}

}  // namespace

std::vector<Box> BoxesOf(const PageText& page, std::size_t offset, std::size_t length) {
  std::vector<Box> boxes;
  const PageGlyph* last = nullptr;
  for (const PageGlyph& glyph : page.glyphs) {
    if (glyph.offset + glyph.length <= offset || glyph.offset >= offset + length) continue;
    const bool same_line =
        last != nullptr && Between(page, *last, glyph).find_first_of("\n\t") == std::string_view::npos;
    if (same_line) {
      boxes.back() = Joined(boxes.back(), glyph.box);
    } else {
      boxes.push_back(glyph.box);
    }
    last = &glyph;
  }
  return boxes;
}

std::string TextUnder(const PageText& page, std::span<const Box> boxes) {
  std::string text;
  std::size_t last = 0;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const PageGlyph& glyph = page.glyphs[i];
    if (!Covers(boxes, glyph.box)) continue;
    if (!text.empty() && i != last + 1) text += '\n';
    if (!text.empty() && i == last + 1) text += Between(page, page.glyphs[last], glyph);
    text.append(page.text, glyph.offset, glyph.length);
    last = i;
  }
  return text;
}

std::string Folded(std::string_view words) { return ToUtf8(FoldedCodes(words)); }

std::vector<TextRange> PlacesLike(std::span<const PageText> pages, std::string_view words, std::size_t most) {
  const PageSearch search(pages);
  std::vector<TextRange> ranges;
  for (const PageSearch::Place& place : search.Find(words, most)) {
    for (const TextRange& range : search.RangesOf(place)) ranges.push_back(range);
  }
  std::ranges::sort(ranges, {}, [](const TextRange& range) { return std::pair(range.page, range.offset); });
  if (ranges.size() > most) ranges.resize(most);
  return ranges;
}

ScreenedPages ToScreen(std::span<const PageText> pages, std::string_view label) {
  ScreenedPages screened;
  screened.parts.push_back({"pages", std::string(label), {}, {}, {}});
  Paragraphs paragraphs(screened);
  for (const PageText& page : pages) paragraphs.Add(page);
  return screened;
}

std::vector<TextRange> ScreenedPages::RangesOf(const screening::Hit& hit) const {
  std::vector<TextRange> ranges;
  if (hit.part != 0 || hit.piece >= pieces.size()) return ranges;
  const std::size_t from = hit.offset, to = hit.length == 0 ? std::string::npos : hit.offset + hit.length;
  for (const Stretch& stretch : pieces[hit.piece]) {
    const std::size_t begin = std::max(from, stretch.at), end = std::min(to, stretch.at + stretch.range.length);
    if (begin >= end) continue;
    ranges.push_back({stretch.range.page, stretch.range.offset + begin - stretch.at, end - begin});
  }
  return ranges;
}

std::string_view SuggestedGround(const screening::Hit& hit) {
  if (hit.rule == "S-MARK" || hit.rule == "S-PERIOD") return "state_secret";
  return hit.rule.starts_with("P-") ? "privacy" : "";
}

std::vector<int> PagesWithoutText(std::span<const PageText> pages) {
  std::vector<int> without;
  for (const PageText& page : pages) {
    if (page.glyphs.empty()) without.push_back(page.page);
  }
  return without;
}

std::vector<Mark> MarksOver(std::span<const PageText> pages, std::span<const TextRange> ranges, const Mark& like) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const PageText* page = PageOf(pages, ranges[i].page);
    if (page == nullptr) continue;
    std::vector<Box> boxes = BoxesOf(*page, ranges[i].offset, ranges[i].length);
    if (boxes.empty()) continue;
    const bool joins = !marks.empty() && i > 0 && AreNeighbours(pages, ranges[i - 1], ranges[i]) &&
                       marks.back().page == page->page && marks.back().boxes.size() + boxes.size() <= kMostBoxes;
    if (!joins) {
      marks.push_back(like);
      marks.back().page = page->page;
      marks.back().boxes.clear();
    }
    marks.back().boxes.insert(marks.back().boxes.end(), boxes.begin(), boxes.end());
  }
  return marks;
}

}  // namespace gongkai::redaction
