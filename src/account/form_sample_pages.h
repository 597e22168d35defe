// A form with everything that may be wrong with it at once, for the page that shows all parts (home/style_pages.h).
#pragma once

#include "web/html.h"

namespace gongkai::account {

web::Html DrawFormSample();

}  // namespace gongkai::account
