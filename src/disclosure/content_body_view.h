// The body of a content as a value.
#pragma once

#include "base/rich_text.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Empty where it cannot be read.
RichText BodyOf(const Content& content);

}  // namespace gongkai::disclosure
