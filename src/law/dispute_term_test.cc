// The terms of reconsiderations and suits, against the table that a lawyer can read (tests/law_cases/dispute_terms.tsv)
// and against counting day by day, slow and obvious: the same random starts in every run.
#include "law/dispute_term.h"

#include <doctest/doctest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <vector>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

const WorkingCalendar& Calendar() {
  static const WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

std::vector<std::vector<std::string>> Cases() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/dispute_terms.tsv");
  std::vector<std::vector<std::string>> cases;
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
    REQUIRE_MESSAGE(cells.size() == 6, line);
    cases.push_back(std::move(cells));
  }
  return cases;
}

TEST_CASE("by when what must be done in a dispute, as the table has it") {
  const auto cases = Cases();
  for (const auto& cells : cases) {
    CAPTURE(cells[0]);
    CAPTURE(cells[2]);
    CAPTURE(cells[5]);
    const auto term = DisputeTermFrom(cells[0]);
    const auto course = DisputeCourseFrom(cells[1]);
    REQUIRE(term);
    REQUIRE(course);
    const auto due = DueOf(*term, *course, *ParseDate(cells[2]), Calendar());
    CHECK((due ? ToString(due->day) : "—") == cells[3]);
    if (due) CHECK((due->moved ? "是" : "否") == cells[4]);
  }
  CHECK(cases.size() >= 45);
}

/// Knows no sums: it goes from one day to the next and asks of each whether it is worked.
Date Walk(LegalSpan span, Date start) {
  sys_days day = start;
  if (span.unit == SpanUnit::kWorkingDays) {
    for (int left = span.number; left > 0;) {
      day += days(1);
      if (Calendar().IsWorkingDay(day)) --left;
    }
    return day;
  }
  if (span.unit == SpanUnit::kDays) {
    for (int left = span.number; left > 0; --left) day += days(1);
  } else {
    // Until the month is reached, then to the day of the start, or the last one before another month begins.
    const int months = span.unit == SpanUnit::kYears ? 12 * span.number : span.number;
    Date at = start;
    int passed = 0;
    while (passed < months || at.day() < start.day()) {
      const Date next = sys_days(at) + days(1);
      if (next.month() != at.month()) {
        if (passed == months) break;
        ++passed;
      }
      at = next;
    }
    day = at;
  }
  while (!Calendar().IsWorkingDay(day)) day += days(1);
  return day;
}

TEST_CASE("whatever the start: the term equals a walk from day to day") {
  std::mt19937 random(20240101);
  const sys_days first = 2015y / 1 / 1, last = 2026y / 6 / 30;
  const auto span = static_cast<unsigned>((last - first).count() + 1);
  int walked = 0;
  for (int round = 0; round < 3'000; ++round) {
    const Date start = first + days(random() % span);
    for (const DisputeTermRule& rule : DisputeTermRules()) {
      const DisputeTermRule* const in_force = DisputeTermRuleFor(rule.term, rule.course, start);
      if (in_force != &rule) continue;
      CAPTURE(ToString(start));
      CAPTURE(IdOf(rule.term));
      const auto due = DueOf(rule.term, rule.course, start, Calendar());
      REQUIRE(due);
      REQUIRE(ToString(due->day) == ToString(Walk(rule.span, start)));
      REQUIRE(Calendar().IsWorkingDay(due->day));
      REQUIRE(due->day > start);
      ++walked;
    }
  }
  CHECK(walked > 20'000);
}

TEST_CASE("each rule holds from its day until the next of the same term, and names its source") {
  for (const DisputeTermRule& rule : DisputeTermRules()) {
    CHECK_FALSE(rule.source.empty());
    CHECK(rule.span.number > 0);
    CHECK(DisputeTermRuleFor(rule.term, rule.course, rule.first_day) == &rule);
    const DisputeTermRule* const before =
        DisputeTermRuleFor(rule.term, rule.course, sys_days(rule.first_day) - days(1));
    CHECK(before != &rule);
  }
  CHECK(DisputeTermRuleFor(DisputeTerm::kAnswer, DisputeCourse::kReconsideration, 2023y / 12 / 31)->span ==
        LegalSpan{10, SpanUnit::kDays});
  CHECK(DisputeTermRuleFor(DisputeTerm::kAnswer, DisputeCourse::kReconsideration, 2024y / 1 / 1)->span ==
        LegalSpan{10, SpanUnit::kWorkingDays});
}

TEST_CASE("a year without a holiday notice makes a term provisional") {
  const auto due = DueOf(DisputeTerm::kAnswer, DisputeCourse::kSuit, 2031y / 3 / 3, Calendar());
  REQUIRE(due);
  CHECK(due->provisional);
  CHECK_FALSE(DueOf(DisputeTerm::kAnswer, DisputeCourse::kSuit, 2026y / 3 / 2, Calendar())->provisional);
}

TEST_CASE("each term and each course has its word, and is found by it") {
  for (const DisputeTerm term : DisputeTerms()) {
    CHECK(DisputeTermFrom(IdOf(term)) == term);
    CHECK_FALSE(NameOf(term).empty());
  }
  CHECK_FALSE(DisputeTermFrom("never"));
  CHECK_FALSE(DisputeCourseFrom("never"));
  CHECK(ToChinese(LegalSpan{10, SpanUnit::kWorkingDays}) == "10个工作日");
  CHECK(ToChinese(LegalSpan{6, SpanUnit::kMonths}) == "6个月");
}

}  // namespace
}  // namespace gongkai::law
