// The map of a place: an operator's GeoJSON is put down for it, or taken away. Next to read: place_map.h.
#pragma once

#include <optional>
#include <string_view>

#include "report/actions.h"
#include "report/campaign/place_map.h"

namespace gongkai::report {

/// None: no map was put down.
std::optional<PlaceMap> MapOf(db::Session& session, UnitId top);

/// Instead of the one before. Errors: kInvalidInput as ReadGeoJson.
Status PutMap(Desk& desk, UnitId top, std::string_view file, const account::Actor& actor);
Status RemoveMap(Desk& desk, UnitId top, const account::Actor& actor);

}  // namespace gongkai::report
