// One paragraph of a Word file while its gaps are found: what it says, and its XML cut at the gaps. Used by
// docx_gaps.cc alone.
#pragma once

#include <pugixml.hpp>

#include <optional>
#include <string_view>

#include "docread/docx_gaps.h"

namespace gongkai::docread {

/// Stand for gaps and paragraphs while XML is written; no text of a file may hold them.
inline constexpr std::string_view kGapMark = "\xEF\xB7\x90",
                                  kGapMarkEnd = "\xEF\xB7\x91";  // U+FDD0, U+FDD1: no characters

/// Changes the paragraph: each gap stands in one run then.
GapParagraph TakeGapParagraph(pugi::xml_node paragraph);
/// Braces in what a paragraph carries beside its own text: boxes, notes.
bool HasBracesWithin(pugi::xml_node paragraph);
/// All text below, as it stands one behind the other.
std::string AllTextOf(pugi::xml_node node);

}  // namespace gongkai::docread
