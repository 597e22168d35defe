// Words of the county's lists, as they stand in a text. Internal to screening/.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/date.h"
#include "screening/hit_sink.h"
#include "screening/screen.h"

namespace gongkai::screening {

/// The rule under which words of the list are put down.
std::string_view RuleOf(const WordList& list, const WordList::Word& word);

void FindListedWord(const PieceView& view, const WordList& list, const WordList::Word& word, std::size_t begin,
                    std::size_t end, Date today, HitSink& out);

}  // namespace gongkai::screening
