#include "request/applicant_ticket.h"

#include <charconv>

#include "crypto/bytes.h"
#include "crypto/seal.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kWhose = "applicant ticket";
constexpr std::size_t kLongest = 400;

}  // namespace

std::string TicketFor(const crypto::Key& key, CaseId id, Instant now) {
  return crypto::Hex(crypto::Seal(key.Derive(kWhose), kWhose, ToString(id) + "|" + std::to_string(Seconds(now))));
}

std::optional<CaseId> CaseOfTicket(const crypto::Key& key, std::string_view ticket, Instant now) {
  if (ticket.size() > kLongest) return std::nullopt;
  const auto sealed = crypto::ParseHex(ticket);
  if (!sealed) return std::nullopt;
  const auto opened = crypto::Open(key.Derive(kWhose), kWhose, *sealed);
  if (!opened) return std::nullopt;
  const std::string_view text = opened->Reveal();
  const std::size_t bar = text.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  std::int64_t since = 0;
  const std::string_view digits = text.substr(bar + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), since);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  const Instant given = InstantOf(since);
  if (given > now || now - given > kTicketLasts) return std::nullopt;
  return CaseIdFrom(text.substr(0, bar));
}

}  // namespace gongkai::request
