// A letter as it went out, on a page.
#pragma once

#include "request/case_store.h"
#include "web/html.h"

namespace gongkai::request {

web::Html DrawLetterText(const CaseLetter& letter, const PersonalText& body);

}  // namespace gongkai::request
