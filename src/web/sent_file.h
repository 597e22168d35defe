// A file on disk that goes out as it lies there, however large: a piece of it stands in memory at a time. A download
// that broke off is gone on with where it stopped (Range and If-Range, RFC 9110 section 14).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "web/request.h"
#include "web/response.h"

namespace gongkai::web {

struct SentFile {
  std::string path;
  std::string name;  // under which the browser saves it
  std::string content_type;
  std::uint64_t size = 0;  // a file of another size is not this one
  std::string tag;         // of its bytes, ASCII without quotes: what was begun is gone on with where it is the same
  std::size_t piece = 256 << 10;
};

/// 200, 206, or 416 for a range that is not in it; nothing where there is no plain file of this size. Whether the
/// visitor may have it was asked before.
std::optional<Response> SendFile(const Request& request, const SentFile& file);

}  // namespace gongkai::web
