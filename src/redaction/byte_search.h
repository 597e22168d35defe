// Which of many words stand anywhere in the bytes of a file, as programs write text: UTF-8, UTF-16 either way. One pass
// over the bytes however many words there are: a copy of 500 pages has 80 MB. Internal to redaction/.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::redaction {

/// For each of the words. What is shorter than six bytes stands in any picture by chance and is not looked for.
std::vector<bool> StandInBytes(std::span<const std::string> words, std::string_view bytes);

}  // namespace gongkai::redaction
