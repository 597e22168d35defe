// What is kept of reading places. Schema: migrations/0130_channel.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/channel/reading_place.h"

namespace gongkai::disclosure {

std::optional<ReadingPlace> FindReadingPlace(db::Session& session, OrganId organ, std::int64_t number);
/// Those that are there on that day, by organ and number.
std::vector<ReadingPlace> ReadingPlaces(db::Session& session, Date day);
/// place.number is given here.
std::int64_t AddReadingPlace(db::Transaction& act, ReadingPlace place);
/// False when the stored version is not place.version (somebody was faster). Counts the version up.
bool UpdateReadingPlace(db::Transaction& act, const ReadingPlace& place);

}  // namespace gongkai::disclosure
