// What a ledger says for one indicator of one organ: its rows, what they come to, the points that follow, and how one
// reading differs from the next, in words. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assessment/indicator.h"

namespace gongkai::assessment {

struct LedgerRow {
  std::string key;          // the same as long as it is the same thing: "case:101-12"
  std::string words;        // what it is, and how it stands
  std::string path;         // where it opens in the office
  std::int64_t amount = 1;  // in parts of the unit (ScaleOf), not below zero
  bool is_hit = false;      // LedgerFacts::hit holds for it
  bool operator==(const LedgerRow&) const = default;
};

struct LedgerTally {
  std::int64_t base = 0, hits = 0;  // of all rows, of those that are hits
  bool operator==(const LedgerTally&) const = default;
};
LedgerTally TallyOf(std::span<const LedgerRow> rows);

/// None: there was nothing to be done well or badly (kRate without a row).
std::optional<Points> ScoreOf(const Indicator& indicator, const LedgerTally& tally);
/// "按时公开 11 项，共 12 项"; where nothing is to be scored "—，没有应办的": that is no nought.
std::string WordsOf(const Indicator& indicator, const LedgerTally& tally);

/// By key, each once: of rows with the same key the first stays. At most kMostLedgerRows.
inline constexpr std::size_t kMostLedgerRows = 5'000;
std::vector<LedgerRow> Ordered(std::vector<LedgerRow> rows);

/// What came, went and is another, a sentence each; both in the order of their keys. More than `most` are counted.
std::vector<std::string> DifferencesBetween(std::span<const LedgerRow> before, std::span<const LedgerRow> after,
                                            std::size_t most = 20);

/// "得分 10 → 8.33。台账有变化：……". Of the first reading empty.
std::string WhyChanged(std::optional<Points> before, std::optional<Points> after,
                       std::span<const std::string> differences);

std::string ShownPoints(std::optional<Points> points);  // "不计" for none

}  // namespace gongkai::assessment
