#include "report/campaign/unit_list_actions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/fold.h"
#include "base/number.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/unit_store.h"

namespace gongkai::report {
namespace {

using account::Deed;

constexpr std::string_view kUnitsLock = "annual units";

Error Refused(std::string message) { return Error{ErrorKind::kInvalidInput, std::move(message), ""}; }
std::string Quoted(const std::string& name) { return "“" + name + "”"; }

/// Parents stand above, or are known; what hangs below itself is none.
class UnitList {
 public:
  enum class Line { kPut, kRegistered };

  UnitList(db::Transaction& act, UnitId under, const UnitTable& table) : act_(act), under_(under) {
    for (Unit& unit : UnitsBelow(act, under)) Know(std::move(unit));
    county_ = CountyUnit(act);
    if (county_ && !IsKnown(*county_) && !county_->parent && Lists(table, *county_)) KnowOrgans();
  }

  Result<Line> Put(const UnitLine& line) {
    const UnitId parent = TRY(ParentOf(line));
    const Unit* const known = TRY(KnownAs(line.unit.name, parent));
    if (known != nullptr && known->id == under_) {
      return Refused(Quoted(line.unit.name) + "就是名单挂在下面的那一个");
    }
    if (known != nullptr && FollowsRegister(*known)) return PassOver(line, *known, parent);
    Unit unit = line.unit;
    unit.parent = parent;
    if (known != nullptr) {
      if (IsBelow(parent, known->id)) return BelowItself(line);
      unit.id = known->id;
      UpdateUnit(act_, unit);
    } else if (county_ && IsNamed(*county_, line.unit.name)) {
      unit = TRY(HangCounty(line, parent));
    } else {
      unit.id = AddUnit(act_, unit);
    }
    if (UnitsAbove(act_, unit.id).size() + 1 >= static_cast<std::size_t>(kMostUnitLevels)) return Refused("层级太多");
    Know(std::move(unit));
    return Line::kPut;
  }

 private:
  using Names = std::unordered_map<std::u32string, std::vector<Unit>>;

  static bool IsNamed(const Unit& unit, std::string_view name) { return FoldTight(unit.name) == FoldTight(name); }
  static Error BelowItself(const UnitLine& line) { return Refused(Quoted(line.unit.name) + "不能挂在自己下面"); }
  static bool Lists(const UnitTable& table, const Unit& unit) {
    return std::ranges::any_of(table.lines, [&](const UnitLine& line) { return IsNamed(unit, line.unit.name); });
  }

  void Know(Unit unit) {
    std::vector<Unit>& named = known_[FoldTight(unit.name)];
    std::erase_if(named, [&](const Unit& each) { return each.id == unit.id; });
    named.push_back(std::move(unit));
  }
  bool IsKnown(const Unit& unit) const {
    const auto named = known_.find(FoldTight(unit.name));
    return named != known_.end() && std::ranges::count(named->second, unit.id, &Unit::id) > 0;
  }
  /// Of a county that this list hangs: else they would be added beside themselves.
  void KnowOrgans() {
    for (Unit& unit : UnitsBelow(act_, county_->id)) {
      if (unit.id != county_->id) Know(std::move(unit));
    }
  }

  Result<UnitId> ParentOf(const UnitLine& line) const {
    if (line.parent.empty()) return under_;
    const auto named = known_.find(FoldTight(line.parent));
    if (named == known_.end() || named->second.empty()) return Refused("没有叫" + Quoted(line.parent) + "的上级");
    if (named->second.size() > 1) return Refused("有几个单位叫" + Quoted(line.parent) + "，分不清哪一个是上级");
    return named->second.front().id;
  }
  /// Null: none. Of several it is the one that hangs there already.
  Result<const Unit*> KnownAs(const std::string& name, UnitId parent) const {
    const auto named = known_.find(FoldTight(name));
    if (named == known_.end() || named->second.empty()) return static_cast<const Unit*>(nullptr);
    if (named->second.size() == 1) return &named->second.front();
    if (std::ranges::count(named->second, std::optional(parent), &Unit::parent) != 1) {
      return Refused("有几个单位叫" + Quoted(name) +
                     "，分不清是哪一个；名单挂在近一级的上级下面（--under），再放入一次");
    }
    return &*std::ranges::find(named->second, std::optional(parent), &Unit::parent);
  }

