// What is kept of roll-ups: each as it was on a day, with the versions that are in it, so that what changed since can
// be told. Schema: migrations/0322_annual_rollup.sql. Rows are only added.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "report/campaign/rollup.h"

namespace gongkai::report {

struct KeptRollUp {
  UnitId top{0};
  int year = 0;
  int number = 0;
  std::string cause;  // why it was kept: what was typed, or which report was corrected
  Figures figures;
  std::vector<Member> members;
  int missing = 0;
  account::PersonId person{0};  // 0: the program
  std::string person_name;
  Instant at{};
};

/// Whoever keeps one holds it while it is compared with the one before: until then nobody keeps another.
void LockRollUp(db::Transaction& act, UnitId top, int year);
/// Its number is given here.
int AddRollUp(db::Transaction& act, const KeptRollUp& kept);
/// Newest first.
std::vector<KeptRollUp> KeptRollUps(db::Session& session, UnitId top, int year, int most);
std::optional<KeptRollUp> FindRollUp(db::Session& session, UnitId top, int year, int number);
std::optional<KeptRollUp> LatestRollUp(db::Session& session, UnitId top, int year);

}  // namespace gongkai::report
