#include "request/viewing_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

using account::OrganId;

#define VIEWING_COLUMNS \
  "organ_id, case_number, number, handler_id, on_day, from_minute, until_minute, place, state, chosen_at, by_office"
constexpr std::string_view kNext =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_viewing WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kInsert =
    "INSERT INTO request_viewing (" VIEWING_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'offered', NULL, 0)";
constexpr std::string_view kUpdate =
    "UPDATE request_viewing SET state = ?, chosen_at = ?, by_office = ? WHERE organ_id = ? AND case_number = ? AND "
    "number = ?";
constexpr std::string_view kSelectOf = "SELECT " VIEWING_COLUMNS
                                       " FROM request_viewing WHERE organ_id = ? AND case_number = ? ORDER BY on_day, "
                                       "from_minute, number";
constexpr std::string_view kSelectOn = "SELECT " VIEWING_COLUMNS " FROM request_viewing WHERE " IN_SIGHT(
    "handler_id") " AND on_day = ? AND state <> 'withdrawn' ORDER BY CASE WHEN state = 'offered' THEN 1 ELSE 0 END, "
                  "from_minute, organ_id, case_number, number LIMIT ?";
constexpr std::string_view kSelectWaiting = "SELECT " VIEWING_COLUMNS " FROM request_viewing WHERE " IN_SIGHT(
    "handler_id") " AND state = 'chosen' AND on_day <= ? ORDER BY on_day, from_minute, organ_id, case_number LIMIT ?";
constexpr std::string_view kSelectUntaken =
    "SELECT v.organ_id, v.case_number FROM request_viewing v JOIN request_case c ON c.organ_id = v.organ_id AND "
    "c.number = v.case_number WHERE " IN_SIGHT(
        "v.handler_id") " AND c.archived = 0 AND c.erased_at IS NULL AND v.state IN ('offered', 'missed') AND NOT EXISTS ("
                        "SELECT 1 FROM request_viewing o WHERE o.organ_id = v.organ_id AND o.case_number = "
                        "v.case_number AND (o.state IN ('chosen', 'happened') OR (o.state = 'offered' AND o.on_day > "
                        "?))) GROUP BY v.organ_id, v.case_number ORDER BY v.organ_id, v.case_number LIMIT ?";

Viewing ViewingFrom(const db::Row& row) {
  const auto state = ViewingStateFrom(row.Get<std::string_view>(8));
  if (!state) throw db::DatabaseError(db::ErrorCode::kOther, "unknown state of a viewing");
  return {.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .number = row.Get<int>(2),
          .handler = OrganId{row.Get<std::int64_t>(3)},
          .time = {row.Get<Date>(4), row.Get<int>(5), row.Get<int>(6), row.Get<std::string>(7)},
          .state = *state,
          .chosen_at = InstantOf(row.Get<std::optional<std::int64_t>>(9)),
          .by_office = row.Get<std::int64_t>(10) != 0};
}

std::vector<Viewing> AllIn(db::Rows rows) {
  std::vector<Viewing> all;
  for (const db::Row& row : rows) all.push_back(ViewingFrom(row));
  return all;
}

}  // namespace

int AddViewing(db::Transaction& act, Viewing viewing) {
  const std::int64_t organ = viewing.id.organ.value;
  viewing.number = act.One<int>(kNext, organ, viewing.id.number);
  const ViewingTime& time = viewing.time;
  act.Execute(kInsert, organ, viewing.id.number, viewing.number, viewing.handler.value, time.on, time.from, time.until,
              time.place);
  return viewing.number;
}

void PutViewing(db::Transaction& act, const Viewing& viewing) {
  act.Execute(kUpdate, IdOf(viewing.state), Seconds(viewing.chosen_at), viewing.by_office ? 1 : 0,
              viewing.id.organ.value, viewing.id.number, viewing.number);
}

std::vector<Viewing> ViewingsOf(db::Session& session, CaseId id) {
  return AllIn(session.Query(kSelectOf, id.organ.value, id.number));
}

std::vector<Viewing> ViewingsOn(db::Session& session, const std::vector<OrganId>& handlers, Date day, int most) {
  const std::string sight = account::SightText(handlers);
  return AllIn(session.Query(kSelectOn, sight, sight, day, most));
}

std::vector<Viewing> ViewingsWaiting(db::Session& session, const std::vector<OrganId>& handlers, Date until, int most) {
  const std::string sight = account::SightText(handlers);
  return AllIn(session.Query(kSelectWaiting, sight, sight, until, most));
}

std::vector<CaseId> CasesUntaken(db::Session& session, const std::vector<OrganId>& handlers, Date today, int most) {
  std::vector<CaseId> cases;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kSelectUntaken, sight, sight, today, most)) {
    cases.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return cases;
}

}  // namespace gongkai::request
