// What is kept of the self-inspection, and what it reads of the public part. Schema: migrations/0231_inspection.sql.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "db/database.h"
#include "disclosure/inspection/inspection_fault.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

struct InspectionRun {
  Date day{};
  Instant ended_at{};
  std::int64_t items = 0, links = 0, outer_links = 0;
  std::int64_t not_looked = 0;  // links beyond what one run looks at
  SlowAnswers answers{};
};

/// What a run saw and what it looked for; a fault of a kind that was not looked for stays as it is.
struct Inspected {
  std::vector<SeenFault> faults{};
  std::vector<InspectionKind> looked{};
};
struct InspectionChanges {
  int open = 0, found = 0, gone = 0;
};
/// New ones are put down, those that are there are seen again, those that are there no more are gone.
InspectionChanges PutInspected(db::Transaction& act, const Inspected& inspected, Instant now);
void PutRun(db::Transaction& act, const InspectionRun& run);
std::optional<InspectionRun> LastInspection(db::Session& session);

std::optional<InspectionFault> FindFault(db::Session& session, OrganId organ, std::int64_t number);
/// False when it is gone or explained by now.
bool ExplainFault(db::Transaction& act, OrganId organ, std::int64_t number, std::string_view name,
                  std::string_view words, Instant at);

/// Open ones, of these organs (none: all, and the whole site's); oldest first within an organ.
std::vector<InspectionFault> OpenFaults(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                        int most);
/// The same that nobody has explained.
std::vector<InspectionFault> WaitingFaults(db::Session& session, const std::vector<OrganId>& organs, int most);

/// Public items without the day on which they were formed.
std::vector<Item> UndatedItems(db::Session& session, Date today, int most);
/// When something of these kinds became public last, that still is; of an organ, or of all.
std::optional<Date> LatestOfKinds(db::Session& session, std::optional<OrganId> organ, std::span<const ItemKind> kinds,
                                  Date today);
/// The organs that have something public.
std::vector<OrganId> PublishingOrgans(db::Session& session, Date today);

}  // namespace gongkai::disclosure
