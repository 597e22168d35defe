// The 26 areas in which the state has tried out standard catalogues at the lowest levels (试点领域), as dated data. A
// county may add areas of its own: an area is known by its name.
//
// Source: 国办发〔2019〕54号 and the guides of the ministries for the areas; 扶贫 became 乡村振兴 in 2021.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gongkai::disclosure {

struct CatalogueArea {
  std::string_view name;      // as it is called now
  std::string_view others;    // other names in use, between blanks
  std::string_view ministry;  // whose guide it is
  Date from;                  // since when it is one of the 26
  std::string_view former{};  // its name until the day before renamed_on
  std::optional<Date> renamed_on{};
};

std::span<const CatalogueArea> PilotAreas();

/// By any of its names, with or without "领域". Null for what is none of the 26.
const CatalogueArea* PilotAreaNamed(std::string_view typed);

/// As the area was called on that day.
std::string_view NameOn(const CatalogueArea& area, Date day);

/// The name under which rows of an area stand together: that of the pilot area, or what was typed, without "领域".
std::string AreaFrom(std::string_view typed);

}  // namespace gongkai::disclosure
