// Ticks as they stand in catalogues: √ in a cell of its own, ■ and □ before words; and the channels read out of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/catalogue/catalogue_row.h"

namespace gongkai::disclosure {

/// Whether a cell that holds nothing but a tick is ticked; none: it holds something else.
std::optional<bool> TickIn(std::string_view cell);

/// "■政府网站 □政府公报" and "政府网站、公示栏": the names that are ticked, in order.
std::vector<std::string> TickedIn(std::string_view text);

/// Reads names of channels into the row; those not of the list go into other_channels.
void SetChannels(CatalogueRow& row, const std::vector<std::string>& names);

}  // namespace gongkai::disclosure
