#include "report/campaign/rollup_view.h"

#include <algorithm>
#include <iterator>

#include "account/organ_card_view.h"

namespace gongkai::report {
namespace {

std::vector<Member> MembersOf(const RollUpNow& now) {
  std::unordered_map<UnitId, int> versions;
  for (const PackedReport& each : now.reports) versions.emplace(each.unit, each.version);
  std::vector<Member> members;
  for (const UnitId unit : now.rollup.added) members.push_back({.unit = unit, .version = versions.at(unit)});
  std::ranges::sort(members);
  return members;
}

/// As far as a kept one tells it: its sums and whose reports are in it.
RollUp RollUpFrom(const KeptRollUp& kept) {
  RollUp rollup;
  rollup.top = kept.top;
  rollup.year = kept.year;
  rollup.form = kept.figures.form;
  const std::vector<CellKey>& cells = CellsOf(*rollup.form);
  for (std::size_t at = 0; at < cells.size(); ++at) {
    rollup.cells.push_back({.cell = cells[at], .sum = kept.figures.cells[at]});
  }
  for (const Member& each : kept.members) rollup.added.push_back(each.unit);
  return rollup;
}

/// Whether its organ was closed on a later day than the first of the year: until then it may have done something.
bool WasThereIn(db::Session& session, UnitId id, int year) {
  const auto unit = FindUnit(session, id);
  const auto organ = unit && unit->organ ? account::RegisteredOrgan(session, *unit->organ) : std::nullopt;
  return organ && organ->closed_on && *organ->closed_on > Date(std::chrono::year(year) / 1 / 1);
}

std::string NameOfFound(const Unit* unit) {
  return unit != nullptr ? ShortNameOf(*unit) : std::string("（已不在名单里）");
}

}  // namespace

RollUpNow RollUpNowOf(db::Session& session, UnitId top, int year) {
  return RollUpNowOf(session, top, year, std::make_shared<const std::vector<Unit>>(UnitsBelow(session, top)));
}

RollUpNow RollUpNowOf(db::Session& session, UnitId top, int year, UnitsPtr units) {
  RollUpNow now;
  now.units = std::move(units);
  if (!now.units->empty()) now.reports = PackedReportsOf(session, year, *now.units);
  const std::vector<UnitId> withdrawn = WithdrawnUnits(session, year);
  const std::vector<UnitId> deleted = UnitsWithDeletedFile(session, year);
  const auto is_withdrawn = [&](UnitId unit) { return std::ranges::binary_search(withdrawn, unit); };
  std::erase_if(now.reports, [&](const PackedReport& each) {
    if (each.source == ReportSource::kHandedIn) return std::ranges::binary_search(deleted, each.unit);
    return each.source == ReportSource::kCompiled && is_withdrawn(each.unit);
  });
  now.rollup = RollUpOf(top, year, *now.units, now.reports);
  for (LeftOut& each : now.rollup.left_out) {
    if (each.why == LeftOut::Why::kMissing && is_withdrawn(each.unit)) each.why = LeftOut::Why::kWithdrawn;
    if (each.why == LeftOut::Why::kClosedWithin && !WasThereIn(session, each.unit, year)) {
      each.why = LeftOut::Why::kNotOwing;
    }
  }
  return now;
}

KeptRollUp KeptFrom(const RollUpNow& now, std::string cause) {
  const auto missing = std::ranges::count_if(now.rollup.left_out, IsWithoutReport);
  KeptRollUp kept;
  kept.top = now.rollup.top;
  kept.year = now.rollup.year;
  kept.cause = std::move(cause);
  kept.figures = now.rollup.figures();
  kept.members = MembersOf(now);
  kept.missing = static_cast<int>(missing);
  return kept;
}

bool IsSame(const KeptRollUp& kept, const RollUpNow& now) { return kept.members == MembersOf(now); }

/// Only what is in one of them and not in the other moved anything: the rest is not looked at.
std::vector<RollUpChange> ChangesSince(db::Session& session, const KeptRollUp& kept, const RollUpNow& now) {
  const std::vector<Member> members = MembersOf(now);
  if (members == kept.members) return {};
  std::vector<Member> gone, come;
  std::ranges::set_difference(kept.members, members, std::back_inserter(gone));
  std::ranges::set_difference(members, kept.members, std::back_inserter(come));
  return ChangesBetween(RollUpFrom(kept), PackedVersions(session, kept.year, gone), now.rollup,
                        PackedVersions(session, kept.year, come));
}

std::vector<RollUpChange> ChangesBetween(db::Session& session, const KeptRollUp& before, const KeptRollUp& after) {
  std::vector<Member> gone, come;
  std::ranges::set_difference(before.members, after.members, std::back_inserter(gone));
  std::ranges::set_difference(after.members, before.members, std::back_inserter(come));
  return ChangesBetween(RollUpFrom(before), PackedVersions(session, before.year, gone), RollUpFrom(after),
                        PackedVersions(session, after.year, come));
}

UnitNames::UnitNames(const std::vector<Unit>& units) {
  by_id_.reserve(units.size());
  for (const Unit& unit : units) by_id_.emplace(unit.id, &unit);
}

std::string UnitNames::operator()(UnitId id) const { return NameOfFound(Find(id)); }

const Unit* UnitNames::Find(UnitId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::string KnownUnits::operator()(UnitId id) { return NameOfFound(Find(id)); }

const Unit* KnownUnits::Find(UnitId id) {
  const auto [found, is_new] = known_.try_emplace(id);
  if (is_new) found->second = FindUnit(session_, id);
  return found->second ? &*found->second : nullptr;
}

std::string ShortNameOf(const Unit& unit) { return unit.short_name.empty() ? unit.name : unit.short_name; }

}  // namespace gongkai::report
