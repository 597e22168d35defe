// A line of the source with the exact place underlined, trimmed around it when the line is long.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/paint.h"
#include "docread/document.h"

namespace gongkai::cli {

/// Two lines of at most `width` columns ("第 57 行 │ …" and the underline), or nothing when the place points nowhere.
std::string DrawExcerpt(const docread::Document& document, const docread::Place& place, std::size_t width, Ink ink,
                        Paint paint);

/// The same of any line: `head` stands before it, code points `column` to `column + length` are underlined.
std::string DrawMarkedLine(std::string_view head, std::string_view line, std::size_t column, std::size_t length,
                           std::size_t width, Ink ink, Paint paint);

}  // namespace gongkai::cli
