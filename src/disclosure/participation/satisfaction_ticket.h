// What the page of who wrote a message hands to the form that asks how it was handled: neither the query code nor the
// second fact lies in the page for that. It names the message as it was seen, so that it serves once: what was said
// changes the message. It opens nothing of what was written. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "crypto/key.h"
#include "disclosure/participation/message.h"

namespace gongkai::disclosure {

inline constexpr std::chrono::hours kSatisfactionTicketLasts{3};

struct SatisfactionTicket {
  MessageId id;
  std::int64_t version = 0;
  bool operator==(const SatisfactionTicket&) const = default;
};
/// `key`: Keys::messages.
std::string WordOf(const SatisfactionTicket& ticket, const crypto::Key& key, Instant now);
/// None for what is no ticket, was changed, or is over.
std::optional<SatisfactionTicket> SatisfactionTicketIn(std::string_view word, const crypto::Key& key, Instant now);

}  // namespace gongkai::disclosure
