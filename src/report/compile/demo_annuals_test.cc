// The demo county's own reports: signed, submitted, published in January, one late, one corrected, one copied.
#include "report/compile/demo_annuals.h"

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include <algorithm>

#include "account/keys.h"
#include "account/organ_card_view.h"
#include "crypto/sm2.h"
#include "embedded/embedded_migrations.h"
#include "report/compile/annual_text_store.h"
#include "report/compile/annual_view.h"
#include "request/demo_cases.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

TEST_CASE("each January the demo county's reports go out as the law has it, but for one") {
  const testing::OnSqlite place;
  const auto database = place.Open(embedded::Migrations());
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  const Instant now = std::chrono::sys_days(2026y / 11 / 28) + 2h;
  account::Desk desk{*database, keys, [&] { return now; }};
  REQUIRE(account::SeedDemoCounty(desk, [](account::DemoLife& life) {
    request::DemoCases cases(life);
    DemoAnnuals annuals(life);
    for (int day = static_cast<int>(account::kDemoPast.count()); day >= 0; --day) {
      cases.Until(day);
      annuals.Until(day);
    }
  }));
  db::Reader reader = database->Read();
  const auto organ = [&](std::string_view code) { return *account::OrganOfCode(reader, code); };
  const auto facts = [&](std::string_view code) { return AnnualFactsOf(reader, organ(code), 2025); };
  const auto due = AnnualDueOf(reader, organ("WLJ"), 2025);
  REQUIRE(due);
  CHECK(StageOf(facts("WLJ"), 2026y / 11 / 28) == AnnualStage::kPublic);
  CHECK(InTimeOf(facts("WLJ").submitted_on, due->last_day, 2026y / 11 / 28) == InTime::kInTime);
  CHECK(InTimeOf(facts("ZRZYJ").submitted_on, due->last_day, 2026y / 11 / 28) == InTime::kLate);
  CHECK(InTimeOf(facts("ZRZYJ").public_from, due->last_day, 2026y / 11 / 28) == InTime::kLate);
  CHECK(facts("104").released == 2);
  CHECK_FALSE(OwesSubmission(facts("104")));
  const auto corrected = FindAnnualVersion(reader, organ("104"), 2025, 2);
  REQUIRE(corrected);
  CHECK(corrected->correction.find("行政许可") != std::string::npos);
  const AnnualSources sources = SourcesOf(desk.now);
  const auto findings = [&](std::string_view code) {
    return AnnualNowOf(reader, sources, organ(code), 2025, 2026y / 11 / 28)->findings;
  };
  // The one that stands as an example has nothing that anybody would ask about.
  for (const JudgedFinding& each : findings("101")) CHECK_MESSAGE(false, each.finding.message);
  CHECK(std::ranges::any_of(findings("105"), [](const JudgedFinding& each) {
    return each.finding.rule == "CP-NEIGHBOUR" && each.finding.message.find("枕溪镇") != std::string::npos;
  }));
  const std::string overall = LatestText(reader, organ("101"), 2025).text.parts[1];
  for (const std::string_view head :
       {"（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台", "（五）监督保障"}) {
    CAPTURE(head);
    CHECK(overall.find(head) == overall.rfind(head));  // one numbering
  }
  CHECK(overall.find("（三）政府信息管理") < overall.find("每季度清理一次栏目"));
  CHECK(overall.find("每季度清理一次栏目") < overall.find("（五）监督保障"));
  CHECK(LatestText(reader, organ("105"), 2025).text.parts[5] == LatestText(reader, organ("101"), 2025).text.parts[5]);
}

}  // namespace
}  // namespace gongkai::report
