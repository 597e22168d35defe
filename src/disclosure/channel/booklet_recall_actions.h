// An item is taken down or corrected of which copies were handed out in leaflets and booklets: who compiled them is
// told.
#pragma once

#include <optional>
#include <string_view>

#include "account/deed.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Within the act that does it. `corrected`: the version that is public from now on; none: it is
/// taken down.
void TellWhoHandedOut(account::Deed& deed, ItemId item, std::string_view title, std::optional<std::int64_t> corrected);

}  // namespace gongkai::disclosure
