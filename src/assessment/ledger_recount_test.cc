// Every automatic indicator equals a recount out of plain lists that the test itself keeps (recount_county_test.h),
// opens to exactly the rows it counts, and says why its points are others once one row is: on both engines, over the
// ledgers of three organs that were filled at random for a year and a half, in random days.
#include <algorithm>
#include <set>

#include "assessment/ledger_rows_view.h"
#include "assessment/reading_actions.h"
#include "assessment/recount_county_test.h"
#include "disclosure/routes.h"
#include "oversight/routes.h"
#include "report/compile/annual_pages.h"
#include "report/compile/annual_text_pages.h"

namespace gongkai::assessment {
namespace {

using Ledgers = std::vector<std::unique_ptr<PlainLedger>>;

constexpr Date kFirstDay = 2025y / 1 / 2, kLastDay = 2026y / 6 / 30;

Ledgers LedgersOf(RecountCounty& county) {
  Ledgers all;
  for (const auto& of : {ItemLedgers, ObligationLedgers, CaseLedgers, FindingLedgers, AnnualLedgers, WorkLedgers}) {
    for (auto& each : of(county)) all.push_back(std::move(each));
  }
  return all;
}

struct LivedCounty : RecountCounty {
  explicit LivedCounty(const testing::TestDatabase& place) : RecountCounty(place) {
    On(kFirstDay);
    ledgers = LedgersOf(*this);
  }

  void LiveUntil(Date last) {
    for (Date day = today(); day < last; day = DaysAfter(day, 1 + static_cast<int>(Any(6)))) {
      On(day);
      for (const auto& each : ledgers) each->Morning();
      ledgers[Any(ledgers.size())]->Live();
      ledgers[Any(ledgers.size())]->Live();
    }
    On(last);
  }

  Ledgers ledgers;

