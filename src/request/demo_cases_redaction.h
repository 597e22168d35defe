// A partial release of the demo county (条例第三十七条), by the very acts of people and the engine itself: a list of
// one page, of which the names and accounts of other households are withheld. A second of work.
#pragma once

#include <optional>
#include <string>

#include "account/demo_county.h"
#include "request/case_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

struct DemoRedaction {
  account::Actor handler, deputy;
  std::string title;  // of what is asked for
};
/// The copy that a decision may give, by its digest; nothing where this machine makes no pages: then the demo goes on
/// without it. Throws std::runtime_error with the sentence of whatever refused.
std::optional<std::string> RedactForDemo(account::DemoLife& life, const screening::Tools& tools, const SeenCase& seen,
                                         const DemoRedaction& of);

}  // namespace gongkai::request
