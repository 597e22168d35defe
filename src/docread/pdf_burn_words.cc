// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_burn_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "docread/pdf_burn_letters.h"

namespace gongkai::docread {
namespace {

bool IsBlank(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B); }

/// Which way a character runs: 0 to the right, 1 down, 2 to the left, 3 up.
int DirectionOf(const SeenGlyph& glyph) {
  if (std::fabs(glyph.along_x) >= std::fabs(glyph.along_y)) return glyph.along_x >= 0 ? 0 : 2;
  return glyph.along_y >= 0 ? 1 : 3;
}

/// Along its line, and which line: in points of the picture.
double Along(const SeenGlyph& glyph, int direction) {
  return direction == 0 ? glyph.x : direction == 1 ? glyph.y : direction == 2 ? -glyph.x : -glyph.y;
}
double LineOf(const SeenGlyph& glyph, int direction) { return direction % 2 == 0 ? glyph.y : glyph.x; }

}  // namespace

using Line = std::vector<std::size_t>;

std::vector<std::vector<std::size_t>> LinesOf(const std::vector<SeenGlyph>& glyphs) {
  std::vector<Line> lines;
  for (int direction = 0; direction < 4; ++direction) {
    Line all;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      if (DirectionOf(glyphs[i]) == direction) all.push_back(i);
    }
    std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
      return LineOf(glyphs[a], direction) < LineOf(glyphs[b], direction);
    });
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin + 1;
      while (end < all.size() && LineOf(glyphs[all[end]], direction) - LineOf(glyphs[all[end - 1]], direction) <
                                     0.25 * std::min(glyphs[all[end]].size, glyphs[all[end - 1]].size)) {
        ++end;
      }
      Line line(all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end));
      std::stable_sort(line.begin(), line.end(), [&](std::size_t a, std::size_t b) {
        return Along(glyphs[a], direction) < Along(glyphs[b], direction);
      });
      lines.push_back(std::move(line));
      begin = end;
    }
  }
  return lines;
}

namespace {

void Fill(SeenPage& page, const PixelBox& box, Paint colour) {
  const int left = std::max(static_cast<int>(std::floor(box.left)), 0);
  const int right = std::min(static_cast<int>(std::ceil(box.right)), page.width);
  const int top = std::max(static_cast<int>(std::floor(box.top)), 0);
  const int bottom = std::min(static_cast<int>(std::ceil(box.bottom)), page.height);
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) page.Set(x, y, colour);
  }
}

PixelBox Around(const PixelBox& one, const PixelBox& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

/// One found word: which characters of the page go, and what stands in their place. What the old and the new word have
/// in common at either end stays as it was drawn.
struct Found {
  std::vector<std::size_t> glyphs;
  std::u32string instead;
};

class PageChanger {
 public:
  explicit PageChanger(SeenPage& page) : page_(page) {}

  void Find(const std::u32string& from, const std::u32string& to) {
    if (lines_.empty()) lines_ = LinesOf(page_.glyphs);
    for (const Line& line : lines_) FindIn(line, from, to);
  }

  int Paint() {
    std::vector<bool> gone(page_.glyphs.size());
    std::vector<Lettering> letters;
    for (const Found& found : found_) PaintOne(found, gone, letters);
    DrawLetters(page_, letters);
    std::vector<SeenGlyph> left;
    for (std::size_t i = 0; i < page_.glyphs.size(); ++i) {
      if (!gone[i]) left.push_back(std::move(page_.glyphs[i]));
    }
    page_.glyphs = std::move(left);
    return static_cast<int>(found_.size());
  }

 private:
  void FindIn(const Line& line, const std::u32string& from, const std::u32string& to) {
    std::u32string text;
    std::vector<std::size_t> glyph_at;
    for (const std::size_t glyph : line) {
      for (const char32_t c : page_.glyphs[glyph].text) {
        if (IsBlank(c)) continue;
        text += c;
        glyph_at.push_back(glyph);
      }
    }
    for (std::size_t at = text.find(from); at != std::u32string::npos; at = text.find(from, at + from.size())) {
      const auto taken = [&](std::size_t i) { return taken_.size() > glyph_at[i] && taken_[glyph_at[i]]; };
      bool free = true;
      for (std::size_t i = at; i < at + from.size(); ++i) free = free && !taken(i);
      if (free) Take(glyph_at, at, from, to);
    }
  }

  void Take(const std::vector<std::size_t>& glyph_at, std::size_t at, const std::u32string& from,
            const std::u32string& to) {
    taken_.resize(page_.glyphs.size());
    for (std::size_t i = at; i < at + from.size(); ++i) taken_[glyph_at[i]] = true;
    const std::size_t most = std::min(from.size(), to.size());
    std::size_t head = 0, tail = 0;
    while (head < most && from[head] == to[head]) ++head;
    while (tail < most - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) ++tail;
    Found found;
    found.instead = to.substr(head, to.size() - head - tail);
    for (std::size_t i = at + head; i < at + from.size() - tail; ++i) {
      if (found.glyphs.empty() || found.glyphs.back() != glyph_at[i]) found.glyphs.push_back(glyph_at[i]);
    }
    if (found.glyphs.empty()) return Insert(glyph_at[at], from, to);
    found_.push_back(std::move(found));
  }

  /// Something is only put in: the whole word is set anew.
  void Insert(std::size_t glyph, const std::u32string&, const std::u32string& to) { found_.push_back({{glyph}, to}); }

  void PaintOne(const Found& found, std::vector<bool>& gone, std::vector<Lettering>& letters) {
    SeenGlyph& first = page_.glyphs[found.glyphs.front()];
    const SeenGlyph& last = page_.glyphs[found.glyphs.back()];
    PixelBox box = first.box;
    for (const std::size_t glyph : found.glyphs) box = Around(box, page_.glyphs[glyph].box);
    for (const std::size_t glyph : found.glyphs) Fill(page_, page_.glyphs[glyph].box, first.behind);
    Fill(page_, box, first.behind);
    for (const std::size_t glyph : found.glyphs) gone[glyph] = true;
    if (found.instead.empty()) return;
    first.along_x = last.x + last.along_x - first.x;
    first.along_y = last.y + last.along_y - first.y;
    first.text = found.instead;
    first.box = box;
    gone[found.glyphs.front()] = false;
    letters.push_back({found.instead, first});
  }

  SeenPage& page_;
  std::vector<Line> lines_;
  std::vector<bool> taken_;
  std::vector<Found> found_;
};

}  // namespace

