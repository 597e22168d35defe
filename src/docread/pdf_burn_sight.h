// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which of the characters that were drawn can be seen when all of the page is; what nobody can goes. Part of
// pdf_burn_page.cc, which draws them.
#pragma once

#include <vector>

#include "docread/pdf_burn_page.h"

namespace gongkai::docread {

struct Point {
  int x = 0, y = 0;
};

/// A character as it was drawn: points it changed, and points beside them that it did not.
struct Drawn {
  SeenGlyph glyph;
  std::vector<Point> ink, around;
  std::vector<Paint> colours;  // of the ink, just after it was drawn; none in a group, whose colours are not the page's
};

/// Of the three colours the largest.
int Difference(Paint one, Paint other);

/// The characters of the page that are seen (all, where the wishes say so) in the order of drawing; the ink of those
/// that nobody reads for their paleness or size goes from its picture.
void KeepSeen(std::vector<Drawn>& all, const PageWishes& wishes, SeenPage& page);

}  // namespace gongkai::docread
