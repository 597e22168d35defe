// The signs by which a place in a text and what is said of it beside the text are tied to one another.
#pragma once

#include <string>

namespace gongkai {

/// "①" to "㊿", "(51)" and on.
std::string CircledNumber(int number);

}  // namespace gongkai
