// One indicator of one organ as its page shows it: the rows behind it, what changed and why, what was said, proof and
// objections. The page and the acts that come back with faults draw the same.
#pragma once

#include <string>
#include <vector>

#include "assessment/appeal_store.h"
#include "assessment/sheet_view.h"

namespace gongkai::assessment {

struct IndicatorView {
  Assessment assessment;
  AssessedOrgan organ;
  std::string name;  // of the organ
  SheetLine line;
  std::vector<LedgerRow> rows;  // of the latest reading
  std::vector<DatedReading> readings;
  std::vector<Evidence> evidence;
  std::vector<Appeal> appeals;  // of this indicator
};
/// The organ is assessed and the indicator is of the table.
IndicatorView IndicatorViewOf(db::Session& session, const Assessment& assessment, OrganId organ,
                              const Indicator& indicator);

}  // namespace gongkai::assessment
