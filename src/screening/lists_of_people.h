// What lists of people and sentences about a person tell: health, minors, belief, marks of the body, amounts. Internal
// to screening/.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/date.h"
#include "screening/hit_sink.h"

namespace gongkai::screening {

/// Everything that the columns of the part's lists tell. `heads`: the pieces in which a word of their heads stands.
void FindInLists(std::span<const Part> parts, std::size_t part, std::span<const std::size_t> heads, Date today,
                 HitSink& out);

/// Diseases, and words of childhood, school and belief, that matter beside a name.
std::span<const std::string_view> PersonWords();
void FindByPersonWord(const PieceView& view, std::size_t begin, std::size_t end, Date today, HitSink& out);

}  // namespace gongkai::screening
