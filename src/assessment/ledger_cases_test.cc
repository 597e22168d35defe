// Applications and disputes as an assessment counts them equal what SQL counts over random ledgers, on both engines.
#include <random>

#include "assessment/ledger_rows_view.h"
#include "remedy/dispute_desk_test.h"

namespace gongkai::assessment {
namespace {

using namespace std::chrono_literals;
using request::CaseId;

struct CasesDesk : remedy::DisputeDesk {
  explicit CasesDesk(const testing::TestDatabase& place) : DisputeDesk(place) {}

  std::mt19937 random{11};
  DayRange days{2025y / 3 / 1, 2026y / 2 / 28};

  Date AnyDay() { return Date(std::chrono::sys_days(2024y / 7 / 1) + std::chrono::days(random() % 600)); }
  Date Later(Date day) { return Date(std::chrono::sys_days(day) + std::chrono::days(random() % 90)); }

  /// The copies as their events leave them; how it comes to that is tested elsewhere.
  void AnyCase() {
    const Date received = AnyDay();
    const CaseId id = Received(received);
    std::optional<Date> ended;
    std::optional<std::int64_t> in_time;
    if (random() % 4 != 0) ended = Later(received);
    if (ended && random() % 5 != 0) in_time = static_cast<std::int64_t>(random() % 2);
    db::Transaction act = database->Begin();
    act.Execute(
        "UPDATE request_case SET received_on = ?, ended_on = ?, in_time = ?, outcome = ?, stage = ? WHERE organ_id = ? "
        "AND number = ?",
        received, ended, in_time, ended ? "released" : "",
        IdOf(ended ? request::CaseStage::kReplied : request::CaseStage::kHandling), id.organ.value, id.number);
    act.Commit();
  }
  void AnyDispute() {
    const remedy::DisputeId id = Entered(Copy(remedy::DisputeKind::kReconsideration));
    const Date received = AnyDay();
    std::optional<Date> decided;
    if (random() % 3 != 0) decided = Later(received);
    const remedy::DisputeResult results[] = {remedy::DisputeResult::kUpheld, remedy::DisputeResult::kCorrected,
                                             remedy::DisputeResult::kOther};
    const remedy::DisputeResult result = decided ? results[random() % 3] : remedy::DisputeResult::kPending;
    db::Transaction act = database->Begin();
    act.Execute(
        "UPDATE dispute SET received_on = ?, decided_on = ?, takes_effect_on = ?, result = ? WHERE organ_id = ? AND "
        "number = ?",
        received, decided, decided, IdOf(result), id.organ.value, id.number);
    act.Commit();
  }

  LedgerTally Tally(LedgerSource source) {
    db::Reader reader = database->Read();
    return TallyOf(LedgerRowsOf(reader, source, {.organ = township, .days = days, .today = today()}));
  }
  std::int64_t Count(const std::string& sql) {
    db::Reader reader = database->Read();
    return reader.One<std::int64_t>(sql, days.first, days.last);
  }
};

TEST_CASE_ON_BOTH_ENGINES("answers in time and answers overturned are those that SQL counts", place) {
  CasesDesk county(place);
  for (int i = 0; i < 60; ++i) county.AnyCase();
  for (int i = 0; i < 25; ++i) county.AnyDispute();
  const std::string answered =
      "SELECT COUNT(*) FROM request_case WHERE ended_on BETWEEN ? AND ? AND in_time IS NOT NULL";
  const LedgerTally requests = county.Tally(LedgerSource::kRequestsInTime);
  CHECK(requests.base == county.Count(answered));
  CHECK(requests.hits == county.Count(answered + " AND in_time = 1"));
  const std::string decided = "SELECT COUNT(*) FROM dispute WHERE decided_on BETWEEN ? AND ?";
  const LedgerTally disputes = county.Tally(LedgerSource::kDisputesCorrected);
  CHECK(disputes.base == county.Count(decided));
  CHECK(disputes.hits == county.Count(decided + " AND result = 'corrected'"));
}

TEST_CASE_ON_BOTH_ENGINES("what the catalogue owes counts once, in time or late", place) {
  CasesDesk county(place);
  db::Reader reader = county.database->Read();
  LedgerBook book(reader, {.organ = county.township, .days = county.days, .today = county.today()});
  const LedgerTally in_time = TallyOf(book.Rows(LedgerSource::kObligationsInTime));
  const LedgerTally late = TallyOf(book.Rows(LedgerSource::kObligationsLate));
  CHECK(in_time.base == late.base);
  CHECK(in_time.hits + late.hits == in_time.base);
}

}  // namespace
}  // namespace gongkai::assessment
