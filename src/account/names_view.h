// What organs of the county are and were called, and who leads them: for who looks for wrong names in a text. In: a
// session and the day.
#pragma once

#include <string>
#include <vector>

#include "account/organ.h"
#include "db/database.h"

namespace gongkai::account {

struct NamedOrgan {
  OrganId id{0};
  std::string name, short_name, place_code;
  std::vector<std::string> former_names;  // full names that it bore and bears no more, newest first
  std::vector<std::string> leaders;  // names of its head and of the leaders in charge, who hold that post on the day
};

/// Organs that are there on the day, in the order of kind and code.
std::vector<NamedOrgan> NamesInCounty(db::Session& session, Date day);

/// Every organ that is or was there: what a closed one has done stays in sight of who looks after the county.
std::vector<OrganId> OrgansOfAllTimes(db::Session& session, Date day);

}  // namespace gongkai::account
