// Addresses in texts and behind links. Internal to screening/; LinksOf is told by screen.h.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "screening/hit_sink.h"

namespace gongkai::screening {

std::span<const std::string_view> LinkWords();
/// The address of which the word is a part.
void FindLink(const PieceView& view, std::size_t begin, HitSink& out);
/// A piece that is the target of a link.
void FindLinkTarget(const PieceView& view, HitSink& out);

}  // namespace gongkai::screening
