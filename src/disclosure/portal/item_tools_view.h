// What a reader can do with a public item besides reading it: take it away as a file, hand its address on, scan it. To
// print it, to have it read aloud and to copy its address is added by assets/js/item.js where a browser can do it.
#pragma once

#include <string>

#include "disclosure/item.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// `address`: of the page as others reach it; empty where it is not known: then no code is drawn.
web::Html ItemTools(ItemId id, const Content& content, const std::string& address);

}  // namespace gongkai::disclosure
