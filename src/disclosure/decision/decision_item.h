// The content of an item that lists decisions, as it is drafted by itself: a table, natural parties masked; and which
// of its decisions may not stand in it any more. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/rich_text.h"
#include "disclosure/decision/decision.h"

namespace gongkai::disclosure {

// ---- natural persons

/// The names in the cell of natural parties, without the blanks inside them: "张三、李 四" are 张三 and 李四. None
/// where the cell holds something that is no list of names.
std::vector<std::string> NamesOf(std::string_view party);
/// Whether it can only be the name of one person: two to four characters, and none of them says a business.
bool IsPersonalName(std::string_view party);

/// "林某", "张某、李某": the family names alone. Of what is no natural person, as it is.
std::string MaskedParty(const Decision& decision);
/// The text with each name of a natural party masked wherever it stands, blanks inside it or not.
std::string Masked(const Decision& decision, std::string_view text);

// ---- items

/// Whether the lines of an item (LinesOf) tell of the decision: by its number, whatever brackets and blanks it has.
bool StandsIn(const Decision& decision, std::string_view lines);
/// Of those that an item was drafted of, one that its lines tell of and that may not go to the public: annulled, or not
/// to be published. Null when there is none.
const Decision* UnfitIn(std::span<const Decision> decisions, std::string_view lines);

/// How many of them fit into the body of one item, from the first on.
std::size_t FitIntoItem(std::span<const Decision> decisions);

/// Of one kind, oldest first, at least one. The body is left to the caller: TableOf, written by docread.
Content ItemContentOf(std::span<const Decision> decisions, Date today);
Result<RichText> TableOf(std::span<const Decision> decisions);

}  // namespace gongkai::disclosure
