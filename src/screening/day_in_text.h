// A day as people write it: 2018年5月12日, 2018-05-12, 2018.5.12, 20180512, 2018年5月 (its first day). Internal to
// screening/.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace gongkai::screening {

/// The first day in the text; none when there is none, or no such day.
std::optional<Date> DayInText(std::string_view text);

}  // namespace gongkai::screening
