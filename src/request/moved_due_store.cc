#include "request/moved_due_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kPutCalendar =
    "INSERT INTO request_calendar (id, calendar, at) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET calendar = "
    "excluded.calendar, at = excluded.at";
constexpr std::string_view kInsert =
    "INSERT INTO request_moved_due (organ_id, case_number, calendar, found_on, due_before, due_now, at) VALUES (?, ?, "
    "?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kList =
    "SELECT m.organ_id, m.case_number, c.handler_id, c.register_number, m.found_on, m.due_before, m.due_now FROM "
    "request_moved_due m JOIN request_case c ON c.organ_id = m.organ_id AND c.number = m.case_number WHERE " IN_SIGHT(
        "c.handler_id") " ORDER BY m.found_on DESC, m.due_now, m.organ_id, m.case_number LIMIT ?";

}  // namespace

std::string LastCalendar(db::Session& session) {
  return session.First<std::string>("SELECT calendar FROM request_calendar WHERE id = 1").value_or(std::string());
}

void PutCalendar(db::Transaction& act, const std::string& calendar, Instant at) {
  act.Execute(kPutCalendar, calendar, Seconds(at));
}

void AddMovedDue(db::Transaction& act, const MovedDue& moved, const std::string& calendar, Instant at) {
  act.Execute(kInsert, moved.id.organ.value, moved.id.number, calendar, moved.found, moved.before, moved.now,
              Seconds(at));
}

std::vector<MovedDue> MovedDues(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                int most) {
  const auto sight = account::SightText(organs);
  std::vector<MovedDue> moved;
  for (const db::Row& row : session.Query(kList, sight, sight, most)) {
    moved.push_back({.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                     .handler = account::OrganId{row.Get<std::int64_t>(2)},
                     .register_number = row.Get<std::string>(3),
                     .found = row.Get<Date>(4),
                     .before = row.Get<std::optional<Date>>(5),
                     .now = row.Get<std::optional<Date>>(6)});
  }
  return moved;
}

}  // namespace gongkai::request
