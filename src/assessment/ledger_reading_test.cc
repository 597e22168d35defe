// Points of automatic indicators equal a plain recount on random ledgers, and what changed in a ledger is told row by
// row: applying what was told to the old rows gives the new ones.
#include "assessment/ledger_reading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

namespace gongkai::assessment {
namespace {

using Random = std::mt19937;

std::vector<LedgerRow> AnyLedger(Random& random) {
  std::vector<LedgerRow> rows;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) {
    LedgerRow row;
    row.key = "case:" + std::to_string(random() % 60);
    row.words = "申请 " + std::to_string(random() % 1'000);
    row.path = "/office/requests/" + std::to_string(i);
    row.amount = static_cast<std::int64_t>(random() % 4);
    row.is_hit = random() % 3 != 0;
    rows.push_back(std::move(row));
  }
  return Ordered(std::move(rows));
}

Indicator AnyIndicator(Random& random) {
  Indicator row;
  row.kind = IndicatorKind::kAutomatic;
  row.points = {static_cast<std::int64_t>(1 + random() % 3'000)};
  row.source = LedgerSources()[random() % LedgerSources().size()];
  do {
    row.rule = ScoreRules()[random() % ScoreRules().size()];
  } while (!Fits(row.source, row.rule));
  row.each = {static_cast<std::int64_t>(1 + random() % 500)};
  row.target = static_cast<std::int64_t>(1 + random() % 20);
  return row;
}

/// The same, counted one by one and in another arithmetic.
std::optional<std::int64_t> Recount(const Indicator& row, const std::vector<LedgerRow>& ledger) {
  std::int64_t all = 0, hits = 0;
  for (const LedgerRow& each : ledger) {
    for (std::int64_t one = 0; one < each.amount; ++one) {
      ++all;
      hits += each.is_hit ? 1 : 0;
    }
  }
  const std::int64_t full = row.points.hundredths, scale = ScaleOf(row.source);
  const auto share = [&](std::int64_t part, std::int64_t of) {
    const std::int64_t down = full * part / of;
    return down + (2 * (full * part - down * of) >= of ? 1 : 0);
  };
  if (row.rule == ScoreRule::kRate) return all == 0 ? std::nullopt : std::optional(share(hits, all));
  if (row.rule == ScoreRule::kReach) return hits >= row.target * scale ? full : share(hits, row.target * scale);
  const std::int64_t all_each = row.each.hundredths * hits, whole = all_each / scale;
  const std::int64_t moved = whole + (2 * (all_each - whole * scale) >= scale ? 1 : 0);
  const std::int64_t points = row.rule == ScoreRule::kDeduct ? full - moved : moved;
  return std::clamp<std::int64_t>(points, 0, full);
}

TEST_CASE("points equal a recount on random ledgers, and stay between none and all") {
  Random random(11);
  for (int i = 0; i < 5'000; ++i) {
    const Indicator row = AnyIndicator(random);
    const std::vector<LedgerRow> ledger = AnyLedger(random);
    const auto points = ScoreOf(row, TallyOf(ledger));
    const auto recounted = Recount(row, ledger);
    REQUIRE(points.has_value() == recounted.has_value());
    if (!points) continue;
    CHECK(points->hundredths == *recounted);
    CHECK(*points >= Points());
    CHECK(*points <= row.points);
  }
}

TEST_CASE("what changed is told: as many sentences as rows that came, went or are another") {
  Random random(12);
  for (int i = 0; i < 500; ++i) {
    const std::vector<LedgerRow> before = AnyLedger(random), after = AnyLedger(random);
    std::map<std::string, LedgerRow> old;
    for (const LedgerRow& each : before) old.emplace(each.key, each);
    std::size_t changes = 0;
    for (const LedgerRow& each : after) {
      const auto found = old.find(each.key);
      if (found == old.end() || !(found->second == each)) ++changes;
      if (found != old.end()) old.erase(found);
    }
    changes += old.size();
    CHECK(DifferencesBetween(before, after, 1'000).size() == changes);
    CHECK(DifferencesBetween(before, before).empty());
  }
}

TEST_CASE("a row that changed says what it was; many are counted") {
  const std::vector<LedgerRow> before = {
      {.key = "a", .words = "申请一，按期", .path = "", .amount = 1, .is_hit = true},
      {.key = "b", .words = "申请二，按期", .path = "", .amount = 1, .is_hit = true}};
  std::vector<LedgerRow> after = before;
  after[1] = {.key = "b", .words = "申请二，超期", .path = "", .amount = 1, .is_hit = false};
  const auto words = DifferencesBetween(before, after);
  REQUIRE(words.size() == 1);
  CHECK(words[0] == "改为：申请二，超期（原来是：申请二，按期）");
  CHECK(WhyChanged(Points::Of(10), Points::Of(5), words) == "得分 10 → 5。\n" + words[0]);
  CHECK(WhyChanged(std::nullopt, Points::Of(5), {}) == "得分 不计 → 5。");
  CHECK(WhyChanged(Points::Of(5), Points::Of(5), {}) == "得分没有变，仍是 5。");
  const auto cut = DifferencesBetween({}, before, 1);
  REQUIRE(cut.size() == 2);
  CHECK(cut[1] == "另有 1 处变化。");
}

TEST_CASE("nothing to be done is neither full points nor none") {
  Indicator row;
  row.kind = IndicatorKind::kAutomatic;
  row.points = Points::Of(15);
  row.source = LedgerSource::kRequestsInTime;
  CHECK_FALSE(ScoreOf(row, {}));
  CHECK(ShownPoints(ScoreOf(row, {})) == "不计");
  CHECK(WordsOf(row, {12, 11}) == "按期答复 11 件，共 12 件");
  CHECK(WordsOf(row, {12, 0}) == "按期答复 0 件，共 12 件");
  CHECK(WordsOf(row, {0, 0}) == "—，没有应办的");
}

}  // namespace
}  // namespace gongkai::assessment
