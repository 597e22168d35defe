#include "report/campaign/rollup.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

using ReportsByUnit = std::unordered_map<UnitId, const PackedReport*>;

ReportsByUnit ByUnit(std::span<const PackedReport> reports, int year) {
  ReportsByUnit by_unit;
  by_unit.reserve(reports.size());
  for (const PackedReport& each : reports) {
    if (each.year != year) continue;
    const PackedReport*& known = by_unit[each.unit];
    if (known == nullptr || known->version < each.version) known = &each;
  }
  return by_unit;
}

/// The forest with its branches; each unit is visited once, whatever their parents are.
class Walk {
 public:
  Walk(RollUp& rollup, std::span<const Unit> units, const ReportsByUnit& reports)
      : rollup_(rollup), reports_(reports), sum_(*rollup.form) {
    children_.reserve(units.size());
    for (const Unit& unit : units) {
      by_id_.emplace(unit.id, &unit);
      if (unit.parent) children_.emplace_back(unit.parent->value, &unit);
    }
    std::ranges::stable_sort(children_, {}, &Child::first);
  }

  void Run(UnitId top) {
    const auto found = by_id_.find(top);
    if (found == by_id_.end()) return;
    Visit(*found->second, true);
  }
  const FigureSum& sum() const { return sum_; }

 private:
  using Child = std::pair<std::int64_t, const Unit*>;

  std::span<const Child> Below(const Unit& unit) const {
    const auto range = std::ranges::equal_range(children_, unit.id.value, {}, &Child::first);
    return {range.begin(), range.end()};
  }
  const PackedReport* ReportOf(const Unit& unit) const {
    const auto found = reports_.find(unit.id);
    return found == reports_.end() ? nullptr : found->second;
  }
  bool Owes(const Unit& unit) const { return unit.first_year <= rollup_.year && rollup_.year <= unit.last_year; }

  /// Whether anything that would be summed has come from below.
  bool AnyBelow(const Unit& unit, std::unordered_set<UnitId>& seen) const {
    for (const auto& [parent, child] : Below(unit)) {
      if (child->is_led_from_above || !Owes(*child) || !seen.insert(child->id).second) continue;
      if (ReportOf(*child) != nullptr || AnyBelow(*child, seen)) return true;
    }
    return false;
  }
  bool CountsByOwn(const Unit& unit, bool is_top) const {
    if (Below(unit).empty()) return true;
    if (is_top || ReportOf(unit) == nullptr) return false;
    std::unordered_set<UnitId> seen;
    return !AnyBelow(unit, seen);
  }

  void Visit(const Unit& unit, bool is_top) {
    if (!visited_.insert(unit.id).second) return;
    if (!Owes(unit) && !is_top) return LeaveOut(unit, LeftOut::Why::kNotOwing);
    if (unit.is_led_from_above && !is_top) return LeaveOut(unit, LeftOut::Why::kLedFromAbove);
    if (CountsByOwn(unit, is_top)) return Take(unit);
    for (const auto& [parent, child] : Below(unit)) Visit(*child, false);
  }
  void Take(const Unit& unit) {
    const PackedReport* const report = ReportOf(unit);
    if (report == nullptr) return LeaveOut(unit, LeftOut::Why::kMissing);
    if (!sum_.Add(report->figures)) return LeaveOut(unit, LeftOut::Why::kOtherForm);
    rollup_.added.push_back(unit.id);
    if (!report->is_checked) rollup_.unchecked.push_back(unit.id);
    if (report->is_checked && report->errors > 0) rollup_.with_errors.push_back(unit.id);
  }
  void LeaveOut(const Unit& unit, LeftOut::Why why) { rollup_.left_out.push_back({unit.id, why}); }

  RollUp& rollup_;
  const ReportsByUnit& reports_;
  FigureSum sum_;
  std::unordered_map<UnitId, const Unit*> by_id_;
  std::vector<Child> children_;
  std::unordered_set<UnitId> visited_;
};

using FiguresByUnit = std::map<UnitId, const std::string*>;

FiguresByUnit InIt(const RollUp& rollup, std::span<const PackedReport> reports) {
  const ReportsByUnit by_unit = ByUnit(reports, rollup.year);
  FiguresByUnit in_it;
  for (const UnitId unit : rollup.added) {
    const auto found = by_unit.find(unit);
    if (found != by_unit.end()) in_it.emplace(unit, &found->second->figures);
  }
  return in_it;
}

