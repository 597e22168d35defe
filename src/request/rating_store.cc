#include "request/rating_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kPut =
    "INSERT INTO request_rating (organ_id, case_number, rating, at) VALUES (?, ?, ?, ?) ON CONFLICT (organ_id, "
    "case_number) DO UPDATE SET rating = excluded.rating, at = excluded.at";
constexpr std::string_view kSelect = "SELECT rating FROM request_rating WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kCount =
    "SELECT COUNT(*) FROM request_rating r JOIN request_case c ON c.organ_id = r.organ_id AND c.number = "
    "r.case_number WHERE " IN_SIGHT("c.handler_id") " AND r.rating = ? AND c.ended_on >= ? AND c.ended_on <= ?";

}  // namespace

void PutRating(db::Transaction& act, CaseId id, Rating rating, Instant at) {
  act.Execute(kPut, id.organ.value, id.number, IdOf(rating), Seconds(at));
}

std::optional<Rating> RatingOf(db::Session& session, CaseId id) {
  const auto stored = session.First<std::string>(kSelect, id.organ.value, id.number);
  return stored ? RatingFrom(*stored) : std::nullopt;
}

std::vector<RatingCount> CountRatings(db::Session& session, const std::vector<account::OrganId>& handlers,
                                      const DayRange& ended) {
  std::vector<RatingCount> counts;
  const std::string sight = account::SightText(handlers);
  for (const Rating rating : Ratings()) {
    counts.push_back({rating, session.One<int>(kCount, sight, sight, IdOf(rating), ended.first, ended.last)});
  }
  return counts;
}

}  // namespace gongkai::request
