// What html.cc must know of single tags. Names in lower case.
#pragma once

#include <string_view>

namespace gongkai::docread {

/// Begins and ends a line ("p", "div", "br" …; not tables and their parts).
bool BreaksLine(std::string_view name);

/// Its content is not shown and holds no tags for us ("script", "style" …).
bool HoldsNothingSeen(std::string_view name);

/// There is no end tag ("img", "br" …).
bool HasNoEnd(std::string_view name);

/// 1 to 6 for "h1" to "h6", else 0.
int HeadingOf(std::string_view name);

/// The number in a colspan or rowspan, whatever surrounds it; 1 when there is none.
int SpanOf(std::string_view attributes, std::string_view name);

/// Strikes out its text ("s", "strike", "del").
bool StrikesOut(std::string_view name);

/// How an element is shown by the style in its own tag.
struct TagLook {
  bool hidden = false;  // or by the attribute "hidden"
  bool struck_out = false;
  bool raised = false;
};
TagLook LookOf(std::string_view attributes);

/// Whether an "input" of these attributes shows what was typed into it, as a form does; a button or tick does not.
bool HoldsTypedText(std::string_view attributes);

}  // namespace gongkai::docread
