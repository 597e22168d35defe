#include "crypto/ticket.h"

#include <charconv>

#include "crypto/bytes.h"
#include "crypto/seal.h"

namespace gongkai::crypto {
namespace {

constexpr std::size_t kLongest = 400;

std::optional<Instant> MomentIn(std::string_view digits) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return InstantOf(seconds);
}

}  // namespace

std::string TicketFor(const Key& key, std::string_view whose, std::string_view text, Instant now) {
  return Hex(Seal(key.Derive(whose), whose, std::string(text) + "|" + std::to_string(Seconds(now))));
}

std::optional<std::string> TextOfTicket(const Key& key, std::string_view whose, std::string_view ticket, Instant now,
                                        std::chrono::seconds lasts) {
  const auto sealed = ticket.size() > kLongest ? std::nullopt : ParseHex(ticket);
  const auto opened = sealed ? Open(key.Derive(whose), whose, *sealed) : std::nullopt;
  if (!opened) return std::nullopt;
  const std::string_view text = opened->Reveal();
  const std::size_t bar = text.rfind('|');
  const auto given = bar == std::string_view::npos ? std::nullopt : MomentIn(text.substr(bar + 1));
  if (!given || *given > now || now - *given > lasts) return std::nullopt;
  return std::string(text.substr(0, bar));
}

}  // namespace gongkai::crypto
