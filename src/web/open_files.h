// How many files and connections this process may have open.
#pragma once

#include <cstdint>

namespace gongkai::web {

/// Raises what is allowed to what may be allowed (the soft limit to the hard one); answers how much that is.
std::uint64_t RaiseOpenFiles();

/// Of so many open files the connections that leave room for the database, uploads and the log.
unsigned ConnectionsWithin(std::uint64_t open_files, unsigned wanted);

}  // namespace gongkai::web
