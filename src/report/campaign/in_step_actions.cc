#include "report/campaign/in_step_actions.h"

#include <algorithm>
#include <map>

#include "account/organ_card_view.h"
#include "account/organ_list_view.h"
#include "report/campaign/found_reports_view.h"
#include "report/campaign/rollup_view.h"

namespace gongkai::report {
namespace {

using account::Deed;
using account::Organ;
using account::OrganKind;

// ---- units

int YearOfDay(Date day) { return static_cast<int>(day.year()); }

/// `known`: as it is kept, so that id and parent stay.
Unit UnitFrom(const Organ& organ, Unit known) {
  known.organ = organ.id;
  known.name = organ.name;
  known.short_name = organ.short_name;
  known.place_code = organ.place_code;
  known.kind = organ.kind;
  known.is_led_from_above = organ.IsLedFromAbove() && organ.kind != OrganKind::kCountyGovernment;
  known.first_year = YearOfDay(organ.opened_on);
  known.last_year = organ.closed_on ? YearOfDay(*organ.closed_on) - 1 : 9999;
  return known;
}

Unit OwnLevelOf(const Organ& county, Unit known) {
  known.name = county.name + "本级";
  known.short_name = "本级";
  known.place_code = county.place_code;
  known.kind = OrganKind::kCountyGovernment;
  known.is_own_level = true;
  known.first_year = YearOfDay(county.opened_on);
  return known;
}

/// What is kept where it differs from what should be. In a transaction the caller holds the lock of units.
class UnitPlan {
 public:
  UnitPlan(db::Session& session, Date today) : session_(session) {
    for (const account::OrganRow& row : account::ListOrgans(session, {.closed = true}, today)) {
      if (row.organ.kind == OrganKind::kCountyGovernment) county_ = row.organ;
      if (row.organ.kind != OrganKind::kCountyGovernment && account::HasOwnDuties(row.organ.kind)) {
        organs_.push_back(row.organ);
      }
    }
  }
  bool IsDone() {
    if (!county_) return true;
    const auto top = UnitOfOrgan(session_, county_->id);
    return top && Differing(*top).empty() && UnitFrom(*county_, *top) == *top;
  }
  void Do(db::Transaction& act) {
    const auto kept = UnitOfOrgan(act, county_->id);
    Unit top = UnitFrom(*county_, kept.value_or(Unit()));
    if (kept) UpdateUnit(act, top);
    if (!kept) top.id = AddUnit(act, top);
    for (const Unit& unit : Differing(top)) {
      if (unit.id == UnitId{0}) AddUnit(act, unit);
      if (unit.id != UnitId{0}) UpdateUnit(act, unit);
    }
  }

 private:
  std::vector<Unit> Differing(const Unit& top) {
    const std::vector<Unit> kept = ChildrenOf(session_, top.id);
    std::vector<Unit> differing;
    const auto want = [&](const Unit& wanted, const Unit* is) {
      if (is == nullptr || !(*is == wanted)) differing.push_back(wanted);
    };
    const auto own = std::ranges::find_if(kept, [](const Unit& each) { return each.is_own_level && !each.organ; });
    const Unit* const own_kept = own == kept.end() ? nullptr : &*own;
    want(OwnLevelOf(*county_, own_kept != nullptr ? *own_kept : Unit{.parent = top.id}), own_kept);
    for (const Organ& organ : organs_) {
      auto unit = UnitOfOrgan(session_, organ.id);
      want(UnitFrom(organ, unit.value_or(Unit{.parent = top.id})), unit ? &*unit : nullptr);
    }
    return differing;
  }

