// What the letters of the fictional county have in common; put down before its applications are answered, for an answer
// that goes over the internet must tell where one applies for reconsideration there. Called by whoever makes those
// (demo_cases.h).
#pragma once

#include "account/deed.h"

namespace gongkai::request {

/// Once: what is there stays.
void SetUpDemoLetters(account::Desk& desk);

}  // namespace gongkai::request
