// Every case there is, for what reckons all copies again.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "request/case_event.h"

namespace gongkai::request {

/// Ended ones too, in the order of their ids, behind `after`.
std::vector<CaseId> EveryCase(db::Session& session, std::optional<CaseId> after, int most);

}  // namespace gongkai::request
