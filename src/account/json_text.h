// What a provider of identities sends us, member by member: nobody promises that it is there or of the right kind.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace gongkai::account {

/// The text under `name`; empty when `object` is none, has no such member, or the member is no text.
inline std::string TextIn(const nlohmann::json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace gongkai::account
