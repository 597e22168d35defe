// How an act ends that is refused but must be seen later: its refusal is put down, and nothing else of it remains.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "account/deed.h"

namespace gongkai::account {

/// Records and commits; gives the error on. Call it before anything was written.
Error Refused(Deed& deed, OrganId organ, std::string_view act, std::string object, Error error);

/// The id that the same form was answered with when it was sent before.
template <class IdType>
std::optional<IdType> EarlierId(const Deed& deed) {
  if (!deed.done_before()) return std::nullopt;
  std::int64_t id = 0;
  const std::string& text = deed.earlier_result();
  std::from_chars(text.data(), text.data() + text.size(), id);
  return IdType{id};
}

}  // namespace gongkai::account