  PlainLedger& LedgerOf(LedgerSource source) {
    for (const auto& each : ledgers) {
      const auto sources = each->Sources();
      if (std::ranges::find(sources, source) != sources.end()) return *each;
    }
    FAIL("no ledger of the test is ", std::string(IdOf(source)));
    return *ledgers.front();
  }
  DayRange AnyDays() {
    const Date one = DaysAfter(kFirstDay, static_cast<int>(Any(540)));
    const Date other = DaysAfter(kFirstDay, static_cast<int>(Any(600)));
    return {std::min(one, other), std::max(one, other)};
  }
};

/// In the order in which they can be held against each other.
std::vector<PlainRow> Sorted(std::vector<PlainRow> rows) {
  std::ranges::sort(rows);
  return rows;
}
std::vector<PlainRow> PlainOf(const std::vector<LedgerRow>& rows) {
  std::vector<PlainRow> plain;
  for (const LedgerRow& each : rows) plain.push_back({each.path, each.is_hit, each.amount});
  return Sorted(std::move(plain));
}
/// What one has and the other lacks, for people.
std::string Unlike(const std::vector<PlainRow>& made, const std::vector<PlainRow>& counted) {
  std::vector<PlainRow> missing, more;
  std::ranges::set_difference(made, counted, std::back_inserter(missing));
  std::ranges::set_difference(counted, made, std::back_inserter(more));
  std::string words;
  const auto tell = [&](const char* what, const std::vector<PlainRow>& rows) {
    for (const PlainRow& each : rows) {
      words += std::string("\n") + what + each.path + (each.is_hit ? " hit " : " miss ") + std::to_string(each.amount);
    }
  };
  tell("not counted: ", missing);
  tell("counted, and never made so: ", more);
  return words;
}

/// Any that fits, whose points every single row moves.
Indicator AnyIndicator(RecountCounty& county, LedgerSource source, int number) {
  Indicator row;
  row.number = number;
  row.name = std::string(NameOf(source));
  row.kind = IndicatorKind::kAutomatic;
  row.source = source;
  row.points = Points::Of(static_cast<std::int64_t>(500 + county.Any(500)));
  do {
    row.rule = ScoreRules()[county.Any(ScoreRules().size())];
  } while (!Fits(source, row.rule));
  row.each = {static_cast<std::int64_t>(10 + county.Any(200))};
  row.target = static_cast<std::int64_t>(200 + county.Any(100));
  return row;
}

/// The points, out of the plain rows: one by one, and in hundredths.
std::optional<std::int64_t> RecountedPoints(const Indicator& row, const std::vector<PlainRow>& rows) {
  std::int64_t all = 0, hits = 0;
  for (const PlainRow& each : rows) {
    all += each.amount;
    if (each.is_hit) hits += each.amount;
  }
  const std::int64_t scale = row.source == LedgerSource::kTrainingHours ? 10 : 1;  // hours are kept in tenths
  const auto half_up = [](std::int64_t part, std::int64_t of) { return (2 * part + of) / (2 * of); };
  const std::int64_t full = row.points.hundredths, moved = half_up(row.each.hundredths * hits, scale);
  switch (row.rule) {
    case ScoreRule::kRate:
      return all == 0 ? std::nullopt : std::optional(half_up(full * hits, all));
    case ScoreRule::kDeduct:
      return std::max<std::int64_t>(0, full - moved);
    case ScoreRule::kReach:
      return std::min(full, half_up(full * hits, row.target * scale));
    case ScoreRule::kReward:
      return std::min(full, moved);
  }
  return std::nullopt;
}

// ---- the recount

/// A book makes these out of another ledger's rows, and reads them as they are otherwise.
bool IsDerived(LedgerSource source) { return source == LedgerSource::kObligationsLate; }

using Seen = std::map<LedgerSource, std::set<bool>>;  // that there were rows, and of both kinds

void CheckSource(LivedCounty& county, db::Reader& reader, const LedgerAsked& asked, LedgerSource source, Seen& seen) {
  const std::vector<PlainRow> made = Sorted(county.LedgerOf(source).Rows(source, asked.organ, asked.days));
  const std::vector<LedgerRow> rows = LedgerRowsOf(reader, source, asked);
  const std::vector<PlainRow> counted = PlainOf(rows);
  INFO(ToString(asked.today), ": ", std::string(IdOf(source)), " of ", asked.organ.value, " from ",
       ToString(asked.days.first), " to ", ToString(asked.days.last), Unlike(made, counted));
  CHECK(counted == made);
  LedgerBook book(reader, asked);
  if (IsDerived(source)) CHECK(book.Rows(source) == rows);
  const Indicator indicator = AnyIndicator(county, source, 1);
  const auto points = ScoreOf(indicator, TallyOf(rows));
  const auto recounted = RecountedPoints(indicator, made);
  CHECK(points.has_value() == recounted.has_value());
  if (points && recounted) CHECK(points->hundredths == *recounted);
  for (const PlainRow& each : made) seen[source].insert(each.is_hit);
}

/// As of today, of every organ.
void CheckRecount(LivedCounty& county, const DayRange& days, Seen& seen) {
  db::Reader reader = county.database->Read();
  for (const OrganId organ : county.Organs()) {
    const LedgerAsked asked{.organ = organ, .days = days, .today = county.today()};
    for (const LedgerSource source : LedgerSources()) CheckSource(county, reader, asked, source, seen);
  }
}

void CheckSeen(Seen seen) {
  for (const LedgerSource source : LedgerSources()) {
    CAPTURE(std::string(IdOf(source)));
    CHECK(seen[source].contains(true));
    if (FactsOf(source).has_rate) CHECK(seen[source].contains(false));
  }
}

// ---- one row that changes

/// An assessment of the bureau alone, by an indicator for each ledger, in which organs speak.
AssessmentId Opened(LivedCounty& county) {
  Assessment assessment;
  assessment.keeper = county.office;
  assessment.title = "2026年考核";
  assessment.days = {2026y / 1 / 1, 2026y / 12 / 31};
  assessment.self_by = 2026y / 12 / 31;
  assessment.state = PeriodState::kSelf;
  db::Transaction act = county.database->Begin();
  const AssessmentId id = AddAssessment(act, assessment);
  int number = 0;
  for (const LedgerSource source : LedgerSources()) PutIndicator(act, id, AnyIndicator(county, source, ++number));
  AddAssessedOrgan(act, id, county.bureau, "部门");
  act.Commit();
  return id;
}

struct Shown {
  KeptReading reading;
  std::vector<LedgerRow> rows;
};
Shown ShownAt(LivedCounty& county, const SheetPlace& at) {
  db::Reader reader = county.database->Read();
  const auto reading = LatestReading(reader, at);
  REQUIRE(reading);
  return {*reading, RowsOf(reader, at, reading->number)};
}

std::size_t TimesIn(std::string_view text, std::string_view part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

/// The page of each indicator has as many rows as it counts, and each leads where it opens.
void CheckPages(LivedCounty& county, AssessmentId id, const std::vector<Indicator>& table) {
  disclosure::AddRoutes(county.pages, disclosure::AtOnce());
  oversight::AddRoutes(county.pages);
  report::AddAnnualLifePages(county.pages,
                             {.sources = report::SourcesOf([&] { return county.now; }), .tools = county.tools});
  report::AddYearNotePages(county.pages);
  const account::TestBrowser supervisor = county.SignIn(county.su);
  std::set<std::string> paths;
  for (const Indicator& indicator : table) {
    CAPTURE(indicator.name);
    const Shown shown = ShownAt(county, {id, county.bureau, indicator.number});
    const std::string page(supervisor
                               .Get("/office/assessment/" + std::to_string(id.value) + "/organs/" +
                                    std::to_string(county.bureau.value) + "/" + std::to_string(indicator.number))
                               .Bytes());
    CHECK(TimesIn(page, "<tr class=\"ledger-row\">") == shown.rows.size());
    for (const LedgerRow& row : shown.rows) {
      std::string escaped;
      web::WriteEscaped(escaped, row.path);
      CHECK(account::Has(page, escaped));
      paths.insert(row.path);
    }
  }
  for (const std::string& path : paths) {
    CAPTURE(path);
    CHECK(supervisor.Get(path).status == 200);
  }
}

/// The points do, and why is told in one sentence.
void CheckChanges(LivedCounty& county) {
  const AssessmentId id = Opened(county);
  const auto read = [&] {
    db::Reader reader = county.database->Read();
    return *FindAssessment(reader, id);
  };
  const auto table = [&] {
    db::Reader reader = county.database->Read();
    return TableOf(reader, id);
  }();
  REQUIRE(table.size() == LedgerSources().size());
  for (const Indicator& indicator : table) {
    const LedgerSource source = indicator.source;
    CAPTURE(std::string(IdOf(source)));
    const SheetPlace at{id, county.bureau, indicator.number};
    const DayRange days = read().days;
    const auto check = [&](const Shown& shown) {
      const auto made = Sorted(county.LedgerOf(source).Rows(source, county.bureau, days));
      INFO(Unlike(made, PlainOf(shown.rows)));
      CHECK(PlainOf(shown.rows) == made);
      REQUIRE(shown.reading.points.has_value());
      CHECK(shown.reading.points->hundredths == RecountedPoints(indicator, made));
    };
    BringInStep(county.desk, read(), county.bureau);
    const Shown before = ShownAt(county, at);
    check(before);
    const std::string told = county.LedgerOf(source).Change(source);
    BringInStep(county.desk, read(), county.bureau);
    const Shown after = ShownAt(county, at);
    check(after);
    CHECK(after.reading.number == before.reading.number + 1);
    CHECK(after.reading.points != before.reading.points);
    INFO(after.reading.why);
    CHECK(account::Has(after.reading.why, "得分 " + ShownPoints(before.reading.points) + " → " +
                                              ShownPoints(after.reading.points) + "。"));
    CHECK(account::Has(after.reading.why, told));
    CHECK(TimesIn(after.reading.why, "\n") == 1);
  }
  CheckPages(county, id, table);
}

TEST_CASE_ON_BOTH_ENGINES("indicators equal a recount of random ledgers, open to its rows, tell why they moved",
                          place) {
  LivedCounty county(place);
  Seen seen;
  for (const Date day : {2025y / 6 / 2, 2025y / 12 / 30, 2026y / 2 / 10, kLastDay}) {
    county.LiveUntil(day);
    constexpr int kTimes = 3;
    for (int i = 0; i < kTimes; ++i) CheckRecount(county, county.AnyDays(), seen);
  }
  for (const auto& each : county.ledgers) each->Ripen();
  CheckRecount(county, {kFirstDay, kLastDay}, seen);
  CheckSeen(seen);
  CheckChanges(county);
}

}  // namespace
}  // namespace gongkai::assessment
