// What a demo shows at its door: everybody who works there, each with a button that signs in, and the code of the
// moment for those who are asked for one. Nothing of this is written unless the installation is a demo (demo_store.h).
#pragma once

#include "base/instant.h"
#include "db/database.h"
#include "web/page.h"
#include "web/request.h"

namespace gongkai::account {

/// At the end of the sign-in page.
void AddDemoPeople(web::Page& page, db::Session& session, const web::Request& request, Date today);

/// At the end of the page that asks for a code.
void AddDemoCode(web::Page& page, db::Session& session, Instant now);

/// What stands above every page of a demo.
std::string_view DemoNotice();

}  // namespace gongkai::account
