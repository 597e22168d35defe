// Everybody who works here today, each with the eyes with which they see the office: for work that is done for all of
// them by the clock.
#pragma once

#include <string>
#include <vector>

#include "account/visitor.h"
#include "base/date.h"
#include "db/database.h"

namespace gongkai::account {

/// Those whose account was not stopped and who hold a post on the day.
std::vector<Visitor> EverybodyInOffice(db::Session& session, Date day);

struct ActHolder {
  PersonId person{0};
  std::string name;
  bool delegated = false;  // stands in
};
/// Who may do this for the organ on the day by a post held in the organ itself, in the order of posts: whom to ask for
/// it.
std::vector<ActHolder> HoldersOf(db::Session& session, OrganId organ, Act act, Date day);

/// Of somebody of the office, whether he holds a post or not; empty for nobody.
std::string NameOfOfficer(db::Session& session, PersonId person);

}  // namespace gongkai::account
