// The frame of the public's pages of applications: what stands around the form, the state of a case, the records.
#pragma once

#include <string>
#include <string_view>

#include "web/page.h"

namespace gongkai::request {

/// Kept from search engines: what is on these pages is for whoever asks.
web::Page PublicFrame(std::string title);

/// What stands for a form on a copy of the site: "这里放的是静态页面，" `before` and the way to the live page of that
/// path `behind`.
web::Response ShowOnCopy(const web::Request& request, std::string title, const std::string& path,
                         std::string_view before, std::string_view behind);

}  // namespace gongkai::request
