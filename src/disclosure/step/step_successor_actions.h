// An organ that was asked is closed before it answered: the step goes to the organ that continues its powers
// (行政复议法第十九条第四款 has the same idea of who stands in for a closed organ); where none of the county does, who
// asked is told, and the item is held until another is asked. Called by a timed job: an organ that is closed has no act
// here.
#pragma once

#include <string>

#include "account/deed.h"

namespace gongkai::disclosure {

/// Gives one line of what came of it.
std::string HandOnStepsOfClosed(account::Desk& desk);

}  // namespace gongkai::disclosure
