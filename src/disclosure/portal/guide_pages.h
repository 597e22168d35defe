// The guides: all of them, and one. A guide that lacks what 条例第十二条 asks for is not public; its organ is told so
// (portal/blank_column_view.h, account/guide.h).
#pragma once

#include "account/deed.h"
#include "web/router.h"

namespace gongkai::disclosure {

/// /guides, /guides/{id}
void AddGuidePages(web::Router& router, account::Desk& desk);

}  // namespace gongkai::disclosure
