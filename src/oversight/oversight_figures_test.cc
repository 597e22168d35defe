// Disputes told apart one way or the other are the same disputes: sums agree, nothing is counted twice or left out.
#include "oversight/oversight_figures.h"

#include <doctest/doctest.h>

#include <random>

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;
using remedy::DisputeGround;
using remedy::DisputeKind;
using remedy::DisputeResult;

DisputeCounted Pending(std::int64_t organ, std::int64_t number) {
  return {.id = {OrganId{organ}, number},
          .kind = DisputeKind::kReconsideration,
          .ground = DisputeGround::kRefusal,
          .outcome = "",
          .received = 2026y / 1 / 10};
}

DisputeCounted Ended(DisputeCounted dispute, const remedy::DisputeOutcome& outcome, Date decided) {
  dispute.outcome = std::string(outcome.id);
  dispute.result = outcome.result;
  dispute.decided = decided;
  return dispute;
}

TEST_CASE("days are counted of what was decided alone, and nothing is no zero") {
  DisputeSum sum;
  AddTo(sum, Pending(1, 1));
  CHECK(sum.received == 1);
  CHECK(sum.pending == 1);
  CHECK_FALSE(sum.MeanDays());
  const remedy::DisputeOutcome& outcome = remedy::DisputeOutcomes().front();
  AddTo(sum, Ended(Pending(1, 2), outcome, 2026y / 2 / 9));   // 30 days
  AddTo(sum, Ended(Pending(1, 3), outcome, 2026y / 3 / 12));  // 61 days
  CHECK(sum.decided == 2);
  CHECK(sum.MeanDays() == 46);  // 45.5
}

DisputeCounted Random(std::mt19937& random, std::int64_t number) {
  const auto one_of = [&](const auto& values) { return values[random() % values.size()]; };
  DisputeCounted dispute = Pending(static_cast<std::int64_t>(random() % 5 + 1), number);
  dispute.kind = one_of(remedy::DisputeKinds());
  dispute.ground = one_of(remedy::DisputeGrounds());
  if (random() % 3 == 0) return dispute;
  const auto outcomes = remedy::DisputeOutcomes();
  return Ended(dispute, outcomes[random() % outcomes.size()],
               Date(std::chrono::sys_days(dispute.received) + std::chrono::days(random() % 200)));
}

DisputeSum SumOf(const std::vector<DisputeRow>& rows) {
  DisputeSum all;
  for (const DisputeRow& row : rows) {
    all.received += row.sum.received;
    all.upheld += row.sum.upheld;
    all.corrected += row.sum.corrected;
    all.other += row.sum.other;
    all.pending += row.sum.pending;
    all.decided += row.sum.decided;
    all.days += row.sum.days;
  }
  return all;
}

TEST_CASE("told apart in any way, the rows come to the same whole") {
  std::mt19937 random(47);  // always the same
  for (int round = 0; round < 300; ++round) {
    std::vector<DisputeCounted> disputes;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) disputes.push_back(Random(random, static_cast<std::int64_t>(i) + 1));
    DisputeSum all;
    for (const DisputeCounted& each : disputes) AddTo(all, each);
    CHECK(all.received == static_cast<int>(count));
    CHECK(all.upheld + all.corrected + all.other + all.pending == all.received);
    for (const DisputesBy by : AllDisputesBy()) {
      const auto rows = RowsOf(disputes, by);
      CHECK(SumOf(rows) == all);
      for (const DisputeRow& row : rows) {
        CHECK(row.sum.received > 0);
        CHECK((by == DisputesBy::kOrgan) == NameOfRow(by, row.key).empty());
      }
    }
  }
}

}  // namespace
}  // namespace gongkai::oversight
