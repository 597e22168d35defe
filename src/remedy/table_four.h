// Table 4 of the annual report (政府信息公开行政复议、行政诉讼情况): in which cell a dispute is counted in a year.
// Pure.
//
// Source: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号: the table names its columns and says nothing of the year.
// CHOICE (dated data: TableFourRules): counted are those that ended in the year, by their result, and those that were
// there and had not ended on 31 December, as 尚未审结. What ended in an earlier year is counted no more; what is
// pending over two turns of the year is counted as pending in each. Ended is: the decision took effect
// (YearBasis::kEffect).
//
// CHOICE: one that is tried anew (再审) was counted by its result in the year in which it ended first, and is counted
// no more, whatever the new trial comes to: a case stands by a result once. Where the new trial was ordered within the
// year of that end, it had not ended on 31 December and is counted by the result of the new trial, in the year of that.
//
// A suit in which the organ stands only because it upheld another one's act is that one's alone:
// 国办公开办函〔2016〕201号. Not verified, written from memory: that number and what it says.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>

#include "remedy/dispute_fold.h"

namespace gongkai::remedy {

enum class YearBasis { kEffect, kDecision };  // the day on which it took effect; the day of the decision

struct TableFourRule {
  int first_year;  // of the report; until a later entry
  YearBasis basis;
  std::string_view words;  // for people, beside the table
};
std::span<const TableFourRule> TableFourRules();
const TableFourRule& TableFourRuleFor(int year);

/// What is counted.
struct DisputeFact {
  DisputeId id;
  DisputeKind kind{};
  bool as_reviewer = false;  // DisputeGround::kAsReviewer
  Date received{};
  std::optional<Date> decided{}, takes_effect{};
  DisputeResult result = DisputeResult::kPending;  // of that decision
};

/// As it was counted in an earlier year, before it was tried anew: once by a result, and no more.
inline DisputeFact CountedBefore(DisputeFact fact, const CountedEnd& end) {
  fact.decided = end.decided;
  fact.takes_effect = end.takes_effect;
  fact.result = end.result;
  return fact;
}

/// Nothing: in no cell of that year.
std::optional<DisputeResult> CellOf(const DisputeFact& fact, std::chrono::year year);

struct TableFour {
  std::array<std::array<int, kDisputeResults>, 3> cells{};  // by DisputeKind, DisputeResult
  int Cell(DisputeKind kind, DisputeResult result) const {
    return cells[static_cast<std::size_t>(kind)][static_cast<std::size_t>(result)];
  }
  int Total(DisputeKind kind) const;
};
TableFour TableFourOf(std::span<const DisputeFact> facts, std::chrono::year year);

}  // namespace gongkai::remedy
