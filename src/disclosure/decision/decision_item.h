// The content of an item that lists decisions, as it is drafted by itself: a table, natural parties masked. Pure.
#pragma once

#include <span>

#include "base/rich_text.h"
#include "disclosure/decision/decision.h"

namespace gongkai::disclosure {

/// How many of them fit into the body of one item, from the first on.
std::size_t FitIntoItem(std::span<const Decision> decisions);

/// Of one kind, oldest first, at least one. The body is left to the caller: TableOf, written by docread.
Content ItemContentOf(std::span<const Decision> decisions, Date today);
Result<RichText> TableOf(std::span<const Decision> decisions);

}  // namespace gongkai::disclosure
