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

/// The latest of each unit, as `units`; none: it has none on the year.
std::vector<const PackedReport*> ByPlace(const UnitTree& units, std::span<const PackedReport> reports, int year) {
  std::vector<const PackedReport*> by_place(units.size());
  for (const PackedReport& each : reports) {
    const auto at = each.year == year ? units.IndexOf(each.unit) : std::nullopt;
    if (!at) continue;
    const PackedReport*& known = by_place[*at];
    if (known == nullptr || known->version < each.version) known = &each;
  }
  return by_place;
}

/// Each unit is visited once, whatever their parents are.
class Walk {
 public:
  Walk(RollUp& rollup, const UnitTree& units, std::span<const PackedReport> reports)
      : rollup_(rollup),
        units_(units),
        reports_(ByPlace(units, reports, rollup.year)),
        sum_(*rollup.form),
        visited_(units.size()) {}

  void Run(UnitId top) {
    if (const auto at = units_.IndexOf(top)) Visit(*at, true);
  }
  const FigureSum& sum() const { return sum_; }

 private:
  bool Owes(const Unit& unit) const { return unit.first_year <= rollup_.year && rollup_.year <= unit.last_year; }

  /// What is led from above is in no sum of the place, before and after.
  LeftOut::Why WhyNotOwing(const Unit& unit) const {
    const bool is_closed_within = unit.organ && unit.last_year == rollup_.year - 1 && !unit.is_led_from_above;
    return is_closed_within ? LeftOut::Why::kClosedWithin : LeftOut::Why::kNotOwing;
  }

  /// Whether anything that would be summed has come from below.
  bool AnyBelow(std::size_t at, std::unordered_set<std::size_t>& seen) const {
    for (const std::size_t child : units_.Below(at)) {
      if (units_[child].is_led_from_above || !Owes(units_[child]) || !seen.insert(child).second) continue;
      if (reports_[child] != nullptr || AnyBelow(child, seen)) return true;
    }
    return false;
  }
  bool CountsByOwn(std::size_t at, bool is_top) const {
    if (units_.Below(at).empty()) return true;
    if (is_top || reports_[at] == nullptr) return false;
    std::unordered_set<std::size_t> seen;
    return !AnyBelow(at, seen);
  }

  void Visit(std::size_t at, bool is_top) {
    if (visited_[at]) return;
    visited_[at] = true;
    const Unit& unit = units_[at];
    if (!Owes(unit) && !is_top) return LeaveOut(unit, WhyNotOwing(unit));
    if (unit.is_led_from_above && !is_top) return LeaveOut(unit, LeftOut::Why::kLedFromAbove);
    if (CountsByOwn(at, is_top)) return Take(unit, reports_[at]);
    for (const std::size_t child : units_.Below(at)) Visit(child, false);
  }
  void Take(const Unit& unit, const PackedReport* report) {
    if (report == nullptr) return LeaveOut(unit, LeftOut::Why::kMissing);
    if (!sum_.Add(report->figures)) return LeaveOut(unit, LeftOut::Why::kOtherForm);
    rollup_.added.push_back(unit.id);
    if (!report->is_checked) rollup_.unchecked.push_back(unit.id);
    if (report->is_checked && report->errors > 0) rollup_.with_errors.push_back(unit.id);
  }
  void LeaveOut(const Unit& unit, LeftOut::Why why) { rollup_.left_out.push_back({unit.id, why}); }

