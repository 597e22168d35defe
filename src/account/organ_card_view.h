// What other subjects ask of an organ: what it is, and what it is and was called.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "db/database.h"

namespace gongkai::account {

struct OrganCard {
  OrganKind kind = OrganKind::kDepartment;
  std::vector<OrganName> names;     // newest first, never empty
  std::optional<Date> closed_on{};  // the first day on which it no longer existed
  // Who goes on exercising its powers, of one that is closed: of the register and there, else by its name alone.
  std::optional<OrganId> successor{};
  std::string successor_name{};
  std::string code{};  // the short one, by which it is named in addresses and commands: "MZJ", "103"
};
std::optional<OrganCard> OrganCardOf(db::Session& session, OrganId id);

/// Its entry in the register as it is now; names of earlier days: OrganCard.
std::optional<Organ> RegisteredOrgan(db::Session& session, OrganId id);

/// The organ that has or had that short code.
std::optional<OrganId> OrganOfCode(db::Session& session, std::string_view code);

/// By which an organ is known outside the county: its 统一社会信用代码, or its short code where it has none.
std::string PublicCodeOf(db::Session& session, OrganId id);

}  // namespace gongkai::account
