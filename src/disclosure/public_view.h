// What the front page of the portal tells of items: the columns that hold something, and what came last. What the gate
// does not let through is not among it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

struct PublicLine {
  ItemId id;
  std::string title;
  Date from{};
  std::string validity;  // of a document: "现行有效", "已废止"; else empty
  std::string organ;     // its name today
};

struct PublicColumn {
  Column column;
  Date latest{};
};

struct PublicOverview {
  std::vector<PublicColumn> columns;
  std::vector<PublicLine> latest;
  std::string version;  // another text as soon as anything of this is another one: for pages that are kept
};

/// Where a list of what is public stands, below the base path: "/lists/12/welfare".
std::string ListAddress(std::optional<OrganId> organ, std::optional<Column> column);

/// Of an organ, or of all the county.
PublicOverview OverviewOf(db::Session& session, Date today, std::optional<OrganId> organ = std::nullopt);

}  // namespace gongkai::disclosure
