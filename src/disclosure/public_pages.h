// What the public sees of items: the list by column and organ, one item, its files. Every answer asks the gate; what
// was taken down answers 410 with the reason, what never was public 404.
#pragma once

#include <string>

#include "account/office.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {

/// `site`: the address of this site as it stands on paper and in codes (SiteAddress, pages.h); empty: it is not known.
void AddPublicPages(account::Office& office, const std::string& site);

}  // namespace gongkai::disclosure