  /// An organ of this installation, or the own level of its county.
  bool FollowsRegister(const Unit& unit) const {
    return unit.organ || (county_ && unit.is_own_level && unit.parent == county_->id);
  }
  static Status AgainstRenaming(const UnitLine& line, const Unit& known) {
    const std::string& name = line.unit.short_name;
    if (name.empty() || FoldTight(name) == FoldTight(known.short_name)) return Ok();
    return Refused(Quoted(known.name) + "是本系统里的机关，跟着机关名录走，不能用名单把简称改成" + Quoted(name));
  }
  static Error Moves(const Unit& known) {
    return Refused(Quoted(known.name) + "是本系统里的机关，跟着机关名录走，不能用名单移到别的单位下面");
  }
  static Result<Line> PassOver(const UnitLine& line, const Unit& known, UnitId parent) {
    if (known.parent != parent) return Moves(known);
    TRY(AgainstRenaming(line, known));
    return Line::kRegistered;
  }
  /// The county of this installation, with all its organs, is one of the list.
  Result<Unit> HangCounty(const UnitLine& line, UnitId parent) {
    if (IsBelow(parent, county_->id)) return BelowItself(line);
    if (county_->parent) return Moves(*county_);
    TRY(AgainstRenaming(line, *county_));
    county_->parent = parent;
    UpdateUnit(act_, *county_);
    return *county_;
  }
  bool IsBelow(UnitId unit, UnitId top) {
    if (unit == top) return true;
    return std::ranges::any_of(UnitsAbove(act_, unit), [&](const Unit& each) { return each.id == top; });
  }

  db::Transaction& act_;
  UnitId under_;
  std::optional<Unit> county_;  // of this installation
  Names known_;                 // by their names, folded
};

/// What moved took along what is below it: a unit deeper than any roll-up goes would silently be in none.
bool AnyTooDeep(db::Transaction& act, UnitId under) {
  std::map<UnitId, std::optional<UnitId>> parents;
  for (const Unit& unit : AllUnits(act)) parents.emplace(unit.id, unit.parent);
  return std::ranges::any_of(parents, [&](const auto& each) {
    int level = 1;
    bool is_below = false;
    for (auto above = each.second; above && level < kMostUnitLevels; ++level) {
      is_below = is_below || *above == under;
      const auto found = parents.find(*above);
      above = found == parents.end() ? std::nullopt : found->second;
    }
    return is_below && level >= kMostUnitLevels;
  });
}

}  // namespace

Result<UnitId> UnitUnder(account::Desk& desk, const account::Actor& actor, std::string_view number_or_name) {
  const auto number = ParseNumber(number_or_name);
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> Result<UnitId> {
    db::Transaction& act = deed.transaction();
    act.Lock(kUnitsLock);
    if (number && number->IsWhole()) {
      const auto unit = FindUnit(act, UnitId{number->Whole()});
      if (unit) return unit->id;
      return Error{ErrorKind::kNotFound, "没有编号是 " + std::string(number_or_name) + " 的单位", ""};
    }
    const std::vector<Unit> named = UnitsNamed(act, number_or_name);
    if (named.size() > 1) return Error{ErrorKind::kConflict, "有几个单位叫这个名称，请写编号", ""};
    if (named.size() == 1) return named.front().id;
    Unit top;
    top.name = std::string(number_or_name);
    top.kind = account::OrganKind::kCountyGovernment;
    const UnitId id = AddUnit(act, top);
    deed.Record(account::kInstallation, "annual.unit", account::ObjectOf("unit", id.value));
    deed.Commit();
    return id;
  });
}

Result<PutUnitCounts> PutUnits(account::Desk& desk, const account::Actor& actor, UnitId under, const UnitTable& table) {
  if (!table.faults.empty()) return Refused(table.faults.front());
  BringUnitsInStep(desk);  // else a list would name organs that no unit stands for yet
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> Result<PutUnitCounts> {
    deed.transaction().Lock(kUnitsLock);
    UnitList list(deed.transaction(), under, table);
    PutUnitCounts counts;
    for (const UnitLine& line : table.lines) {
      const auto put = list.Put(line);
      if (!put) return Refused("第 " + std::to_string(line.row) + " 行：" + put.error().message);
      ++(*put == UnitList::Line::kPut ? counts.put : counts.registered);
    }
    if (counts.put == 0) return counts;
    if (AnyTooDeep(deed.transaction(), under)) return Refused("移动以后，有的单位层级太多，汇总不到");
    deed.Record(account::kInstallation, "annual.units_put", account::ObjectOf("unit", under.value),
                {{"units", std::to_string(counts.put)}});
    deed.Commit();
    return counts;
  });
}

}  // namespace gongkai::report
