#include "oversight/training/check_in_ticket.h"

#include <charconv>
#include <vector>

#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"
#include "crypto/seal.h"

namespace gongkai::oversight {
namespace {

constexpr std::string_view kTicket = "training ticket", kPass = "training pass", kSeat = "training seat",
                           kBrowser = "training browser";
constexpr std::size_t kLongest = 400, kTicketDigits = 24, kBrowserDigits = 32;

std::int64_t MinuteOf(Instant now) { return std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count(); }

std::string MacOf(const crypto::Key& key, std::string_view words) {
  return crypto::HmacSm3::Of(key.Derive(kTicket), words).ToHex().substr(0, kTicketDigits);
}

std::string TicketOfMinute(const crypto::Key& key, TrainingId id, std::int64_t minute) {
  const std::string whose = ToString(id);
  return whose + "-" + MacOf(key, whose + "|" + std::to_string(minute));
}

std::optional<std::int64_t> NumberIn(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = !digits.empty() && error == std::errc{} && end == digits.data() + digits.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::string Sealed(const crypto::Key& key, std::string_view what, const std::string& words) {
  return crypto::Base64Url(crypto::Seal(key.Derive(what), what, words));
}

std::optional<std::string> Opened(const crypto::Key& key, std::string_view what, std::string_view word) {
  if (word.size() > kLongest) return std::nullopt;
  const auto sealed = crypto::ParseBase64Url(word);
  if (!sealed) return std::nullopt;
  const auto opened = crypto::Open(key.Derive(what), what, *sealed);
  return opened ? std::optional(std::string(opened->Reveal())) : std::nullopt;
}

/// What stands between the bars of "a|b|c".
std::vector<std::string_view> PartsOf(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t bar = text.find('|'); bar != std::string_view::npos; bar = text.find('|')) {
    parts.push_back(text.substr(0, bar));
    text.remove_prefix(bar + 1);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

std::string TicketOf(const crypto::Key& key, TrainingId id, Instant now) {
  return TicketOfMinute(key, id, MinuteOf(now));
}

std::optional<HallCode> CodeOfTicket(const crypto::Key& key, std::string_view ticket, Instant now) {
  const std::size_t dash = ticket.size() > kLongest ? std::string_view::npos : ticket.rfind('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto id = TrainingIdFrom(ticket.substr(0, dash));
  if (!id) return std::nullopt;
  const std::int64_t minute = MinuteOf(now);
  for (const std::int64_t each : {minute, minute - kTicketChanges.count()}) {
    if (crypto::SameInConstantTime(ticket, TicketOfMinute(key, *id, each))) return HallCode{*id, each};
  }
  return std::nullopt;
}

std::string BrowserDigest(const crypto::Key& key, std::string_view cookie) {
  return crypto::HmacSm3::Of(key.Derive(kBrowser), cookie).ToHex().substr(0, kBrowserDigits);
}

std::string PassFor(const crypto::Key& key, const HallCode& code, std::string_view cookie, Instant now) {
  return Sealed(key, kPass,
                ToString(code.training) + "|" + std::to_string(code.minute) + "|" + std::to_string(Seconds(now)) + "|" +
                    BrowserDigest(key, cookie));
}

std::optional<HallCode> CodeOfPass(const crypto::Key& key, std::string_view pass, std::string_view cookie,
                                   Instant now) {
  constexpr std::size_t kParts = 4;
  const auto opened = Opened(key, kPass, pass);
  const auto parts = opened ? PartsOf(*opened) : std::vector<std::string_view>();
  if (parts.size() != kParts || parts[3] != BrowserDigest(key, cookie)) return std::nullopt;
  const auto id = TrainingIdFrom(parts[0]);
  const auto minute = NumberIn(parts[1]), since = NumberIn(parts[2]);
  if (!id || !minute || !since) return std::nullopt;
  const Instant given = InstantOf(*since);
  if (given > now || now - given > kPassLasts) return std::nullopt;
  return HallCode{*id, *minute};
}

std::string SeatFor(const crypto::Key& key, Seat seat) {
  return Sealed(key, kSeat, ToString(seat.training) + "|" + std::to_string(seat.attendance));
}

std::optional<Seat> SeatIn(const crypto::Key& key, std::string_view word) {
  const auto opened = Opened(key, kSeat, word);
  const std::size_t bar = opened ? opened->find('|') : std::string::npos;
  if (bar == std::string::npos) return std::nullopt;
  const auto id = TrainingIdFrom(std::string_view(*opened).substr(0, bar));
  const auto number = NumberIn(std::string_view(*opened).substr(bar + 1));
  return id && number ? std::optional(Seat{*id, *number}) : std::nullopt;
}

}  // namespace gongkai::oversight
