// An assessment from its table to the settled result: who may, in which order, once; a ledger row that changes moves
// the points and says why; an objection with its answer; and nothing reaches the public but by the signatures.
#include "assessment/appeal_store.h"
#include "assessment/assessment_desk_test.h"
#include "assessment/assessment_export.h"
#include "disclosure/item_actions.h"

namespace gongkai::assessment {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a table is written by the department in charge, and handed out when it makes a hundred",
                          place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Begun();
  IndicatorForm more;
  more.name = "多出来的";
  more.kind = "manual";
  more.points = "5";
  CHECK_FALSE(PutRow(county.desk, county.handler, county.Seen(id), more));
  CHECK_FALSE(PutRow(county.desk, county.supervisor, {id, 99}, more));
  REQUIRE(PutRow(county.desk, county.supervisor, county.Seen(id), more));
  CHECK_FALSE(county.Next(id, PeriodAct::kOpenSelf));
  REQUIRE(RemoveRow(county.desk, county.supervisor, county.Seen(id), 3));
  CHECK_FALSE(Advance(county.desk, county.handler, county.Seen(id), PeriodAct::kOpenSelf));
  REQUIRE(county.Next(id, PeriodAct::kOpenSelf));
  CHECK_FALSE(PutRow(county.desk, county.supervisor, county.Seen(id), more));
  db::Reader reader = county.database->Read();
  CHECK(AssessedOrgans(reader, id).size() == 3);
}

TEST_CASE_ON_BOTH_ENGINES("a ledger row that changes changes the points and says why; once settled nothing moves",
                          place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Opened();
  const std::int64_t first = county.Contribute("2026-02-01"), second = county.Contribute("2026-02-02");
  REQUIRE(PutDownUse(county.desk, county.supervisor, {county.township, first, 1}, county.office,
                     {"2026-02-03", "none", "", ""}));
  BringInStep(county.desk, county.Of(id), county.township);
  REQUIRE(county.Reading(id, county.township));
  CHECK(county.Reading(id, county.township)->points == Points::Of(30));
  CHECK(county.Reading(id, county.township)->number == 1);
  BringInStep(county.desk, county.Of(id), county.township);
  CHECK(county.Reading(id, county.township)->number == 1);
  REQUIRE(PutDownUse(county.desk, county.supervisor, {county.township, second, 1}, county.office,
                     {"2026-02-04", "none", "", ""}));
  BringInStep(county.desk, county.Of(id), county.township);
  const auto moved = county.Reading(id, county.township);
  CHECK(moved->number == 2);
  CHECK(moved->points == Points::Of(60));
  CHECK(Has(moved->why, "得分 30 → 60"));
  CHECK(Has(moved->why, "改为：题目2026-02-02，2026-02-02 报送，2026-02-04 采用"));
  CHECK(Has(moved->why, "没有采用"));
  db::Reader reader = county.database->Read();
  const SheetPlace at{id, county.township, 1};
  const auto before = RowsOf(reader, at, 1), after = RowsOf(reader, at, 2);
  REQUIRE(before.size() == 2);
  REQUIRE(after.size() == 2);
  CHECK(TallyOf(before) == LedgerTally{2, 1});
  CHECK(TallyOf(after) == LedgerTally{2, 2});
  CHECK(DigestOf(after) == moved->digest);
}

TEST_CASE_ON_BOTH_ENGINES("a row that was changed behind the program's back is not shown as what was read", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Opened();
  county.Contribute("2026-02-01");
  BringInStep(county.desk, county.Of(id), county.township);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE assessment_reading_row SET is_hit = 1");
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  CHECK(RowsOf(reader, {id, county.township, 1}, 1).empty());
}

