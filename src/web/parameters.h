// Names and values in the order they came: query fields, form fields, headers, path parameters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::web {

/// In the sense of ASCII, as the names of headers are compared.
bool EqualIgnoringCase(std::string_view a, std::string_view b);

class Parameters {
 public:
  enum class Names { kExact, kIgnoreCase };
  explicit Parameters(Names names = Names::kExact) : names_(names) {}

  void Add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }

  /// The first value of that name; empty when there is none (see Has).
  std::string_view Get(std::string_view name) const;
  bool Has(std::string_view name) const;
  std::vector<std::string_view> All(std::string_view name) const;

  /// A whole decimal number and nothing else.
  std::optional<std::int64_t> Int(std::string_view name) const;

  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  bool Same(std::string_view a, std::string_view b) const;

  Names names_;
  std::vector<std::pair<std::string, std::string>> pairs_;
};

}  // namespace gongkai::web
