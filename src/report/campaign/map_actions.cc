#include "report/campaign/map_actions.h"

#include "report/campaign/see_store.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

Status Keep(Desk& desk, UnitId top, const std::string& packed, std::string_view act, std::size_t places,
            const account::Actor& actor, account::ActPlace place = account::ActPlace::current()) {
  return account::RetryDeed(desk.office, actor, place, [&](account::Deed& deed) -> Status {
    if (deed.done_before()) return Ok();
    PutSetting(deed.transaction(), MapSetting(top), packed);
    deed.Record(account::kInstallation, act, account::ObjectOf("unit", top.value),
                {{"places", std::to_string(places)}});
    deed.Commit();
    return Ok();
  });
}

}  // namespace

std::optional<PlaceMap> MapOf(db::Session& session, UnitId top) {
  const std::string packed = GetSetting(session, MapSetting(top));
  if (packed.empty()) return std::nullopt;
  auto map = UnpackMap(packed);
  return map ? std::optional(std::move(*map)) : std::nullopt;
}

Status PutMap(Desk& desk, UnitId top, std::string_view file, const account::Actor& actor) {
  const auto map = ReadGeoJson(file);
  if (!map) return map.error();
  return Keep(desk, top, PackMap(*map), "annual.map", map->places.size(), actor);
}

Status RemoveMap(Desk& desk, UnitId top, const account::Actor& actor) {
  return Keep(desk, top, "", "annual.map_remove", 0, actor);
}

}  // namespace gongkai::report
