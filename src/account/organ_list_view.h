// The directory of organs as it is looked at and exported: filtered, in the order of the tree, each with how complete
// its guide is. In: a session and a filter. Out: rows. Next to read: organ_list_pages.cc, organ_export.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"
#include "db/database.h"

namespace gongkai::account {

struct OrganFilter {
  std::string words;  // part of the name or of the code
  std::optional<OrganKind> kind{};
  bool with_units = false;  // 内设机构、村、社区 too
  bool closed = false;      // those that ended, too
  bool from_above = false;  // those alone that are led from above
};

struct OrganRow {
  Organ organ;
  int depth = 0;            // 1 below an organ of the county, 0 else
  std::string parent_name;  // short, of what has depth
  std::optional<int> missing{};  // of its guide, how many things that 条例第十二条 wants; none where it has no guide of
                                 // its own, or is closed
  bool guide_begun = false;
};

/// The county government first; what hangs below an organ follows it.
std::vector<OrganRow> ListOrgans(db::Session& session, const OrganFilter& filter, Date today);

}  // namespace gongkai::account
