// Roll-up: the tables of a place as the sum of the latest reports of all its units, its own level included, those led
// from above left out, missing and unchecked ones by name; and how one roll-up differs from the one before. Pure.
//
// A cell is blank only where every report has it blank. Reports of one year have one form (条例第五十条;
// 国办公开办函〔2021〕30号): one that came on another is named and not added. Table 3's relations and table 4's hold
// for the sum because they hold for each; where one report breaks them the sum says which.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/campaign/unit_report.h"

namespace gongkai::report {

struct RollUpCell {
  CellKey cell;
  std::optional<Number> sum;  // none: blank in all
  int told = 0, blank = 0;    // of the reports added
};

struct LeftOut {
  UnitId unit{0};
  enum class Why { kMissing, kLedFromAbove, kOtherForm, kNotOwing } why = Why::kMissing;
};

struct RollUp {
  UnitId top{0};
  int year = 0;
  const law::ReportForm* form = nullptr;  // never null
  std::vector<RollUpCell> cells;          // as CellsOf(form)
  std::vector<UnitId> added;              // whose reports are in it
  std::vector<UnitId> unchecked;          // in it, and the rules have not run over them
  std::vector<UnitId> with_errors;        // in it, with errors that stand
  std::vector<LeftOut> left_out;
};

/// Over `top` and everything below it. A unit that has its own units below it (a county of a city) counts by the sum of
/// those, never twice: its roll-up report is compared with the sum and not added.
RollUp RollUpOf(UnitId top, int year, std::span<const Unit> units, std::span<const UnitReport> reports);

/// What one unit put into one cell.
struct Share {
  UnitId unit{0};
  std::optional<Number> value;
};
std::vector<Share> SharesOf(const RollUp& rollup, const CellKey& cell, std::span<const UnitReport> reports);

/// "表三 三（一） 自然人：120 → 121，因为 枕溪镇 从 8 改为 9": a sentence for each cell and unit that changed.
struct RollUpChange {
  CellKey cell;
  std::optional<Number> before, after;
  std::vector<Share> before_shares, after_shares;  // of the units that changed
};
std::vector<RollUpChange> ChangesBetween(const RollUp& before, std::span<const UnitReport> before_reports,
                                         const RollUp& after, std::span<const UnitReport> after_reports);

}  // namespace gongkai::report
