// A ticket says what was put into it, to who has the key, of its kind and for a while.
#include "crypto/ticket.h"

#include <doctest/doctest.h>

namespace gongkai::crypto {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a ticket opens by its key, as its kind, and for as long as it lasts") {
  const Key key = Key::Random();
  const Instant now = InstantOf(1'773'104'400);
  const std::string ticket = TicketFor(key, "door", "18-3|x", now);
  CHECK(TextOfTicket(key, "door", ticket, now, 1h) == "18-3|x");
  CHECK(TextOfTicket(key, "door", ticket, now + 1h, 1h) == "18-3|x");
  CHECK_FALSE(TextOfTicket(key, "door", ticket, now + 1h + 1s, 1h));
  CHECK_FALSE(TextOfTicket(key, "door", ticket, now - 1s, 1h));
  CHECK_FALSE(TextOfTicket(key, "window", ticket, now, 1h));
  CHECK_FALSE(TextOfTicket(Key::Random(), "door", ticket, now, 1h));
  for (const std::string& bad :
       {std::string(), std::string("zz"), ticket + "00", ticket.substr(2), std::string(9'999, 'a')}) {
    CHECK_FALSE(TextOfTicket(key, "door", bad, now, 1h));
  }
}

}  // namespace
}  // namespace gongkai::crypto
