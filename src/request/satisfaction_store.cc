#include "request/satisfaction_store.h"

#include "account/sight.h"
#include "base/named.h"

namespace gongkai::request {
namespace {

using disclosure::Satisfaction;
using disclosure::SatisfactionCount;

constexpr std::string_view kPut =
    "INSERT INTO request_rating (organ_id, case_number, rating, at) VALUES (?, ?, ?, ?) ON CONFLICT (organ_id, "
    "case_number) DO UPDATE SET rating = excluded.rating, at = excluded.at";
constexpr std::string_view kSelect = "SELECT rating FROM request_rating WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kCount =
    "SELECT COUNT(*) FROM request_rating r JOIN request_case c ON c.organ_id = r.organ_id AND c.number = "
    "r.case_number WHERE " IN_SIGHT("c.handler_id") " AND r.rating = ? AND c.ended_on >= ? AND c.ended_on <= ?";

/// The column has words of its own, as it was first written.
constexpr Named<Satisfaction> kStored[] = {{Satisfaction::kSatisfied, "content", ""},
                                           {Satisfaction::kFair, "fair", ""},
                                           {Satisfaction::kDissatisfied, "not_content", ""}};

}  // namespace

void PutSatisfaction(db::Transaction& act, CaseId id, Satisfaction satisfaction, Instant at) {
  act.Execute(kPut, id.organ.value, id.number, RowIn(kStored, satisfaction).id, Seconds(at));
}

std::optional<Satisfaction> SatisfactionOf(db::Session& session, CaseId id) {
  const auto stored = session.First<std::string>(kSelect, id.organ.value, id.number);
  return stored ? ValueIn(kStored, *stored) : std::nullopt;
}

std::vector<disclosure::SatisfactionCount> CountSatisfaction(
    db::Session& session, const std::optional<std::vector<account::OrganId>>& handlers, const DayRange& ended) {
  std::vector<SatisfactionCount> counts;
  const auto sight = account::SightText(handlers);
  for (const auto& [satisfaction, stored, name, article] : kStored) {
    counts.push_back({satisfaction, session.One<int>(kCount, sight, sight, stored, ended.first, ended.last)});
  }
  return counts;
}

}  // namespace gongkai::request
