// 自查: how the public part stands, by organ and as a whole, and what is wrong with it.
#pragma once

#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddInspectionPages(account::Office& office);

}  // namespace gongkai::disclosure
