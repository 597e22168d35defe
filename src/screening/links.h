// Addresses in texts and behind links. Internal to screening/; LinksOf is told by screen.h.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "screening/hit_sink.h"

namespace gongkai::screening {

std::span<const std::string_view> LinkWords();
/// How far the addresses of a text were read, and how many times within the last one.
struct LinksSeen {
  std::size_t end = 0;
  int within = 0;
};
/// The address of which the word is a part. Words are given in the order of the text, with what was seen of it.
void FindLink(const PieceView& view, std::size_t begin, LinksSeen& seen, HitSink& out);
/// A piece that is the target of a link.
void FindLinkTarget(const PieceView& view, HitSink& out);

}  // namespace gongkai::screening
