#include "law/fee_tariff.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

constexpr int kNoEnd = std::numeric_limits<int>::max();

// 第四条: 10 applications within a calendar month are free, 11 to 30 cost 100 元 each, then it climbs by tens.
constexpr FeeBand kItemBands2021[] = {{1, 10, Money::Yuan(0)}, {11, 30, Money::Yuan(100)}};
constexpr FeeLadder kItemLadder2021 = {31, 10, Money::Yuan(200), Money::Yuan(100)};

// 第五条: 30 pages are free.
constexpr FeeBand kPageBands2021[] = {
    {1, 30, Money::Yuan(0)}, {31, 100, Money::Yuan(10)}, {101, 200, Money::Yuan(20)}, {201, kNoEnd, Money::Yuan(40)}};

// By first day.
constexpr FeeTariff kTariffs[] = {
    {2021y / 1 / 1,
     {kItemBands2021, kItemLadder2021, "第四条"},
     {kPageBands2021, {}, "第五条"},
     WorkingDays{20},
     "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"},
};

/// The band into which unit number `unit` falls.
FeeBand BandOf(const FeeScale& scale, int unit) {
  for (const FeeBand& band : scale.bands) {
    if (unit <= band.last) return band;
  }
  const FeeLadder& ladder = scale.ladder;
  const int step = (unit - ladder.first) / ladder.size;
  const int first = ladder.first + step * ladder.size;
  return {first, first + ladder.size - 1, ladder.each + ladder.rise * step};
}

}  // namespace

const FeeTariff* FeeTariffOn(Date day) {
  const FeeTariff* in_force = nullptr;
  for (const FeeTariff& tariff : kTariffs) {
    if (tariff.first_day <= day) in_force = &tariff;
  }
  return in_force;
}

const FeeTariff& LatestFeeTariff() { return kTariffs[std::size(kTariffs) - 1]; }

Result<Fee> FeeFor(const FeeScale& scale, int asked, int already) {
  if (asked < 0 || already < 0) return Error{ErrorKind::kInvalidInput, "数量不能小于零", ""};
  if (asked > kMostFeeUnits || already > kMostFeeUnits - asked) {
    return Error{ErrorKind::kInvalidInput, "数量超过" + std::to_string(kMostFeeUnits) + "，请核对", ""};
  }
  Fee fee;
  const int end = already + asked;
  for (int unit = already + 1; unit <= end; unit = fee.lines.back().last + 1) {
    const FeeBand band = BandOf(scale, unit);
    fee.lines.push_back({unit, std::min(band.last, end), band.each});
    fee.total = fee.total + fee.lines.back().Sum();
  }
  return fee;
}

}  // namespace gongkai::law
