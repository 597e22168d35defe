// What stands in a letter and in what a gateway is given. Pure. A gateway stands outside of the house: it is given the
// telephone number and how many notices of what kind wait, and no word of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/notice.h"

namespace gongkai::account {

struct Letter {
  std::string subject, text;
};

/// Of one notice or several, never none. `site`: the address of the office with its base path; empty where it is
/// unknown.
Letter LetterOf(std::string_view person_name, const std::vector<Notice>& notices, std::string_view site);

/// The JSON that a gateway is sent: {"id", "to", "kind", "count", "text"}; several kinds at once are the kind "digest".
/// `id` stays the same when the same is sent again.
std::string GatewayMessage(std::string_view id, std::string_view phone, const std::vector<Notice>& notices);

std::string GatewayTestMessage(std::string_view id, std::string_view phone);

/// The eleven digits of a telephone that takes messages, out of what was written; none for a desk's.
std::optional<std::string> MobileIn(std::string_view phone);

/// The value of the header X-Gongkai-Signature: HMAC-SHA256 over "timestamp.body", so that nobody else can have said
/// it, and what was said once cannot be said again later.
std::string GatewaySignature(std::string_view secret, std::string_view timestamp, std::string_view body);

}  // namespace gongkai::account
