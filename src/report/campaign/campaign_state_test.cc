// A campaign against the table that a lawyer can read: tests/law_cases/campaign.tsv (how far, and whether in time); the
// county's own days on the way.
#include "report/campaign/campaign_state.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

std::vector<std::vector<std::string>> Cases() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/campaign.tsv");
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    CAPTURE(line);
    REQUIRE(cells.size() == 19);
    rows.push_back(std::move(cells));
  }
  return rows;
}

Carrier CarrierOf(const std::string& word) {
  if (word == "没有") return Carrier::kNone;
  if (word == "草稿") return Carrier::kDraft;
  if (word == "审签") return Carrier::kReview;
  if (word == "签发") return Carrier::kSigned;
  REQUIRE(word == "放弃");
  return Carrier::kDropped;
}

CampaignFacts FactsOf(const std::vector<std::string>& cells) {
  const auto kind = account::OrganKindFrom(cells[0]);
  REQUIRE(kind);
  CampaignFacts facts;
  facts.is_led_from_above = cells[1] == "垂管";
  facts.is_in_system = cells[2] == "内";
  facts.is_begun = cells[3] == "开始";
  facts.is_checked = cells[4] == "核对";
  facts.annual = {.carrier = CarrierOf(cells[5]),
                  .frozen = std::stoi(cells[6]),
                  .released = std::stoi(cells[7]),
                  .public_from = ParseDate(cells[8]),
                  .is_withdrawn = cells[9] == "撤下",
                  .submitted = std::stoi(cells[10]),
                  .submitted_on = ParseDate(cells[11])};
  facts.has_file = cells[12] == "收到";
  facts.file_submitted_on = ParseDate(cells[13]);
  facts.file_published_on = ParseDate(cells[14]);
  facts.due = AnnualDueOf(*kind, facts.is_led_from_above, 2025, std::chrono::January / 31);
  return facts;
}

TEST_CASE("how far each unit is, and whether it is in time, as the table says") {
  const auto rows = Cases();
  CHECK(rows.size() >= 25);
  std::set<std::string> seen;
  for (const auto& cells : rows) {
    CAPTURE(cells[18]);
    const auto today = ParseDate(cells[15]);
    REQUIRE(today);
    const CampaignFacts facts = FactsOf(cells);
    CHECK(IdOf(StepOf(facts, *today)) == cells[16]);
    CHECK(WordsFor(facts, *today) == cells[17]);
    CHECK(IsOverdue(facts, *today) == (cells[17].find("已过期") == 0));
    seen.insert(cells[16]);
  }
  for (const CampaignStep step : kCampaignSteps) {
    CAPTURE(NameOf(step));
    CHECK(seen.contains(std::string(IdOf(step))));  // each has its case
    CHECK(CampaignStepFrom(IdOf(step)) == step);
  }
  CHECK_FALSE(CampaignStepFrom("late"));
}

TEST_CASE("what is missing from a sum is what nobody signed and nobody sent") {
  CHECK(IsMissing(CampaignStep::kSigning));
  CHECK(IsMissing(CampaignStep::kOutside));
  CHECK(IsMissing(CampaignStep::kWithdrawn));
  CHECK_FALSE(IsMissing(CampaignStep::kSigned));
  CHECK_FALSE(IsMissing(CampaignStep::kCorrecting));  // the one before holds until then
  CHECK_FALSE(IsMissing(CampaignStep::kFile));
  CHECK_FALSE(IsMissing(CampaignStep::kLedFromAbove));
}

