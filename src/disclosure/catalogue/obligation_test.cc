// What falls due from a row, and when it is done. Days of 2026, by the holiday notice of that year.
#include "disclosure/catalogue/obligation.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

const law::WorkingCalendar& Calendar() {
  static const law::WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return law::WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

CatalogueRow A(Rhythm rhythm, std::string time, std::optional<Cycle> cycle = {}) {
  return {.area = "社会救助",
          .first_matter = "最低生活保障",
          .time_words = std::move(time),
          .is_proactive = true,
          .rhythm = rhythm,
          .cycle = cycle};
}

TiedItem Item(std::int64_t number, std::optional<Date> published, std::string period = "", Date event = {}) {
  return {.id = {OrganId{7}, number},
          .title = "一件",
          .published_on = published,
          .event_day = event,
          .period = std::move(period)};
}

std::vector<Obligation> Of(const CatalogueRow& row, Date since, Date today, std::vector<TiedItem> items = {}) {
  return ObligationsOf({row, since}, items, Calendar(), today);
}

TEST_CASE("periods by their ids, and back") {
  CHECK(PeriodWith(Cycle::kMonth, 2026y / 2 / 3) == Period{"2026-02", 2026y / 2 / 1, 2026y / 2 / 28});
  CHECK(PeriodWith(Cycle::kQuarter, 2026y / 12 / 31) == Period{"2026-Q4", 2026y / 10 / 1, 2026y / 12 / 31});
  CHECK(PeriodWith(Cycle::kHalfYear, 2026y / 7 / 1) == Period{"2026-H2", 2026y / 7 / 1, 2026y / 12 / 31});
  CHECK(NextOf(Cycle::kMonth, PeriodWith(Cycle::kMonth, 2025y / 12 / 9)).id == "2026-01");
  for (const Cycle cycle : {Cycle::kMonth, Cycle::kQuarter, Cycle::kHalfYear, Cycle::kYear}) {
    const Period period = PeriodWith(cycle, 2026y / 8 / 15);
    CHECK(PeriodFrom(cycle, period.id) == period);
  }
  CHECK_FALSE(PeriodFrom(Cycle::kMonth, "2026-13"));
  CHECK_FALSE(PeriodFrom(Cycle::kQuarter, "2026-02"));
  CHECK_FALSE(PeriodFrom(Cycle::kYear, "abcd"));
  CHECK(NameOfPeriod(Cycle::kMonth, "2026-02") == "2026年2月");
  CHECK(NameOfPeriod(Cycle::kQuarter, "2026-Q3") == "2026年第三季度");
  CHECK(NameOfPeriod(Cycle::kHalfYear, "2026-H2") == "2026年下半年");
  CHECK(NameOfPeriod(Cycle::kYear, "2026") == "2026年");
}

TEST_CASE("a row without a term is due on the last day of its period; with one, so long after it") {
  const auto plain = Of(A(Rhythm::kPeriodic, "按季度公开", Cycle::kQuarter), 2026y / 1 / 5, 2026y / 3 / 2);
  REQUIRE(plain.size() == 1);
  CHECK(plain[0].due == 2026y / 3 / 31);
  CHECK(plain[0].ground == TermGround::kRow);
  const auto after =
      Of(A(Rhythm::kPeriodic, "每季度结束后10个工作日内", Cycle::kQuarter), 2026y / 1 / 5, 2026y / 3 / 2);
  REQUIRE(after.size() == 1);
  CHECK(after[0].start == 2026y / 3 / 31);
  CHECK(after[0].due == 2026y / 4 / 15);  // 清明节 between
  CHECK(after[0].event == "2026年第一季度结束");
}

TEST_CASE("overdue, due today, coming within ten working days, later") {
  const CatalogueRow row = A(Rhythm::kPeriodic, "按月公开", Cycle::kMonth);
  const auto state = [&](Date today) { return Of(row, 2026y / 3 / 1, today).front().state; };
  CHECK(state(2026y / 3 / 16) == ObligationState::kLater);
  CHECK(state(2026y / 3 / 17) == ObligationState::kComing);  // the tenth working day from then is 31 March
  CHECK(state(2026y / 3 / 31) == ObligationState::kDueToday);
  CHECK(state(2026y / 4 / 1) == ObligationState::kOverdue);
}

TEST_CASE("a period is done by the item that says so, late when it came late") {
  const CatalogueRow row = A(Rhythm::kPeriodic, "按月公开", Cycle::kMonth);
  const auto owed = Of(row, 2026y / 1 / 1, 2026y / 3 / 10,
                       {Item(1, 2026y / 1 / 20, "2026-01"), Item(2, 2026y / 3 / 5, "2026-02"), Item(3, {}, "2026-03")});
  REQUIRE(owed.size() == 3);
  CHECK(owed[0].state == ObligationState::kDone);
  CHECK(owed[1].state == ObligationState::kDoneLate);
  CHECK(owed[1].done_on == 2026y / 3 / 5);
  CHECK_FALSE(IsDone(owed[2].state));
  CHECK(owed[2].item == ItemId{OrganId{7}, 3});  // is being written
}

TEST_CASE("an item that names no period does the one that comes due next after its publication") {
  const CatalogueRow row = A(Rhythm::kPeriodic, "每季度结束后10个工作日内", Cycle::kQuarter);
  const auto owed = Of(row, 2026y / 1 / 1, 2026y / 5 / 6, {Item(1, 2026y / 4 / 9)});
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].period == "2026-Q1");
  CHECK(owed[0].state == ObligationState::kDone);
  CHECK_FALSE(IsDone(owed[1].state));
  const auto late = Of(row, 2026y / 1 / 1, 2026y / 5 / 6, {Item(1, 2026y / 4 / 20)});
  CHECK(late[0].state == ObligationState::kOverdue);
}

