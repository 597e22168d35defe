#include "report/campaign/unit_tree.h"

#include <numeric>

namespace gongkai::report {

UnitTree::UnitTree(std::span<const Unit> units) : units_(units), starts_(units.size() + 1) {
  index_.reserve(units.size());
  for (const Unit& unit : units) index_.emplace(unit.id, static_cast<std::uint32_t>(index_.size()));
  std::vector<std::optional<std::size_t>> parents;
  parents.reserve(units.size());
  for (const Unit& unit : units) {
    parents.push_back(unit.parent ? IndexOf(*unit.parent) : std::nullopt);
    if (parents.back()) ++starts_[*parents.back() + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  children_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (parents[at]) children_[next[*parents[at]]++] = static_cast<std::uint32_t>(at);
  }
}

std::optional<std::size_t> UnitTree::IndexOf(UnitId id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

std::span<const std::uint32_t> UnitTree::Below(std::size_t at) const {
  return std::span(children_).subspan(starts_[at], starts_[at + 1] - starts_[at]);
}

}  // namespace gongkai::report
