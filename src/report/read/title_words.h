// The words of a report's title: organ, year, and what makes a line a title. Lines are folded and without blanks.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::report {

inline constexpr std::size_t kLongestTitle = 70;  // code points

inline bool Has(std::u32string_view text, std::u32string_view what) { return text.find(what) != text.npos; }

/// "2023年" or "二〇二三年" from `from` on: where it stands (npos = nowhere), and the year; only years that a report
/// can have.
std::size_t FindYear(std::u32string_view text, std::size_t from, int& year);
inline constexpr std::size_t kYearLength = 5;  // with 年, in either writing

/// How much a line looks like the title of an annual report; 0 = not at all.
int TitleScore(std::u32string_view tight);

/// What precedes the name of the report is the organ; the year may stand before or behind it. Empty if there is none.
std::u32string OrganOf(std::u32string tight);

/// A line that is the name of an organ and nothing else: a part of a title set in two lines.
bool IsOrganLine(std::u32string_view key);

}  // namespace gongkai::report