  RollUp& rollup_;
  const UnitTree& units_;
  std::vector<const PackedReport*> reports_;
  FigureSum sum_;
  std::vector<bool> visited_;
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

std::optional<Figures> Unpacked(const std::string* figures) {
  if (figures == nullptr) return std::nullopt;
  auto unpacked = UnpackFigures(*figures);
  return unpacked ? std::optional(std::move(*unpacked)) : std::nullopt;
}

const std::string* PackedOf(const FiguresByUnit& in_it, UnitId unit) {
  const auto found = in_it.find(unit);
  return found == in_it.end() ? nullptr : found->second;
}

/// One after the other, in the order of units: of forty thousand only one is unpacked at a time.
void ForEachMoved(const FiguresByUnit& before, const FiguresByUnit& after,
                  const std::function<void(const Moved&)>& each) {
  std::set<UnitId> units;
  for (const auto& [unit, figures] : before) units.insert(unit);
  for (const auto& [unit, figures] : after) units.insert(unit);
  for (const UnitId unit : units) {
    const std::string *const was = PackedOf(before, unit), *const is = PackedOf(after, unit);
    if (was != nullptr && is != nullptr && *was == *is) continue;
    each({.unit = unit, .before = Unpacked(was), .after = Unpacked(is)});
  }
}

/// `at`: as CellsOf(form). Of another form none is the same cell.
std::optional<Number> ValueAt(const std::optional<Figures>& figures, const law::ReportForm& form, std::size_t at) {
  return figures && figures->form == &form ? figures->cells[at] : std::nullopt;
}

std::optional<Number> SumIn(const RollUp& rollup, const CellKey& cell) {
  const auto at = IndexOf(*rollup.form, cell);
  return at ? rollup.cells[*at].sum : std::nullopt;
}

std::string Shown(const std::optional<Number>& value) { return value ? ToString(*value) : "空白"; }

/// `changes`: as CellsOf(form).
void AddMoved(std::vector<RollUpChange>& changes, const law::ReportForm& form, const Moved& moved) {
  for (std::size_t at = 0; at < changes.size(); ++at) {
    RollUpChange& change = changes[at];
    const auto was = ValueAt(moved.before, form, at), is = ValueAt(moved.after, form, at);
    if (was == is || ++change.units > kMostUnitsNamed) continue;
    if (moved.before) change.before_shares.push_back({moved.unit, was});
    if (moved.after) change.after_shares.push_back({moved.unit, is});
  }
}

/// "枕溪镇 从 8 改为 9"; one of them may be none: it came or went.
std::string ReasonOf(const std::string& name, const Share* was, const Share* is) {
  if (is == nullptr) return name + " 的 " + Shown(was->value) + " 不再计入";
  if (was == nullptr) return name + " 新计入 " + Shown(is->value);
  return name + " 从 " + Shown(was->value) + " 改为 " + Shown(is->value);
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
    case LeftOut::Why::kClosedWithin:
      return "年内撤并，它的数没有计入；由承接的机关调整计入";
    case LeftOut::Why::kNotOwing:
      return "这一年不用报告";
  }
  return {};
}

std::string LabelOf(LeftOut::Why why) {
  const std::string name(NameOf(why));
  return why == LeftOut::Why::kClosedWithin ? name : name + "，没有计入";
}

Figures RollUp::figures() const {
  Figures figures;
  figures.form = form;
  for (const RollUpCell& each : cells) figures.cells.push_back(each.sum);
  return figures;
}

RollUp RollUpOf(UnitId top, int year, std::span<const Unit> units, std::span<const PackedReport> reports) {
  return RollUpOf(top, year, UnitTree(units), reports);
}

RollUp RollUpOf(UnitId top, int year, const UnitTree& units, std::span<const PackedReport> reports) {
  const law::ReportForm* const form = law::FormInForce(year);
  RollUp rollup;
  rollup.top = top;
  rollup.year = year;
  rollup.form = form != nullptr ? form : &law::LatestForm();
  Walk walk(rollup, units, reports);
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
  std::vector<RollUpChange> changes;
  for (const CellKey& cell : CellsOf(*after.form)) {
    changes.push_back({.cell = cell,
                       .before = SumIn(before, cell),
                       .after = SumIn(after, cell),
                       .before_shares = {},
                       .after_shares = {}});
  }
  ForEachMoved(InIt(before, before_reports), InIt(after, after_reports),
               [&](const Moved& moved) { AddMoved(changes, *after.form, moved); });
  std::erase_if(changes, [](const RollUpChange& each) { return each.units == 0 && each.before == each.after; });
  return changes;
}

std::string WordsFor(const RollUpChange& change, const law::ReportForm& form,
                     const std::function<std::string(UnitId)>& name) {
  std::string words = NameOf(form, change.cell) + "：" + Shown(change.before) + " → " + Shown(change.after);
  auto was = change.before_shares.begin(), is = change.after_shares.begin();
  const auto was_end = change.before_shares.end(), is_end = change.after_shares.end();
  std::size_t units = 0;
  for (; was != was_end || is != is_end; ++units) {
    const bool has_was = was != was_end && (is == is_end || was->unit <= is->unit);
    const bool has_is = is != is_end && (was == was_end || is->unit <= was->unit);
    if (units < kMostUnitsNamed) {
      const std::string reason =
          ReasonOf(name(has_was ? was->unit : is->unit), has_was ? &*was : nullptr, has_is ? &*is : nullptr);
      words += (units == 0 ? "，因为 " : "，") + reason;
    }
    was += has_was ? 1 : 0;
    is += has_is ? 1 : 0;
  }
  units = std::max(units, change.units);
  return units > kMostUnitsNamed ? words + "，等 " + std::to_string(units) + " 个单位" : words;
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
