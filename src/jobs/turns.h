// One run of timed work and what becomes of it: who may begin it, when a failed one is tried again, when one that fell
// silent is taken over. Pure; where turns are kept is for a Book to say.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/instant.h"

namespace gongkai::jobs {

enum class TurnState { kRunning, kDone, kFailed };

struct Turn {
  Instant due{};
  TurnState state = TurnState::kRunning;
  int tries = 0;
  Instant begun_at{};                 // the last try
  Instant held_until{};               // running: whoever has not said by then that it goes on was killed
  std::optional<Instant> ended_at{};  // the last try
  std::optional<Instant> again_at{};  // failed: when it is tried again; none: not any more
  std::string message;                // what came of it, or why it failed
  std::string node;                   // the process that has or had it
};

/// How long a turn is held without a sign of life.
inline constexpr std::chrono::seconds kHeldFor{60};
/// How often it is tried in all.
inline constexpr int kMostTries = 5;

/// Whether a process may take this turn now: it failed and its time has come again, or its holder fell silent.
bool MayTake(const Turn& turn, Instant now);

/// When a turn that has failed so many times is tried again: after 1, 5, 15 and 60 minutes; none after that.
std::optional<Instant> NextTry(int tries, Instant now);

}  // namespace gongkai::jobs