std::u32string ToCodePoints(const std::string& utf8) {
  std::u32string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? byte : byte & (0x7FU >> length);
    for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i) {
      code = code << 6U | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
    }
    text += code;
    at += length;
  }
  return text;
}

BurnChanges::BurnChanges(const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    Change change{ToCodePoints(from), ToCodePoints(to)};
    std::erase_if(change.from, IsBlank);
    if (!change.from.empty()) changes_.push_back(std::move(change));
  }
  std::stable_sort(changes_.begin(), changes_.end(),
                   [](const Change& one, const Change& other) { return one.from.size() > other.from.size(); });
}

int BurnChanges::Apply(SeenPage& page) const {
  if (empty() || page.glyphs.empty()) return 0;
  PageChanger changer(page);
  for (const Change& change : changes_) changer.Find(change.from, change.to);
  return changer.Paint();
}

PixelBox InPixels(const SeenPage& page, const BlackBox& box) {
  const double scale = page.width / page.points_wide;
  return {std::floor(box.left * scale), std::floor(box.top * scale), std::ceil(box.right * scale),
          std::ceil(box.bottom * scale)};
}

bool HoldsMiddle(const PixelBox& box, const SeenGlyph& glyph) {
  constexpr double kHalfUp = 0.38;
  const double length = std::hypot(glyph.along_x, glyph.along_y);
  const double up_x = length > 0 ? glyph.along_y / length : 0, up_y = length > 0 ? -glyph.along_x / length : -1;
  const double x = glyph.x + glyph.along_x / 2 + up_x * kHalfUp * glyph.size;
  const double y = glyph.y + glyph.along_y / 2 + up_y * kHalfUp * glyph.size;
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

namespace {

/// A seventh part of what is drawn of it: what a box only grazes can be read beside it, and stays.
bool Covers(const PixelBox& box, const SeenGlyph& glyph) {
  if (HoldsMiddle(box, glyph)) return true;
  const PixelBox& ink = glyph.inked;
  const double wide = std::min(box.right, ink.right) - std::max(box.left, ink.left);
  const double high = std::min(box.bottom, ink.bottom) - std::max(box.top, ink.top);
  return wide > 0 && high > 0 && wide * high * 7 >= (ink.right - ink.left) * (ink.bottom - ink.top);
}

void TakeCovered(std::vector<SeenGlyph>& glyphs, const PixelBox& box) {
  std::vector<SeenGlyph> left;
  left.reserve(glyphs.size());
  bool gap = false;
  for (SeenGlyph& glyph : glyphs) {
    const bool goes = Covers(box, glyph);
    if (!goes) {
      glyph.after_gap = glyph.after_gap || gap;
      left.push_back(std::move(glyph));
    }
    gap = goes;
  }
  glyphs = std::move(left);
}

}  // namespace

int BlackOut(SeenPage& page, int number, const std::vector<BlackBox>& boxes) {
  int done = 0;
  for (const BlackBox& box : boxes) {
    if (box.page != number) continue;
    const PixelBox pixels = InPixels(page, box);
    Fill(page, pixels, {0, 0, 0});
    TakeCovered(page.glyphs, pixels);
    page.blackened.push_back(pixels);
    ++done;
  }
  return done;
}

std::vector<SeenRun> RunsOf(const SeenPage& page) {
  std::vector<SeenRun> runs;
  double unit_x = 0, unit_y = 0;
  for (const SeenGlyph& glyph : page.glyphs) {
    const double length = std::hypot(glyph.along_x, glyph.along_y);
    if (length <= 0 || glyph.size <= 0) continue;
    const double next_x = glyph.along_x / length, next_y = glyph.along_y / length;
    bool joins = false;
    if (!runs.empty() && !glyph.after_gap) {
      SeenRun& run = runs.back();
      const double gap_x = glyph.x - run.x - run.along_x, gap_y = glyph.y - run.y - run.along_y;
      const double ahead = gap_x * unit_x + gap_y * unit_y, aside = std::fabs(gap_x * unit_y - gap_y * unit_x);
      joins = std::fabs(unit_x * next_x + unit_y * next_y - 1) < 0.01 && std::fabs(ahead) < 0.25 * run.size &&
              aside < 0.15 * run.size && std::fabs(run.size - glyph.size) < 0.15 * run.size;
      if (joins) {
        run.text += glyph.text;
        run.along_x = glyph.x + glyph.along_x - run.x;
        run.along_y = glyph.y + glyph.along_y - run.y;
      }
    }
    if (!joins) {
      runs.push_back({glyph.text, glyph.x, glyph.y, glyph.along_x, glyph.along_y, glyph.size});
      unit_x = next_x, unit_y = next_y;
    }
  }
  return runs;
}

}  // namespace gongkai::docread