TEST_CASE_ON_BOTH_ENGINES("an organ says what it did with proof, hands in once, and may be sent back", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Opened();
  const SheetPlace at{id, county.township, 2};
  CHECK_FALSE(HandInSheet(county.desk, county.handler, id, county.township, 1));
  REQUIRE(SaySelf(county.desk, county.handler, {at, 0}, {"40", "成立了领导小组。"}));
  CHECK_FALSE(SaySelf(county.desk, county.handler, {at, 0}, {"39", "别人的。"}));
  CHECK_FALSE(HandInSheet(county.desk, county.handler, id, county.township, 1));  // no proof
  CHECK(ErrorOf(AttachEvidence(county.desk, county.handler, at, {"", ""}).errors(), "file") != nullptr);
  REQUIRE(AttachEvidence(county.desk, county.handler, at, {"文件.txt", "通知"}));
  REQUIRE(HandInSheet(county.desk, county.handler, id, county.township, 1));
  CHECK_FALSE(SaySelf(county.desk, county.handler, {at, 1}, {"39", "再改。"}));
  CHECK_FALSE(DropEvidence(county.desk, county.handler, at, 1));
  CHECK(ErrorOf(SendBackSheet(county.desk, county.supervisor, id, county.township, 2, " ").errors(), "why") != nullptr);
  REQUIRE(SendBackSheet(county.desk, county.supervisor, id, county.township, 2, "材料看不清。"));
  REQUIRE(DropEvidence(county.desk, county.handler, at, 1));
  CHECK_FALSE(DropEvidence(county.desk, county.handler, at, 1));
  county.now += 24h * 11;  // behind the day
  CHECK_FALSE(SaySelf(county.desk, county.handler, {at, 1}, {"39", "晚了。"}));
}

TEST_CASE_ON_BOTH_ENGINES("an objection is answered with a reason; what is taken counts at once", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Shown();
  const SheetPlace at{id, county.township, 2};
  CHECK(ErrorOf(FileAppeal(county.desk, county.handler, at, "").errors(), "appeal") != nullptr);
  const auto filed = FileAppeal(county.desk, county.handler, at, "材料第二页有文号。");
  REQUIRE(filed);
  CHECK_FALSE(FileAppeal(county.desk, county.handler, at, "再说一次。"));
  CHECK_FALSE(AnswerAppeal(county.desk, county.handler, {id, *filed, 1}, {"upheld", "40", "属实。"}));
  county.now += 24h * 30;
  CHECK_FALSE(county.Next(id, PeriodAct::kConclude));  // it waits for an answer
  REQUIRE(AnswerAppeal(county.desk, county.supervisor, {id, *filed, 1}, {"upheld", "40", "属实。"}));
  CHECK_FALSE(AnswerAppeal(county.desk, county.supervisor, {id, *filed, 2}, {"rejected", "", "不。"}));
  CHECK(county.MarkAt(at).reviewed == Points::Of(40));
  CHECK_FALSE(FileAppeal(county.desk, county.handler, at, "期限以后。"));
  db::Reader reader = county.database->Read();
  const auto appeal = FindAppeal(reader, id, *filed);
  CHECK(appeal->before == Points::Of(30));
  CHECK(appeal->state == AppealState::kUpheld);
  CHECK(appeal->filed_on < appeal->due_on);
}

TEST_CASE_ON_BOTH_ENGINES("settled results are kept and become a draft, which is not public", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Shown();
  CHECK_FALSE(county.Next(id, PeriodAct::kConclude));  // the days of objection run
  county.now += 24h * 30;
  REQUIRE(county.Next(id, PeriodAct::kConclude));
  CHECK_FALSE(county.Next(id, PeriodAct::kConclude));
  const Assessment settled = county.Of(id);
  REQUIRE(settled.item);
  county.Contribute("2026-02-01");
  BringInStep(county.desk, settled, county.township);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(LatestReading(reader, {id, county.township, 1})->points);  // as it was: nothing was sent in
  const auto results = ResultsOf(reader, id);
  REQUIRE(results.size() == 3);
  for (const FinalScore& each : results) CHECK(each.standing.total == Points::Of(75));
  CHECK(results.front().grade == "合格");
  const auto item = disclosure::FindItem(reader, {county.office, *settled.item});
  REQUIRE(item);
  CHECK_FALSE(disclosure::IsPublic(item->publicity, county.today()));
  const auto version = disclosure::FindVersion(reader, item->id, item->latest_version);
  CHECK(Has(version->content.body, "枕溪镇"));
  CHECK(Has(version->content.body, "75"));
}

TEST_CASE_ON_BOTH_ENGINES("the three files say the same, and of an organ's own people only theirs", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Shown();
  db::Reader reader = county.database->Read();
  const auto all = ExportOf(reader, county.Of(id), std::nullopt);
  CHECK(all.sheets.size() == 3);
  const auto own = ExportOf(reader, county.Of(id), std::vector{county.township});
  REQUIRE(own.sheets.size() == 1);
  CHECK(own.sheets.front().sheet.organ.organ == county.township);
  CHECK(Has(AssessmentCsv(all), "领导机构"));
  CHECK(Has(AssessmentJson(all), "\"total\": 75.0"));
  CHECK(AssessmentXlsx(all).starts_with("PK"));
}

}  // namespace
}  // namespace gongkai::assessment
