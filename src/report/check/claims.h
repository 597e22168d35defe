// What the text claims about the tables: counts that speak of one cell, and sentences that say there was none.
//
// In: a report and its text. Out: only the claims that differ from the table, with the figure found there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/check/report_text.h"
#include "report/check/rule.h"

namespace gongkai::report {

enum class Dispute { kReview, kSuit };

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
};
std::vector<Denial> FindDenials(const AnnualReport& report, const ReportText& text);

/// The 总计 cell of a row of table 3; nothing when it is no number.
std::optional<Number> TotalOfRow(const AnnualReport& report, std::string_view key);

/// A column of table 4 (4 = 总计); both kinds of suits added up.
std::optional<Number> DisputeFigure(const AnnualReport& report, Dispute dispute, std::size_t column);

/// The tables of a government of county level and above hold its departments and townships, its text not always.
bool MayAddUpOthers(const AnnualReport& report);

}  // namespace gongkai::report
