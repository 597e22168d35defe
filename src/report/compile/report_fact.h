// The facts of an organ's year from which the sections of its report are drafted and to which the live fields of its
// text are tied: counts by kind, channel and month; training, meetings, inspections; fees. Each has a key, a value and
// the page that shows what it counts. Pure; who gathers them: fact_gather_actions.h.
//
// A live field stands in a text by its name and is filled in whenever the text is shown, checked or written: a number
// in the text cannot drift from its table. 〔表二，规范性文件，本年制发件数〕 is the cell of a table,
// 〔全年首次公开信息〕 a fact (live_field.h).
//
// Source: 条例第五十条第一款; the content of section one: 国办公开办函〔2021〕30号.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "report/compile/compiled.h"

namespace gongkai::report {

struct ReportFact {
  std::string key;              // "item.published", "item.channel.site", "request.in_time", "fee.collected"
  std::string name;             // as people call it: "主动公开信息（条）"
  std::optional<Number> value;  // none: nothing is kept of it; then no sentence is drafted that would tell it
  std::string rows_path;        // what shows the rows; empty where there is none
  int lacking = 0;              // of a sum over organs (fact_sum.h): who has none, and is not in it
};

/// Whose report is in a sum.
struct SumMember {
  std::string name;
  std::optional<account::OrganId> organ{};  // whose ledgers are here; none: outside of this installation
  std::optional<Number> received{};         // applications that came in in the year, as its report tells
};

/// Of a report whose tables are the sum of others' (tables_instead_view.h): what is to be told of the sum.
struct SumTold {
  int reports = 0;                   // that are in it, the government's own level not counted: it is a ledger
  bool has_own_level = false;        // that is in it too
  int missing = 0;                   // who owe one and have none
  std::vector<std::string> notes{};  // who is not in it, or is with errors, by name: a sentence each
  std::string path{};                // where it opens; empty: nowhere
  std::vector<SumMember> members{};  // of `reports` and the own level, in the order of the tree
};

struct FactBook {
  CompiledTables tables;
  std::vector<ReportFact> facts;
  std::optional<SumTold> sum{};
  const ReportFact* Find(std::string_view key) const;
};

/// A text with its live fields filled in; a field that has no value is told in `missing` and stands as "〔待填〕".
struct FilledText {
  std::string text;
  std::vector<std::string> missing;  // keys; of what is no number of the report, as it was written
};
FilledText FillIn(std::string_view text, const FactBook& book);

}  // namespace gongkai::report
