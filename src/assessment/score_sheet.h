// The sheet of one organ: for each indicator what the ledger says, what the organ says of itself, what the review made
// of it, and what stands; their sum, and the order of organs. Pure.
//
// An indicator to which nothing applied (no application came) is left out, and the rest counts as the whole, as the
// inspection of government sites does where a site has no services (国办秘函〔2019〕19号: the points of the others are
// multiplied). A blank is not zero: what nobody has reviewed is missing, and the sum says so.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assessment/appeal.h"
#include "assessment/indicator.h"
#include "assessment/ledger_reading.h"
#include "assessment/period.h"

namespace gongkai::assessment {

struct Mark {
  int indicator = 0;
  std::optional<Points> self{};
  std::string self_words;
  std::optional<Points> reviewed{};
  std::string review_words;
  std::int64_t version = 0;  // 0: nobody has written anything
};

/// What was read of a ledger last.
struct KeptReading {
  int number = 0;
  LedgerTally tally{};
  std::optional<Points> points{};
  std::string digest, why;
};

struct SheetLine {
  Indicator indicator;
  std::optional<KeptReading> reading{};  // of an automatic one, once it was read
  Mark mark{};
  int evidence = 0;  // files
};

/// What counts; none: nothing applied, or it is missing (IsMissing tells).
std::optional<Points> StandingOf(const SheetLine& line);
/// Still to be read or reviewed.
bool IsMissing(const SheetLine& line);

struct SheetSum {
  Points got{}, of{};  // of what applied and is no bonus
  Points bonus{};
  int missing = 0, left_out = 0;
  std::optional<Points> total{};  // scaled to the whole table, with the bonus; none: nothing applied
};
SheetSum SumOf(std::span<const SheetLine> lines);

/// What an organ must still say before it hands in: "“…”还没有自评。"
std::vector<std::string> AgainstHandingIn(std::span<const SheetLine> lines);

struct MarkForm {
  std::string points, words;  // as typed
};
inline constexpr std::size_t kLongestMarkWords = 1'000;
inline constexpr std::size_t kMostEvidence = 20;
/// What an organ says of itself: of a manual indicator points and words, of an automatic one words alone.
/// Errors: "points", "words".
FormResult<Mark> SelfFrom(const MarkForm& form, const Indicator& indicator, Mark mark);
/// What the review makes of it. Points that differ from what stood there need a reason. Empty points of an automatic
/// indicator: the ledger counts again. Errors: "reviewed", "review_words".
FormResult<Mark> ReviewFrom(const MarkForm& form, const SheetLine& line);

struct Standing {
  OrganId organ{0};
  std::string group;
  std::optional<Points> total{};
  int place = 0;  // within the group, from 1; equal totals share one; 0: none
};
/// By group, then place.
void Rank(std::vector<Standing>& standings);

}  // namespace gongkai::assessment
