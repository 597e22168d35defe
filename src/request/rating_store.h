// What is kept of how applicants found the handling. Schema: migrations/0270_rating.sql.
#pragma once

#include <optional>
#include <vector>

#include "account/organ.h"
#include "base/day_range.h"
#include "base/instant.h"
#include "db/database.h"
#include "request/applicant_status.h"

namespace gongkai::request {

void PutRating(db::Transaction& act, CaseId id, Rating rating, Instant at);
std::optional<Rating> RatingOf(db::Session& session, CaseId id);

struct RatingCount {
  Rating rating = Rating::kContent;
  int count = 0;
};
/// Of cases that ended in those days and are handled by those organs; in the order of Ratings().
std::vector<RatingCount> CountRatings(db::Session& session, const std::vector<account::OrganId>& handlers,
                                      const DayRange& ended);

}  // namespace gongkai::request
