// Hits in the order of the text, each place told once. Internal to screening/.
#pragma once

#include <vector>

#include "screening/hit.h"

namespace gongkai::screening {

/// Of hits of one rule that overlap the longest stays; of different numbers that overlap (a card that looks like an
/// account) the surer, and of equally sure ones the one that proves more. All else stands beside each other.
std::vector<Hit> InOrder(std::vector<Hit> hits);

}  // namespace gongkai::screening
