// What waits of clean-ups, for the worklist.
#pragma once

#include <string>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "disclosure/cleanup/cleanup.h"

namespace gongkai::disclosure {

struct WaitingCleanup {
  ItemId id{};
  std::string title{};
};
/// Those that this visitor may sign now.
std::vector<WaitingCleanup> CleanupsToSign(db::Session& session, const account::Visitor& visitor);

}  // namespace gongkai::disclosure
