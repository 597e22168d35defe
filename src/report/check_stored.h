// Holds a stored report against the rules, together with the stored reports it is compared with.
#pragma once

#include <cstdint>

#include "report/actions.h"

namespace gongkai::report {

/// Reads, checks, and writes the findings, unless a newer version came meanwhile (its own check follows).
void CheckStored(Desk& desk, std::int64_t report_id);

}  // namespace gongkai::report
