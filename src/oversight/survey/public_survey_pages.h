// The pages of surveys that everybody sees: on the program's own router, and on that of which copies are made.
#pragma once

#include "account/deed.h"
#include "web/router.h"

namespace gongkai::oversight {

void AddPublicSurveyPages(web::Router& router, account::Desk& desk);

}  // namespace gongkai::oversight
