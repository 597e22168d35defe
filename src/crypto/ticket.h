// A sealed word that a page hands from one form to the next: what was shown to be so need not be typed again, nor lie
// in the page. It is over after a while, and worth nothing without the key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "crypto/key.h"

namespace gongkai::crypto {

/// `whose`: of what kind, so that one of another kind does not open. Letters and digits.
std::string TicketFor(const Key& key, std::string_view whose, std::string_view text, Instant now);
/// The text. None for what is no ticket, was changed, is of another kind, or is over.
std::optional<std::string> TextOfTicket(const Key& key, std::string_view whose, std::string_view ticket, Instant now,
                                        std::chrono::seconds lasts);

}  // namespace gongkai::crypto
