#include "report/campaign/county_sum_view.h"

#include <algorithm>

#include "report/campaign/rollup_view.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kMostNamed = 30;

/// "没有报告，没有计入 2 个：甲镇、乙局。"
std::string NoteOf(std::string_view label, const std::vector<UnitId>& units, const UnitNames& names) {
  std::string note = std::string(label) + " " + std::to_string(units.size()) + " 个：";
  for (std::size_t i = 0; i < std::min(units.size(), kMostNamed); ++i) note += (i == 0 ? "" : "、") + names(units[i]);
  return note + (units.size() > kMostNamed ? "等。" : "。");
}

/// The government's own level below the top: a ledger, and no report.
std::optional<UnitId> OwnLevelOf(const RollUpNow& now) {
  const auto own = std::ranges::find_if(
      *now.units, [&](const Unit& each) { return each.is_own_level && each.parent == std::optional(now.rollup.top); });
  return own == now.units->end() ? std::nullopt : std::optional(own->id);
}

SumTold ToldOf(const RollUpNow& now) {
  const UnitNames names(*now.units);
  const std::optional<UnitId> own = OwnLevelOf(now);
  const bool has_own = own && std::ranges::find(now.rollup.added, *own) != now.rollup.added.end();
  SumTold told{.reports = static_cast<int>(now.rollup.added.size()) - (has_own ? 1 : 0), .has_own_level = has_own};
  const auto add = [&](std::string_view label, const std::vector<UnitId>& units) {
    if (!units.empty()) told.notes.push_back(NoteOf(label, units, names));
  };
  for (const LeftOut::Why why : {LeftOut::Why::kMissing, LeftOut::Why::kWithdrawn, LeftOut::Why::kLedFromAbove,
                                 LeftOut::Why::kOtherForm, LeftOut::Why::kClosedWithin}) {
    std::vector<UnitId> units;
    for (const LeftOut& each : now.rollup.left_out) {
      if (each.why == why) units.push_back(each.unit);
    }
    add(LabelOf(why), units);
  }
  told.missing = static_cast<int>(std::ranges::count_if(now.rollup.left_out, IsWithoutReport));
  add("计入了，还没有核对", now.rollup.unchecked);
  add("计入了，核对有错误", now.rollup.with_errors);
  return told;
}

/// Whose reports are in it. Of the own level the county keeps the ledgers itself.
std::vector<SumMember> MembersOf(const RollUpNow& now, account::OrganId county) {
  const UnitNames names(*now.units);
  std::vector<SumMember> members;
  for (const Share& share : SharesOf(now.rollup, {.table = 3, .row = "一", .column = "总计"}, now.reports)) {
    SumMember member{.name = names(share.unit), .organ = std::nullopt, .received = share.value};
    if (const Unit* const unit = names.Find(share.unit)) {
      const bool is_own = unit->is_own_level && unit->parent == std::optional(now.rollup.top);
      member.organ = is_own ? std::optional(county) : unit->organ;
    }
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace

TablesInstead CountySum() {
  return [](db::Session& session, const account::Organ& organ, int year) -> std::optional<SumOfOthers> {
    if (organ.kind != account::OrganKind::kCountyGovernment) return std::nullopt;
    const auto unit = UnitOfOrgan(session, organ.id);
    if (!unit) return std::nullopt;
    const RollUpNow now = RollUpNowOf(session, unit->id, year);
    SumTold told = ToldOf(now);
    if (told.reports == 0) return std::nullopt;  // the government's own level alone is no sum
    const std::string path = "/office/rollup/" + std::to_string(year),
                      query = "?unit=" + std::to_string(unit->id.value);
    SumOfOthers sum{.cells = {}, .told = std::move(told), .cell_path = path + "/cell" + query + "&cell="};
    sum.told.path = path + query;
    sum.told.members = MembersOf(now, organ.id);
    for (const RollUpCell& each : now.rollup.cells) sum.cells.push_back({.cell = each.cell, .value = each.sum});
    return sum;
  };
}

}  // namespace gongkai::report
