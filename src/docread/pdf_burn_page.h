// SPDX-License-Identifier: GPL-2.0-or-later
//
// One page of a PDF as it is seen: its picture, and of its characters those that changed the picture and are still
// there when all is drawn. A character that is drawn without paint, in the colour of what is behind it, outside the
// page, in a layer that is off, or under a box or picture drawn later is none of them, however it was hidden: this does
// not ask how. Next to read: pdf_burn_words.h (words changed and blacked out), pdf_burn_writer.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

class PDFDoc;

namespace gongkai::docread {

struct Paint {
  unsigned char r = 0, g = 0, b = 0;
};

/// Points of the picture, from its top left corner.
struct PixelBox {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool Meets(const PixelBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

struct SeenGlyph {
  std::u32string text;
  double x = 0, y = 0;              // where its base line begins
  double along_x = 0, along_y = 0;  // from there to the next character
  double size = 0;
  PixelBox box;    // a little too large
  PixelBox inked;  // what it changed; where it changed nothing, the square it stands in
  Paint ink, behind;
  bool after_gap = false;  // the one before it was taken away: they do not run on
};

struct SeenPage {
  int width = 0, height = 0;  // of the picture
  double points_wide = 0, points_high = 0;
  std::vector<unsigned char> pixels;  // red, green, blue; row by row
  std::vector<SeenGlyph> glyphs;      // in the order of drawing
  std::vector<PixelBox> blackened;    // one colour in the picture, whatever packing does to it
  Paint At(int x, int y) const {
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
    return {pixels[at], pixels[at + 1], pixels[at + 2]};
  }
  void Set(int x, int y, Paint colour) {
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
    pixels[at] = colour.r, pixels[at + 1] = colour.g, pixels[at + 2] = colour.b;
  }
};

struct PageWishes {
  bool fields = true, annotations = true;
  double dots_per_inch = 200;
  bool unseen = false;  // characters count, whether they are seen or not
};

/// False when there is no such page.
bool DrawPage(PDFDoc& document, int number, const PageWishes& wishes, SeenPage& page);

}  // namespace gongkai::docread
