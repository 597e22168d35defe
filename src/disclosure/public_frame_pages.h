// What the pages of the portal share that show items.
#pragma once

#include <string>
#include <string_view>

#include "account/office.h"

namespace gongkai::disclosure {

void AddPublicListPages(account::Office& office);

/// The frame of a public page; `column`: its ColumnName (政府网站网页标签规范).
web::Page PublicFrame(std::string title, std::string_view column);

/// The same for everybody.
web::Response ForEveryone(const web::Page& page, const web::Request& request);

}  // namespace gongkai::disclosure
