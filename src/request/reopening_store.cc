#include "request/reopening_store.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kIsHeld =
    "SELECT COUNT(*) FROM request_hold WHERE case_organ = ? AND case_number = ? AND lifted_on IS NULL";
constexpr std::string_view kWasDisputed = "SELECT COUNT(*) FROM request_hold WHERE case_organ = ? AND case_number = ?";
constexpr std::string_view kHas =
    "SELECT COUNT(*) FROM request_hold WHERE case_organ = ? AND case_number = ? AND ref = ?";
constexpr std::string_view kHold =
    "INSERT INTO request_hold (case_organ, case_number, ref, since, lifted_on) VALUES (?, ?, ?, ?, NULL)";
constexpr std::string_view kLift = "UPDATE request_hold SET lifted_on = ? WHERE ref = ? AND lifted_on IS NULL";
constexpr std::string_view kOpen = "SELECT DISTINCT ref FROM request_hold WHERE lifted_on IS NULL ORDER BY ref";

constexpr std::string_view kForget = "DELETE FROM request_lesson WHERE organ_id = ? AND ref = ?";
constexpr std::string_view kInsertLesson =
    "INSERT INTO request_lesson (organ_id, ref, outcome, result, letter, words, on_day, at) VALUES (?, ?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view kLessons =
    "SELECT organ_id, ref, outcome, result, letter, words, on_day, at FROM request_lesson WHERE outcome = ? ORDER BY "
    "at DESC, organ_id, ref LIMIT ?";

}  // namespace

bool IsHeld(db::Session& session, CaseId id) {
  return session.One<std::int64_t>(kIsHeld, id.organ.value, id.number) > 0;
}

bool WasDisputed(db::Session& session, CaseId id) {
  return session.One<std::int64_t>(kWasDisputed, id.organ.value, id.number) > 0;
}

void PutHold(db::Transaction& act, CaseId id, const std::string& ref, Date since) {
  if (act.One<std::int64_t>(kHas, id.organ.value, id.number, ref) > 0) return;
  act.Execute(kHold, id.organ.value, id.number, ref, since);
}

void LiftHold(db::Transaction& act, const std::string& ref, Date on) { act.Execute(kLift, on, ref); }

std::vector<std::string> OpenHolds(db::Session& session) {
  std::vector<std::string> refs;
  for (const db::Row& row : session.Query(kOpen)) refs.push_back(row.Get<std::string>(0));
  return refs;
}

void PutLesson(db::Transaction& act, const Lesson& lesson) {
  act.Execute(kForget, lesson.organ.value, lesson.ref);
  act.Execute(kInsertLesson, lesson.organ.value, lesson.ref, lesson.outcome, lesson.result, lesson.letter, lesson.words,
              lesson.on, Seconds(lesson.at));
}

std::vector<Lesson> LessonsOf(db::Session& session, std::string_view outcome, int most) {
  std::vector<Lesson> lessons;
  for (const db::Row& row : session.Query(kLessons, outcome, most)) {
    lessons.push_back({.organ = account::OrganId{row.Get<std::int64_t>(0)},
                       .ref = row.Get<std::string>(1),
                       .outcome = row.Get<std::string>(2),
                       .result = row.Get<std::string>(3),
                       .letter = row.Get<std::string>(4),
                       .words = row.Get<std::string>(5),
                       .on = row.Get<Date>(6),
                       .at = InstantOf(row.Get<std::int64_t>(7))});
  }
  return lessons;
}

}  // namespace gongkai::request
