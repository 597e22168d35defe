// A rule of checking: what it demands, in words, with its source and its two examples, and the function that looks.
//
// Every rule stands in the registry (AllRules); `gongkai help rules`, the pages and docs/rules.md are printed from it,
// and rules_test runs each rule's failing and passing example. Adding a rule = one entry in one of the rules_*.cc
// files.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "report/report.h"

namespace gongkai::report {

struct Claim;           // claims.h
struct Denial;          // claims.h
class ReportText;       // report_text.h
class SimilarityIndex;  // similarity.h

enum class Severity { kError, kWarning, kNotice };  // 错误 / 存疑 / 提示

/// What a finding is about, in the terms of the form; all empty when it is about the whole report.
struct At {
  int table = 0;       // 2, 3, 4
  int section = 0;     // 1..6
  std::string row;     // key
  std::string column;  // name
  std::string group;   // table 4: its key
  bool operator==(const At&) const = default;
};

/// A passage of another report that a finding compares with.
struct Passage {
  std::string organ;
  int year = 0;
  std::string text;      // theirs
  std::string own_text;  // ours
  Place place;           // of ours
};

struct Finding {
  std::string rule;
  Severity severity = Severity::kError;
  At at;
  Place place;                        // line 0 when there is nothing to point at
  std::optional<Number> left, right;  // the two sides of a relation
  std::string message;                // what is wrong, in one sentence with the figures
  std::string advice;                 // what to do about it
  std::string source;                 // article or notice
  std::vector<Passage> passages;      // copying only
  /// Stable over re-checks of the same report: rule + place in the form + what was written, not line numbers.
  std::string fingerprint;
};

/// All that a rule may look at. Everything but `report` may be absent.
struct CheckInput {
  const AnnualReport* report = nullptr;         // never null
  const AnnualReport* last_year = nullptr;      // the same organ's report of the year before
  std::span<const AnnualReport* const> others;  // earlier reports of the organ and reports of its neighbours
  // When the report was made public, where a person or a list says so. Leave it out where only the report's own text
  // does.
  std::optional<Date> published;
  // Configured: in the year after the report's. Townships have no day in the regulation (条例第四十九条).
  std::optional<std::chrono::month_day> township_deadline;
  // Made by Check, callers leave them out: the report's text in sentences, and what it says of the tables.
  const ReportText* text = nullptr;
  const std::vector<Claim>* claims = nullptr;
  const std::vector<Denial>* denials = nullptr;
  /// Sentences that the program itself drafted and nobody changed weigh nothing in copying; none: all weigh.
  const std::function<bool(std::string_view sentence)>* is_drafted = nullptr;
  const SimilarityIndex* similar = nullptr;  // of many reports; the copying rules use it in place of `others`
};

/// A change to the base sample (src/report/check/examples/base.txt) that makes the rule speak, or keeps it silent.
struct Example {
  std::string_view words;    // for people
  std::string_view replace;  // text of the base sample; empty = append at the end
  std::string_view with;
  // Some rules need more than an edit:
  std::string_view last_year_replace = {}, last_year_with = {};  // the same for a last year's report
  std::string_view published = {};                               // ISO date
};

struct Rule {
  std::string_view id;  // "T3-BALANCE"
  Severity severity;
  std::string_view title;    // "各列勾稽不符"
  std::string_view formula;  // in words
  std::string_view source;   // "国办公开办函〔2021〕30号附件表三注"
  std::string_view advice;   // what to do about it
  Example failing, passing;
  void (*check)(const CheckInput& input, const Rule& rule, std::vector<Finding>& out);
};

/// All rules, in the order in which people read a report.
std::vector<const Rule*> AllRules();
const Rule* FindRule(std::string_view id);

// The groups, as the catalogue lists them; rule_groups.h has the parts that stand in files of their own.
std::span<const Rule> StructureRules();
std::span<const Rule> CellRules();
std::span<const Rule> TableRules();  // tables 2, 3 and 4
std::span<const Rule> NarrativeRules();
std::span<const Rule> CopyingRules();
std::span<const Rule> LatenessRules();

/// Runs every rule; findings ordered by section, then place, then rule.
std::vector<Finding> Check(const CheckInput& input);

std::string_view NameOf(Severity severity);  // "错误", "存疑", "提示"
std::string_view IdOf(Severity severity);    // "error", "warning", "notice"

}  // namespace gongkai::report
