// JSON as a tree in which a number keeps its digits as they were written; a double would lose some. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::report {

struct JsonTree {
  enum class Kind { kNull, kBool, kNumber, kText, kList, kObject };
  struct Member;  // of a list without a key
  Kind kind = Kind::kNull;
  std::string text;  // a number as written, or a text
  std::vector<Member> members;

  /// Null where there is none. The first of that key.
  const JsonTree* Find(std::string_view key) const;
};
struct JsonTree::Member {
  std::string key;
  JsonTree value;
};

/// None for what is no JSON, lies deeper than eight levels or holds more than 100,000 values.
std::optional<JsonTree> ParseJsonTree(std::string_view text);

}  // namespace gongkai::report
