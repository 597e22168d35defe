// SPDX-License-Identifier: GPL-2.0-or-later
//
// New words in a picture: set by poppler too, from a small PDF made for them, with the font of the system that stands
// in for one that is not embedded. Next to read: pdf_burn_words.cc.
#pragma once

#include <string>
#include <vector>

#include "docread/pdf_burn_page.h"

namespace gongkai::docread {

struct Lettering {
  std::u32string text;
  SeenGlyph place;  // from its base line to along_x, along_y; its colours
};

void DrawLetters(SeenPage& page, const std::vector<Lettering>& letters);

}  // namespace gongkai::docread
