// The organs in somebody's sight as one parameter of a statement: ",1,2,", in which ",2," is looked for. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"

// In a statement; parameters: SightText twice.
#define IN_SIGHT(organ) "(CAST(? AS TEXT) IS NULL OR CAST(? AS TEXT) LIKE '%,' || " organ " || ',%')"

namespace gongkai::account {

inline std::string SightText(const std::vector<OrganId>& organs) {
  std::string list = ",";
  for (const OrganId organ : organs) list += std::to_string(organ.value) + ",";
  return list;
}

/// None: the whole county is in sight.
inline std::optional<std::string> SightText(const std::optional<std::vector<OrganId>>& organs) {
  return organs ? std::optional(SightText(*organs)) : std::nullopt;
}

}  // namespace gongkai::account
