// What the due day would be, if: an event that has not happened is tried on a copy of the case. Nothing is kept. Pure.
// Page: case_calendar_pages.cc.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "law/working_calendar.h"
#include "request/case_fold.h"

namespace gongkai::request {

/// What can be tried: "confirm", "consult", ….
struct Supposition {
  std::string_view id, label;
  std::string_view then;  // what comes of it on the second day, "对方答复"; empty: nothing
};
std::span<const Supposition> Suppositions();

/// As typed.
struct WhatIf {
  std::string what, on;
  std::string then;  // the day of what comes of it; may be empty
  std::string until, working_days, with;
};

/// The case as it would be. Errors: under the names of WhatIf; "what" when the law or the order of the days does not
/// allow it.
FormResult<CaseFold> TryOut(const CaseFold& fold, const WhatIf& typed, const law::WorkingCalendar& calendar);

}  // namespace gongkai::request
