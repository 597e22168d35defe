// What the facts of a year (report_fact.h) are called: in the list of numbers, and in a text, where a live field is
// written by the name without its measure (live_field.h). No two have the same name. Pure. Next to read: fact_keys.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::report {

struct FactName {
  std::string key;
  std::string name;  // with its measure: "传真提交的申请（件）"
};
/// All there are, in the order in which they are gathered and offered.
const std::vector<FactName>& FactNames();

/// Empty for a key that no fact has.
std::string NameOfFact(std::string_view key);

/// "传真提交的申请（件）" → "传真提交的申请"
std::string_view WithoutMeasure(std::string_view name);

}  // namespace gongkai::report
