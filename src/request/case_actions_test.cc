// Each act asks, once nobody else can change the case, whose it is and whether somebody acted meanwhile; what is kept
// beside the events is what the events come to.
#include <algorithm>
#include <random>

#include "request/case_desk_test.h"

namespace gongkai::request {
namespace {

using Kind = CaseEventKind;
using Type = law::ReplyEventType;

TEST_CASE_ON_BOTH_ENGINES("an act is put down, changes the copies and stands in the trail", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  const std::int64_t version = county.CaseOf(id).version;
  CaseDeed assign;
  assign.event.kind = Kind::kAssigned;
  assign.event.to = county.lin;
  REQUIRE(CaseDesk::Done(ActOnCase(county.desk, county.working_head, county.Seen(id), assign)));
  CHECK(county.CaseOf(id).assigned == county.lin);
  CHECK(county.CaseOf(id).version == version + 1);
  REQUIRE(CaseDesk::Done(county.Do(county.drafter, id, Kind::kAccepted)));
  const CaseEvent last = county.Events(id).back();
  CHECK(last.kind == Kind::kAccepted);
  CHECK(last.person == county.lin);
  CHECK(last.on == county.today());
  const auto trail = county.Trail(county.township);
  CHECK(std::ranges::any_of(trail, [&](const std::string& entry) {
    return entry.starts_with("case.assign") && entry.ends_with("case:" + ToString(id));
  }));
  CHECK(county.Count("SELECT COUNT(*) FROM notice") == 1);  // 林溪 was told
}

TEST_CASE_ON_BOTH_ENGINES("another version, another organ and another post are refused, and nothing changed", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  const auto before = county.Events(id).size();
  CaseDeed note;
  note.event.kind = Kind::kNoted;
  note.words = PersonalText("已查档案室。");
  SeenCase older = county.Seen(id), other = county.Seen(id);
  older.version -= 1;
  other.handler = county.other_township;
  CHECK(CaseDesk::FieldOf(ActOnCase(county.desk, county.drafter, older, note)) == kVersionField);
  CHECK(CaseDesk::FieldOf(ActOnCase(county.desk, county.neighbour, other, note)) == kVersionField);
  CHECK(CaseDesk::FieldOf(ActOnCase(county.desk, county.approver, county.Seen(id), note)) == kVersionField);
  CHECK(CaseDesk::FieldOf(ActOnCase(county.desk, county.drafter, {{county.township, 999}, county.township, 1}, note)) ==
        kVersionField);
  CHECK(county.Events(id).size() == before);
  CHECK(CaseDesk::Done(ActOnCase(county.desk, county.drafter, county.Seen(id), note)));
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice is one act", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  const Actor once = county.ActorAs(county.lin, PostKind::kHandler, "0123456789abcdef0123456789abcdef");
  const SeenCase seen = county.Seen(id);
  CaseDeed note;
  note.event.kind = Kind::kNoted;
  note.words = PersonalText("已查档案室。");
  REQUIRE(ActOnCase(county.desk, once, seen, note));
  CHECK(ActOnCase(county.desk, once, seen, note));
  CHECK(county.Events(id).size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("the head of the working body consents to an extension, nobody else", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  const law::ReplyEvent extended{.type = Type::kExtended, .on = county.today(), .working_days = 10};
  CHECK(CaseDesk::FieldOf(county.Tell(county.drafter, id, extended)) == kVersionField);
  CHECK(CaseDesk::FieldOf(county.Tell(county.reviewer, id, extended)) == kVersionField);
  const Date due = *county.CaseOf(id).due;
  REQUIRE(CaseDesk::Done(county.Tell(county.working_head, id, extended)));
  CHECK(*county.CaseOf(id).due > due);
}

TEST_CASE_ON_BOTH_ENGINES("what the law refuses stands beside its field, and nothing is lost", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  const Date today = county.today();
  const auto refused = [&](law::ReplyEvent clock, const std::string& words = "请写明年份。") {
    return CaseDesk::FieldOf(county.Tell(county.working_head, id, std::move(clock), words));
  };
  CHECK(refused({.type = Type::kExtended, .on = today}) == "working_days");
  CHECK(refused({.type = Type::kExtended, .on = today, .working_days = 21}) == "working_days");
  CHECK(refused({.type = Type::kExtended, .on = 2026y / 3 / 4, .working_days = 5}) == "on");
  CHECK(refused({.type = Type::kExtended, .on = 2026y / 3 / 11, .working_days = 5}) == "on");  // tomorrow
  CHECK(refused({.type = Type::kExtended, .working_days = 5}) == "on");                        // no day
  CHECK(refused({.type = Type::kCorrectionRequested, .on = today}) == "until");
  CHECK(refused({.type = Type::kCorrectionRequested, .on = today, .until = Date(2026y / 3 / 20)}, "") == "words");
  CHECK(refused({.type = Type::kConsultationSent, .on = today}) == "with");
  CHECK(refused({.type = Type::kDelayed, .on = today, .until = Date(2026y / 3 / 12)}) == "until");
  CHECK(refused({.type = Type::kReplied, .on = today}) == kVersionField);  // by SendReply alone
  CHECK(county.Events(id).size() == 1);
  CaseDeed assign;
  assign.event.kind = Kind::kAssigned;
  assign.event.to = county.xie;  // of another organ
  CHECK(CaseDesk::FieldOf(ActOnCase(county.desk, county.working_head, county.Seen(id), assign)) == "to");
}

TEST_CASE_ON_BOTH_ENGINES("the applicant corrects and withdraws, and does nothing else", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  const Actor applicant{};
  CHECK_FALSE(county.Do(applicant, id, Kind::kNoted, "看看。"));
  CHECK_FALSE(county.Tell(applicant, id, {.type = Type::kExtended, .on = county.today(), .working_days = 5}));
  REQUIRE(CaseDesk::Done(county.Tell(applicant, id, {.type = Type::kWithdrawn, .on = county.today()})));
  const Case held = county.CaseOf(id);
  CHECK(held.stage == CaseStage::kWithdrawn);
  CHECK(held.outcome == "withdrawn");
  CHECK_FALSE(held.due);
  CHECK_FALSE(county.Events(id).back().person);
}

TEST_CASE_ON_BOTH_ENGINES("what is written with an act is read again, and stands nowhere in the clear", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  REQUIRE(county.Do(county.drafter, id, Kind::kNoted, "申请人来电说要2024年的。"));
  {
    db::Reader reader = county.database->Read();
    CHECK(EventWordsOf(reader, county.keys, id).back().Reveal() == "申请人来电说要2024年的。");
  }
  CHECK(county.Count("SELECT COUNT(*) FROM request_event WHERE words IS NOT NULL") == 1);
}

// ---- rebuild

std::string CopiesOf(CaseDesk& county, CaseId id) {
  const Case held = county.CaseOf(id);
  const auto day = [](const std::optional<Date>& date) { return date ? ToString(*date) : std::string("-"); };
  return std::string(IdOf(held.stage)) + " " + day(held.received) + " " + day(held.due) + " " + day(held.ended) + " " +
         held.outcome + " " + std::to_string(held.is_provisional) + std::to_string(held.is_archived) +
         std::to_string(held.in_time.value_or(false)) + std::to_string(held.in_time.has_value()) + " " +
         std::to_string(held.assigned ? held.assigned->value : 0) + " " + std::to_string(held.handler.value);
}

void RunByHand(CaseDesk& county, const std::string& sql) {
  db::Transaction act = county.database->Begin();
  act.Execute(sql);
  act.Commit();
}

TEST_CASE_ON_BOTH_ENGINES("rebuild reproduces every column that was put wrong, and tells which days moved", place) {
  CaseDesk county(place);
  const CaseId open = county.Received(), ended = county.Received();
  CaseDeed assign;
  assign.event.kind = Kind::kAssigned;
  assign.event.to = county.lin;
  REQUIRE(ActOnCase(county.desk, county.working_head, county.Seen(open), assign));
  REQUIRE(county.Tell(county.drafter, ended, {.type = Type::kWithdrawn, .on = county.today()}));
  REQUIRE(county.Do(county.drafter, ended, Kind::kArchived));
  const std::string open_before = CopiesOf(county, open), ended_before = CopiesOf(county, ended);
  CHECK(RebuildCases(county.desk, Actor{}).differed == 0);
  const std::pair<const char*, bool> changes[] = {
      {"UPDATE request_case SET stage = 'replied'", false},
      {"UPDATE request_case SET received_on = NULL", false},
      {"UPDATE request_case SET due_on = '2020-01-01'", true},
      {"UPDATE request_case SET due_on = NULL", true},
      {"UPDATE request_case SET ended_on = '2020-01-01'", false},
      {"UPDATE request_case SET provisional = 1", false},
      {"UPDATE request_case SET in_time = 0", false},
      {"UPDATE request_case SET outcome = 'released'", false},
      {"UPDATE request_case SET assigned_to = NULL, archived = 0", false},
  };
  for (const auto& [sql, moves] : changes) {
    CAPTURE(sql);
    RunByHand(county, sql);
    const Rebuilt rebuilt = RebuildCases(county.desk, Actor{});
    CHECK(rebuilt.cases == 2);
    CHECK(rebuilt.differed >= 1);
    CHECK(rebuilt.moved.empty() != moves);
    CHECK(CopiesOf(county, open) == open_before);
    CHECK(CopiesOf(county, ended) == ended_before);
    CHECK(RebuildCases(county.desk, Actor{}).differed == 0);
  }
}

TEST_CASE_ON_BOTH_ENGINES("whatever people do, rebuild finds nothing to put right", place) {
  CaseDesk county(place);
  std::mt19937 random(2026);
  const auto any = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  const std::vector<CaseId> ids = {county.Received(), county.Received(), county.Received(2026y / 1 / 5)};
  const Actor actors[] = {county.drafter, county.working_head, county.reviewer, county.neighbour, Actor{}};
  int done = 0;
  for (int step = 0; step < 150; ++step) {
    if (any(4) == 0) county.now += 24h;
    const CaseId id = ids[any(ids.size())];
    const std::string before = CopiesOf(county, id);
    const auto events = county.Events(id).size();
    FormResult<CaseId> result = FieldErrors{};
    if (any(3) == 0) {
      const Kind kinds[] = {Kind::kAccepted, Kind::kReturned, Kind::kNoted, Kind::kArchived, Kind::kUrgeAnswered};
      result = county.Do(actors[any(5)], id, kinds[any(5)], "写明。");
    } else {
      law::ReplyEvent clock{.type = static_cast<Type>(any(14)), .on = county.today()};
      if (clock.type == Type::kWithdrawn && any(4) != 0) clock.type = Type::kReasonsRequested;
      clock.until = Date(std::chrono::sys_days(county.today()) + std::chrono::days(20));
      clock.working_days = 5;
      clock.with = static_cast<law::Consulted>(any(3));
      result = county.Tell(actors[any(5)], id, clock, "写明。");
    }
    if (result) ++done;
    if (!result) CHECK(CopiesOf(county, id) == before);
    CHECK(county.Events(id).size() == events + (result ? 1 : 0));
  }
  CHECK(done > 8);
  CHECK(RebuildCases(county.desk, Actor{}).differed == 0);
}

}  // namespace
}  // namespace gongkai::request
