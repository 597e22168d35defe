// An image on a page: a JPEG as it is, a PNG unpacked by Cairo. Used by pdf.cc alone.
#pragma once

#include <string>

#include "docwrite/pdf_flow.h"

namespace gongkai::docwrite {

/// In the middle, no wider than the page and no higher than the most of one, never larger than 150 points an inch make
/// it. False, and nothing is put, for what cannot be drawn.
bool PutImage(PdfFlow& flow, const std::string& bytes);

}  // namespace gongkai::docwrite
