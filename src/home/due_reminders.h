// The daily work of this folder: everybody is told what of their worklist is near or over.
#pragma once

#include <string>

#include "account/deed.h"

namespace gongkai::home {

/// One line of what came of it. Done twice it tells once.
std::string TellWhatIsDue(account::Desk& desk);

}  // namespace gongkai::home
