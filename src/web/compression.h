// gzip and brotli, for what is sent often and made once: which of them a browser gets, and by which tag it is known.
#pragma once

#include <string>
#include <string_view>

#include "web/request.h"

namespace gongkai::web {

std::string Gzip(std::string_view bytes);
std::string Brotli(std::string_view bytes);

/// Whether the browser takes this coding ("br", "gzip").
bool AcceptsCoding(const Request& request, std::string_view coding);

/// The same bytes three times; a coding that is empty is not to be had.
struct Codings {
  std::string_view plain, gzip, brotli;
};

/// One of them, for one browser. Each has a strong tag of its own: a tag stands for bytes, and these differ.
struct Coded {
  std::string_view bytes;
  std::string_view name;  // of Content-Encoding; empty for the plain bytes
  std::string tag;        // of ETag: "\"3f2a91c0\"", "\"3f2a91c0-br\""
};
/// The tag of these bytes in that coding ("br", "gzip", "").
std::string TagOf(std::string_view digest, std::string_view coding);

Coded BestCoding(const Request& request, const Codings& codings, std::string_view digest);

/// Whether the browser holds what has this tag (If-None-Match: a list, perhaps made weak by a proxy, or "*").
bool HoldsTag(const Request& request, std::string_view tag);

}  // namespace gongkai::web
