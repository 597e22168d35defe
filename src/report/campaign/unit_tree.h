// Units by their places among each other: made once, walked for each year. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "report/campaign/unit.h"

namespace gongkai::report {

/// Over units that outlive it. Parents that are not among them are none.
class UnitTree {
 public:
  explicit UnitTree(std::span<const Unit> units);

  std::size_t size() const { return units_.size(); }
  const Unit& operator[](std::size_t at) const { return units_[at]; }
  /// None: it is not among them.
  std::optional<std::size_t> IndexOf(UnitId id) const;
  /// Those right below it, in their order.
  std::span<const std::uint32_t> Below(std::size_t at) const;

 private:
  std::span<const Unit> units_;
  std::unordered_map<UnitId, std::uint32_t> index_;
  std::vector<std::uint32_t> children_;  // of the first unit, then of the second, …
  std::vector<std::uint32_t> starts_;    // in children_, one more than units
};

}  // namespace gongkai::report
