// The way back: UTF-8 to the encoding that a text came in. Next to read: encoding.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "docread/encoding.h"

namespace gongkai::docread {

/// In the encoding and with the line ends and the mark at the beginning that `original` has. Nothing where a character
/// has no place in it.
std::optional<std::string> EncodeLike(std::string_view utf8, const DecodedText& decoded, std::string_view original);

}  // namespace gongkai::docread