TEST_CASE("what is published for a later day is not done yet") {
  const CatalogueRow row = A(Rhythm::kPeriodic, "按月公开", Cycle::kMonth);
  CHECK_FALSE(IsDone(Of(row, 2026y / 3 / 1, 2026y / 3 / 10, {Item(1, 2026y / 3 / 20, "2026-03")})[0].state));
}

TEST_CASE("of a row that runs for years no more than the last periods are told") {
  const auto owed = Of(A(Rhythm::kPeriodic, "按月公开", Cycle::kMonth), 2020y / 1 / 1, 2026y / 3 / 10);
  CHECK(owed.size() == kPeriodsBack);
  CHECK(owed.back().period == "2026-03");
}

TEST_CASE("at once: each item by its own event; without any there is nothing owed") {
  const CatalogueRow row = A(Rhythm::kAtOnce, "作出决定之日起7个工作日内");
  CHECK(Of(row, 2026y / 1 / 1, 2026y / 3 / 10).empty());
  const auto owed = Of(row, 2026y / 1 / 1, 2026y / 3 / 20,
                       {Item(1, {}, "", 2026y / 3 / 9), Item(2, 2026y / 3 / 12, "", 2026y / 3 / 10)});
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].due == 2026y / 3 / 18);
  CHECK(owed[0].state == ObligationState::kOverdue);
  CHECK(owed[0].event == "作出决定");
  CHECK(owed[1].state == ObligationState::kDone);
}

TEST_CASE("words that name no days have the statutory term, and say so") {
  const auto owed =
      Of(A(Rhythm::kAtOnce, "按规定公开"), 2026y / 1 / 1, 2026y / 3 / 10, {Item(1, {}, "", 2026y / 3 / 9)});
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].ground == TermGround::kStatutory);
  CHECK(owed[0].due == 2026y / 4 / 7);
  const auto soon = Of(A(Rhythm::kAtOnce, "及时公开"), 2026y / 1 / 1, 2026y / 3 / 10, {Item(1, {}, "", 2026y / 3 / 9)});
  CHECK(soon.at(0).ground == TermGround::kStatutory);
  CHECK(soon.at(0).due == 2026y / 4 / 7);
}

TEST_CASE("at once to the letter: due on the day of the event itself") {
  const CatalogueRow row = A(Rhythm::kAtOnce, "即时公开");
  const auto owed = Of(row, 2026y / 1 / 1, 2026y / 3 / 10,
                       {Item(1, 2026y / 3 / 7, "", 2026y / 3 / 7), Item(2, 2026y / 3 / 9, "", 2026y / 3 / 8)});
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].due == 2026y / 3 / 7);  // a Saturday
  CHECK(owed[0].ground == TermGround::kRow);
  CHECK(owed[0].state == ObligationState::kDone);
  CHECK(owed[1].state == ObligationState::kDoneLate);
}

