// What an organ may charge somebody who asks for a great deal (信息处理费), as dated data, and how a fee comes about,
// band by band. Every rate holds for its own part only (超额累进).
//
// Source: 条例第四十二条; 政府信息公开信息处理费管理办法 (国办函〔2020〕109号), in force from 2021-01-01.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "law/working_calendar.h"

namespace gongkai::law {

/// An organ chooses one of the two for an application, never both (第三条).
enum class FeeBasis {
  kItems,  // 按件: applications of one person to one organ within a calendar month
  kPages,  // 按量: pages of what one application asks for
};

/// Units `first` to `last` cost `each`. Beyond the last band of a list the rate climbs by `Ladder`, or stays.
struct FeeBand {
  int first = 0, last = 0;  // inclusive
  Money each;
};

/// 「以10件为一档，每增加一档，收费标准提高100元/件」
struct FeeLadder {
  int first = 0;  // the first unit on it; 0: there is none
  int size = 0;   // units of a step
  Money each;     // of the first step
  Money rise;     // by which every further step costs more
};

struct FeeScale {
  std::span<const FeeBand> bands;  // from the first unit on, without gaps
  FeeLadder ladder;
  std::string_view article;
};

struct FeeTariff {
  Date first_day;  // of the notice to pay, inclusive; holds until a later entry
  FeeScale items, pages;
  WorkingDays payment;  // after the day on which the notice was received (第六条)
  std::string_view source;

  const FeeScale& Of(FeeBasis basis) const { return basis == FeeBasis::kItems ? items : pages; }
};

/// Null before the first tariff: nothing could be charged then.
const FeeTariff* FeeTariffOn(Date day);
const FeeTariff& LatestFeeTariff();

struct FeeLine {
  int first = 0, last = 0;  // units that fall into this band, inclusive
  Money each;
  Money Sum() const { return each * (last - first + 1); }
};

struct Fee {
  Money total;
  std::vector<FeeLine> lines;  // in order; free ones too; none when nothing is asked for
};

/// More in a month, or of one application, is a mistake in typing.
inline constexpr int kMostFeeUnits = 1'000'000;

/// The fee for `asked` units when `already` units came before in the same month: F(already + asked) − F(already). Of
/// pages none came before, since each application is counted by itself.
///
/// Errors: kInvalidInput when a number is negative or there are more than kMostFeeUnits in all.
Result<Fee> FeeFor(const FeeScale& scale, int asked, int already = 0);

}  // namespace gongkai::law
