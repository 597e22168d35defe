// Lists and counts of cases, and those of one applicant.
#include <algorithm>

#include "account/sight.h"
#include "db/like.h"
#include "request/case_row_store.h"
#include "request/case_store.h"

namespace gongkai::request {
namespace {

using account::OrganId;
using std::string_view;

#define IS_OPEN_CASE "stage NOT IN ('replied', 'lapsed', 'withdrawn')"

// Parameters: see Filtered.
#define FILTER                                                                                                       \
  "WHERE " IN_SIGHT("handler_id") " AND (CAST(? AS TEXT) IS NULL OR stage = ?) AND (? = 0 OR " IS_OPEN_CASE          \
                                  ") AND (? = 0 OR (" IS_OPEN_CASE                                                   \
                                  " AND due_on < ?)) AND (CAST(? AS TEXT) IS NULL OR outcome = ?) AND "              \
                                  "(CAST(? AS TEXT) IS NULL OR applicant_kind = ?) AND (CAST(? AS TEXT) IS NULL OR " \
                                  "channel = ?) AND (CAST(? AS BIGINT) IS NULL OR assigned_to = ?) AND "             \
                                  "(CAST(? AS TEXT) IS NULL OR (received_on >= ? AND received_on <= ?)) AND "        \
                                  "(CAST(? AS TEXT) IS NULL OR (due_on >= ? AND due_on <= ?)) AND "                  \
                                  "(CAST(? AS TEXT) IS NULL OR (ended_on >= ? AND ended_on <= ?)) AND (? = '' OR "   \
                                  "register_number LIKE ? ESCAPE '\\') "
constexpr string_view kList =
    "SELECT " CASE_COLUMNS " FROM request_case " FILTER
    "AND (CAST(? AS BIGINT) IS NULL OR at < ? OR (at = ? AND (organ_id > ? OR (organ_id = ? AND number < ?)))) "
    "ORDER BY at DESC, organ_id, number DESC LIMIT ?";
constexpr string_view kCount = "SELECT COUNT(*) FROM (SELECT 1 FROM request_case " FILTER "LIMIT ?) AS found";

constexpr string_view kCountDue = "SELECT handler_id, due_on, COUNT(*) FROM request_case WHERE " IN_SIGHT(
    "handler_id") " AND " IS_OPEN_CASE " AND due_on <= ? GROUP BY handler_id, due_on ORDER BY due_on, handler_id";
constexpr string_view kOpen = "SELECT organ_id, number FROM request_case WHERE " IS_OPEN_CASE
                              " AND (organ_id > ? OR (organ_id = ? AND number > ?)) ORDER BY organ_id, number LIMIT ?";

constexpr string_view kCameByPage =
    "SELECT 1 FROM request_case WHERE handler_id = ? AND at >= ? AND channel = 'online' LIMIT 1";
constexpr string_view kOfApplicant =
    "SELECT " CASE_COLUMNS
    " FROM request_case WHERE applicant_digest <> '' AND applicant_digest = (SELECT "
    "o.applicant_digest FROM request_case o WHERE o.organ_id = ? AND o.number = ?) AND NOT (organ_id = ? AND number = "
    "?) AND " IN_SIGHT("handler_id") " ORDER BY at DESC, organ_id, number DESC LIMIT ?";
constexpr string_view kSame =
    "SELECT " CASE_COLUMNS
    " FROM request_case WHERE applicant_digest <> '' AND (applicant_digest, asked_digest, "
    "handler_id) = (SELECT o.applicant_digest, o.asked_digest, o.handler_id FROM request_case o WHERE o.organ_id = ? "
    "AND o.number = ?) AND NOT (organ_id = ? AND number = ?) ORDER BY at DESC, organ_id, number DESC LIMIT ?";
// Of the same day those that were put in before count; of the same second those with a smaller number.
constexpr string_view kInMonth =
    "SELECT COUNT(*) FROM request_case c, request_case o WHERE o.organ_id = ? AND o.number = ? AND c.applicant_digest "
    "<> '' AND c.applicant_digest = o.applicant_digest AND c.handler_id = o.handler_id AND c.received_on >= ? AND "
    "c.received_on < ? AND NOT (c.organ_id = o.organ_id AND c.number = o.number) AND (c.received_on < o.received_on OR "
    "(c.received_on = o.received_on AND (c.at < o.at OR (c.at = o.at AND (c.organ_id < o.organ_id OR (c.organ_id = "
    "o.organ_id AND c.number < o.number))))))";

/// The one that is asked for, if it is in sight; else all that are.
std::string SightOf(const CaseQuery& query) {
  if (!query.handler) return account::SightText(query.handlers);
  const bool is_in_sight = std::ranges::find(query.handlers, *query.handler) != query.handlers.end();
  return account::SightText(is_in_sight ? std::vector{*query.handler} : std::vector<OrganId>());
}

template <class Named>
std::optional<std::string> IdIf(const std::optional<Named>& value) {
  return value ? std::optional(std::string(IdOf(*value))) : std::nullopt;
}

struct Bounds {
  std::optional<Date> first, last;
};
Bounds BoundsOf(const std::optional<DayRange>& days) { return days ? Bounds{days->first, days->last} : Bounds{}; }

/// The values of FILTER in their order, and `rest` behind them.
template <class Run, class... Rest>
auto Filtered(const CaseQuery& query, Run run, const Rest&... rest) {
  const std::string sight = SightOf(query);
  const auto stage = IdIf(query.stage), applicant = IdIf(query.applicant), channel = IdIf(query.channel);
  const auto assigned = query.assigned ? std::optional(query.assigned->value) : std::nullopt;
  const Bounds received = BoundsOf(query.received), due = BoundsOf(query.due), ended = BoundsOf(query.ended);
  const std::string pattern = db::LikePattern(query.register_number);
  const std::string begins = pattern.substr(std::min<std::size_t>(1, pattern.size()));  // as a number begins
  return run(sight, sight, stage, stage, query.only_open ? 1 : 0, query.only_overdue ? 1 : 0, query.today,
             query.outcome, query.outcome, applicant, applicant, channel, channel, assigned, assigned, received.first,
             received.first, received.last, due.first, due.first, due.last, ended.first, ended.first, ended.last,
             query.register_number, begins, rest...);
}

std::vector<Case> All(db::Rows rows) {
  std::vector<Case> found;
  for (const db::Row& row : rows) found.push_back(CaseFromRow(row));
  return found;
}

}  // namespace

std::vector<Case> ListCases(db::Session& session, const CaseQuery& query) {
  const auto at = query.after ? std::optional(Seconds(query.after->at)) : std::nullopt;
  const std::int64_t organ = query.after ? query.after->id.organ.value : 0;
  const std::int64_t number = query.after ? query.after->id.number : 0;
  return Filtered(
      query, [&](const auto&... values) { return All(session.Query(kList, values...)); }, at, at, at, organ, organ,
      number, query.count);
}

int CountCases(db::Session& session, const CaseQuery& query, int most) {
  return Filtered(
      query, [&](const auto&... values) { return session.One<int>(kCount, values...); }, most + 1);
}

std::vector<DueCases> CountDueCases(db::Session& session, const std::vector<OrganId>& handlers, Date until) {
  const std::string sight = account::SightText(handlers);
  std::vector<DueCases> due;
  for (const db::Row& row : session.Query(kCountDue, sight, sight, until)) {
    due.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<Date>(1), row.Get<int>(2)});
  }
  return due;
}

