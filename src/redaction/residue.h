// What is left in the copy that is to be released of what was to be withheld: under the boxes, elsewhere on its pages,
// in hidden parts, in metadata, in the bytes. Pure: told what the copy holds, it says what may not be there. Release is
// refused while anything is open.
//
// Next to read: redact_actions.h (who looks at the copy), plan.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docread/inspection.h"
#include "docread/page_text.h"
#include "redaction/plan.h"
#include "redaction/working_text.h"

namespace gongkai::redaction {

enum class Left {
  kUnread,      // the copy could not be looked into: nothing is known of it
  kUnderBox,    // a character, or more than one colour, within a box
  kHiddenPart,  // anything that is not seen: notes, fields, layers, earlier versions, files within, links
  kProperty,    // metadata
  kInBytes,     // withheld words in the bytes of the file
  kRepeated,    // withheld words elsewhere on the pages, to be read by anybody
};
std::string_view IdOf(Left left);
std::string_view NameOf(Left left);  // "遮盖处下面仍有内容", "别处还有相同的文字", …

struct Remainder {
  Left left = Left::kUnread;
  std::string sentence;           // one plain sentence for the page; holds no withheld words
  std::string words;              // folded, of kRepeated and kInBytes: personal, never logged
  std::vector<TextRange> places;  // of kRepeated: in the text of the working copy, to mark them with one press
  std::vector<int> pages;         // where, 1-based
  /// A person may say that it stays, with a reason (Plan::stays): kRepeated alone. All else is a fault of the copy.
  bool may_stay = false;
};

/// What was withheld: words of text that was chosen or hit as a whole; of drawn boxes the pieces between blanks and
/// punctuation, joined where they are too short to tell anything alone (张　三). Folded, at least two characters, each
/// once, longest first. None of a single character.
std::vector<std::string> WithheldWords(std::span<const docread::PageText> working, std::span<const Mark> marks);

/// What is known of the copy. All texts with characters without paint counted, too.
struct ReleasedCopy {
  std::string_view bytes;
  docread::Inspection inspection;                    // asked with was_burnt_here knowing it
  std::vector<docread::PageText> pages;              // every page
  std::vector<std::pair<int, docread::Box>> uneven;  // page and box: boxes that are not of one colour
};

/// In the order of Left. `working`: the pages of the working copy.
std::vector<Remainder> FindRemainders(const Plan& plan, std::span<const docread::PageText> working,
                                      const ReleasedCopy& copy);

/// Those that nobody has said may stay.
std::size_t CountOpen(std::span<const Remainder> remainders, std::span<const Plan::Stays> stays);

/// Places of the working copy that repeat withheld words outside the marks: the same as kRepeated, before anything is
/// burnt, so that a person sees them while working.
std::vector<Remainder> RepeatedNow(const Plan& plan, std::span<const docread::PageText> working);

}  // namespace gongkai::redaction
