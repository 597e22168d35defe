#include "redaction/page_search.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::redaction {
namespace {

using docread::Box;
using docread::PageGlyph;
using docread::PageText;

constexpr char32_t kGap = U' ';  // what stands apart, until it is known which marks part thousands

void AppendLevelled(std::u32string& out, char32_t c) {
  for (char32_t one : FoldCodePoint(c)) {
    if (IsBlank(one)) one = kGap;
    if (one == kGap && (out.empty() || out.back() == kGap)) continue;
    if (one >= U'A' && one <= U'Z') one += U'a' - U'A';
    out += one;
  }
}

std::u32string LevelledWithGaps(std::string_view words) {
  std::u32string text;
  for (std::size_t at = 0; at < words.size();) AppendLevelled(text, NextCodePoint(words, at));
  return text;
}

/// 86,500 is 86500: the marks between thousands, each with three digits behind it, and then something else or a gap
/// (the next cell may begin with a digit). `at`: a mark.
bool PartsThousands(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kDigits = 3;
  if (text[at] != U',') return false;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == kGap) --begin;
  if (begin == 0 || !IsDigit(text[begin - 1])) return false;
  std::size_t digits = 0;
  for (std::size_t i = at + 1; i < text.size() && (IsDigit(text[i]) || text[i] == kGap); ++i) {
    if (text[i] == kGap && digits == kDigits) return true;
    if (IsDigit(text[i]) && ++digits > kDigits) return false;
  }
  return digits == kDigits;
}

std::u32string WithoutGaps(std::u32string text) {
  std::erase(text, kGap);
  return text;
}

Box Joined(const Box& one, const Box& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

/// What stands in one line without a wide gap: a cell of a table, as a rule.
struct Segment {
  std::uint32_t first = 0, last = 0;  // glyphs, both included
  int line = 0;
  Box box;
  bool taken = false;  // another one goes on with it
};

std::vector<Segment> SegmentsOf(const PageText& page) {
  std::vector<Segment> segments;
  int line = 0;
  std::size_t end = 0;  // of the text behind the last glyph
  for (std::uint32_t i = 0; i < page.glyphs.size(); ++i) {
    const PageGlyph& glyph = page.glyphs[i];
    const std::string_view between = std::string_view(page.text).substr(end, glyph.offset - end);
    line += static_cast<int>(std::count(between.begin(), between.end(), '\n'));
    if (segments.empty() || between.find_first_of("\n\t") != std::string_view::npos) {
      segments.push_back({i, i, line, glyph.box});
    } else {
      segments.back().last = i;
      segments.back().box = Joined(segments.back().box, glyph.box);
    }
    end = glyph.offset + glyph.length;
  }
  return segments;
}

/// Whether `below` may go on with what `above` has begun: within the next two lines (beside it others may stand),
/// under it, and near.
bool GoesOn(const Segment& above, const Segment& below) {
  constexpr int kLines = 2;
  if (below.taken || below.line <= above.line || below.line > above.line + kLines) return false;
  const double height = std::max(above.box.bottom - above.box.top, 1.0);
  if (below.box.top - above.box.bottom > height) return false;
  const double shared = std::min(above.box.right, below.box.right) - std::max(above.box.left, below.box.left);
  const double narrower = std::min(above.box.right - above.box.left, below.box.right - below.box.left);
  return shared > narrower / 2;
}

}  // namespace

std::u32string FoldedCodes(std::string_view words) {
  const std::u32string text = LevelledWithGaps(words);
  std::u32string folded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != kGap && !PartsThousands(text, i)) folded += text[i];
  }
  return folded;
}

bool Covers(std::span<const Box> boxes, const Box& glyph) {
  const double x = (glyph.left + glyph.right) / 2, y = (glyph.top + glyph.bottom) / 2;
  const double area = (glyph.right - glyph.left) * (glyph.bottom - glyph.top);
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
    const double wide = std::min(box.right, glyph.right) - std::max(box.left, glyph.left);
    const double high = std::min(box.bottom, glyph.bottom) - std::max(box.top, glyph.top);
    return wide > 0 && high > 0 && wide * high * 7 >= area;
  });
}

PageSearch::PageSearch(std::span<const PageText> pages) : pages_(pages) {
  for (std::size_t page = 0; page < pages.size(); ++page) {
    AddPage(page);
    if (pages[page].text.find('\t') != std::string::npos) AddColumns(page);
  }
}

