#include "report/compile/year_note_store.h"

namespace gongkai::report {

std::vector<Promise> PromisesOf(db::Session& session, account::OrganId organ, int year) {
  std::vector<Promise> promises;
  for (const db::Row& row :
       session.Query("SELECT number, words, state, outcome, struck_words, person, version FROM annual_promise WHERE "
                     "organ_id = ? AND year = ? ORDER BY number",
                     organ.value, year)) {
    promises.push_back({.year = year,
                        .number = row.Get<std::int64_t>(0),
                        .words = row.Get<std::string>(1),
                        .state = PromiseStateFrom(row.Get<std::string_view>(2)).value_or(PromiseState::kOpen),
                        .outcome = row.Get<std::string>(3),
                        .struck_words = row.Get<std::string>(4),
                        .person = row.Get<std::string>(5),
                        .version = row.Get<std::int64_t>(6)});
  }
  return promises;
}

std::int64_t AddPromise(db::Transaction& act, account::OrganId organ, int year, const std::string& words,
                        const NoteBy& by) {
  const auto number = act.One<std::int64_t>(
      "SELECT COALESCE(MAX(number), 0) + 1 FROM annual_promise WHERE organ_id = ? AND year = ?", organ.value, year);
  act.Execute(
      "INSERT INTO annual_promise (organ_id, year, number, words, state, outcome, struck_words, person_id, person, at, "
      "version) VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?, 1)",
      organ.value, year, number, words, IdOf(PromiseState::kOpen), by.person.value, by.name,
      by.at.time_since_epoch().count());
  return number;
}

bool UpdatePromise(db::Transaction& act, account::OrganId organ, const Promise& promise, const NoteBy& by) {
  return act.Execute(
             "UPDATE annual_promise SET state = ?, outcome = ?, struck_words = ?, person_id = ?, person = ?, at = ?, "
             "version = version + 1 WHERE organ_id = ? AND year = ? AND number = ? AND version = ?",
             IdOf(promise.state), promise.outcome, promise.struck_words, by.person.value, by.name,
             by.at.time_since_epoch().count(), organ.value, promise.year, promise.number, promise.version) == 1;
}

std::vector<YearWork> YearWorksOf(db::Session& session, account::OrganId organ, int year) {
  std::vector<YearWork> works;
  for (const db::Row& row :
       session.Query("SELECT number, kind, on_day, subject, people, struck_words, person FROM annual_work WHERE "
                     "organ_id = ? AND year = ? ORDER BY on_day, number",
                     organ.value, year)) {
    works.push_back({.number = row.Get<std::int64_t>(0),
                     .kind = YearWorkKindFrom(row.Get<std::string_view>(1)).value_or(YearWorkKind::kMeeting),
                     .on = row.Get<Date>(2),
                     .subject = row.Get<std::string>(3),
                     .people = row.Get<std::optional<std::int64_t>>(4),
                     .struck_words = row.Get<std::string>(5),
                     .person = row.Get<std::string>(6)});
  }
  return works;
}

std::int64_t AddYearWork(db::Transaction& act, account::OrganId organ, int year, const YearWork& work,
                         const NoteBy& by) {
  const auto number = act.One<std::int64_t>(
      "SELECT COALESCE(MAX(number), 0) + 1 FROM annual_work WHERE organ_id = ? AND year = ?", organ.value, year);
  act.Execute(
      "INSERT INTO annual_work (organ_id, year, number, kind, on_day, subject, people, struck_words, person_id, "
      "person, "
      "at) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)",
      organ.value, year, number, IdOf(work.kind), work.on, work.subject, work.people, by.person.value, by.name,
      by.at.time_since_epoch().count());
  return number;
}

bool StrikeYearWork(db::Transaction& act, account::OrganId organ, int year, std::int64_t number,
                    const std::string& words) {
  return act.Execute(
             "UPDATE annual_work SET struck_words = ? WHERE organ_id = ? AND year = ? AND number = ? AND struck_words "
             "= ''",
             words, organ.value, year, number) == 1;
}

}  // namespace gongkai::report