std::vector<CaseId> OpenCases(db::Session& session, std::optional<CaseId> after, int most) {
  const CaseId from = after.value_or(CaseId{OrganId{0}, 0});
  std::vector<CaseId> open;
  for (const db::Row& row : session.Query(kOpen, from.organ.value, from.organ.value, from.number, most)) {
    open.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return open;
}

bool CameByPageSince(db::Session& session, OrganId handler, Instant since) {
  return session.First<std::int64_t>(kCameByPage, handler.value, Seconds(since)).has_value();
}

std::vector<Case> CasesOfApplicant(db::Session& session, CaseId of, const std::vector<OrganId>& handlers, int most) {
  const std::string sight = account::SightText(handlers);
  return All(session.Query(kOfApplicant, of.organ.value, of.number, of.organ.value, of.number, sight, sight, most));
}

std::vector<Case> SameCases(db::Session& session, CaseId of, int most) {
  return All(session.Query(kSame, of.organ.value, of.number, of.organ.value, of.number, most));
}

int ReceivedInMonth(db::Session& session, CaseId of, Date day) {
  const Date first = day.year() / day.month() / 1;
  const std::chrono::year_month next = day.year() / day.month() + std::chrono::months(1);
  return session.One<int>(kInMonth, of.organ.value, of.number, first, Date(next / 1));
}

}  // namespace gongkai::request
