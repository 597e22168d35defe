// One part (a field, a file) as its reader sees it: paragraphs and tables in order, then what is in the file and not on
// the page. Only what stands near a hit is open.
#pragma once

#include <cstddef>
#include <vector>

#include "screening/marked_piece_view.h"

namespace gongkai::screening {

web::Html DrawPart(MarkedPieces& pieces, std::size_t part);

/// Indices of the pieces of one table, in reading order.
web::Html DrawMarkedTable(MarkedPieces& pieces, std::size_t part, const std::vector<std::size_t>& cells);

/// Of `count` things in a row those that are open: hits, and so many on both sides of them; all when they are few.
std::vector<bool> OpenAround(const std::vector<bool>& is_hit, std::size_t near, std::size_t few);

}  // namespace gongkai::screening
