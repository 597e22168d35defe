// What is kept of information that was sent in. Schema: migrations/0347_assessment_contribution.sql.
#pragma once

#include <optional>
#include <vector>

#include "assessment/contribution.h"
#include "db/database.h"

namespace gongkai::assessment {

/// Its number is given here.
std::int64_t AddContribution(db::Transaction& act, const Contribution& added);
std::optional<Contribution> FindContribution(db::Session& session, OrganId organ, std::int64_t number);
/// What became of it, and striking out; false where somebody was faster.
bool UpdateContribution(db::Transaction& act, const Contribution& kept);

struct ContributionQuery {
  std::optional<std::vector<OrganId>> sight{};  // none: all
  std::optional<OrganId> organ{};
  DayRange days{};  // sent in
  int most = 1'000;
};
/// The newest first; those struck out too.
std::vector<Contribution> ListContributions(db::Session& session, const ContributionQuery& query);

}  // namespace gongkai::assessment
