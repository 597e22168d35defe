// 概况 of a year of which no report was ever there said that 0% of them were in time.
#include <doctest/doctest.h>

#include "report/campaign/time_share.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

Unit UnitOf(int id, account::OrganKind kind) {
  Unit unit;
  unit.id = UnitId{id};
  unit.kind = kind;
  return unit;
}

TEST_CASE("where no report came there is no share: how many owed one is told, and why") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment),
                                   UnitOf(2, account::OrganKind::kCountyGovernment)};
  const TimeShare share = ReportTimeOf(units, {}, 2020, std::nullopt, 2026y / 3 / 10);
  CHECK_FALSE(share.share());
  CHECK(WhyNoShare(share) == "没有收到这一年的报告");
  CHECK(share.late == 2);
}

TEST_CASE("where one came the others that did not are late, and nought is a share") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment),
                                   UnitOf(2, account::OrganKind::kDepartment)};
  const std::vector<ReportDays> late = {{UnitId{2}, 2021y / 2 / 1, 2021y / 2 / 1}};
  CHECK(ReportTimeOf(units, late, 2020, std::nullopt, 2026y / 3 / 10).share() == Number());
}

TEST_CASE("where nothing is due yet, or nobody owes one, the reason is another") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment)};
  CHECK(WhyNoShare(ReportTimeOf(units, {}, 2025, std::nullopt, 2026y / 1 / 31)) == "还没有到期，也还没有收到报告");
  CHECK(WhyNoShare(ReportTimeOf(units, {}, 2025, std::nullopt, 2026y / 2 / 1)) == "没有收到这一年的报告");
  CHECK(WhyNoShare(ReportTimeOf({}, {}, 2025, std::nullopt, 2026y / 3 / 10)) == "没有要报的单位");
}

}  // namespace
}  // namespace gongkai::report
