#include "request/proactive_store.h"

#include <algorithm>
#include <iterator>

#include "account/sight.h"
#include "request/case_row_store.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kGiving[] = {"released", "released_for_public_interest", "partly_refused",
                                        "partly_no_information"};

#define IS_PROACTIVE(organ, number)                                                                \
  "EXISTS (SELECT 1 FROM request_event e WHERE e.organ_id = " organ " AND e.case_number = " number \
  " AND e.kind "                                                                                   \
  "= 'made_proactive')"
// One row a text that was asked for; the numbers alone, for organ and number of a case are two columns.
constexpr std::string_view kOften =
    "SELECT c.handler_id, c.asked_digest, COUNT(*), COUNT(DISTINCT c.applicant_digest) FROM request_case c WHERE " IN_SIGHT(
        "c.handler_id") " AND c.asked_digest <> '' AND c.applicant_digest <> '' AND c.received_on >= ? GROUP BY "
                        "c.handler_id, c.asked_digest HAVING COUNT(DISTINCT c.applicant_digest) >= 2 AND SUM(CASE WHEN "
    IS_PROACTIVE("c.organ_id", "c.number") " THEN 1 ELSE 0 END) = 0 ORDER BY 4 DESC, 3 DESC, 1, 2 LIMIT ?";
constexpr std::string_view kNewest =
    "SELECT organ_id, number FROM request_case WHERE handler_id = ? AND asked_digest = ? ORDER BY at DESC, organ_id, "
    "number DESC LIMIT 1";
constexpr std::string_view kReleased =
    "SELECT " CASE_COLUMNS " FROM request_case WHERE " IN_SIGHT("handler_id") " AND ended_on >= ? AND erased_at IS NULL "
    "AND outcome IN ('released', 'released_for_public_interest', 'partly_refused', 'partly_no_information') AND NOT "
    IS_PROACTIVE("request_case.organ_id", "request_case.number") " ORDER BY ended_on DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kIsMade =
    "SELECT COUNT(*) FROM request_event WHERE organ_id = ? AND case_number = ? AND kind = 'made_proactive'";

}  // namespace

bool GivesInformation(std::string_view outcome) { return std::ranges::find(kGiving, outcome) != std::end(kGiving); }

std::vector<OftenAsked> OftenAskedOf(db::Session& session, const std::vector<account::OrganId>& handlers, Date since,
                                     int most) {
  struct Group {
    std::int64_t handler = 0;
    std::string asked;
    int cases = 0, applicants = 0;
  };
  std::vector<Group> groups;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kOften, sight, sight, since, most)) {
    groups.push_back({row.Get<std::int64_t>(0), row.Get<std::string>(1), row.Get<int>(2), row.Get<int>(3)});
  }
  std::vector<OftenAsked> often;
  for (const Group& group : groups) {
    for (const db::Row& row : session.Query(kNewest, group.handler, group.asked)) {
      often.push_back(
          {{account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, group.cases, group.applicants});
    }
  }
  return often;
}

std::vector<Case> ReleasedNotProactive(db::Session& session, const std::vector<account::OrganId>& handlers, Date since,
                                       int most) {
  std::vector<Case> found;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kReleased, sight, sight, since, most)) found.push_back(CaseFromRow(row));
  return found;
}

bool IsMadeProactive(db::Session& session, CaseId id) {
  return session.One<std::int64_t>(kIsMade, id.organ.value, id.number) > 0;
}

}  // namespace gongkai::request
