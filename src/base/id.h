// A number that names one row of one kind: using OrganId = Id<struct OrganTag>. The ids of two kinds do not mix, and
// none is a number by itself; only stores and addresses of pages write .value.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace gongkai {

/// There is no id that nobody set: where there may be none, std::optional.
template <class Tag>
struct Id {
  std::int64_t value;

  constexpr explicit Id(std::int64_t id) : value(id) {}
  auto operator<=>(const Id&) const = default;
};

}  // namespace gongkai

template <class Tag>
struct std::hash<gongkai::Id<Tag>> {
  std::size_t operator()(gongkai::Id<Tag> id) const { return std::hash<std::int64_t>()(id.value); }
};
