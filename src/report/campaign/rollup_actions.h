// Keeping a roll-up as it is: what was reported on, or settled, on a day, so that every later difference from it can be
// told. Kept ones are never changed.
#pragma once

#include <string>

#include "account/deed.h"
#include "base/field_errors.h"
#include "report/campaign/rollup_store.h"

namespace gongkai::report {

inline constexpr std::size_t kLongestCause = 200;  // characters

struct KeepForm {
  UnitId top{0};
  int year = 0;
  std::string cause;  // "3 月 20 日报市政府"
};
/// Its number. Errors: under "cause"; of a roll-up without a report, or one that was kept as it is.
FormResult<int> KeepRollUp(account::Desk& desk, const account::Actor& actor, const KeepForm& form);

}  // namespace gongkai::report
