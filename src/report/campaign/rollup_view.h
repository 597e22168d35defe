// A roll-up as pages and acts look at it: the sum over what is kept now, and what changed since one that was kept.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "report/campaign/rollup_store.h"
#include "report/campaign/unit_report_store.h"
#include "report/campaign/unit_store.h"

namespace gongkai::report {

/// The top first, then all below it; years that are looked at together share them. Never null.
using UnitsPtr = std::shared_ptr<const std::vector<Unit>>;

struct RollUpNow {
  UnitsPtr units;
  std::vector<PackedReport> reports;  // theirs on the year; of a large forest those of others too
  RollUp rollup;
};
/// `units` is empty when there is no such unit.
RollUpNow RollUpNowOf(db::Session& session, UnitId top, int year);
/// `units`: the same as UnitsBelow(session, top).
RollUpNow RollUpNowOf(db::Session& session, UnitId top, int year, UnitsPtr units);

/// As it is kept: what AddRollUp takes.
KeptRollUp KeptFrom(const RollUpNow& now, std::string cause);
/// Whether the same versions are in both.
bool IsSame(const KeptRollUp& kept, const RollUpNow& now);

/// What changed between a kept roll-up and now, or between two that were kept.
std::vector<RollUpChange> ChangesSince(db::Session& session, const KeptRollUp& kept, const RollUpNow& now);
std::vector<RollUpChange> ChangesBetween(db::Session& session, const KeptRollUp& before, const KeptRollUp& after);

/// Short names by unit; of one that is not among them "（已不在名单里）".
class UnitNames {
 public:
  explicit UnitNames(const std::vector<Unit>& units);
  std::string operator()(UnitId id) const;
  const Unit* Find(UnitId id) const;

 private:
  std::unordered_map<UnitId, const Unit*> by_id_;
};
std::string ShortNameOf(const Unit& unit);

/// The same of whoever is asked for, read then and once each: a page names a few of those that it adds up.
class KnownUnits {
 public:
  explicit KnownUnits(db::Session& session) : session_(session) {}
  std::string operator()(UnitId id);
  const Unit* Find(UnitId id);

 private:
  db::Session& session_;
  std::unordered_map<UnitId, std::optional<Unit>> known_;
};

}  // namespace gongkai::report
