// What the public sees of items: the list by column and organ, one item, its files. Every answer asks the gate; what
// was taken down answers 410 with the reason, what never was public 404.
#pragma once

#include "account/office.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {

void AddPublicPages(account::Office& office);

}  // namespace gongkai::disclosure
