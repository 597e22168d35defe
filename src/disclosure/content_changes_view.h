// What differs between two contents of an item, for who has seen the earlier one: lines that went and came, and images
// that were changed for others beside each other.
#pragma once

#include <string>
#include <string_view>

#include "disclosure/item.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// Under a heading; says so where nothing differs. `images_path`: under which the images of both are found.
web::Html ChangesPart(std::string_view heading, const Content& before, const Content& after,
                      const std::string& images_path);

}  // namespace gongkai::disclosure
