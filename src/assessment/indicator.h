// The county's own table of indicators: rows in a tree, whose lowest ones have points. An automatic row counts a ledger
// by a rule (ledger_source.h), a manual one is said by the organ with proof and reviewed. Pure.
//
// Source: 条例第四十六条. The regulation sets no table: each county decides its own, and a table that comes with the
// program (standard_table.h) is there to begin with.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/ledger_source.h"
#include "assessment/points.h"
#include "base/field_errors.h"

namespace gongkai::assessment {

enum class IndicatorKind { kGroup, kAutomatic, kManual };
std::span<const IndicatorKind> IndicatorKinds();
std::string_view IdOf(IndicatorKind kind);
std::string_view NameOf(IndicatorKind kind);
std::optional<IndicatorKind> IndicatorKindFrom(std::string_view id);

struct Indicator {
  int number = 0;
  int parent = 0;  // number of the group above; 0: the top
  std::string name;
  IndicatorKind kind = IndicatorKind::kManual;
  Points points{};                                         // of a group its rows' sum stands for it
  LedgerSource source = LedgerSource::kObligationsInTime;  // of an automatic one, as are rule, each and target
  ScoreRule rule = ScoreRule::kRate;
  Points each{};            // of kDeduct and kReward
  std::int64_t target = 0;  // of kReach
  std::string basis;        // document or article, how it is scored
  bool needs_evidence = false;
  bool is_bonus = false;  // beside the hundred
  bool operator==(const Indicator&) const = default;

  bool IsLeaf() const { return kind != IndicatorKind::kGroup; }
};

inline constexpr int kMostIndicators = 100, kMostLevels = 3;
inline constexpr std::int64_t kLargestTarget = 100'000;
inline constexpr std::size_t kLongestIndicatorName = 80, kLongestBasis = 500;

/// In the order in which a table is read: each group followed by what is below it, rows of one level by number.
struct PlacedIndicator {
  const Indicator* row = nullptr;  // never null
  int level = 1;
  Points points{};  // of a group: of all leaves below it
};
std::vector<PlacedIndicator> InOrder(std::span<const Indicator> table);

/// Of the leaves that are no bonus.
Points FullPoints(std::span<const Indicator> table);
/// "按时公开的占应公开的比例，满分 15 分", "每有一件扣 2 分，扣完为止".
std::string WordsOfRule(const Indicator& indicator);

struct IndicatorForm {
  int number = 0;  // 0: a new one
  std::string parent, name, kind, points, source, rule, each, target, basis;
  bool needs_evidence = false, is_bonus = false;
};
IndicatorForm FormOf(const Indicator& indicator);
/// Errors: "parent", "name", "kind", "points", "source", "rule", "each", "target", "basis".
FormResult<Indicator> IndicatorFrom(const IndicatorForm& form, std::span<const Indicator> table);

/// Why an assessment cannot begin with this table: sentences.
std::vector<std::string> FaultsOfTable(std::span<const Indicator> table);

}  // namespace gongkai::assessment
