// The table of places as it was compiled in, ordered by code. Internal to place/.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "place/place.h"

namespace gongkai::place {

/// All places, ordered by code.
std::span<const Place> AllPlaces();

/// County-level places with the names they most likely bore before they became cities or districts.
std::vector<std::pair<const Place*, std::string_view>> FormerNames();

}  // namespace gongkai::place
