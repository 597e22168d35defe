// What other subjects ask of an organ: what it is, and what it is and was called.
#pragma once

#include <optional>
#include <vector>

#include "account/organ.h"
#include "db/database.h"

namespace gongkai::account {

struct OrganCard {
  OrganKind kind = OrganKind::kDepartment;
  std::vector<OrganName> names;  // newest first, never empty
};
std::optional<OrganCard> OrganCardOf(db::Session& session, OrganId id);

}  // namespace gongkai::account