TEST_CASE(
    "periodic with an event of its own: each item by its event, a period without one only by a term for work inside") {
  const CatalogueRow row = A(Rhythm::kPeriodic, "检查结束后20个工作日内", Cycle::kQuarter);
  const auto empty = Of(row, 2026y / 1 / 5, 2026y / 3 / 2);
  REQUIRE(empty.size() == 1);
  CHECK(empty[0].ground == TermGround::kInternal);
  CHECK(empty[0].start == 2026y / 3 / 31);
  CHECK(empty[0].due == 2026y / 4 / 29);
  // The check ended on 9 March: the term does not wait for the end of the quarter.
  const auto owed = Of(row, 2026y / 1 / 5, 2026y / 5 / 6, {Item(1, 2026y / 4 / 9, "", 2026y / 3 / 9)});
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].period == "2026-Q1");
  CHECK(owed[0].ground == TermGround::kRow);
  CHECK(owed[0].event == "检查结束");
  CHECK(owed[0].start == 2026y / 3 / 9);
  CHECK(owed[0].due == 2026y / 4 / 7);
  CHECK(owed[0].state == ObligationState::kDoneLate);
  CHECK(owed[1].period == "2026-Q2");
  CHECK(owed[1].ground == TermGround::kInternal);
  CHECK_FALSE(owed[1].item);
}

TEST_CASE("periodic with an event of its own: every item of a period is owed, one without a day by the period") {
  const CatalogueRow row = A(Rhythm::kPeriodic, "信息形成或者变更之日起20个工作日内", Cycle::kYear);
  const auto owed =
      Of(row, 2026y / 1 / 5, 2026y / 4 / 8,
         {Item(1, 2026y / 1 / 20, "", 2026y / 1 / 12), Item(2, {}, "", 2026y / 3 / 9), Item(3, {}, "2026")});
  REQUIRE(owed.size() == 3);
  CHECK(owed[0].item == ItemId{OrganId{7}, 1});
  CHECK(owed[0].state == ObligationState::kDone);
  CHECK(owed[1].item == ItemId{OrganId{7}, 2});
  CHECK(owed[1].due == 2026y / 4 / 7);
  CHECK(owed[1].state == ObligationState::kOverdue);
  CHECK(owed[2].item == ItemId{OrganId{7}, 3});
  CHECK(owed[2].ground == TermGround::kInternal);
  CHECK(owed[2].start == 2026y / 12 / 31);
}

TEST_CASE("a rhythm that the words do not name asks for an item a period, and cites no words") {
  const auto owed = Of(A(Rhythm::kPeriodic, "按规定公开", Cycle::kMonth), 2026y / 3 / 1, 2026y / 3 / 2);
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].ground == TermGround::kInternal);
  CHECK(owed[0].due == 2026y / 3 / 31);
}

TEST_CASE("standing: owed once, from the day the row holds for the organ") {
  const CatalogueRow row = A(Rhythm::kStanding, "长期公开");
  const auto open = Of(row, 2026y / 3 / 9, 2026y / 4 / 8);
  REQUIRE(open.size() == 1);
  CHECK(open[0].due == 2026y / 4 / 7);
  CHECK(open[0].ground == TermGround::kInternal);
  CHECK(open[0].state == ObligationState::kOverdue);
  CHECK(Of(row, 2026y / 3 / 9, 2026y / 4 / 8, {Item(1, 2025y / 8 / 1)})[0].state == ObligationState::kDone);
}

TEST_CASE("what is given out on application alone is owed to nobody, nor before the row holds") {
  CatalogueRow row = A(Rhythm::kPeriodic, "按月公开", Cycle::kMonth);
  CHECK(Of(row, 2026y / 5 / 1, 2026y / 3 / 10).empty());
  row.is_proactive = false;
  CHECK(Of(row, 2026y / 1 / 1, 2026y / 3 / 10).empty());
}

}  // namespace
}  // namespace gongkai::disclosure
