// The life of an annual report against the tables that a lawyer can read: tests/law_cases/annual_life.tsv (which act
// may follow) and annual_days.tsv (by which day, and whether in time).
#include "report/compile/annual_state.h"

#include <doctest/doctest.h>

#include <fstream>

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

std::vector<std::vector<std::string>> Cases(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
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
    REQUIRE(cells.size() == columns);
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

AnnualFacts FactsOf(const std::vector<std::string>& cells) {
  return {.carrier = CarrierOf(cells[0]),
          .frozen = std::stoi(cells[1]),
          .released = std::stoi(cells[2]),
          .public_from = ParseDate(cells[3]),
          .is_withdrawn = cells[4] == "撤下",
          .submitted = std::stoi(cells[5])};
}

bool IsListed(const std::string& list, std::string_view id) {
  return (" " + list + " ").find(" " + std::string(id) + " ") != std::string::npos;
}

TEST_CASE("each state allows what the table says, and nothing else") {
  const auto rows = Cases("annual_life.tsv", 9);
  CHECK(rows.size() >= 15);
  for (const auto& cells : rows) {
    CAPTURE(cells[8]);
    const AnnualFacts facts = FactsOf(cells);
    CHECK(IdOf(StageOf(facts, 2026y / 1 / 20)) == cells[6]);
    for (const std::string_view id : {"hand_in", "take_back", "sign", "submit", "correct"}) {
      CAPTURE(id);
      CHECK(static_cast<bool>(MayDo(*AnnualActFrom(id), facts, 2026y / 1 / 20)) == IsListed(cells[7], id));
    }
  }
  CHECK_FALSE(AnnualActFrom("publish"));
}

account::OrganKind KindOf(const std::string& id) {
  const auto kind = account::OrganKindFrom(id);
  REQUIRE(kind);
  return *kind;
}

TEST_CASE("what is owed by which day, and whether it was in time") {
  const auto rows = Cases("annual_days.tsv", 9);
  CHECK(rows.size() >= 15);
  for (const auto& cells : rows) {
    CAPTURE(cells[8]);
    const auto due = AnnualDueOf(KindOf(cells[0]), cells[1] == "垂管", std::stoi(cells[2]), ParseMonthDay(cells[3]));
    const std::optional<Date> last_day = due ? std::optional(due->last_day) : std::nullopt;
    CHECK((last_day ? ToString(*last_day) : "") == cells[6]);
    if (due) CHECK(due->is_submitted == (cells[0] != "county_government"));
    const auto today = ParseDate(cells[5]);
    REQUIRE(today);
    CHECK(WordsFor(ParseDate(cells[4]), last_day, *today) == cells[7]);
  }
}

TEST_CASE("a report is on a year that is over") {
  CHECK_FALSE(IsYearOver(2025, 2025y / 6 / 30));
  const Status last_day = IsYearOver(2025, 2025y / 12 / 31);
  REQUIRE_FALSE(last_day);
  CHECK(last_day.error().message.find("2026年1月1日") != std::string::npos);
  CHECK(last_day.error().source == "条例第四十九条");
  CHECK(IsYearOver(2025, 2026y / 1 / 1));
}

TEST_CASE("to whom a report is submitted") {
  using account::OrganKind;
  CHECK(SubmitsToOf(OrganKind::kDepartment, false) == SubmitsTo::kCountyOffice);
  CHECK(SubmitsToOf(OrganKind::kDepartment, true) == SubmitsTo::kOwnSystem);
  CHECK(SubmitsToOf(OrganKind::kTownship, false) == SubmitsTo::kCountyByCounty);
  CHECK(SubmitsToOf(OrganKind::kSubdistrict, false) == SubmitsTo::kCountyByCounty);
  CHECK(SubmitsToOf(OrganKind::kCountyGovernment, false) == SubmitsTo::kNobody);
}

TEST_CASE("a correction that was signed is submitted anew") {
  AnnualFacts facts{.carrier = Carrier::kSigned,
                    .frozen = 2,
                    .released = 2,
                    .public_from = 2026y / 1 / 15,
                    .submitted = 1,
                    .submitted_on = 2026y / 1 / 16};
  CHECK(OwesSubmission(facts));
  facts.submitted = 2;
  CHECK_FALSE(OwesSubmission(facts));
}

}  // namespace
}  // namespace gongkai::report
