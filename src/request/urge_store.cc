#include "request/urge_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

// An answer is an answer to all that was urged before it.
#define LAST_OF(kind) "COALESCE(MAX(CASE WHEN e.kind = '" kind "' THEN e.number END), 0)"

constexpr std::string_view kUrged =
    "SELECT e.organ_id, e.case_number, c.handler_id, c.register_number, COUNT(CASE WHEN e.kind = 'urged' THEN 1 END), "
    "MAX(CASE WHEN e.kind = 'urged' THEN e.on_day END), " LAST_OF("urged") ", " LAST_OF(
        "urge_answered") " FROM request_event e JOIN request_case c ON c.organ_id = e.organ_id AND c.number = "
                         "e.case_number WHERE e.kind IN ('urged', 'urge_answered') AND c.ended_on IS NULL AND " IN_SIGHT(
                             "c.handler_id") " GROUP BY e.organ_id, e.case_number, c.handler_id, c.register_number "
                                             "HAVING COUNT(CASE WHEN e.kind = 'urged' THEN 1 END) > 0 ORDER BY 6, 1, 2 "
                                             "LIMIT ?";

}  // namespace

std::vector<UrgedCase> UrgedCases(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                  int most) {
  const auto sight = account::SightText(organs);
  std::vector<UrgedCase> cases;
  for (const db::Row& row : session.Query(kUrged, sight, sight, most)) {
    cases.push_back({.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                     .handler = account::OrganId{row.Get<std::int64_t>(2)},
                     .register_number = row.Get<std::string>(3),
                     .urged = static_cast<int>(row.Get<std::int64_t>(4)),
                     .last = row.Get<Date>(5),
                     .is_answered = row.Get<std::int64_t>(7) > row.Get<std::int64_t>(6)});
  }
  return cases;
}

}  // namespace gongkai::request