/// Of a unit whose report changed, came or went: all its cells before and after; none: it was not in it.
struct Moved {
  UnitId unit{0};
  std::optional<Figures> before, after;
};

std::optional<Figures> Unpacked(const FiguresByUnit& in_it, UnitId unit) {
  const auto found = in_it.find(unit);
  if (found == in_it.end()) return std::nullopt;
  auto figures = UnpackFigures(*found->second);
  return figures ? std::optional(std::move(*figures)) : std::nullopt;
}

std::vector<Moved> MovedBetween(const FiguresByUnit& before, const FiguresByUnit& after) {
  std::set<UnitId> units;
  for (const auto& [unit, figures] : before) units.insert(unit);
  for (const auto& [unit, figures] : after) units.insert(unit);
  std::vector<Moved> moved;
  for (const UnitId unit : units) {
    const auto was = before.find(unit), is = after.find(unit);
    if (was != before.end() && is != after.end() && *was->second == *is->second) continue;
    moved.push_back({.unit = unit, .before = Unpacked(before, unit), .after = Unpacked(after, unit)});
  }
  return moved;
}

std::optional<Number> ValueOf(const std::optional<Figures>& figures, const CellKey& cell) {
  if (!figures) return std::nullopt;
  const auto at = IndexOf(*figures->form, cell);
  return at ? figures->cells[*at] : std::nullopt;
}

std::optional<Number> SumIn(const RollUp& rollup, const CellKey& cell) {
  const auto at = IndexOf(*rollup.form, cell);
  return at ? rollup.cells[*at].sum : std::nullopt;
}

std::string Shown(const std::optional<Number>& value) { return value ? ToString(*value) : "空白"; }

const Share* ShareOf(const std::vector<Share>& shares, UnitId unit) {
  const auto found = std::ranges::find(shares, unit, &Share::unit);
  return found == shares.end() ? nullptr : &*found;
}

}  // namespace

std::string_view NameOf(LeftOut::Why why) {
  switch (why) {
    case LeftOut::Why::kMissing:
      return "没有报告";
    case LeftOut::Why::kWithdrawn:
      return "报告已经撤下";
    case LeftOut::Why::kLedFromAbove:
      return "垂直领导，由上级部门汇总";
    case LeftOut::Why::kOtherForm:
      return "不是这一年的表式";
    case LeftOut::Why::kNotOwing:
      return "这一年不用报告";
  }
  return {};
}

Figures RollUp::figures() const {
  Figures figures;
  figures.form = form;
  for (const RollUpCell& each : cells) figures.cells.push_back(each.sum);
  return figures;
}

RollUp RollUpOf(UnitId top, int year, std::span<const Unit> units, std::span<const PackedReport> reports) {
  const law::ReportForm* const form = law::FormInForce(year);
  RollUp rollup;
  rollup.top = top;
  rollup.year = year;
  rollup.form = form != nullptr ? form : &law::LatestForm();
  const ReportsByUnit by_unit = ByUnit(reports, year);
  Walk walk(rollup, units, by_unit);
  walk.Run(top);
  const std::vector<CellKey>& cells = CellsOf(*rollup.form);
  const std::vector<int> blank = walk.sum().blanks();
  const std::vector<std::optional<Number>> sums = walk.sum().sums();
  for (std::size_t at = 0; at < cells.size(); ++at) {
    rollup.cells.push_back(
        {.cell = cells[at], .sum = sums[at], .told = walk.sum().reports() - blank[at], .blank = blank[at]});
  }
  return rollup;
}

std::vector<Share> SharesOf(const RollUp& rollup, const CellKey& cell, std::span<const PackedReport> reports) {
  std::vector<Share> shares;
  const auto at = IndexOf(*rollup.form, cell);
  if (!at) return shares;
  const ReportsByUnit by_unit = ByUnit(reports, rollup.year);
  for (const UnitId unit : rollup.added) {
    const auto found = by_unit.find(unit);
    if (found != by_unit.end()) shares.push_back({.unit = unit, .value = FigureIn(found->second->figures, *at)});
  }
  return shares;
}

