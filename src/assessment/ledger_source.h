// The ledgers that an automatic indicator can count, and by which rule their rows become points. Pure; the rows
// themselves: ledger_rows_view.h.
//
//   rate     points × rows that are well ÷ all rows; where there is no row there is nothing to be scored
//   deduct   so many points off for each row that is a fault, down to none
//   reach    full points from so many on, below that the share of them
//   reward   so many points for each, up to the points of the indicator
//
// Source: 条例第四十六条 (考核制度), and the article of each ledger.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gongkai::assessment {

enum class ScoreRule { kRate, kDeduct, kReach, kReward };
std::span<const ScoreRule> ScoreRules();
std::string_view IdOf(ScoreRule rule);
std::string_view NameOf(ScoreRule rule);
std::optional<ScoreRule> ScoreRuleFrom(std::string_view id);

enum class LedgerSource {
  kObligationsInTime,   // what the catalogue owes, published by its day
  kObligationsLate,     // what was published late, or is overdue
  kItemsPublished,      // what became public for the first time
  kItemsFaulty,         // taken down for an error or a leak, also where it is public again
  kRequestsInTime,      // applications answered by their day; what is answered late or not at all counts by that day
  kDisputesCorrected,   // answers overturned
  kComplaintsFounded,   // complaints that were found true
  kReportInTime,        // the annual report by its day
  kReportErrors,        // what the rules find in it
  kInspectionFaults,    // what the self-inspection of the site finds
  kMeasures,            // 督促整改, 通报批评, 责令改正
  kTrainings,           // trainings that were held
  kTrainingHours,       // hours of the trainings it held
  kContributionsTaken,  // information sent in and taken
};
std::span<const LedgerSource> LedgerSources();

struct LedgerFacts {
  LedgerSource source;
  std::string_view id, name;
  std::string_view unit;     // "项", "件", …
  std::string_view hit;      // what a row is that counts: "按时公开"
  std::string_view article;  // on which it rests
  bool has_rate;             // whether all rows, besides those that count, say something
  bool is_fault;             // whether what counts is bad
  std::int64_t scale = 1;    // parts of a unit in which amounts are counted
};
const LedgerFacts& FactsOf(LedgerSource source);
std::string_view IdOf(LedgerSource source);
std::string_view NameOf(LedgerSource source);
std::optional<LedgerSource> LedgerSourceFrom(std::string_view id);

/// In how many parts of its unit the ledger counts: what may be half a unit counts tenths.
std::int64_t ScaleOf(LedgerSource source);

/// Whether the rule says something over this ledger.
bool Fits(LedgerSource source, ScoreRule rule);

}  // namespace gongkai::assessment
