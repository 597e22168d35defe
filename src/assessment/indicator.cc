#include "assessment/indicator.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

struct KindRow {
  IndicatorKind kind;
  std::string_view id, name;
};
constexpr std::array kKinds = {KindRow{IndicatorKind::kGroup, "group", "分组"},
                               KindRow{IndicatorKind::kAutomatic, "automatic", "按台账自动计分"},
                               KindRow{IndicatorKind::kManual, "manual", "自评、审核计分"}};
constexpr std::array kKindValues = {IndicatorKind::kGroup, IndicatorKind::kAutomatic, IndicatorKind::kManual};

constexpr Points kWholeTable = Points::Of(100);

const KindRow& RowOf(IndicatorKind kind) { return *std::ranges::find(kKinds, kind, &KindRow::kind); }

std::optional<std::int64_t> WholeIn(std::string_view typed) {
  const std::string_view digits = Trim(typed);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
  return is_whole ? std::optional(number) : std::nullopt;
}

const Indicator* Find(std::span<const Indicator> table, int number) {
  const auto found = std::ranges::find(table, number, &Indicator::number);
  return found == table.end() ? nullptr : &*found;
}

/// 1 at the top; beyond kMostLevels for a row that is below itself.
int LevelOf(std::span<const Indicator> table, int number) {
  int level = 0;
  for (const Indicator* row = Find(table, number); row != nullptr && level <= kMostLevels;
       row = Find(table, row->parent)) {
    ++level;
  }
  return level;
}

/// How many levels the row has with all below it.
int DepthOf(std::span<const Indicator> table, int number, int left = kMostLevels + 1) {
  int depth = 0;
  if (left == 0) return 1;
  for (const Indicator& each : table) {
    if (each.parent == number && each.number != number) depth = std::max(depth, DepthOf(table, each.number, left - 1));
  }
  return depth + 1;
}

bool IsBelow(std::span<const Indicator> table, int number, int above) {
  int steps = 0;
  for (const Indicator* row = Find(table, number); row != nullptr && steps <= kMostLevels + 1; ++steps) {
    if (row->number == above) return true;
    row = Find(table, row->parent);
  }
  return false;
}

void Place(std::span<const Indicator> table, int parent, int level, std::vector<PlacedIndicator>& placed) {
  std::vector<const Indicator*> rows;
  for (const Indicator& each : table) {
    if (each.parent == parent) rows.push_back(&each);
  }
  std::ranges::sort(rows, {}, &Indicator::number);
  for (const Indicator* row : rows) {
    const std::size_t at = placed.size();
    placed.push_back({row, level, row->points});
    if (row->IsLeaf() || level >= kMostLevels) continue;
    Place(table, row->number, level + 1, placed);
    Points sum;
    for (std::size_t i = at + 1; i < placed.size(); ++i) {
      if (placed[i].row->IsLeaf()) sum += placed[i].row->points;
    }
    placed[at].points = sum;
  }
}

class Reading {
 public:
  Reading(const IndicatorForm& form, std::span<const Indicator> table) : form_(form), table_(table) {}

  FormResult<Indicator> Read() {
    row_.number = form_.number;
    row_.needs_evidence = form_.needs_evidence;
    row_.is_bonus = form_.is_bonus;
    ReadWords();
    ReadKind();
    ReadParent();
    if (row_.IsLeaf()) ReadPoints();
    if (row_.kind == IndicatorKind::kAutomatic) ReadRule();
    if (row_.kind != IndicatorKind::kManual) row_.needs_evidence = false;
    if (row_.kind == IndicatorKind::kGroup) row_.is_bonus = false;
    if (!errors_.empty()) return errors_;
    return row_;
  }

 private:
  void Say(std::string_view field, std::string words) { errors_.push_back({std::string(field), std::move(words)}); }

