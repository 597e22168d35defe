#include "report/campaign/named_units.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kFewUnits = 500;    // among which a name is looked for in more ways than one
constexpr std::size_t kShortestName = 9;  // bytes: three characters
constexpr std::size_t kMostTold = 5;

/// Written with or without the places above it, or by its short name; a city is not each of its counties.
bool MayBeNamed(std::string_view written, const Unit& unit) {
  if (!unit.short_name.empty() && unit.short_name == written) return true;
  const std::string_view name = unit.name;
  return std::min(name.size(), written.size()) >= kShortestName && (name.ends_with(written) || written.ends_with(name));
}

}  // namespace

NamedUnits::NamedUnits(std::vector<Unit> units) {
  units_.reserve(units.size());
  for (Unit& unit : units) Add(std::move(unit));
}

void NamedUnits::Add(Unit unit) {
  if (!by_id_.emplace(unit.id, units_.size()).second) return;
  by_full_name_[FoldTight(unit.name)].push_back(units_.size());
  if (!unit.short_name.empty()) by_short_name_[FoldTight(unit.short_name)].push_back(units_.size());
  units_.push_back(std::move(unit));
}

std::vector<UnitId> NamedUnits::OfOrgan(std::string_view organ) const {
  std::vector<UnitId> named;
  if (const auto found = by_full_name_.find(FoldTight(organ)); found != by_full_name_.end()) {
    for (const std::size_t place : found->second) named.push_back(units_[place].id);
  } else if (units_.size() <= kFewUnits) {
    for (const Unit& unit : units_) {
      if (MayBeNamed(organ, unit)) named.push_back(unit.id);
    }
  }
  return named;
}

std::vector<UnitId> NamedUnits::Called(std::string_view name) const {
  const std::u32string key = FoldTight(name);
  std::vector<UnitId> called;
  if (key.empty()) return called;
  for (const Places* names : {&by_full_name_, &by_short_name_}) {
    const auto found = names->find(key);
    if (found == names->end()) continue;
    for (const std::size_t place : found->second) {
      const UnitId id = units_[place].id;
      if (std::ranges::find(called, id) == called.end()) called.push_back(id);  // both names may be the same
    }
  }
  return called;
}

std::string NamedUnits::NameOf(UnitId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::string() : units_[found->second].name;
}

std::string NamedUnits::WordsFor(const std::vector<UnitId>& ids) const {
  std::string words;
  for (std::size_t i = 0; i < ids.size() && i < kMostTold; ++i) {
    const auto& parent = units_[by_id_.at(ids[i])].parent;
    const std::string above = parent ? NameOf(*parent) : std::string();
    words += (i == 0 ? "" : "、") + NameOf(ids[i]) + "（编号 " + std::to_string(ids[i].value) +
             (above.empty() ? "" : "，在" + above + "下面") + "）";
  }
  return ids.size() > kMostTold ? words + "等" : words;
}

}  // namespace gongkai::report
