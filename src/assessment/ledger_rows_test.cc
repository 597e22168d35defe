// Automatic indicators equal a recount of their ledgers, filled at random by the very acts that people do: on both
// engines, for organs side by side.
#include "assessment/ledger_rows_view.h"

#include <random>

#include "account/county_test.h"
#include "assessment/contribution_actions.h"
#include "oversight/measure_actions.h"
#include "report/compile/year_note_actions.h"

namespace gongkai::assessment {
namespace {

using namespace std::chrono_literals;

using account::Actor;
using account::PersonId;
using account::PostKind;
using Random = std::mt19937;

struct LedgerDesk : account::TestCounty {
  explicit LedgerDesk(const testing::TestDatabase& place) : TestCounty(place) {}

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  DayRange year{2025y / 7 / 1, 2026y / 12 / 31};
  Random random{20260310};

  OrganId AnyOrgan() { return random() % 2 == 0 ? township : other_township; }
  Actor HandlerOf(OrganId organ) const { return ActorAs(organ == township ? lin : xie, PostKind::kHandler); }
  Date AnyDay() { return Date(std::chrono::sys_days(2025y / 1 / 1) + std::chrono::days(random() % 430)); }

  void Contribute() {
    const OrganId organ = AnyOrgan();
    const Date day = AnyDay();
    const auto sent = SendIn(desk, HandlerOf(organ), organ, {"题目", "林溪", gongkai::ToString(day)});
    REQUIRE(sent);
    const std::string on = gongkai::ToString(day);
    if (random() % 3 == 0) {
      REQUIRE(StrikeOut(desk, HandlerOf(organ), {organ, *sent, 1}, "登记错了"));
    } else if (random() % 2 == 0) {
      REQUIRE(PutDownUse(desk, supervisor, {organ, *sent, 1}, office, {on, "none", "", ""}));
    }
  }
  void Train() {
    const OrganId organ = AnyOrgan();
    const Date day = AnyDay();
    const int of = static_cast<int>(day.year());
    const auto noted = report::NoteYearWork(desk, HandlerOf(organ), organ, of,
                                            {.kind = random() % 2 == 0 ? "training" : "meeting",
                                             .on = gongkai::ToString(day),
                                             .subject = "依申请公开",
                                             .people = ""});
    REQUIRE(noted);
    if (random() % 4 == 0) REQUIRE(report::StrikeOutYearWork(desk, HandlerOf(organ), organ, of, *noted, "登记错了"));
  }
  void Measure() {
    const auto issued = oversight::IssueMeasure(desk, supervisor, office,
                                                {.against = AnyOrgan(),
                                                 .kind = oversight::MeasureKind::kUrge,
                                                 .ground = oversight::MeasureGround::kNotPublished,
                                                 .source = "",
                                                 .facts = "没有公开。",
                                                 .demand = "补公开。",
                                                 .document = "",
                                                 .body = "",
                                                 .issued_on = gongkai::ToString(AnyDay()),
                                                 .correct_by = "2026-12-31"});
    REQUIRE(issued);
    if (random() % 4 == 0) REQUIRE(oversight::WithdrawMeasure(desk, supervisor, {*issued, 1}, "写错了。"));
  }

  LedgerTally Tally(LedgerSource source, OrganId organ) {
    db::Reader reader = database->Read();
    return TallyOf(LedgerRowsOf(reader, source, {.organ = organ, .days = year, .today = today()}));
  }
  std::int64_t Count(const std::string& sql, OrganId organ) {
    db::Reader reader = database->Read();
    return reader.One<std::int64_t>(sql, organ.value, year.first, year.last);
  }
};

TEST_CASE_ON_BOTH_ENGINES("random ledgers: rows and hits are those of a plain count", place) {
  LedgerDesk county(place);
  for (int i = 0; i < 40; ++i) {
    county.Contribute();
    county.Train();
    county.Measure();
  }
  const std::string sent =
      "SELECT COUNT(*) FROM assessment_contribution WHERE organ_id = ? AND sent_on BETWEEN ? AND ? AND struck_words = "
      "''";
  for (const OrganId organ : {county.township, county.other_township}) {
    const LedgerTally contributions = county.Tally(LedgerSource::kContributionsTaken, organ);
    CHECK(contributions.base == county.Count(sent, organ));
    CHECK(contributions.hits == county.Count(sent + " AND accepted_on IS NOT NULL", organ));
    CHECK(county.Tally(LedgerSource::kTrainings, organ).hits ==
          county.Count("SELECT COUNT(*) FROM annual_work WHERE organ_id = ? AND on_day BETWEEN ? AND ? AND kind = "
                       "'training' AND struck_words = ''",
                       organ));
    CHECK(county.Tally(LedgerSource::kMeasures, organ).hits ==
          county.Count("SELECT COUNT(*) FROM oversight_measure WHERE against_id = ? AND issued_on BETWEEN ? AND ? AND "
                       "state <> 'withdrawn'",
                       organ));
  }
}

TEST_CASE_ON_BOTH_ENGINES("every ledger can be asked of an organ that has nothing in it", place) {
  LedgerDesk county(place);
  for (const LedgerSource source : LedgerSources()) {
    CAPTURE(std::string(IdOf(source)));
    CHECK(county.Tally(source, county.bureau).hits == 0);
  }
}

}  // namespace
}  // namespace gongkai::assessment
