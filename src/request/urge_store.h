// 催办: when the county urged and whether the organ has answered, read off the events of cases. Schema:
// migrations/0260_case.sql, 0268_request_urged.sql.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "request/case_event.h"

namespace gongkai::request {

struct UrgedCase {
  CaseId id;
  account::OrganId handler{0};
  std::string register_number;
  int urged = 0;  // how often
  Date last{};    // the last time
  bool is_answered = false;
};
/// Cases that are open and were urged, the one that waits longest first. `organs`: none: all.
std::vector<UrgedCase> UrgedCases(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                  int most);

}  // namespace gongkai::request
