// Keeping points in step with the ledgers: each automatic indicator of an organ is read, and where a row came, went or
// is another, the next reading is kept with what changed, in words. Whoever shows a sheet calls BringInStep first; it
// reads, and writes only where something moved, as a deed of the program. Nothing moves once an assessment is
// concluded.
#pragma once

#include "account/deed.h"
#include "assessment/assessment_store.h"
#include "assessment/sheet_store.h"

namespace gongkai::assessment {

/// Of one indicator: the rows of today, and the reading that follows if they are not those of the last one.
struct FreshReading {
  int indicator = 0;
  KeptReading reading;
  std::vector<LedgerRow> rows;
};
/// Those that moved.
std::vector<FreshReading> MovedReadings(db::Session& session, const Assessment& assessment, OrganId organ, Date today);

/// Reads and keeps within a deed, which has locked the assessment; tells how many moved.
int ReadLedgers(account::Deed& deed, const Assessment& assessment, OrganId organ);

void BringInStep(account::Desk& desk, const Assessment& assessment, OrganId organ);
/// Of all organs.
void BringInStep(account::Desk& desk, const Assessment& assessment);

}  // namespace gongkai::assessment
