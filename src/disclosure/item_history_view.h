// What happened to an item, in words: its drafts, signatures, steps and publications, oldest first.
#pragma once

#include <vector>

#include "disclosure/item_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

web::Html HistoryPart(const std::vector<ItemEvent>& events);

}  // namespace gongkai::disclosure
