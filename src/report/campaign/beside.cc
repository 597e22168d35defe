#include "report/campaign/beside.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace gongkai::report {
namespace {

/// Below which child of the top each unit stands: climbed once, remembered on the way.
class Climb {
 public:
  Climb(UnitId top, std::span<const Unit> units) : top_(top) {
    parents_.reserve(units.size());
    for (const Unit& unit : units) {
      if (unit.parent) parents_.emplace(unit.id, *unit.parent);
    }
  }
  std::optional<UnitId> BranchOf(UnitId unit) {
    std::vector<UnitId> way;
    std::optional<UnitId> branch;
    for (UnitId at = unit; !branch;) {
      const auto known = known_.find(at);
      if (known != known_.end()) {
        branch = known->second;
        break;
      }
      const auto parent = parents_.find(at);
      if (parent == parents_.end() || way.size() > parents_.size()) return std::nullopt;
      way.push_back(at);
      if (parent->second == top_) branch = at;
      at = parent->second;
    }
    for (const UnitId each : way) known_.emplace(each, *branch);
    return branch;
  }

 private:
  UnitId top_;
  std::unordered_map<UnitId, UnitId> parents_, known_;
};

/// Those that are known, the least first.
std::vector<Number> SortedOf(std::span<const std::optional<Number>> values) {
  std::vector<Number> sorted;
  for (const auto& each : values) {
    if (each) sorted.push_back(*each);
  }
  std::ranges::sort(sorted);
  return sorted;
}

bool Owes(const Unit& unit, int year) { return unit.first_year <= year && year <= unit.last_year; }

}  // namespace

std::vector<Branch> BranchesOf(const RollUp& rollup, std::span<const Unit> units,
                               std::span<const PackedReport> reports) {
  std::vector<Branch> branches;
  std::unordered_map<UnitId, std::size_t> place;
  for (const Unit& unit : units) {
    if (unit.parent != rollup.top || !Owes(unit, rollup.year)) continue;
    place.emplace(unit.id, branches.size());
    branches.push_back({.unit = unit.id, .is_led_from_above = unit.is_led_from_above, .reports = {}});
  }
  std::unordered_map<UnitId, const PackedReport*> by_unit;
  by_unit.reserve(reports.size());
  for (const PackedReport& each : reports) {
    if (each.year == rollup.year) by_unit.emplace(each.unit, &each);
  }
  Climb climb(rollup.top, units);
  const auto add = [&](UnitId counted, UnitId branch) {
    const auto report = by_unit.find(counted);
    const auto at = place.find(branch);
    if (report != by_unit.end() && at != place.end()) branches[at->second].reports.push_back(report->second->figures);
  };
  for (const UnitId counted : rollup.added) {
    if (const auto branch = climb.BranchOf(counted)) add(counted, *branch);
  }
  for (const Branch& each : branches) {
    if (each.is_led_from_above) add(each.unit, each.unit);
  }
  return branches;
}

MeasureSum::MeasureSum(const Measure& measure, const law::ReportForm& form) : form_(&form) {
  const MeasureReader reader = ReaderOf(measure, form);
  places_.is_part = reader.is_part;
  for (const std::size_t index : reader.over) {
    places_.over.push_back(indices_.size());
    indices_.push_back(index);
  }
  for (const std::size_t index : reader.under) {
    places_.under.push_back(indices_.size());
    indices_.push_back(index);
  }
  sums_.resize(indices_.size());
}

void MeasureSum::Add(std::string_view packed) {
  if (FormOfPacked(packed) != form_) return;
  for (std::size_t i = 0; i < indices_.size(); ++i) {
    if (const auto figure = FigureIn(packed, indices_[i])) sums_[i] = sums_[i].value_or(Number()) + *figure;
  }
}

std::optional<Number> MeasureSum::value() const { return ValueOf(places_, sums_); }

std::optional<Number> ValueOf(const Measure& measure, const law::ReportForm& form,
                              std::span<const std::string_view> packed) {
  MeasureSum sum(measure, form);
  for (const std::string_view each : packed) sum.Add(each);
  return sum.value();
}

std::vector<std::vector<std::optional<Number>>> CommonValuesOf(const law::ReportForm& form,
                                                               std::span<const Branch> branches) {
  const std::vector<Measure>& measures = CommonMeasures();
  std::vector<MeasureReader> readers;
  for (const Measure& each : measures) readers.push_back(ReaderOf(each, form));
  std::vector<std::vector<std::optional<Number>>> values(measures.size());
  FigureSum sum(form);
  for (const Branch& branch : branches) {
    sum.Clear();
    for (const std::string_view packed : branch.reports) sum.Add(packed);
    const std::vector<std::optional<Number>> sums = sum.sums();
    for (std::size_t m = 0; m < readers.size(); ++m) values[m].push_back(ValueOf(readers[m], sums));
  }
  return values;
}

std::vector<std::optional<std::size_t>> PlacesOf(std::span<const std::optional<Number>> values) {
  const std::vector<Number> sorted = SortedOf(values);
  std::vector<std::optional<std::size_t>> places;
  for (const auto& each : values) {
    places.emplace_back();
    // How many are more: the same for equal values.
    if (each) places.back() = static_cast<std::size_t>(sorted.end() - std::ranges::upper_bound(sorted, *each)) + 1;
  }
  return places;
}

std::vector<std::optional<int>> ShadesOf(std::span<const std::optional<Number>> values) {
  const std::vector<Number> sorted = SortedOf(values);
  std::vector<std::optional<int>> shades;
  for (const auto& each : values) {
    if (!each) {
      shades.emplace_back();
      continue;
    }
    // How many are smaller: the same for equal values.
    const auto below = std::ranges::lower_bound(sorted, *each) - sorted.begin();
    shades.emplace_back(static_cast<int>(below * kShades / static_cast<std::ptrdiff_t>(sorted.size())));
  }
  return shades;
}

std::vector<ShadeRange> RangesOf(std::span<const std::optional<Number>> values,
                                 std::span<const std::optional<int>> shades) {
  std::array<std::optional<ShadeRange>, kShades> found;
  for (std::size_t i = 0; i < values.size() && i < shades.size(); ++i) {
    if (!values[i] || !shades[i]) continue;
    auto& range = found[static_cast<std::size_t>(*shades[i])];
    if (!range) range = ShadeRange{*shades[i], *values[i], *values[i]};
    range->low = std::min(range->low, *values[i]);
    range->high = std::max(range->high, *values[i]);
  }
  std::vector<ShadeRange> ranges;
  for (const auto& each : found) {
    if (each) ranges.push_back(*each);
  }
  return ranges;
}

}  // namespace gongkai::report
