// Disputes as they are seen by who looks after openness: what, how it ended, what is due; no words, no names. For
// subjects above.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "remedy/dispute_fold.h"

namespace gongkai::remedy {

struct DisputeGlance {
  DisputeId id;
  DisputeKind kind{};
  DisputeGround ground{};
  DisputeResult result = DisputeResult::kPending;
  std::string outcome;  // DisputeOutcome::id; empty while pending
  Date received{};
  std::optional<Date> decided{};
  std::optional<Owed> next{};
  std::optional<Date> next_due{};
};

/// Whose copy came in that year, in the order in which they came.
std::vector<DisputeGlance> DisputesReceivedIn(db::Session& session, const std::vector<account::OrganId>& organs,
                                              int year);
/// With a duty that is due by `until`, the earliest first.
std::vector<DisputeGlance> DisputesDueBy(db::Session& session, const std::vector<account::OrganId>& organs, Date until,
                                         int most);

/// "/office/disputes/18-3"
std::string PathOfDispute(DisputeId id);

}  // namespace gongkai::remedy
