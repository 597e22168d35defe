#include "request/applicant_ticket.h"

#include "crypto/ticket.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kWhose = "applicant ticket";

}  // namespace

std::string TicketFor(const crypto::Key& key, CaseId id, Instant now) {
  return crypto::TicketFor(key, kWhose, ToString(id), now);
}

std::optional<CaseId> CaseOfTicket(const crypto::Key& key, std::string_view ticket, Instant now) {
  const auto text = crypto::TextOfTicket(key, kWhose, ticket, now, kTicketLasts);
  return text ? CaseIdFrom(*text) : std::nullopt;
}

}  // namespace gongkai::request
