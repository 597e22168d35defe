#include "web/open_files.h"

#include <sys/resource.h>

#include <algorithm>

namespace gongkai::web {
namespace {

constexpr std::uint64_t kForTheRest = 1024;

}  // namespace

std::uint64_t RaiseOpenFiles() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return kForTheRest;
  const rlim_t soft = limit.rlim_cur;
  limit.rlim_cur = limit.rlim_max;
  return setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_max : soft;
}

unsigned ConnectionsWithin(std::uint64_t open_files, unsigned wanted) {
  const std::uint64_t room = open_files > 2 * kForTheRest ? open_files - kForTheRest : open_files / 2;
  return static_cast<unsigned>(std::min<std::uint64_t>(wanted, room));
}

}  // namespace gongkai::web
