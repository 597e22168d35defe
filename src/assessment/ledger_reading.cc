#include "assessment/ledger_reading.h"

#include <algorithm>

namespace gongkai::assessment {

LedgerTally TallyOf(std::span<const LedgerRow> rows) {
  LedgerTally tally;
  for (const LedgerRow& row : rows) {
    tally.base += row.amount;
    if (row.is_hit) tally.hits += row.amount;
  }
  return tally;
}

std::optional<Points> ScoreOf(const Indicator& indicator, const LedgerTally& tally) {
  const std::int64_t scale = ScaleOf(indicator.source), target = indicator.target * scale;
  const Points each = ShareOf(indicator.each, tally.hits, scale);
  switch (indicator.rule) {
    case ScoreRule::kRate:
      if (tally.base == 0) return std::nullopt;
      return ShareOf(indicator.points, tally.hits, tally.base);
    case ScoreRule::kDeduct:
      return std::max(Points(), indicator.points - each);
    case ScoreRule::kReach:
      return ShareOf(indicator.points, std::min(tally.hits, target), target);
    case ScoreRule::kReward:
      return std::min(indicator.points, each);
  }
  return std::nullopt;
}

std::string WordsOf(const Indicator& indicator, const LedgerTally& tally) {
  const LedgerFacts& facts = FactsOf(indicator.source);
  if (indicator.rule == ScoreRule::kRate && tally.base == 0) return "—，没有应办的";
  const auto shown = [&](std::int64_t amount) {
    return gongkai::ToString(Number{Int128{amount} * (Number::kOne / facts.scale)}) + " " + std::string(facts.unit);
  };
  std::string words = std::string(facts.hit) + " " + shown(tally.hits);
  if (facts.has_rate) words += "，共 " + shown(tally.base);
  return words;
}

std::vector<LedgerRow> Ordered(std::vector<LedgerRow> rows) {
  std::ranges::stable_sort(rows, {}, &LedgerRow::key);
  const auto doubled = std::ranges::unique(rows, {}, &LedgerRow::key);
  rows.erase(doubled.begin(), doubled.end());
  if (rows.size() > kMostLedgerRows) rows.resize(kMostLedgerRows);
  return rows;
}

std::vector<std::string> DifferencesBetween(std::span<const LedgerRow> before, std::span<const LedgerRow> after,
                                            std::size_t most) {
  std::vector<std::string> words;
  std::size_t more = 0;
  const auto say = [&](std::string sentence) {
    if (words.size() < most) {
      words.push_back(std::move(sentence));
    } else {
      ++more;
    }
  };
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() || now != after.end()) {
    if (now == after.end() || (old != before.end() && old->key < now->key)) {
      say("不再有：" + (old++)->words);
    } else if (old == before.end() || now->key < old->key) {
      say("新增：" + (now++)->words);
    } else {
      if (!(*old == *now)) say("改为：" + now->words + "（原来是：" + old->words + "）");
      ++old;
      ++now;
    }
  }
  if (more > 0) words.push_back("另有 " + std::to_string(more) + " 处变化。");
  return words;
}

std::string ShownPoints(std::optional<Points> points) { return points ? ToString(*points) : std::string("不计"); }

std::string WhyChanged(std::optional<Points> before, std::optional<Points> after,
                       std::span<const std::string> differences) {
  std::string words = before == after ? "得分没有变，仍是 " + ShownPoints(after) + "。"
                                      : "得分 " + ShownPoints(before) + " → " + ShownPoints(after) + "。";
  for (const std::string& each : differences) words += "\n" + each;
  return words;
}

}  // namespace gongkai::assessment