void PageSearch::Append(Reading& reading, std::uint32_t number) const {
  const PageText& page = pages_[reading.page];
  const PageGlyph& glyph = page.glyphs[number];
  const std::string_view text = std::string_view(page.text).substr(glyph.offset, glyph.length);
  if (!reading.glyphs.empty()) {
    const PageGlyph& last = page.glyphs[reading.glyphs.back()];
    if (last.offset + last.length != glyph.offset) AppendLevelled(reading.text, kGap);
  }
  for (std::size_t at = 0; at < text.size();) AppendLevelled(reading.text, NextCodePoint(text, at));
  reading.glyphs.resize(reading.text.size(), number);
}

void PageSearch::AddPage(std::size_t page) {
  Reading reading{page, {}, {}, {}, {}};
  for (std::uint32_t i = 0; i < pages_[page].glyphs.size(); ++i) Append(reading, i);
  Keep(reading);
}

void PageSearch::Keep(const Reading& reading) {
  Reading kept{reading.page, {}, {}, {}, {}};
  kept.text.reserve(reading.text.size());
  kept.glyphs.reserve(reading.glyphs.size());
  kept.levelled.reserve(reading.text.size());
  for (std::size_t i = 0; i < reading.text.size(); ++i) {
    if (reading.text[i] == kGap) continue;
    if (!PartsThousands(reading.text, i)) {
      kept.levelled += reading.text[i];
      kept.origins.push_back(static_cast<std::uint32_t>(kept.text.size()));
    }
    kept.text += reading.text[i];
    kept.glyphs.push_back(reading.glyphs[i]);
  }
  if (kept.levelled.size() == kept.text.size()) kept.levelled = {}, kept.origins = {};
  readings_.push_back(std::move(kept));
}

void PageSearch::AddColumns(std::size_t page) {
  std::vector<Segment> segments = SegmentsOf(pages_[page]);
  for (std::size_t begin = 0; begin < segments.size(); ++begin) {
    if (segments[begin].taken) continue;
    Reading reading{page, {}, {}, {}, {}};
    for (std::size_t at = begin;;) {
      segments[at].taken = true;
      for (std::uint32_t i = segments[at].first; i <= segments[at].last; ++i) Append(reading, i);
      std::size_t next = at + 1;
      while (next < segments.size() && segments[next].line <= segments[at].line + 2 &&
             !GoesOn(segments[at], segments[next])) {
        ++next;
      }
      if (next == segments.size() || !GoesOn(segments[at], segments[next])) break;
      at = next;
    }
    Keep(reading);
  }
}

std::vector<PageSearch::Place> PageSearch::Find(std::string_view words, std::size_t most) const {
  std::vector<Place> places;
  const std::u32string wanted = FoldedCodes(words), written = WithoutGaps(LevelledWithGaps(words));
  if (wanted.size() < 2) return places;
  const bool has_digit = std::ranges::any_of(wanted, IsDigit);  // a mark between thousands stands in no other words
  std::set<std::pair<std::size_t, std::uint32_t>> seen;         // page and first glyph
  for (const Reading& reading : readings_) {
    const auto add = [&](std::size_t first, std::size_t last) {
      if (!seen.emplace(reading.page, reading.glyphs[first]).second) return;
      Place place{pages_[reading.page].page, {}};
      for (std::size_t i = first; i <= last; ++i) {
        if (place.glyphs.empty() || place.glyphs.back() != reading.glyphs[i]) place.glyphs.push_back(reading.glyphs[i]);
      }
      places.push_back(std::move(place));
    };
    const auto look = [&](const std::u32string& text, const std::u32string& word, const auto& found) {
      for (std::size_t at = text.find(word); at != std::u32string::npos && places.size() < most;
           at = text.find(word, at + word.size())) {
        found(at, at + word.size() - 1);
      }
    };
    look(reading.text, wanted, add);
    if (written != wanted) look(reading.text, written, add);
    if (reading.levelled.empty() || !has_digit) continue;
    look(reading.levelled, wanted,
         [&](std::size_t first, std::size_t last) { add(reading.origins[first], reading.origins[last]); });
  }
  return places;
}

std::vector<TextRange> PageSearch::RangesOf(const Place& place) const {
  std::vector<TextRange> ranges;
  const auto page =
      std::find_if(pages_.begin(), pages_.end(), [&](const PageText& one) { return one.page == place.page; });
  if (page == pages_.end()) return ranges;
  std::uint32_t last = 0;
  for (const std::uint32_t number : place.glyphs) {
    const PageGlyph& glyph = page->glyphs[number];
    const std::size_t end = glyph.offset + glyph.length;
    if (!ranges.empty() && number == last + 1) {
      ranges.back().length = end - ranges.back().offset;
    } else {
      ranges.push_back({place.page, glyph.offset, glyph.length});
    }
    last = number;
  }
  return ranges;
}

}  // namespace gongkai::redaction
