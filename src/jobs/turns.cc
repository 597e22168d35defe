#include "jobs/turns.h"

#include <array>

namespace gongkai::jobs {

bool MayTake(const Turn& turn, Instant now) {
  switch (turn.state) {
    case TurnState::kDone:
      return false;
    case TurnState::kFailed:
      return turn.again_at && *turn.again_at <= now;
    case TurnState::kRunning:
      return turn.held_until < now;
  }
  return false;
}

std::optional<Instant> NextTry(int tries, Instant now) {
  using std::chrono::minutes;
  constexpr std::array kPauses = {minutes(1), minutes(5), minutes(15), minutes(60)};
  static_assert(kPauses.size() == kMostTries - 1);
  if (tries < 1 || tries >= kMostTries) return std::nullopt;
  return now + kPauses[static_cast<std::size_t>(tries) - 1];
}

}  // namespace gongkai::jobs
