#include "disclosure/participation/satisfaction_ticket.h"

#include <charconv>

#include "crypto/ticket.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kWhose = "satisfaction ticket";

}  // namespace

std::string WordOf(const SatisfactionTicket& ticket, const crypto::Key& key, Instant now) {
  return crypto::TicketFor(key, kWhose, ToString(ticket.id) + " " + std::to_string(ticket.version), now);
}

std::optional<SatisfactionTicket> SatisfactionTicketIn(std::string_view word, const crypto::Key& key, Instant now) {
  const auto text = crypto::TextOfTicket(key, kWhose, word, now, kSatisfactionTicketLasts);
  if (!text) return std::nullopt;
  const std::size_t blank = text->find(' ');
  const auto id = MessageIdFrom(std::string_view(*text).substr(0, blank));
  if (!id || blank == std::string::npos) return std::nullopt;
  SatisfactionTicket ticket{.id = *id};
  std::from_chars(text->data() + blank + 1, text->data() + text->size(), ticket.version);
  return ticket;
}

}  // namespace gongkai::disclosure
