// Figures are counted from one list of facts: every figure has exactly its cases behind it, and rows add up.
#include "request/case_figures.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

const law::WorkingCalendar kWeekends;
constexpr Date kToday = 2026y / 6 / 30;
constexpr DayRange kFirstHalf{2026y / 1 / 1, 2026y / 6 / 30};

int Of(const FigureCells& cells, FigureColumn column) { return cells[static_cast<std::size_t>(column)]; }

CaseFact Received(Date day) {
  return {.id = {account::OrganId{7}, 1},
          .handler = account::OrganId{7},
          .register_number = "2026-0001",
          .stage = CaseStage::kHandling,
          .submitted = day,
          .received = day,
          .due = 2026y / 7 / 10,
          .ended = {},
          .in_time = {},
          .outcome = ""};
}
CaseFact Replied(Date received, Date ended, bool in_time, std::string outcome) {
  CaseFact fact = Received(received);
  fact.stage = CaseStage::kReplied;
  fact.ended = ended;
  fact.in_time = in_time;
  fact.outcome = std::move(outcome);
  return fact;
}

TEST_CASE("what is counted in which column") {
  const auto counted = [](const CaseFact& fact) {
    std::string columns;
    for (const FigureColumn column : kFigureColumns) {
      if (IsCounted(fact, column, kFirstHalf, kToday)) columns += std::string(IdOf(column)) + " ";
    }
    return columns;
  };
  CHECK(counted(Received(2026y / 6 / 30)) == "received open ");
  CaseFact late = Received(2026y / 5 / 1);
  late.due = 2026y / 6 / 29;
  CHECK(counted(late) == "received open overdue ");
  late.due = kToday;  // its last day is not over
  CHECK(counted(late) == "received open ");
  CHECK(counted(Replied(2026y / 3 / 2, 2026y / 3 / 20, true, "released")) == "received ended in_time ");
  CHECK(counted(Replied(2026y / 3 / 2, 2026y / 5 / 20, false, "released")) == "received ended late ");
  // Of last year, ended in this; and the other way round.
  CHECK(counted(Replied(2025y / 12 / 31, 2026y / 1 / 1, true, "released")) == "ended in_time ");
  CHECK(counted(Replied(2026y / 6 / 1, 2026y / 7 / 1, true, "released")) == "received ");
  // Withdrawn: neither in time nor late.
  CaseFact withdrawn = Replied(2026y / 3 / 2, 2026y / 3 / 3, true, "withdrawn");
  withdrawn.stage = CaseStage::kWithdrawn;
  withdrawn.in_time.reset();
  CHECK(counted(withdrawn) == "received ended ");
  CaseFact unconfirmed = Received(2026y / 6 / 1);
  unconfirmed.received.reset();
  CHECK(counted(unconfirmed).empty());
}

TEST_CASE("rows by outcome, by its articles, and by the days it took") {
  const CaseFact secret = Replied(2026y / 3 / 2, 2026y / 3 / 9, true, "state_secret");
  CHECK(NameOfRow(FigureBy::kOutcome, RowOf(secret, FigureBy::kOutcome, kWeekends)) == "属于国家秘密");
  CHECK(RowOf(secret, FigureBy::kArticles, kWeekends) == "第十四条、第三十六条第三项");
  CHECK(NameOfRow(FigureBy::kDays, RowOf(secret, FigureBy::kDays, kWeekends)) == "5个工作日以内");
  const auto days = [](Date ended) {
    return NameOfRow(FigureBy::kDays,
                     RowOf(Replied(2026y / 3 / 2, ended, true, "released"), FigureBy::kDays, kWeekends));
  };
  CHECK(days(2026y / 3 / 10) == "6—10个工作日");
  CHECK(days(2026y / 3 / 30) == "11—20个工作日");
  CHECK(days(2026y / 3 / 31) == "21—40个工作日");
  CHECK(days(2026y / 6 / 30) == "40个工作日以上");
  CHECK(NameOfRow(FigureBy::kApplicant, "person") == "自然人");
  CHECK(NameOfRow(FigureBy::kChannel, "in_person") == "当面提交");
}

TEST_CASE("any list of facts: rows add up to the whole, and behind each figure stand as many cases as it says") {
  std::mt19937 random(20260310);
  const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  const auto outcomes = law::Outcomes();
  std::vector<CaseFact> facts;
  for (int i = 0; i < 400; ++i) {
    const Date received(std::chrono::sys_days(2025y / 9 / 1) + std::chrono::days(pick(400)));
    CaseFact fact = Received(received);
    fact.id.number = i + 1;
    fact.handler = account::OrganId{7 + pick(4)};
    fact.applicant = ApplicantKinds()[static_cast<std::size_t>(pick(6))];
    fact.channel = static_cast<law::Channel>(pick(7));
    if (pick(5) == 0) fact.received.reset();
    if (fact.received && pick(2) == 0) {
      fact.stage = CaseStage::kReplied;
      fact.ended = Date(std::chrono::sys_days(received) + std::chrono::days(pick(90)));
      fact.in_time = pick(3) != 0;
      fact.outcome = outcomes[static_cast<std::size_t>(pick(static_cast<int>(outcomes.size())))].id;
    } else if (pick(2) == 0) {
      fact.due.reset();
    }
    facts.push_back(std::move(fact));
  }
  for (const FigureBy by : kFigureBys) {
    CAPTURE(std::string(IdOf(by)));
    const Figures figures = FiguresOf(facts, by, kFirstHalf, kToday, kWeekends);
    FigureCells sum{};
    for (const auto& [row, cells] : figures.rows) {
      CAPTURE(row);
      for (const FigureColumn column : kFigureColumns) {
        const auto place = static_cast<std::size_t>(column);
        sum[place] += cells[place];
        CHECK(static_cast<int>(Behind(facts, by, row, column, kFirstHalf, kToday, kWeekends).size()) == cells[place]);
      }
    }
    for (const FigureColumn column : kFigureColumns) {
      const auto place = static_cast<std::size_t>(column);
      const int all = figures.all[place];
      CHECK(static_cast<int>(Behind(facts, by, std::nullopt, column, kFirstHalf, kToday, kWeekends).size()) == all);
      // What has no outcome yet is in no row of outcomes.
      const bool is_whole = by == FigureBy::kOrgan || by == FigureBy::kChannel || by == FigureBy::kApplicant ||
                            column == FigureColumn::kInTime || column == FigureColumn::kLate;
      CHECK((is_whole ? sum[place] == all : sum[place] <= all));
    }
    CHECK(Of(figures.all, FigureColumn::kEnded) ==
          Of(figures.all, FigureColumn::kInTime) + Of(figures.all, FigureColumn::kLate));
    CHECK(Of(figures.all, FigureColumn::kReceived) > Of(figures.all, FigureColumn::kOpen));
  }
}

TEST_CASE("a period as it is typed") {
  const auto period = FigurePeriodIn("", " ", kToday);
  REQUIRE(period);
  CHECK(*period == DayRange{2026y / 1 / 1, kToday});
  CHECK(FigurePeriodIn("2026-02-30", "x", kToday).errors().size() == 2);
  CHECK(FigurePeriodIn("2026-03-02", "2026-03-01", kToday).errors().front().field == "until");
}

}  // namespace
}  // namespace gongkai::request
