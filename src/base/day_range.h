// Days from one to another.
#pragma once

#include "base/date.h"

namespace gongkai {

/// Both included.
struct DayRange {
  Date first{}, last{};
  bool operator==(const DayRange&) const = default;
};

}  // namespace gongkai
