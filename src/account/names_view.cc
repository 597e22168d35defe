#include "account/names_view.h"

#include <algorithm>
#include <map>

#include "account/organ_store.h"
#include "account/people_store.h"

namespace gongkai::account {

std::vector<OrganId> OrgansOfAllTimes(db::Session& session, Date day) {
  std::vector<OrganId> ids;
  for (const Organ& organ : AllOrgans(session, day, Closed::kInclude)) ids.push_back(organ.id);
  return ids;
}

std::vector<NamedOrgan> NamesInCounty(db::Session& session, Date day) {
  std::vector<NamedOrgan> organs;
  std::map<OrganId, std::size_t> places;
  for (const Organ& organ : AllOrgans(session, day)) {
    places.emplace(organ.id, organs.size());
    organs.push_back({.id = organ.id,
                      .name = organ.name,
                      .short_name = organ.short_name,
                      .place_code = organ.place_code,
                      .former_names = {},
                      .leaders = {}});
  }
  for (const auto& [id, name] : AllNames(session)) {
    const auto place = places.find(id);
    if (place == places.end() || name.from > day) continue;
    NamedOrgan& organ = organs[place->second];
    if (name.name != organ.name) organ.former_names.push_back(name.name);
  }
  for (const OrganLeader& leader : LeadersOn(session, day)) {
    const auto place = places.find(leader.organ);
    if (place != places.end()) organs[place->second].leaders.push_back(leader.name);
  }
  return organs;
}

}  // namespace gongkai::account
