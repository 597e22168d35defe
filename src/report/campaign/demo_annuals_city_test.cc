// The demo's city: eight counties, one late, one wrong, one that repeats the year before, one corrected in April; and
// the county's own campaign. Quickly seeded.
#include "report/campaign/demo_annuals_city.h"

#include <set>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "account/keys.h"
#include "crypto/sm2.h"
#include "docread/read.h"
#include "embedded/embedded_migrations.h"
#include "report/campaign/campaign_view.h"
#include "report/campaign/demo_city_paper.h"
#include "report/campaign/rollup_store.h"
#include "report/campaign/see_copying_view.h"
#include "report/campaign/unit_report_store.h"
#include "report/campaign/unit_store.h"
#include "report/check/rule.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

constexpr int kYear = 2025;

TEST_CASE("the made-up reports are in order, every year of them") {
  for (std::size_t county = 0; county < DemoCounties().size(); ++county) {
    for (int year = 2021; year <= 2026; ++year) {
      const AnnualReport report = ReportOf(DemoCountyPaper(county, year, std::chrono::year(year + 1) / 3 / 20));
      for (const Finding& finding : Check({.report = &report})) {
        CAPTURE(finding.message);
        CHECK(finding.severity != Severity::kError);
      }
    }
  }
}

TEST_CASE("a city of eight counties: one late, one wrong, one repeated, one corrected in April") {
  const testing::OnSqlite place;
  const auto database = place.Open(embedded::Migrations());
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  const Instant now = std::chrono::sys_days(2026y / 11 / 28) + 2h;
  account::Desk desk{*database, keys, [&] { return now; }};
  REQUIRE(account::SeedDemoCounty(desk, [](account::DemoLife& life) {
    DemoCity city(life);
    for (int day = static_cast<int>(account::kDemoPast.count()); day >= 0; --day) city.Until(day);
  }));
  db::Reader reader = database->Read();
  const std::vector<Unit> tops = UnitsNamed(reader, "溯州市人民政府");
  REQUIRE(tops.size() == 1);
  const std::vector<Unit> counties = ChildrenOf(reader, tops.front().id);
  CHECK(counties.size() == 8);
  CHECK(CountyUnit(reader)->parent == tops.front().id);
  const auto line = [&](std::string_view name) {
    const std::vector<Unit> named = UnitsNamed(reader, name);
    REQUIRE(named.size() == 1);
    return *CampaignLineOf(reader, std::nullopt, kYear, named.front().id, 2026y / 11 / 28);
  };
  CHECK(line("望澜县").step == CampaignStep::kFile);
  CHECK(line("望澜县").time == InTime::kInTime);
  CHECK(line("望澜县").errors == 0);
  CHECK(line("云栈县").errors > 0);
  CHECK(line("雁回县").time == InTime::kLate);
  const auto corrected = FindUnitReportHead(reader, UnitsNamed(reader, "竹溆县").front().id, kYear);
  REQUIRE(corrected);
  CHECK(corrected->version == 2);
  const auto repeated = UnitReportsOf(reader, UnitsNamed(reader, "青梧县").front().id);
  REQUIRE(repeated.size() >= 2);
  CHECK(repeated[0].figures.cells == repeated[1].figures.cells);
  // The texts came with the figures: the one that was copied stands out, and no other.
  Shelf shelf([](std::string_view bytes) { return docread::Read(bytes); });
  const CopyingSeen seen = CopyingAmong(reader, shelf, counties, kYear, counties.size());
  CHECK(seen.compared == 7);
  REQUIRE(seen.pairs.size() == 1);
  std::set<std::string> alike;
  for (const UnitId unit : {seen.pairs[0].own, seen.pairs[0].other}) alike.insert(FindUnit(reader, unit)->short_name);
  CHECK(alike == std::set<std::string>{"望澜县", "青梧县"});
  const auto kept = KeptRollUps(reader, tops.front().id, kYear, 10);
  CHECK(kept.size() == 2);  // of the first of April, and the one that the correction made
  const auto opened = FindCampaign(reader, kYear);
  REQUIRE(opened);
  CHECK(opened->people > 5);
  CHECK(PlanOf(CampaignDaysOf(reader, kYear)).size() == 3);
  CHECK_FALSE(RemindersOf(reader, kYear, std::nullopt, 100).empty());
}

}  // namespace
}  // namespace gongkai::report
