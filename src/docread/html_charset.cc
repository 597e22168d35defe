#include "docread/html_charset.h"

namespace gongkai::docread {

std::string_view DeclaredCharset(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  const std::string_view head = bytes.substr(0, kHead);
  const std::size_t found = head.find("charset");
  if (found == std::string_view::npos) return {};
  const std::size_t start = head.find_first_not_of("= \"'\\", found + 7);
  if (start == std::string_view::npos) return {};
  return head.substr(start, head.find_first_of("\"'\\ ;/>", start) - start);
}

}  // namespace gongkai::docread
