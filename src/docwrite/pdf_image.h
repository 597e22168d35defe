// An image on a page: a JPEG as it is, a PNG unpacked by Cairo and made no finer than paper shows. Used by pdf.cc
// alone.
#pragma once

#include "docwrite/pdf_flow.h"

namespace gongkai::docwrite {

/// In the middle, no wider than the page and no higher than the most of one, never larger than 150 points an inch make
/// it. Unpacked only while it is drawn: a page holds no more points than its own area at 150 an inch. False, and
/// nothing is put, for what cannot be drawn.
bool PutImage(PdfFlow& flow, const PdfImage& bytes);

}  // namespace gongkai::docwrite
