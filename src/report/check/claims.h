// What the text claims about the tables: counts that speak of one cell, and sentences that say there was none.
//
// In: a report and its text. Out: only the claims that differ from the table, with the figure found there.
//
// Check makes both lists once a report and hands them to the rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/table_figures.h"

namespace gongkai::report {

/// A count of the text that is not the figure of the cell it speaks of.
struct Claim {
  std::string_view rule;
  const Sentence* sentence = nullptr;
  const Count* count = nullptr;
  Number expected;
  std::string cell;  // "表三第一项总计"
  At at;
};
std::vector<Claim> FindClaims(const AnnualReport& report, const ReportText& text);

/// A passage saying that nothing of a kind came in during the year.
struct Denial {
  const Sentence* sentence = nullptr;
  std::size_t begin = 0, length = 0;
  bool applications = false, reviews = false, suits = false;
  bool of_organ = false;  // said of the organ as a whole and of nobody else ("镇人大办未收到…")
};
std::vector<Denial> FindDenials(const AnnualReport& report, const ReportText& text);

}  // namespace gongkai::report
