// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is done to a page that was drawn: words changed in the picture and among its characters, boxes blacked out, and
// the characters gathered into runs for the text layer. Next to read: pdf_burn_page.h.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "docread/burn_orders.h"
#include "docread/pdf_burn_page.h"

namespace gongkai::docread {

/// Characters that stand in a row, as they go into the text layer.
struct SeenRun {
  std::u32string text;
  double x = 0, y = 0;              // points of the picture: where its base line begins
  double along_x = 0, along_y = 0;  // to its end
  double size = 0;
};

/// The words of all pages, ready to be looked for.
class BurnChanges {
 public:
  explicit BurnChanges(const std::vector<std::pair<std::string, std::string>>& changes);
  bool empty() const { return changes_.empty(); }
  /// Paints over what is found and puts the new words there. Returns at how many places.
  int Apply(SeenPage& page) const;

 private:
  struct Change {
    std::u32string from;  // without blanks: how a page sets them apart is nobody's word
    std::u32string to;
  };
  std::vector<Change> changes_;
};

/// Black in the picture, and no character left that a box covers, be it a seventh part of what is drawn of it. Returns how many boxes lie on the page.
int BlackOut(SeenPage& page, int number, const std::vector<BlackBox>& boxes);

std::vector<SeenRun> RunsOf(const SeenPage& page);

/// The characters line by line, in the order in which they are read: their places in `glyphs`.
std::vector<std::vector<std::size_t>> LinesOf(const std::vector<SeenGlyph>& glyphs);

/// A box in points of the page as shown, in the points of its picture.
PixelBox InPixels(const SeenPage& page, const BlackBox& box);

/// The middle of a character as a line of text has it.
bool HoldsMiddle(const PixelBox& box, const SeenGlyph& glyph);

std::u32string ToCodePoints(const std::string& utf8);

}  // namespace gongkai::docread
