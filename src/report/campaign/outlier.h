// Outliers: figures that lie far from those of organs of the same kind in the same year, or from the organ's own of the
// years before. Advice to look, with the rule and its figures; never a finding. Pure.
//
// Rule: the median and the median absolute deviation (MAD), which one wild figure cannot move. A figure x is told when
// 0.6745·|x − median| / MAD is at least 3.5 (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993), and x is
// so far off that it matters: 10 pieces, 20 points of percent, 1 万元. Where more than half are the same, MAD is 0 and
// says nothing: then the mean absolute deviation stands in its place, |x − median| / (1.2533·mean deviation). With
// fewer than kFewestPeers other organs, or kFewestYears earlier years, nothing is said. Cases:
// tests/law_cases/outliers.tsv.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/campaign/measure.h"
#include "report/campaign/unit.h"

namespace gongkai::report {

inline constexpr std::size_t kFewestPeers = 8;  // others of its kind that have the figure
inline constexpr std::size_t kFewestYears = 3;  // earlier years that have it
inline constexpr std::string_view kOutlierRule =
    "与中位数之差超过绝对中位差（MAD）的 5.2 倍，即 0.6745×|本数－中位数|÷MAD 不小于 3.5；过半数相同、MAD 为 0 "
    "时改用平均绝对偏差，|本数－中位数|÷(1.2533×平均绝对偏差) 不小于 3.5。相差不到 10 件、20 个百分点或者 1 "
    "万元的不提示；同类机关不足 8 个、以前年度不足 3 年的不比较。";

/// How one figure lies among others.
struct Spread {
  Number median{};
  Number deviation{};     // MAD; where that is 0, the mean absolute deviation
  bool is_mean = false;   // it is the mean one
  std::size_t count = 0;  // of the others
  bool is_far = false;
  std::string times;  // |x − median| in deviations, one place: "7.4"; empty: all others are the same
};
/// None: fewer than `fewest` others.
std::optional<Spread> SpreadOf(Number value, std::vector<Number> others, MeasureUnit unit, std::size_t fewest);

enum class Against { kPeers, kPast };

struct Outlier {
  UnitId unit{0};
  std::string measure;  // Measure::id
  Against against = Against::kPeers;
  Number value{};
  Spread spread;
};
/// "12 件，同类 38 个机关的中位数是 41 件，绝对中位差 4 件，相差 7.3 倍".
std::string WordsFor(const Outlier& outlier, MeasureUnit unit);

struct UnitValue {
  UnitId unit{0};
  account::OrganKind kind = account::OrganKind::kDepartment;
  std::optional<Number> value;
};
/// Each against the others of its kind; a figure is not among its own peers. Farthest first.
std::vector<Outlier> AgainstPeers(const Measure& measure, std::span<const UnitValue> values);

/// Against the years before, none of which may be of another form's reckoning.
std::optional<Outlier> AgainstPast(const Measure& measure, UnitId unit, Number value, std::vector<Number> earlier);

/// Of several values the middle one; of an even number of them the mean of the two in the middle.
std::optional<Number> MedianOf(std::vector<Number> values);

}  // namespace gongkai::report
