// The values of an enumeration with their words: the id that the database and addresses have, the name for people, and
// the article where there is one. One table an enumeration, in the file that owns it:
//
//   constexpr Named<Way> kWays[] = {{Way::kPage, "page", "网上提交"}, …};
//   constexpr auto kAllWays = ValuesOf(kWays);
//   std::string_view IdOf(Way way) { return RowIn(kWays, way).id; }
//   std::optional<Way> WayFrom(std::string_view id) { return ValueIn(kWays, id); }
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

namespace gongkai {

/// `article`: empty where the value has none of its own.
template <class Value>
struct Named {
  Value value;
  std::string_view id, name;
  std::string_view article{};
};

/// In the order of the table.
template <class Value, std::size_t kCount>
constexpr std::array<Value, kCount> ValuesOf(const Named<Value> (&table)[kCount]) {
  std::array<Value, kCount> values{};
  for (std::size_t i = 0; i < kCount; ++i) values[i] = table[i].value;
  return values;
}

/// Every value of the enumeration stands in its table: for one that does not there is no row to answer.
template <class Value, std::size_t kCount>
constexpr const Named<Value>& RowIn(const Named<Value> (&table)[kCount], Value value) {
  return *std::ranges::find(table, value, &Named<Value>::value);
}

/// None for an id that is none of the table, as an address may hold.
template <class Value, std::size_t kCount>
constexpr std::optional<Value> ValueIn(const Named<Value> (&table)[kCount], std::string_view id) {
  const auto* const row = std::ranges::find(table, id, &Named<Value>::id);
  return row == std::end(table) ? std::nullopt : std::optional(row->value);
}

}  // namespace gongkai
