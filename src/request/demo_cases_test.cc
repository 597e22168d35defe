// The demo county has applications in every stage and outcome, and what the annual report says of them adds up.
#include "request/demo_cases.h"

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include <algorithm>
#include <map>
#include <set>

#include "account/portal_view.h"
#include "account/working_days_view.h"
#include "crypto/sm2.h"
#include "embedded/embedded_migrations.h"
#include "law/outcomes.h"
#include "request/case_store.h"
#include "request/demo_cases_script.h"
#include "request/redact_store.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

TEST_CASE("120 applications in every stage and outcome, some open at the turn of the year") {
  const testing::OnSqlite place;
  const auto database = place.Open(embedded::Migrations());
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  const Instant now = std::chrono::sys_days(2026y / 11 / 28) + 2h;
  account::Desk desk{*database, keys, [&] { return now; }};
  const auto live = [](account::DemoLife& life) { DemoCases(life).Until(0); };
  REQUIRE(account::SeedDemoCounty(desk, live));
  db::Reader reader = database->Read();
  std::vector<account::OrganId> organs;
  const auto county = account::PublicCountyOf(reader, 2026y / 11 / 28);
  for (const auto& organ : county->organs) organs.push_back(organ.id);
  const auto cases = ListCases(reader, {.handlers = organs, .today = 2026y / 11 / 28, .count = 1'000});
  CHECK(static_cast<int>(cases.size()) == kDemoCases);
  std::set<CaseStage> stages;
  std::set<std::string> outcomes;
  int carried = 0, overdue = 0;
  for (const Case& each : cases) {
    stages.insert(each.stage);
    if (!each.outcome.empty()) outcomes.insert(each.outcome);
    const Date turn = 2025y / 12 / 31;
    carried += each.received && *each.received <= turn && (!each.ended || *each.ended > turn) ? 1 : 0;
    overdue += IsOpen(each.stage) && each.due && *each.due < Date{2026y / 11 / 28} ? 1 : 0;
  }
  // 第三十七条: of one a copy was given from which something is withheld.
  int released = 0;
  for (const Case& each : cases) {
    for (const Redaction& redaction : RedactionsOf(reader, keys, each.id)) {
      CHECK(redaction.state == RedactState::kReleased);
      CHECK(each.outcome == "partly_refused");
      const auto decision = DecisionOf(reader, keys, each.id);
      REQUIRE(decision);
      CHECK(std::ranges::find(decision->released_files, redaction.copy_digest) != decision->released_files.end());
      ++released;
    }
  }
  CHECK(released == 1);
  for (const CaseStage stage : CaseStages()) {
    CAPTURE(NameOf(stage));
    CHECK(stages.contains(stage));
  }
  for (const law::Outcome& outcome : law::Outcomes()) {
    CAPTURE(outcome.id);
    CHECK(outcomes.contains(std::string(outcome.id)));
  }
  CHECK(carried > 0);
  CHECK(overdue > 0);
}

TEST_CASE("a story goes forward in time, on working days, and ends before its stop") {
  const auto& calendar = account::WorkingDays();
  for (const char* story : {"plain", "corrected", "third_silent", "extended", "fee_lapsed", "withdrawn"}) {
    CAPTURE(story);
    const auto script = DemoScript(story, 2026y / 3 / 10, true, std::nullopt, calendar);
    REQUIRE(script.size() > 3);
    CHECK(script.front().step == DemoStep::kSend);
    for (std::size_t i = 1; i < script.size(); ++i) {
      CHECK(script[i].on >= script[i - 1].on);
      CHECK(calendar.IsWorkingDay(script[i].on));
    }
  }
  const auto stopped = DemoScript("plain", 2026y / 3 / 10, true, DemoStep::kConfirm, calendar);
  CHECK(stopped.size() == 1);
  CHECK_THROWS_AS(DemoScript("no such story", 2026y / 3 / 10, true, std::nullopt, calendar), std::runtime_error);
}

}  // namespace
}  // namespace gongkai::request
