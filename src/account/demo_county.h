// The demo county: 澄砚县, which exists nowhere, with a county office, 14 departments, 12 townships and subdistricts
// with their villages, internal units, guides, 63 people in all posts, delegations, an organ that was renamed and one
// that was merged. Built by the very acts that people do on the pages, so that history and audit trail are there too;
// the same every time but for its days. Lists: data/demo/. Who may sign in and how: demo_people.h. Later subjects give
// it life on top of this.
#pragma once

#include <functional>
#include <string_view>

#include "account/deed.h"

namespace gongkai::account {

struct DemoCounty {
  int organs = 0, people = 0, posts = 0;
};

/// What later subjects need to let the county live from its founding until today: they turn the clock forward and act
/// as the people whose business it is.
struct DemoLife {
  Desk& desk;  // its clock stands at `moment`
  Instant& moment;
  Instant today;
  std::function<OrganId(std::string_view code)> organ;
  /// Who holds that post in that organ. Aborts the seed when nobody does: a mistake in the lists.
  std::function<Actor(std::string_view code, PostKind post)> as;
};

/// The county is founded so long before today, so that it has a turn of the year behind it, and a year of items.
inline constexpr std::chrono::days kDemoPast{600};

/// Into an installation that holds nothing, which is a demo from then on. `live` fills the time until today.
/// Errors: kConflict when there are organs or people.
Result<DemoCounty> SeedDemoCounty(Desk& desk, const std::function<void(DemoLife&)>& live = {});

}  // namespace gongkai::account