std::vector<Share> SharesByPlace(const RollUp& rollup, std::span<const Share> shares, std::span<const Unit> units) {
  std::unordered_map<UnitId, UnitId> parents;
  for (const Unit& unit : units) {
    if (unit.parent) parents.emplace(unit.id, *unit.parent);
  }
  std::unordered_map<UnitId, std::optional<Number>> sums;
  for (const Share& share : shares) {
    if (share.unit == rollup.top) continue;
    UnitId place = share.unit;
    for (auto above = parents.find(place); above != parents.end() && above->second != rollup.top;
         above = parents.find(place)) {
      place = above->second;
    }
    if (place == share.unit) continue;  // it hangs below the top itself
    std::optional<Number>& sum = sums[place];
    if (share.value) sum = sum.value_or(Number()) + *share.value;
  }
  std::vector<Share> places;
  for (const Unit& unit : units) {
    const auto found = sums.find(unit.id);
    if (found != sums.end()) places.push_back({.unit = unit.id, .value = found->second});
  }
  return places;
}

std::vector<RollUpChange> ChangesBetween(const RollUp& before, std::span<const PackedReport> before_reports,
                                         const RollUp& after, std::span<const PackedReport> after_reports) {
  const std::vector<Moved> moved = MovedBetween(InIt(before, before_reports), InIt(after, after_reports));
  std::vector<RollUpChange> changes;
  for (const CellKey& cell : CellsOf(*after.form)) {
    RollUpChange change{.cell = cell,
                        .before = SumIn(before, cell),
                        .after = SumIn(after, cell),
                        .before_shares = {},
                        .after_shares = {}};
    for (const Moved& each : moved) {
      const auto was = ValueOf(each.before, cell), is = ValueOf(each.after, cell);
      if (was == is) continue;
      if (each.before) change.before_shares.push_back({each.unit, was});
      if (each.after) change.after_shares.push_back({each.unit, is});
    }
    const bool is_moved = !change.before_shares.empty() || !change.after_shares.empty();
    if (is_moved || change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

std::string WordsFor(const RollUpChange& change, const law::ReportForm& form,
                     const std::function<std::string(UnitId)>& name) {
  std::vector<std::string> reasons;
  for (const Share& was : change.before_shares) {
    const Share* const is = ShareOf(change.after_shares, was.unit);
    reasons.push_back(is != nullptr ? name(was.unit) + " 从 " + Shown(was.value) + " 改为 " + Shown(is->value)
                                    : name(was.unit) + " 的 " + Shown(was.value) + " 不再计入");
  }
  for (const Share& is : change.after_shares) {
    if (ShareOf(change.before_shares, is.unit) != nullptr) continue;
    reasons.push_back(name(is.unit) + " 新计入 " + Shown(is.value));
  }
  std::string words = NameOf(form, change.cell) + "：" + Shown(change.before) + " → " + Shown(change.after);
  for (std::size_t i = 0; i < reasons.size(); ++i) words += (i == 0 ? "，因为 " : "，") + reasons[i];
  return words;
}

Result<std::vector<SumDifference>> DifferencesFrom(const RollUp& rollup, const Figures& own) {
  if (own.form != rollup.form) return Error{ErrorKind::kConflict, "这份报告不是这一年的表式，不能同汇总数比较。", ""};
  std::vector<SumDifference> differences;
  for (std::size_t at = 0; at < rollup.cells.size(); ++at) {
    if (rollup.cells[at].sum == own.cells[at]) continue;
    differences.push_back({.cell = rollup.cells[at].cell, .sum = rollup.cells[at].sum, .own = own.cells[at]});
  }
  return differences;
}

// ---- members: how much larger each unit's number is than the one before, and its version, as varints

namespace {

void WriteVarint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(static_cast<unsigned>(value & 0x7FU) | 0x80U);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

std::optional<std::uint64_t> ReadVarint(std::string_view& rest) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string PackMembers(std::vector<Member> members) {
  std::ranges::sort(members);
  std::string out;
  std::int64_t last = 0;
  for (const Member& each : members) {
    WriteVarint(out, static_cast<std::uint64_t>(each.unit.value - last));
    WriteVarint(out, static_cast<std::uint64_t>(each.version));
    last = each.unit.value;
  }
  return out;
}

Result<std::vector<Member>> UnpackMembers(std::string_view bytes) {
  constexpr std::uint64_t kMost = 1ULL << 31U;  // of a step, and of a version
  std::vector<Member> members;
  std::int64_t last = 0;
  while (!bytes.empty()) {
    const auto step = ReadVarint(bytes);
    const auto version = step ? ReadVarint(bytes) : std::nullopt;
    if (!version || *step > kMost || *version >= kMost) {
      return Error{ErrorKind::kUnreadable, "保存的汇总已经损坏，读不出来。", ""};
    }
    last += static_cast<std::int64_t>(*step);
    members.push_back({.unit = UnitId{last}, .version = static_cast<int>(*version)});
  }
  return members;
}

}  // namespace gongkai::report
