// What the page of an applicant hands from one form to the next once the query code and the second fact were right: a
// sealed word that this browser may go on with this one case for a while. It stands in the page alone, never in an
// address, and is worth nothing without the keys of the installation. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "crypto/key.h"
#include "request/case_event.h"

namespace gongkai::request {

/// As long as somebody may take over writing down what is missing.
inline constexpr std::chrono::hours kTicketLasts{3};

/// `key`: Keys::cases. Letters and digits.
std::string TicketFor(const crypto::Key& key, CaseId id, Instant now);
/// None for what is no ticket, was changed, or is over.
std::optional<CaseId> CaseOfTicket(const crypto::Key& key, std::string_view ticket, Instant now);

}  // namespace gongkai::request
