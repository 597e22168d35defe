// Values in a CSV file (RFC 4180) that Excel and WPS open by a double click: with the mark of UTF-8, without which they
// read Chinese as something else, and with nothing in it that they would run as a formula. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// Stands once, before everything.
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// In quotes. What a table would take for a formula (= + - @, a tab or a line end in front, also behind blanks) gets an
/// apostrophe in front, so that it is shown and not run.
std::string CsvField(std::string_view text);

/// With its line end.
std::string CsvLine(std::span<const std::string> fields);

}  // namespace gongkai::disclosure
