// What is kept of an organ's sheet: readings of ledgers with their rows, what was said and reviewed, evidence. Schema:
// migrations/0343_assessment_reading.sql, 0344_assessment_mark.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/period.h"
#include "assessment/score_sheet.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::assessment {

/// Which indicator of which organ.
struct SheetPlace {
  AssessmentId assessment{0};
  OrganId organ{0};
  int indicator = 0;
};
std::string ToString(const SheetPlace& place);  // "3-101-7", for the audit trail

/// Of a row, and of all rows in their order.
std::string DigestOf(const LedgerRow& row);
std::string DigestOf(const std::vector<LedgerRow>& rows);

std::optional<KeptReading> LatestReading(db::Session& session, const SheetPlace& place);
struct DatedReading {
  KeptReading reading;
  Instant at{};
};
/// Newest first.
std::vector<DatedReading> ReadingsOf(db::Session& session, const SheetPlace& place);
/// As they were in that reading, by key. A row that is not what its digest says is left out: it was changed behind the
/// program's back.
std::vector<LedgerRow> RowsOf(db::Session& session, const SheetPlace& place, int reading);
/// `reading.number` is the one after the latest; `rows` are in the order of their keys.
void AddReading(db::Transaction& act, const SheetPlace& place, const KeptReading& reading,
                const std::vector<LedgerRow>& rows, Instant at);

Mark MarkOf(db::Session& session, const SheetPlace& place);
/// False where somebody was faster.
bool PutMark(db::Transaction& act, const SheetPlace& place, const Mark& mark);

struct Evidence {
  int number = 0;
  std::string name, digest;
  std::int64_t size = 0;
  Instant at{};
  std::string person;
};
std::vector<Evidence> EvidenceOf(db::Session& session, const SheetPlace& place);
/// Its number is given here.
void AddEvidence(db::Transaction& act, const SheetPlace& place, const Evidence& evidence);
/// The digest of what was taken out; the caller sees to the blob.
std::optional<std::string> RemoveEvidence(db::Transaction& act, const SheetPlace& place, int number);

/// All lines of an organ, in the order of the table.
std::vector<SheetLine> LinesOf(db::Session& session, AssessmentId id, OrganId organ,
                               const std::vector<Indicator>& table);

}  // namespace gongkai::assessment
