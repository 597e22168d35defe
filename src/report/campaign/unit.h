// Unit: whoever owes an annual report, as a campaign and a roll-up see it: an organ of this installation, or a body
// outside it (another county of the city, an organ that works elsewhere). A forest of any depth: a city, its counties,
// their organs. Pure; what is kept: unit_store.h.
//
// Source: 条例第四条, 第四十九条; 第三条 (bodies led from above are their own department's, and not the county's to
// sum).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/organ.h"
#include "base/id.h"

namespace gongkai::report {

using UnitId = Id<struct UnitTag>;

struct Unit {
  UnitId id{0};
  std::optional<UnitId> parent{};           // none: the top of a roll-up
  std::optional<account::OrganId> organ{};  // none: outside the system
  std::string name;                         // full: "澄砚县枕溪镇人民政府"
  std::string short_name;                   // "枕溪镇"
  std::string place_code;                   // 6, 9 or 12 digits; empty if none
  account::OrganKind kind = account::OrganKind::kDepartment;
  /// 垂直领导: listed, and left out of the sums of the place.
  bool is_led_from_above = false;
  /// 本级: the report of the government's own level, whose figures count beside those of its organs.
  bool is_own_level = false;
  int first_year = 0;    // of a report it owes, inclusive
  int last_year = 9999;  // inclusive; abolished: the last it owed
  bool operator==(const Unit&) const = default;
};

}  // namespace gongkai::report
