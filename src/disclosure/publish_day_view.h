// What a page says of the day that was set for a publication (publish_day.h).
#pragma once

#include "disclosure/item_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// As long as it is to come; of a draft also that it has gone by. `content` has a day.
web::Html PublishDayNotes(const Item& item, const Content& content, Date today);

}  // namespace gongkai::disclosure
