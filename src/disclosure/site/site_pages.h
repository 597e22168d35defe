// The office's pages of the county's site: where copies of the public part go, and what came of each push. In this
// folder: site_target_pages.cc, site_push_pages.cc.
#pragma once

#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddSiteTargetPages(account::Office& office);
void AddSitePushPages(account::Office& office);

/// 推送回执 of one item, for its page; nothing where it never was queued for any target.
web::Html PushReceiptsPart(db::Session& session, ItemId item);

}  // namespace gongkai::disclosure
