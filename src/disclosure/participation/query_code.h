// The query code: by it, and a second fact, who wrote a message reads what became of it. 60 bits that nobody can
// foretell, as twelve letters and digits that are told apart by eye and over the telephone. It is shown once; what is
// kept is a keyed digest. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// "7KQ2-MX4P-9TRW", of 8 bytes at least.
std::string QueryCodeOf(std::string_view random_bytes);

/// The twelve characters as they are digested, however they were typed: small letters, blanks, dashes, full width, O
/// for 0, I and L for 1. None for anything else.
std::optional<std::string> PlainQueryCode(std::string_view typed);

}  // namespace gongkai::disclosure