  db::Session& session_;
  std::optional<Organ> county_;
  std::vector<Organ> organs_;
};

bool AreUnitsInStep(account::Desk& desk) {
  db::Reader reader = desk.database.Read();
  return UnitPlan(reader, BeijingDay(desk.now())).IsDone();
}

// ---- roll-ups that a correction changes

constexpr std::size_t kLongestCause = 400;  // bytes, from which on no more corrections are named

std::string CauseOf(const Unit& unit, int version) {
  return ShortNameOf(unit) + " 的报告改为第 " + std::to_string(version) + " 版";
}

void KeepAnew(Deed& deed, UnitId top, int year, const std::string& cause) {
  db::Transaction& act = deed.transaction();
  LockRollUp(act, top, year);
  const auto latest = LatestRollUp(act, top, year);
  if (!latest) return;
  const RollUpNow now = RollUpNowOf(act, top, year);
  if (IsSame(*latest, now)) return;
  KeptRollUp kept = KeptFrom(now, cause);
  kept.person = deed.actor().person;
  kept.person_name = deed.actor().name;
  kept.at = deed.now();
  AddRollUp(act, kept);
}

/// Each place above the corrected ones once, with the corrections of which it is the sum.
void KeepChangedRollUps(Deed& deed, const std::vector<std::pair<UnitId, int>>& corrected) {
  std::map<std::pair<std::int64_t, int>, std::string> causes;
  for (const auto& [unit_id, year] : corrected) {
    const auto unit = FindUnit(deed.transaction(), unit_id);
    const auto head = FindUnitReportHead(deed.transaction(), unit_id, year);
    if (!unit || !head) continue;
    for (const Unit& above : UnitsAbove(deed.transaction(), unit_id)) {
      std::string& cause = causes[{above.id.value, year}];
      if (cause.size() < kLongestCause) cause += (cause.empty() ? "" : "，") + CauseOf(*unit, head->version);
    }
  }
  for (const auto& [place, cause] : causes) KeepAnew(deed, UnitId{place.first}, place.second, cause);
}

// ---- many that look at once

/// What of it is still to be put down: whoever looked at the same time may have done it, and what was found before
/// theirs must not take the place of theirs. The caller holds the lock of the year.
std::vector<FoundUnitReport> StillOutOfStep(Deed& deed, std::vector<FoundUnitReport> found) {
  std::erase_if(found, [&](const FoundUnitReport& each) {
    const auto kept = FindUnitReportHead(deed.transaction(), each.report.unit, each.report.year);
    return (kept ? kept->version : 0) != each.over || IsKept(kept, each.report, each.from);
  });
  for (FoundUnitReport& each : found) each.report.at = deed.now();
  return found;
}

/// Nothing is lost when it cannot be written now: the next who looks finds it again.
template <class Act>
void WhereItCanBeWritten(Act act) {
  try {
    act();
  } catch (const db::DatabaseError& error) {
    const db::ErrorCode code = error.code();
    if (code != db::ErrorCode::kGone && code != db::ErrorCode::kBusy && code != db::ErrorCode::kSerialization) throw;
  }
}

void WriteUnits(account::Desk& desk) {
  account::RetryDeed(desk, account::Actor{}, [](Deed& deed) {
    deed.transaction().Lock("annual units");
    UnitPlan plan(deed.transaction(), deed.today());
    if (plan.IsDone()) return;
    plan.Do(deed.transaction());
    deed.Record(account::kInstallation, "annual.units", "annual:units");
    deed.Commit();
  });
}

void WriteReports(account::Desk& desk, int year, const std::vector<FoundUnitReport>& found) {
  account::RetryDeed(desk, account::Actor{}, [&](Deed& deed) {
    deed.transaction().Lock("annual reports in step " + std::to_string(year));
    const std::vector<FoundUnitReport> still = StillOutOfStep(deed, found);
    if (still.empty()) return;
    const PutCounts counts = PutReports(deed, still);
    deed.Record(account::kInstallation, "annual.in_step", "annual:" + std::to_string(year),
                {{"added", std::to_string(counts.added)}, {"replaced", std::to_string(counts.replaced)}});
    deed.Commit();
  });
}

}  // namespace

PutCounts PutReports(Deed& deed, const std::vector<FoundUnitReport>& found) {
  PutCounts counts;
  std::vector<std::pair<UnitId, int>> corrected;
  for (const FoundUnitReport& each : found) {
    const PutReport put = PutUnitReport(deed.transaction(), each.report, each.from);
    if (put == PutReport::kNew) ++counts.added;
    if (put == PutReport::kSame) ++counts.same;
    if (put != PutReport::kReplaced) continue;
    ++counts.replaced;
    corrected.emplace_back(each.report.unit, each.report.year);
  }
  KeepChangedRollUps(deed, corrected);
  return counts;
}

void BringUnitsInStep(account::Desk& desk) {
  if (AreUnitsInStep(desk)) return;
  WhereItCanBeWritten([&] { WriteUnits(desk); });
}

void BringInStep(Desk& desk, int year) { BringYearsInStep(desk, {year}); }

void BringYearsInStep(Desk& desk, const std::vector<int>& years) {
  BringUnitsInStep(desk.office);
  for (const int year : years) {
    std::vector<FoundUnitReport> found;
    {
      db::Reader reader = desk.database.Read();
      found = ReportsOutOfStep(reader, desk.shelf, year, BeijingDay(desk.office.now()));
    }
    if (!found.empty()) WhereItCanBeWritten([&] { WriteReports(desk.office, year, found); });
  }
}

void BringSumInStep(Desk& desk, account::OrganId organ, int year) {
  {
    db::Reader reader = desk.database.Read();
    const auto found = account::RegisteredOrgan(reader, organ);
    if (!found || found->kind != OrganKind::kCountyGovernment) return;
  }
  BringInStep(desk, year);
}

}  // namespace gongkai::report
