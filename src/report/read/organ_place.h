// The place and the level of a report's organ, by the register of places.
#pragma once

#include "report/report.h"

namespace gongkai::report {

/// Fills place_code, and level where the register tells it. A name that several places bear is settled by the county
/// that the report itself names, or left open.
void ReadPlace(AnnualReport& report);

}  // namespace gongkai::report
