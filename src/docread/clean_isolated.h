// The end of cleaning that runs in the locked-in process. Next to read: clean_isolated.cc, isolated.cc (who calls it).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::docread {

/// What GONGKAI_READ_AS says to the process; the limits come with the file.
inline constexpr std::string_view kReadAsClean = "clean";
/// A file is in memory several times while it is cleaned.
inline constexpr std::size_t kCleanWorkerMemory = std::size_t{1} << 30U;
inline constexpr int kCleanWorkerOutOfMemory = 12;

/// A CleanRequest in, a CleanAnswer out (clean_wire.h). Starts no program.
std::string AnswerCleanRequest(std::string_view wire);

}  // namespace gongkai::docread
