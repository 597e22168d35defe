#include "report/campaign/outlier.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace gongkai::report {
namespace {

Number Distance(Number a, Number b) { return a < b ? b - a : a - b; }

/// What does not matter however rare it is.
Number LeastOf(MeasureUnit unit) {
  if (unit == MeasureUnit::kMoney) return Number::Of(1);
  return unit == MeasureUnit::kPercent ? Number::Of(20) : Number::Of(10);
}

std::optional<Number> MeanOf(const std::vector<Number>& values) {
  if (values.empty()) return std::nullopt;
  Number sum;
  for (const Number& each : values) sum = sum + each;
  return Number{sum.millionths / static_cast<Int128>(values.size())};
}

/// 0.6745·distance/deviation ≥ 3.5, or distance/(1.2533·deviation) ≥ 3.5, in whole numbers.
bool IsFar(Number distance, Number deviation, bool is_mean) {
  if (is_mean) return distance.millionths * 10'000 >= deviation.millionths * 43'866;  // 3.5 × 1.2533
  return distance.millionths * 6'745 >= deviation.millionths * 35'000;
}

std::string TimesOf(Number distance, Number deviation) {
  if (deviation == Number{}) return {};
  const Int128 tenths = (distance.millionths * 20 + deviation.millionths) / (deviation.millionths * 2);
  return ToString(Number{tenths * (Number::kOne / 10)});
}

struct Deviation {
  Number size{};
  bool is_mean = false;
};
Deviation DeviationOf(const std::vector<Number>& values, Number median) {
  std::vector<Number> distances;
  distances.reserve(values.size());
  for (const Number& each : values) distances.push_back(Distance(each, median));
  const Number middle = MedianOf(distances).value_or(Number());
  if (middle != Number{}) return {middle, false};
  return {MeanOf(distances).value_or(Number()), true};
}

/// Where the middle of some values lies, and how far they spread about it; nothing is judged yet.
Spread CentreOf(const std::vector<Number>& values) {
  const Number median = MedianOf(values).value_or(Number());
  const Deviation deviation = DeviationOf(values, median);
  return {.median = median,
          .deviation = deviation.size,
          .is_mean = deviation.is_mean,
          .count = values.size(),
          .is_far = false,
          .times = {}};
}

Spread Judged(Number value, Spread spread, MeasureUnit unit) {
  const Number distance = Distance(value, spread.median);
  spread.is_far = distance >= LeastOf(unit) && IsFar(distance, spread.deviation, spread.is_mean);
  spread.times = TimesOf(distance, spread.deviation);
  return spread;
}

constexpr std::size_t kMany = 1000;  // one figure more or less moves nothing: judged by all of them

/// How each value that occurs lies among the others; many organs share one value, which is reckoned once.
std::map<Number, Spread> SpreadsOf(const std::vector<Number>& all, MeasureUnit unit) {
  std::map<Number, Spread> spreads;
  const std::optional<Spread> centre = all.size() > kMany ? std::optional(CentreOf(all)) : std::nullopt;
  for (const Number& value : all) {
    if (spreads.contains(value)) continue;
    if (centre) {
      spreads.emplace(value, Judged(value, *centre, unit));
      continue;
    }
    std::vector<Number> others = all;
    others.erase(std::ranges::find(others, value));
    spreads.emplace(value, Judged(value, CentreOf(others), unit));
  }
  return spreads;
}

// Rounded down to a place that is read: "4.333333" is no figure of a report.
std::string Shown(Number number) { return ToString(Number{number.millionths / 10'000 * 10'000}); }

}  // namespace

std::optional<Number> MedianOf(std::vector<Number> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const Number below = *std::max_element(values.begin(), middle);
  return Number{(below.millionths + middle->millionths) / 2};
}

std::optional<Spread> SpreadOf(Number value, std::vector<Number> others, MeasureUnit unit, std::size_t fewest) {
  if (others.size() < fewest || others.empty()) return std::nullopt;
  return Judged(value, CentreOf(others), unit);
}

std::string WordsFor(const Outlier& outlier, MeasureUnit unit) {
  const Spread& spread = outlier.spread;
  const std::string_view of = NameOf(unit);
  const std::string whose = outlier.against == Against::kPeers ? fmt::format("其他 {} 个同类机关的中位数", spread.count)
                                                               : fmt::format("以前 {} 年的中位数", spread.count);
  std::string words = fmt::format("{} {}，{}是 {} {}", Shown(outlier.value), of, whose, Shown(spread.median), of);
  if (spread.times.empty()) return words + "，而且都是这个数";
  return words + fmt::format("，{} {} {}，相差 {} 倍", spread.is_mean ? "平均绝对偏差" : "绝对中位差",
                             Shown(spread.deviation), of, spread.times);
}

std::vector<Outlier> AgainstPeers(const Measure& measure, std::span<const UnitValue> values) {
  std::map<account::OrganKind, std::vector<const UnitValue*>> by_kind;
  for (const UnitValue& each : values) {
    if (each.value) by_kind[each.kind].push_back(&each);
  }
  std::vector<Outlier> found;
  for (const auto& [kind, peers] : by_kind) {
    if (peers.size() <= kFewestPeers) continue;
    std::vector<Number> all;
    all.reserve(peers.size());
    for (const UnitValue* each : peers) all.push_back(*each->value);
    const std::map<Number, Spread> spreads = SpreadsOf(all, measure.unit);
    for (const UnitValue* each : peers) {
      const Spread& spread = spreads.at(*each->value);
      if (spread.is_far) found.push_back({each->unit, measure.id, Against::kPeers, *each->value, spread});
    }
  }
  std::ranges::stable_sort(found, [](const Outlier& a, const Outlier& b) {
    return Distance(a.value, a.spread.median) > Distance(b.value, b.spread.median);
  });
  return found;
}

std::optional<Outlier> AgainstPast(const Measure& measure, UnitId unit, Number value, std::vector<Number> earlier) {
  auto spread = SpreadOf(value, std::move(earlier), measure.unit, kFewestYears);
  if (!spread || !spread->is_far) return std::nullopt;
  return Outlier{unit, measure.id, Against::kPast, value, std::move(*spread)};
}

}  // namespace gongkai::report
