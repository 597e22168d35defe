// The demo county: 澄砚县, which exists nowhere, with a county office, 14 departments, 12 townships and subdistricts
// with their villages, internal units, guides, 60 people in all posts, delegations, an organ that was renamed and one
// that was merged. Built by the very acts that people do on the pages, so that history and audit trail are there too;
// the same every time but for its days. Lists: data/demo/. Who may sign in and how: demo_people.h. Later subjects give
// it life on top of this.
#pragma once

#include "account/deed.h"

namespace gongkai::account {

struct DemoCounty {
  int organs = 0, people = 0, posts = 0;
};

/// Into an installation that holds nothing, which is a demo from then on.
/// Errors: kConflict when there are organs or people.
Result<DemoCounty> SeedDemoCounty(Desk& desk);

}  // namespace gongkai::account