  void ReadWords() {
    row_.name = std::string(Trim(WithoutInvisible(form_.name)));
    row_.basis = std::string(Trim(WithoutInvisible(form_.basis)));
    if (row_.name.empty()) Say("name", "请写指标的名称。");
    if (Utf8Length(row_.name) > kLongestIndicatorName) Say("name", "名称最多写80个字。");
    if (Utf8Length(row_.basis) > kLongestBasis) Say("basis", "依据和评分办法最多写500个字。");
  }
  void ReadKind() {
    const auto kind = IndicatorKindFrom(form_.kind);
    if (!kind) return Say("kind", "请选择怎样计分。");
    row_.kind = *kind;
    const bool has_rows = form_.number != 0 && std::ranges::any_of(table_, [&](const Indicator& each) {
                            return each.parent == form_.number;
                          });
    if (has_rows && row_.IsLeaf()) Say("kind", "它下面还有指标，只能是分组。");
  }
  void ReadParent() {
    const auto parent = form_.parent.empty() ? std::optional<std::int64_t>(0) : WholeIn(form_.parent);
    const Indicator* const above = parent ? Find(table_, static_cast<int>(*parent)) : nullptr;
    if (!parent || (*parent != 0 && (above == nullptr || above->IsLeaf()))) return Say("parent", "请选择一个分组。");
    row_.parent = static_cast<int>(*parent);
    if (form_.number != 0 && IsBelow(table_, row_.parent, form_.number)) return Say("parent", "不能放在它自己下面。");
    const int own = form_.number == 0 ? 1 : DepthOf(table_, form_.number);
    if (LevelOf(table_, row_.parent) + own > kMostLevels) Say("parent", "指标最多分三级。");
  }
  void ReadPoints() {
    const auto points = PointsFrom(form_.points);
    if (!points || *points == Points()) return Say("points", "请写满分多少分，例如 5 或者 2.5。");
    row_.points = *points;
  }
  void ReadRule() {
    const auto source = LedgerSourceFrom(form_.source);
    const auto rule = ScoreRuleFrom(form_.rule);
    if (!source) Say("source", "请选择按哪个台账计分。");
    if (!rule) Say("rule", "请选择计分的办法。");
    if (!source || !rule) return;
    row_.source = *source;
    row_.rule = *rule;
    if (!Fits(*source, *rule)) Say("rule", "这个台账不能这样计分，请换一种办法。");
    if (*rule == ScoreRule::kDeduct || *rule == ScoreRule::kReward) ReadEach();
    if (*rule == ScoreRule::kReach) ReadTarget();
  }
  void ReadEach() {
    const auto each = PointsFrom(form_.each);
    if (!each || *each == Points()) return Say("each", "请写每一次多少分，例如 0.5。");
    row_.each = *each;
  }
  void ReadTarget() {
    const auto target = WholeIn(form_.target);
    if (!target || *target == 0 || *target > kLargestTarget) return Say("target", "请写目标是多少，例如 4。");
    row_.target = *target;
  }

  const IndicatorForm& form_;
  std::span<const Indicator> table_;
  Indicator row_;
  FieldErrors errors_;
};

}  // namespace

std::span<const IndicatorKind> IndicatorKinds() { return kKindValues; }
std::string_view IdOf(IndicatorKind kind) { return RowOf(kind).id; }
std::string_view NameOf(IndicatorKind kind) { return RowOf(kind).name; }
std::optional<IndicatorKind> IndicatorKindFrom(std::string_view id) {
  const auto found = std::ranges::find(kKinds, id, &KindRow::id);
  return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

std::vector<PlacedIndicator> InOrder(std::span<const Indicator> table) {
  std::vector<PlacedIndicator> placed;
  Place(table, 0, 1, placed);
  return placed;
}

Points FullPoints(std::span<const Indicator> table) {
  Points sum;
  for (const Indicator& each : table) {
    if (each.IsLeaf() && !each.is_bonus) sum += each.points;
  }
  return sum;
}

std::string WordsOfRule(const Indicator& indicator) {
  if (indicator.kind != IndicatorKind::kAutomatic) return {};
  const LedgerFacts& facts = FactsOf(indicator.source);
  const std::string hit(facts.hit), unit(facts.unit), full = ToString(indicator.points);
  switch (indicator.rule) {
    case ScoreRule::kRate:
      return hit + "的比例乘以 " + full + " 分；没有应办的，这一项不计，按其他指标折算";
    case ScoreRule::kDeduct:
      return hit + "每一" + unit + "扣 " + ToString(indicator.each) + " 分，扣完为止";
    case ScoreRule::kReach:
      return hit + "满 " + std::to_string(indicator.target) + " " + unit + "得 " + full + " 分，不足的按比例";
    case ScoreRule::kReward:
      return hit + "每一" + unit + "得 " + ToString(indicator.each) + " 分，最多 " + full + " 分";
  }
  return {};
}

IndicatorForm FormOf(const Indicator& indicator) {
  const bool counts = indicator.kind == IndicatorKind::kAutomatic;
  return {.number = indicator.number,
          .parent = indicator.parent == 0 ? std::string() : std::to_string(indicator.parent),
          .name = indicator.name,
          .kind = std::string(IdOf(indicator.kind)),
          .points = indicator.IsLeaf() ? ToString(indicator.points) : std::string(),
          .source = counts ? std::string(IdOf(indicator.source)) : std::string(),
          .rule = counts ? std::string(IdOf(indicator.rule)) : std::string(),
          .each = indicator.each == Points() ? std::string() : ToString(indicator.each),
          .target = indicator.target == 0 ? std::string() : std::to_string(indicator.target),
          .basis = indicator.basis,
          .needs_evidence = indicator.needs_evidence,
          .is_bonus = indicator.is_bonus};
}

FormResult<Indicator> IndicatorFrom(const IndicatorForm& form, std::span<const Indicator> table) {
  return Reading(form, table).Read();
}

std::vector<std::string> FaultsOfTable(std::span<const Indicator> table) {
  std::vector<std::string> faults;
  if (table.empty()) faults.emplace_back("指标表还没有指标。");
  for (const PlacedIndicator& each : InOrder(table)) {
    if (!each.row->IsLeaf() && each.points == Points()) faults.push_back("“" + each.row->name + "”下面还没有指标。");
  }
  const Points full = FullPoints(table);
  if (!table.empty() && full != kWholeTable) {
    faults.push_back("除加分以外的指标合计是 " + ToString(full) + " 分，应当是 100 分。");
  }
  return faults;
}

}  // namespace gongkai::assessment
