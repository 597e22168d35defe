#include "web/parameters.h"

#include <algorithm>
#include <charconv>

namespace gongkai::web {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (Lower(a[i]) != Lower(b[i])) return false;
  }
  return true;
}

bool Parameters::Same(std::string_view a, std::string_view b) const {
  return names_ == Names::kExact ? a == b : EqualIgnoringCase(a, b);
}

std::string_view Parameters::Get(std::string_view name) const {
  for (const auto& [each, value] : pairs_) {
    if (Same(each, name)) return value;
  }
  return {};
}

bool Parameters::Has(std::string_view name) const {
  return std::ranges::any_of(pairs_, [&](const auto& pair) { return Same(pair.first, name); });
}

std::vector<std::string_view> Parameters::All(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [each, value] : pairs_) {
    if (Same(each, name)) values.push_back(value);
  }
  return values;
}

std::optional<std::int64_t> Parameters::Int(std::string_view name) const {
  const std::string_view text = Get(name);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace gongkai::web
