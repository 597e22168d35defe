// Roll-up: the tables of a place as the sum of the latest reports of all its units, its own level included, those led
// from above left out, missing and unchecked ones by name; and how one roll-up differs from the one before. Pure.
//
// A cell is blank only where every report has it blank. Reports of one year have one form (条例第五十条;
// 国办公开办函〔2021〕30号): one that came on another is named and not added. Table 3's relations and table 4's hold
// for the sum because they hold for each; where one report breaks them the sum says which.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/campaign/unit_report.h"
#include "report/campaign/unit_tree.h"

namespace gongkai::report {

struct RollUpCell {
  CellKey cell;
  std::optional<Number> sum;  // none: blank in all
  int told = 0, blank = 0;    // of the reports added
};

struct LeftOut {
  UnitId unit{0};
  enum class Why {
    kMissing,
    kWithdrawn,  // it was published and taken back: until the next there is none (条例第四十九条)
    kLedFromAbove,
    kOtherForm,
    kClosedWithin,  // an organ that was merged or abolished within the year: what it did until then is in no report
    kNotOwing
  } why = Why::kMissing;
};
/// There is nothing of it that could be summed, though it owes a report.
inline bool IsWithoutReport(const LeftOut& each) {
  return each.why == LeftOut::Why::kMissing || each.why == LeftOut::Why::kWithdrawn;
}
std::string_view NameOf(LeftOut::Why why);  // "没有报告", "垂直领导，由上级部门汇总", …
/// The same with the words that it is not in the sum: "没有报告，没有计入", …
std::string LabelOf(LeftOut::Why why);

struct RollUp {
  UnitId top{0};
  int year = 0;
  const law::ReportForm* form = nullptr;  // never null
  std::vector<RollUpCell> cells;          // as CellsOf(form)
  std::vector<UnitId> added;              // whose reports are in it, in the order of the tree
  std::vector<UnitId> unchecked;          // in it, and the rules have not run over them
  std::vector<UnitId> with_errors;        // in it, with errors that stand
  std::vector<LeftOut> left_out;
  Figures figures() const;
};

/// Over `top` and everything below it. A unit that has its own units below it (a county of a city) counts by the sum of
/// those, never twice: its own report is compared with the sum and not added. Where none of those below has a report,
/// it counts by its own, and they are not missed: of a place outside the system no more may be known. `top` itself
/// always counts by what is below it, unless nothing is.
///
/// An organ that owes no report because it was closed within the year is told apart from those that never owed one: it
/// may have had penalties and applications until then, which the report has to tell (条例第五十条) and no sum has until
/// its successor adjusts its own. A unit tells years alone; RollUpNowOf (rollup_view.h) looks at the day.
RollUp RollUpOf(UnitId top, int year, const UnitTree& units, std::span<const PackedReport> reports);
RollUp RollUpOf(UnitId top, int year, std::span<const Unit> units, std::span<const PackedReport> reports);

/// What one unit put into one cell.
struct Share {
  UnitId unit{0};
  std::optional<Number> value;
};
/// Of each unit that was added, in that order.
std::vector<Share> SharesOf(const RollUp& rollup, const CellKey& cell, std::span<const PackedReport> reports);

/// The same by the places one level below the top, those that have units of their own below them; the others are left
/// out. In the order of `units`.
std::vector<Share> SharesByPlace(const RollUp& rollup, std::span<const Share> shares, std::span<const Unit> units);

/// A cell that is another, or to which other units contribute: "表三 三（一） 自然人：120 → 121，因为 枕溪镇 从 8 改为
/// 9".
struct RollUpChange {
  CellKey cell;
  std::optional<Number> before, after;
  /// Of the units that changed, the first kMostUnitsNamed, each list in the order of units; one that came or went is in
  /// one of them.
  std::vector<Share> before_shares, after_shares;
  std::size_t units = 0;  // that changed, named or not
};
inline constexpr std::size_t kMostUnitsNamed = 20;
/// In the order of the form; cells that are the same and come from the same are left out. Both on one form.
std::vector<RollUpChange> ChangesBetween(const RollUp& before, std::span<const PackedReport> before_reports,
                                         const RollUp& after, std::span<const PackedReport> after_reports);

/// The sentence of a change; of many units the first are named, and it says how many they are. `name`: a unit's short
/// name. Both lists of shares are walked together, in the order of units.
std::string WordsFor(const RollUpChange& change, const law::ReportForm& form,
                     const std::function<std::string(UnitId)>& name);

/// Where the sum of those below and a place's own report on the year differ, cell by cell: what was typed, and what it
/// adds up to.
struct SumDifference {
  CellKey cell;
  std::optional<Number> sum, own;
};
/// Errors: kConflict when the two are on different forms.
Result<std::vector<SumDifference>> DifferencesFrom(const RollUp& rollup, const Figures& own);

/// Which version of whose report is in a roll-up, as a short string of bytes; and back. Errors: kUnreadable.
struct Member {
  UnitId unit{0};
  int version = 1;
  auto operator<=>(const Member&) const = default;
};
std::string PackMembers(std::vector<Member> members);
Result<std::vector<Member>> UnpackMembers(std::string_view bytes);  // by unit

}  // namespace gongkai::report
