// A line of the source with the exact place underlined, trimmed around it when the line is long.
#pragma once

#include <string>

#include "cli/paint.h"
#include "docread/document.h"

namespace gongkai::cli {

/// Two lines of at most `width` columns ("第 57 行 │ …" and the underline), or nothing when the place points nowhere.
std::string DrawExcerpt(const docread::Document& document, const docread::Place& place, std::size_t width, Ink ink,
                        Paint paint);

}  // namespace gongkai::cli
