// The database itself refuses what is written by hand: a changed event, the erasure of a case in dispute, an answer
// anew under old signatures.
#include "remedy/dispute_desk_test.h"

namespace gongkai::remedy {
namespace {

bool Refuses(DisputeDesk& county, const std::string& sql) {
  try {
    db::Transaction act = county.database->Begin();
    act.Execute(sql);
    return false;  // and is rolled back
  } catch (const db::DatabaseError&) {
    return true;
  }
}

TEST_CASE_ON_BOTH_ENGINES("events of a dispute are only added to", place) {
  DisputeDesk county(place);
  county.Entered(county.Copy(DisputeKind::kReconsideration));
  CHECK(Refuses(county, "UPDATE dispute_event SET on_day = '2026-01-01'"));
  CHECK(Refuses(county, "DELETE FROM dispute_event"));
}

TEST_CASE_ON_BOTH_ENGINES("a case in dispute is not erased, even where it was approved", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  const std::string which =
      " WHERE organ_id = " + std::to_string(of.organ.value) + " AND number = " + std::to_string(of.number);
  const std::string erase = "UPDATE request_case SET erased_at = 1" + which;
  const std::string organ = std::to_string(county.township.value);
  const std::string by = std::to_string(county.lin.value), other = std::to_string(county.jiang.value);
  {
    db::Transaction act = county.database->Begin();
    act.Execute(
        "INSERT INTO request_disposal (organ_id, number, state, years, reason, proposed_by, proposer, "
        "proposed_at, decider, decision, version) VALUES (" +
        organ + ", 1, 'proposed', 10, '期满', " + by + ", '林溪', 1, '', '', 1)");
    act.Execute("INSERT INTO request_disposal_case (organ_id, list, case_organ, case_number) VALUES (" + organ +
                ", 1, " + std::to_string(of.organ.value) + ", " + std::to_string(of.number) + ")");
    act.Execute("UPDATE request_disposal SET state = 'approved', decided_by = " + other + ", decided_at = 2");
    act.Commit();
  }
  CHECK_FALSE(Refuses(county, erase));
  county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  CHECK(Refuses(county, erase));
}

TEST_CASE_ON_BOTH_ENGINES("a case that is worked on anew is not answered under what was signed before", place) {
  DisputeDesk county(place);
  const CaseId of = county.Refused();
  county.On(2026y / 4 / 7);
  const DisputeId id = county.Entered(county.Copy(DisputeKind::kReconsideration, of));
  county.On(2026y / 5 / 20);
  county.Must(id, county.Decision("annulled", 2026y / 6 / 12, true));
  request::CaseEvent replied;
  replied.kind = request::CaseEventKind::kClock;
  replied.on = county.today();
  replied.at = county.now;
  replied.clock = {.type = law::ReplyEventType::kReplied, .on = county.today()};
  db::Transaction act = county.database->Begin();
  CHECK_THROWS_AS(request::AppendEvent(act, county.keys, of, replied), db::DatabaseError);
}

}  // namespace
}  // namespace gongkai::remedy
