// Tables 2, 3 and 4 of an organ's own annual report as its ledger gives them (编制): for each cell of the form in force
// a number and the address of the rows it counts, or blank and why. A number that must be corrected is corrected by
// rows of its own (Adjustment), each with name, reason and evidence, and never typed over. Pure; what is kept:
// adjustment_store.h.
//
// Blank is not zero: a cell of which no ledger holds anything, and of which nobody stated that there was none, is
// blank.
//
// Source: 条例第五十条; 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号 (law/report_form.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/instant.h"
#include "base/number.h"
#include "law/report_form.h"

namespace gongkai::report {

/// A cell of a form: table 2, 3 or 4; law::FormRow::key; law::FormColumn::name.
struct CellKey {
  int table = 0;
  std::string row, column;
  auto operator<=>(const CellKey&) const = default;
};
std::string ToString(const CellKey& cell);  // "3/三(一)/自然人", as it stands in addresses and fields
std::optional<CellKey> CellKeyFrom(std::string_view text);

/// What counts beside the ledger: work before the system was there, other registers. Added, never changed; taken back
/// by another that undoes it.
struct Adjustment {
  std::int64_t number = 0;
  CellKey cell;
  Number change;  // what is added to the count; below zero: taken from it
  std::string reason;
  std::string evidence;  // which register, file or page shows it
  std::string person;    // as they were called on that day
  Instant at{};
};

struct CompiledCell {
  CellKey cell;
  law::Unit unit = law::Unit::kCount;
  std::optional<Number> counted;  // by the ledger; none: blank
  std::vector<Adjustment> adjustments;
  std::string words;      // why it is blank, or 0; empty else
  std::string rows_path;  // the page that lists the rows it counts; empty: a sum of other cells (totals)
  /// What stands in the report: the count and its adjustments; blank where there is neither.
  std::optional<Number> value() const;
};

struct CompiledTables {
  account::OrganId organ{0};
  int year = 0;
  const law::ReportForm* form = nullptr;  // never null
  std::vector<CompiledCell> cells;        // in the order of the form: each row's columns
  const CompiledCell* Find(const CellKey& cell) const;
};

}  // namespace gongkai::report
