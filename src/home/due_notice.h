// Which of the lines of a worklist its owner is told of, and when: once when it comes near, once on the last day or the
// one before, once when it is over. Pure.
#pragma once

#include <optional>

#include "account/notice.h"
#include "home/due.h"

namespace gongkai::home {

/// None: it is too early, or there is no day. The key tells day and stage, so that each is told once; a day that was
/// moved is told anew. `person` and `at` are left to the caller.
std::optional<account::Notice> NoticeOf(const Due& due, Date today);

}  // namespace gongkai::home
