// What a login may be: it is typed every morning, so it is short, plain and lower case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gongkai::account {

/// A sentence when `login` (as FoldLogin gives it) cannot be one.
std::optional<std::string> LoginFault(std::string_view login);

}  // namespace gongkai::account
