// The pattern of LIKE for "holds these words": WHERE LOWER(title) LIKE LOWER(?) ESCAPE '\'.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::db {

/// Empty for no words; what means something in a pattern is taken as it stands.
inline std::string LikePattern(std::string_view words) {
  if (words.empty()) return "";
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace gongkai::db
