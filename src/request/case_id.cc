#include <charconv>

#include "request/case_event.h"

namespace gongkai::request {

std::string ToString(CaseId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<CaseId> CaseIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view digits) -> std::optional<std::int64_t> {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value <= 0) return std::nullopt;
    return value;
  };
  const auto organ = number(text.substr(0, dash)), which = number(text.substr(dash + 1));
  if (!organ || !which) return std::nullopt;
  return CaseId{account::OrganId{*organ}, *which};
}

}  // namespace gongkai::request
