// Measure: what a chart, a map or a comparison shows of a report: a cell, the sum of several cells, or what part of one
// sum another is. Forms differ between years: where a form does not have the cells, the figure is not known. Pure.
//
// Source: 条例第五十条; 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号 (the cells). The parts (予以公开占办结的比例
// and the like) are no cells of a report; they are reckoned from it and say so.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/campaign/figures.h"

namespace gongkai::report {

enum class MeasureUnit { kCount, kMoney, kPercent };
std::string_view NameOf(MeasureUnit unit);  // "件", "万元", "%"

struct Measure {
  std::string id;    // as it stands in addresses: "received", "3/三(一)/总计"
  std::string name;  // "本年新收政府信息公开申请"
  MeasureUnit unit = MeasureUnit::kCount;
  std::vector<CellKey> over;
  std::vector<CellKey> under{};  // kPercent alone: of which `over` is a part
};

/// Those that are asked for most, in their order: applications, how they ended, disputes, decisions, fees.
const std::vector<Measure>& CommonMeasures();

/// One of the common ones by its id, or any cell of a form that was ever in force ("3/三(一)/自然人").
std::optional<Measure> MeasureFrom(std::string_view id);
Measure MeasureOf(const law::ReportForm& form, const CellKey& cell);

/// The places of its cells in CellsOf(form), `over` before `under`. Empty where the form does not have all of `over`'s
/// alternatives: see ReaderOf.
struct MeasureReader {
  std::vector<std::size_t> over, under;
  bool is_part = false;
  bool IsKnown() const { return !over.empty() && (!is_part || !under.empty()); }
};
MeasureReader ReaderOf(const Measure& measure, const law::ReportForm& form);

/// Of one report or of a sum of them. None: every cell is blank, the form has none of them, or (of a part) the whole is
/// zero. Percent with one place, half up.
std::optional<Number> ValueOf(const MeasureReader& reader, std::span<const std::optional<Number>> cells);

/// A row of table 3 by which an application may end without being met in full, for the chart of grounds.
struct Ground {
  std::string_view key, label, group;
};
/// In the order of the form.
std::vector<Ground> GroundsOf(const law::ReportForm& form);

}  // namespace gongkai::report
