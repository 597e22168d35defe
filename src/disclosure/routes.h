// Every page of items.
#pragma once

#include <string>

#include "account/office.h"

namespace gongkai::disclosure {

/// `site`: "https://zwgk.example" with the base path, for the addresses on paper; empty: unknown, then they are those
/// under which the person who asks has reached the program.
void AddRoutes(account::Office& office, const std::string& site = {});

}  // namespace gongkai::disclosure
