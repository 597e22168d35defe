// gzip and brotli, for what is sent often and made once.
#pragma once

#include <string>
#include <string_view>

#include "web/request.h"

namespace gongkai::web {

std::string Gzip(std::string_view bytes);
std::string Brotli(std::string_view bytes);

/// Whether the browser takes this coding ("br", "gzip").
bool AcceptsCoding(const Request& request, std::string_view coding);

}  // namespace gongkai::web
