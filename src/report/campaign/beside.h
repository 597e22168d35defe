// Beside: the places and organs directly below a place, each with the sum of whose reports count for it: what is drawn
// as tiles, as a map, as a row of bars. The same reports as in the roll-up (rollup.h), told apart by branch, so that
// the branches add up to it. Those led from above stand beside and are in no sum. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/campaign/measure.h"
#include "report/campaign/rollup.h"

namespace gongkai::report {

struct Branch {
  UnitId unit{0};
  bool is_led_from_above = false;         // its own report stands here and is in no sum
  std::vector<std::string_view> reports;  // packed; as long as the reports live
};
/// In the order in which `units` has them; those that owe nothing on the year left out.
std::vector<Branch> BranchesOf(const RollUp& rollup, std::span<const Unit> units,
                               std::span<const PackedReport> reports);

/// One measure added up over packed reports.
class MeasureSum {
 public:
  MeasureSum(const Measure& measure, const law::ReportForm& form);
  void Add(std::string_view packed);
  /// None: see ValueOf.
  std::optional<Number> value() const;

 private:
  const law::ReportForm* form_;
  std::vector<std::size_t> indices_;  // in the form, those of `over` first
  MeasureReader places_;              // in sums_
  std::vector<std::optional<Number>> sums_;
};
/// Of all the packed reports together; none: see ValueOf of measure.h.
std::optional<Number> ValueOf(const Measure& measure, const law::ReportForm& form,
                              std::span<const std::string_view> packed);

/// Every common measure of every branch, each report unpacked once: [CommonMeasures()][branches].
std::vector<std::vector<std::optional<Number>>> CommonValuesOf(const law::ReportForm& form,
                                                               std::span<const Branch> branches);

/// The place of each, the most first: equal values share one (1, 2, 2, 4); none: not known.
std::vector<std::optional<std::size_t>> PlacesOf(std::span<const std::optional<Number>> values);

/// Five steps from little to much; none: not known. Equal values have equal steps, about as many in each: 0 to 4.
std::vector<std::optional<int>> ShadesOf(std::span<const std::optional<Number>> values);
inline constexpr int kShades = 5;

/// Lowest and highest of each step that occurs, for the legend.
struct ShadeRange {
  int shade = 0;
  Number low{}, high{};
};
/// `shades`: ShadesOf(values). From little to much.
std::vector<ShadeRange> RangesOf(std::span<const std::optional<Number>> values,
                                 std::span<const std::optional<int>> shades);

}  // namespace gongkai::report
