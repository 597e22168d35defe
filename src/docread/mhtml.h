// A web page saved by Word or a browser as one file (MHTML): the bytes of its page. Source: RFC 2557.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::docread {

struct WebPageBytes {
  std::string bytes;
  std::string charset;  // as the part's head declares it; often empty
};

/// Empty bytes when there is no part that is a page.
WebPageBytes PageOfMhtml(std::string_view file);

}  // namespace gongkai::docread
