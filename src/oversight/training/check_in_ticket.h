// What the code on the trainer's screen bears, and what a telephone is handed after it: three sealed words, none of
// which is worth anything without the keys of the installation. Pure.
//
//   ticket  in the code; another one each minute, so that a picture sent to who is not there has ended before it comes
//   pass    what a ticket is changed for at once, for this browser alone: time to write a name or to sign in
//   seat    of who signed in: the way to the short test
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "crypto/key.h"
#include "oversight/training/training.h"

namespace gongkai::oversight {

/// A ticket is good in its minute and the next one; a pass as long as somebody may take to sign in.
inline constexpr std::chrono::minutes kTicketChanges{1}, kPassLasts{10};

/// The code that stood on the screen in one minute, counted since 1970.
struct HallCode {
  TrainingId training;
  std::int64_t minute = 0;
  bool operator==(const HallCode&) const = default;
};

/// `key`: account::Keys::blind, of which each of these has its own.
std::string TicketOf(const crypto::Key& key, TrainingId id, Instant now);
/// None for what is no ticket, was changed, or is over.
std::optional<HallCode> CodeOfTicket(const crypto::Key& key, std::string_view ticket, Instant now);

/// Of the random cookie of the form: tells browsers apart and nothing else.
std::string BrowserDigest(const crypto::Key& key, std::string_view cookie);

/// `cookie`: the random word of the browser's form cookie; not empty.
std::string PassFor(const crypto::Key& key, const HallCode& code, std::string_view cookie, Instant now);
/// By which code it was given. None in another browser, or later.
std::optional<HallCode> CodeOfPass(const crypto::Key& key, std::string_view pass, std::string_view cookie, Instant now);

struct Seat {
  TrainingId training;
  std::int64_t attendance = 0;
  bool operator==(const Seat&) const = default;
};
/// Does not end by time: the test has its own last day (Quiz::until).
std::string SeatFor(const crypto::Key& key, Seat seat);
/// None for what is no seat, or was changed.
std::optional<Seat> SeatIn(const crypto::Key& key, std::string_view word);

}  // namespace gongkai::oversight
