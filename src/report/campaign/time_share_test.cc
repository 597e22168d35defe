#include "report/campaign/time_share.h"

#include <doctest/doctest.h>

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

Unit UnitOf(int id, account::OrganKind kind, bool is_led_from_above = false) {
  Unit unit;
  unit.id = UnitId{id};
  unit.kind = kind;
  unit.is_led_from_above = is_led_from_above;
  return unit;
}

TEST_CASE("a department by both its days, the government by the day it published; led from above not at all") {
  const std::vector<Unit> units = {
      UnitOf(1, account::OrganKind::kDepartment),       UnitOf(2, account::OrganKind::kDepartment),
      UnitOf(3, account::OrganKind::kCountyGovernment), UnitOf(4, account::OrganKind::kDepartment, true),
      UnitOf(5, account::OrganKind::kTownship),         UnitOf(6, account::OrganKind::kDepartment)};
  const std::vector<ReportDays> days = {{UnitId{1}, 2025y / 1 / 31, 2025y / 2 / 3},
                                        {UnitId{2}, 2025y / 2 / 1, 2025y / 1 / 20},
                                        {UnitId{3}, {}, 2025y / 3 / 31},
                                        {UnitId{4}, 2025y / 9 / 1, {}},
                                        {UnitId{5}, {}, 2025y / 5 / 1}};
  const TimeShare share = ReportTimeOf(units, days, 2024, std::nullopt, 2025y / 6 / 1);
  CHECK(share.in_time == 1);
  CHECK(share.late == 3);     // the first published late, the second submitted late, the sixth sent nothing
  CHECK(share.unknown == 1);  // the township: nobody set it a day
  CHECK(share.share() == Number::Of(25));
  CHECK(share.median_days == Number::Of(62));  // 34, 32, 90, 121: between 34 and 90
}

TEST_CASE("before the day nobody is late; without anything known there is no share") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment)};
  const TimeShare share = ReportTimeOf(units, {}, 2024, std::nullopt, 2025y / 1 / 31);
  CHECK(share.late == 0);
  CHECK(share.unknown == 1);
  CHECK(share.not_due == 1);
  CHECK_FALSE(share.share());
  CHECK(WhyNoShare(share) == "还没有到期，也还没有收到报告");
  CHECK_FALSE(share.median_days);
}

TEST_CASE("the government's own report is not submitted: its publication alone counts") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kCountyGovernment)};
  const std::vector<ReportDays> days = {{UnitId{1}, 2025y / 3 / 20, {}}};
  const TimeShare share = ReportTimeOf(units, days, 2024, std::nullopt, 2025y / 4 / 10);
  CHECK(share.unknown == 1);
  CHECK(share.in_time == 0);
}

TEST_CASE("a report that is there without a day is not late, and not in time") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment)};
  const std::vector<ReportDays> days = {{UnitId{1}, {}, {}}};
  const TimeShare share = ReportTimeOf(units, days, 2024, std::nullopt, 2026y / 1 / 1);
  CHECK(share.unknown == 1);
  CHECK(WhyNoShare(share) == "收到的报告没有日子可比");
}

TEST_CASE("one that came late among others that did not is nought percent, and there is nothing to explain") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment),
                                   UnitOf(2, account::OrganKind::kDepartment)};
  const std::vector<ReportDays> days = {{UnitId{1}, 2025y / 2 / 1, 2025y / 2 / 1}};
  const TimeShare share = ReportTimeOf(units, days, 2024, std::nullopt, 2025y / 6 / 1);
  CHECK(share.share() == Number());
  CHECK(WhyNoShare(share).empty());
}

TEST_CASE("of a report compiled here a day that is not kept was not done; of a file it is not known") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kDepartment)};
  const auto share = [&](ReportDays days, Date today) {
    days.unit = UnitId{1};
    return ReportTimeOf(units, {&days, 1}, 2025, std::nullopt, today);
  };
  const ReportDays published{.published_on = 2026y / 1 / 20, .is_compiled = true};
  const ReportDays submitted{.submitted_on = 2026y / 1 / 20, .is_compiled = true};
  for (const ReportDays& half : {published, submitted}) {
    CHECK(share(half, 2026y / 2 / 1).late == 1);
    const TimeShare open = share(half, 2026y / 1 / 31);
    CHECK(open.late == 0);
    CHECK(open.not_due == 1);
    CHECK(WhyNoShare(open) == "还没有到期，报告还没有都报送、公布");
    ReportDays file = half;
    file.is_compiled = false;
    CHECK(share(file, 2026y / 2 / 1).in_time == 1);
  }
  ReportDays both{.submitted_on = 2026y / 1 / 20, .published_on = 2026y / 1 / 31, .is_compiled = true};
  CHECK(share(both, 2026y / 2 / 1).in_time == 1);
  CHECK(share(both, 2026y / 1 / 30).in_time == 0);  // its day is still to come
  both.is_withdrawn = true;
  const TimeShare withdrawn = share(both, 2026y / 2 / 1);
  CHECK(withdrawn.late == 1);
  CHECK_FALSE(withdrawn.median_days);
}

TEST_CASE("the government's own report, compiled here, is in time once it is published") {
  const std::vector<Unit> units = {UnitOf(1, account::OrganKind::kCountyGovernment)};
  const std::vector<ReportDays> days = {{.unit = UnitId{1}, .published_on = 2026y / 3 / 20, .is_compiled = true}};
  CHECK(ReportTimeOf(units, days, 2025, std::nullopt, 2026y / 4 / 10).in_time == 1);
}

}  // namespace
}  // namespace gongkai::report
