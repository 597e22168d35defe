// The mark that an installation is a demo. It is set once, by the seed, and never taken away: the passwords of a demo
// are known to everybody.
#pragma once

#include "db/database.h"

namespace gongkai::account {

bool IsDemo(db::Session& session);
void MarkAsDemo(db::Transaction& act);

}  // namespace gongkai::account