TEST_CASE("a unit is behind the county's own days where the last of them that went by is not reached") {
  const std::vector<PlanDay> plan = {
      {PlanKind::kBegin, 2026y / 1 / 5}, {PlanKind::kCheck, 2026y / 1 / 12}, {PlanKind::kSubmit, 2026y / 1 / 25}};
  CHECK_FALSE(BehindPlan(CampaignStep::kNotBegun, plan, 2026y / 1 / 5));  // that day is in time
  CHECK(BehindPlan(CampaignStep::kNotBegun, plan, 2026y / 1 / 6)->kind == PlanKind::kBegin);
  CHECK_FALSE(BehindPlan(CampaignStep::kDrafting, plan, 2026y / 1 / 6));
  CHECK(BehindPlan(CampaignStep::kNotBegun, plan, 2026y / 1 / 13)->kind == PlanKind::kCheck);
  CHECK_FALSE(BehindPlan(CampaignStep::kSigning, plan, 2026y / 1 / 13));
  CHECK(BehindPlan(CampaignStep::kSigned, plan, 2026y / 1 / 26)->kind == PlanKind::kSubmit);
  CHECK_FALSE(BehindPlan(CampaignStep::kPublished, plan, 2026y / 2 / 26));
  CHECK_FALSE(BehindPlan(CampaignStep::kOutside, plan, 2026y / 2 / 26));
  CHECK_FALSE(BehindPlan(CampaignStep::kLedFromAbove, plan, 2026y / 2 / 26));
  CHECK_FALSE(BehindPlan(CampaignStep::kNotBegun, {}, 2026y / 2 / 26));
}

TEST_CASE("the county's own days are for who submits, and not for the government's own report (第四十九条第二款)") {
  const auto is_for = [](account::OrganKind kind) {
    CampaignFacts facts;
    facts.due = AnnualDueOf(kind, false, 2025, std::nullopt);
    return IsPlanFor(facts);
  };
  CHECK_FALSE(is_for(account::OrganKind::kCountyGovernment));
  CHECK(is_for(account::OrganKind::kCountyOffice));
  CHECK(is_for(account::OrganKind::kDepartment));
  CHECK(is_for(account::OrganKind::kTownship));  // also where the county set it no last day
}

TEST_CASE("the county's own days lie in order and within what the law leaves") {
  const std::vector<PlanDay> plan = {{PlanKind::kCheck, 2026y / 1 / 12}};
  const auto faults = [&](PlanKind kind, std::optional<Date> day, std::string_view words = "") {
    return FaultsOfPlanDay(2025, kind, day, words, plan);
  };
  CHECK(faults(PlanKind::kSubmit, 2026y / 1 / 25).empty());
  CHECK(faults(PlanKind::kSubmit, 2026y / 1 / 31).empty());
  CHECK(ErrorOf(faults(PlanKind::kSubmit, 2026y / 2 / 1), "day") != nullptr);  // 条例第四十九条
  CHECK(ErrorOf(faults(PlanKind::kBegin, 2026y / 1 / 13), "day") != nullptr);  // after what follows it
  CHECK(ErrorOf(faults(PlanKind::kSubmit, 2026y / 1 / 11), "day") != nullptr);
  CHECK(faults(PlanKind::kCheck, 2026y / 1 / 11).empty());  // a day is replaced by one of its own kind
  CHECK(ErrorOf(faults(PlanKind::kBegin, 2025y / 10 / 31), "day") != nullptr);
  CHECK(ErrorOf(faults(PlanKind::kBegin, std::nullopt), "day") != nullptr);
  CHECK(ErrorOf(faults(PlanKind::kBegin, 2026y / 1 / 5, std::string(700, 'x')), "words") != nullptr);
}

TEST_CASE("nobody is urged for what is done, or for what is another's to ask for") {
  CHECK_FALSE(AgainstReminding(CampaignStep::kNotBegun));
  CHECK_FALSE(AgainstReminding(CampaignStep::kSigned));
  CHECK_FALSE(AgainstReminding(CampaignStep::kOutside));
  CHECK(AgainstReminding(CampaignStep::kPublished));
  CHECK(AgainstReminding(CampaignStep::kFile));
  CHECK(AgainstReminding(CampaignStep::kLedFromAbove));
  CHECK_FALSE(FaultsOfCampaignWords("请在周五前报送。").size() > 0);
  CHECK(FaultsOfCampaignWords("  ").size() == 1);
  CHECK(FaultsOfCampaignWords(std::string(601, 'x')).size() == 1);
}

}  // namespace
}  // namespace gongkai::report
