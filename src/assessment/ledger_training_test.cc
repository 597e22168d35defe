// Trainings count by the register with their hours, each once though it was put down for the report as well.
#include "assessment/ledger_rows_view.h"
#include "oversight/training/training_desk_test.h"
#include "report/compile/year_note_actions.h"

namespace gongkai::assessment {
namespace {

using namespace std::chrono_literals;

struct TaughtDesk : oversight::TrainingDesk {
  explicit TaughtDesk(const testing::TestDatabase& place) : TrainingDesk(place) {}

  void Noted(const char* on) {
    REQUIRE(report::NoteYearWork(desk, handler, township, 2026,
                                 {.kind = "training", .on = on, .subject = "答复规范", .people = ""}));
  }
  LedgerTally Tally(LedgerSource source) {
    db::Reader reader = database->Read();
    return TallyOf(
        LedgerRowsOf(reader, source, {.organ = township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = today()}));
  }
};

TEST_CASE_ON_BOTH_ENGINES("what was held counts once with its hours; what is only planned does not", place) {
  TaughtDesk county(place);
  const oversight::TrainingId id = county.Planned(county.township, oversight::TrainingDesk::Form("own"));
  CHECK(county.Tally(LedgerSource::kTrainingHours).hits == 0);
  REQUIRE(HoldTraining(county.desk, county.handler, county.Seen(id)));
  CHECK(county.Tally(LedgerSource::kTrainingHours).hits == 15);  // an hour and a half, in tenths
  CHECK(county.Tally(LedgerSource::kTrainings).hits == 1);
  county.Noted("2026-03-10");  // the same one
  CHECK(county.Tally(LedgerSource::kTrainings).hits == 1);
  county.Noted("2026-02-03");
  CHECK(county.Tally(LedgerSource::kTrainings).hits == 2);
  Indicator row;
  row.kind = IndicatorKind::kAutomatic;
  row.points = Points::Of(6);
  row.source = LedgerSource::kTrainingHours;
  row.rule = ScoreRule::kReach;
  row.target = 3;
  CHECK(ScoreOf(row, county.Tally(LedgerSource::kTrainingHours)) == Points::Of(3));
  CHECK(WordsOf(row, county.Tally(LedgerSource::kTrainingHours)) == "举办 1.5 小时");
}

}  // namespace
}  // namespace gongkai::assessment
