// Who owes what: the obligations of organs, out of their catalogues and what they have published under each row; and
// what of it waits for a visitor.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/catalogue/obligation.h"

namespace gongkai::disclosure {

struct OrganObligation {
  CatalogueOrgan organ;
  KeptRow kept;
  NamedDuty duty;
  Obligation obligation;
};

/// Of these organs (none: of all of the county), by due day.
std::vector<OrganObligation> ObligationsFor(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                            Date today);

/// "社会救助：最低生活保障 / 审核信息（2026年3月）".
std::string NameOf(const OrganObligation& owed);

/// Overdue, or due by `until`, of the organs for which the visitor drafts; of rows that another person sees to, none.
std::vector<OrganObligation> OwedSoon(db::Session& session, const account::Visitor& visitor, Date today, Date until);

}  // namespace gongkai::disclosure
