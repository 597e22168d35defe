// What of measures waits for whom, as the worklist asks for it.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "oversight/measure_store.h"

namespace gongkai::oversight {

/// What the visitor's organs are to put right and have not reported.
std::vector<Measure> MeasuresToReport(db::Session& session, const account::Visitor& visitor);
/// For who looks after the county: what was reported and nobody looked at, and what is behind its day.
std::vector<Measure> MeasuresToFollow(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::oversight
