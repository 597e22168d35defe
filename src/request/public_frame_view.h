// The frame of the public's pages of applications: what stands around the form, the state of a case, the records.
#pragma once

#include <string>

#include "web/page.h"

namespace gongkai::request {

/// Kept from search engines: what is on these pages is for whoever asks.
web::Page PublicFrame(std::string title);

}  // namespace gongkai::request
