// SPDX-License-Identifier: GPL-2.0-or-later
//
// The picture of a page packed as small as it gets: shades of grey, a palette, or JPEG.
#pragma once

#include <string>

#include "docread/pdf_burn_page.h"

namespace gongkai::docread {

struct PackedPicture {
  std::string bytes;
  bool is_jpeg = false;  // else deflated rows, each of whole bytes
  bool is_grey = false;  // of JPEG
  int bits = 8;          // of a point
  std::string palette;   // three bytes a colour; empty: shades of grey
};

PackedPicture Pack(const SeenPage& page);

std::string JpegOf(const SeenPage& page);

}  // namespace gongkai::docread
