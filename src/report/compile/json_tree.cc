#include "report/compile/json_tree.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

namespace gongkai::report {
namespace {

using Kind = JsonTree::Kind;

constexpr std::size_t kDeepest = 8;
constexpr std::size_t kMostValues = 100'000;

/// Takes the events of the parser; false from any of them ends the reading.
class TreeBuilder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  // NOLINTBEGIN(readability-identifier-naming): the parser calls them by these names
  bool null() { return Put({}) != nullptr; }
  bool boolean(bool value) { return Put({Kind::kBool, value ? "true" : "false", {}}) != nullptr; }
  bool number_integer(number_integer_t value) { return Put({Kind::kNumber, std::to_string(value), {}}) != nullptr; }
  bool number_unsigned(number_unsigned_t value) { return Put({Kind::kNumber, std::to_string(value), {}}) != nullptr; }
  bool number_float(number_float_t /*value*/, const string_t& written) {
    return Put({Kind::kNumber, written, {}}) != nullptr;
  }
  bool string(string_t& value) { return Put({Kind::kText, std::move(value), {}}) != nullptr; }
  bool binary(binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return Open(Kind::kObject); }
  bool start_array(std::size_t /*size*/) { return Open(Kind::kList); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }
  bool key(string_t& value) {
    key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const nlohmann::json::exception& /*why*/) {
    return false;
  }
  // NOLINTEND(readability-identifier-naming)

  JsonTree&& root() && { return std::move(root_); }

 private:
  /// The value in its place; null when there are too many.
  JsonTree* Put(JsonTree value) {
    if (++values_ > kMostValues) return nullptr;
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    auto& members = open_.back()->members;
    members.push_back({std::exchange(key_, {}), std::move(value)});
    return &members.back().value;
  }

  // What is open is the last member of what it lies in, so that its address stays.
  bool Open(Kind kind) {
    if (open_.size() == kDeepest) return false;
    JsonTree* const put = Put({kind, {}, {}});
    if (put == nullptr) return false;
    open_.push_back(put);
    return true;
  }

  bool Close() {
    open_.pop_back();
    return true;
  }

  JsonTree root_;
  std::vector<JsonTree*> open_;
  std::string key_;
  std::size_t values_ = 0;
};

}  // namespace

const JsonTree* JsonTree::Find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::optional<JsonTree> ParseJsonTree(std::string_view text) {
  TreeBuilder builder;
  if (!nlohmann::json::sax_parse(text, &builder)) return std::nullopt;
  return std::move(builder).root();
}

}  // namespace gongkai::report
