// A letter as it went out, on a page.
#pragma once

#include "request/letter_paper_view.h"
#include "web/html.h"

namespace gongkai::request {

web::Html DrawLetterText(const OpenedLetter& opened);

}  // namespace gongkai::request
