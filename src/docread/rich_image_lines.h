// Images in a text that is typed without an editor: each stands there as a line of its own, "［图片：说明］", which may
// be moved, taken away, and given another description. Used by rich_text_reader.cc alone.
#pragma once

#include "base/rich_text.h"

namespace gongkai::docread {

/// `typed` with the images of `stored` where their lines stand: the one of the same description, or else the next that
/// no line has taken. A line for which none is left stays text. Errors: those of RichText::Of.
Result<RichText> WithImagesOf(const RichText& typed, const RichText& stored);

}  // namespace gongkai::docread
