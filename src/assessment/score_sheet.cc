#include "assessment/score_sheet.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

void CheckLength(std::string_view words, std::string_view field, FieldErrors& errors) {
  if (Utf8Length(words) > kLongestMarkWords) errors.push_back({std::string(field), "最多写1000个字。"});
}

std::string TooMany(const Indicator& indicator) {
  return "请写 0 到 " + ToString(indicator.points) + " 分，最多两位小数。";
}

std::optional<Points> PointsOf(std::string_view typed, const Indicator& indicator) {
  const auto points = PointsFrom(typed);
  return points && *points <= indicator.points ? points : std::nullopt;
}

/// What would stand without the review.
std::optional<Points> BeforeReview(const SheetLine& line) {
  if (line.indicator.kind == IndicatorKind::kManual) return line.mark.self;
  return line.reading ? line.reading->points : std::nullopt;
}

}  // namespace

std::optional<Points> StandingOf(const SheetLine& line) {
  if (line.mark.reviewed) return line.mark.reviewed;
  if (line.indicator.kind == IndicatorKind::kAutomatic && line.reading) return line.reading->points;
  return std::nullopt;
}

bool IsMissing(const SheetLine& line) {
  if (line.mark.reviewed) return false;
  return line.indicator.kind == IndicatorKind::kManual || !line.reading;
}

SheetSum SumOf(std::span<const SheetLine> lines) {
  SheetSum sum;
  Points whole;
  for (const SheetLine& line : lines) {
    if (!line.indicator.IsLeaf()) continue;
    if (!line.indicator.is_bonus) whole += line.indicator.points;
    const auto standing = StandingOf(line);
    if (IsMissing(line)) ++sum.missing;
    if (!standing && !IsMissing(line)) ++sum.left_out;
    if (!standing) continue;
    (line.indicator.is_bonus ? sum.bonus : sum.got) += *standing;
    if (!line.indicator.is_bonus) sum.of += line.indicator.points;
  }
  if (sum.of > Points()) sum.total = ShareOf(whole, sum.got.hundredths, sum.of.hundredths) + sum.bonus;
  return sum;
}

std::vector<std::string> AgainstHandingIn(std::span<const SheetLine> lines) {
  std::vector<std::string> against;
  for (const SheetLine& line : lines) {
    if (line.indicator.kind != IndicatorKind::kManual) continue;
    const std::string name = "“" + line.indicator.name + "”";
    if (!line.mark.self) against.push_back(name + "还没有自评。");
    if (line.indicator.needs_evidence && line.mark.self && line.mark.self > Points() && line.evidence == 0) {
      against.push_back(name + "还没有佐证材料。");
    }
  }
  return against;
}

FormResult<Mark> SelfFrom(const MarkForm& form, const Indicator& indicator, Mark mark) {
  FieldErrors errors;
  mark.self_words = Tidy(form.words);
  CheckLength(mark.self_words, "words", errors);
  if (indicator.kind == IndicatorKind::kManual) {
    mark.self = PointsOf(form.points, indicator);
    if (!mark.self) errors.push_back({"points", TooMany(indicator)});
    if (mark.self_words.empty()) errors.push_back({"words", "请写明做了什么、按什么给自己这些分。"});
  } else if (mark.self_words.empty()) {
    errors.push_back({"words", "请写要说明的情况。"});
  }
  if (!errors.empty()) return errors;
  return mark;
}

FormResult<Mark> ReviewFrom(const MarkForm& form, const SheetLine& line) {
  FieldErrors errors;
  Mark mark = line.mark;
  const bool is_taken_back = line.indicator.kind == IndicatorKind::kAutomatic && IsBlankText(form.points);
  mark.reviewed = is_taken_back ? std::nullopt : PointsOf(form.points, line.indicator);
  mark.review_words = Tidy(form.words);
  CheckLength(mark.review_words, "review_words", errors);
  if (!is_taken_back && !mark.reviewed) errors.push_back({"reviewed", TooMany(line.indicator)});
  const bool is_other = mark.reviewed && mark.reviewed != BeforeReview(line);
  if (is_other && mark.review_words.empty()) {
    errors.push_back({"review_words", line.indicator.kind == IndicatorKind::kManual
                                          ? "和自评不同，请写明理由。"
                                          : "和台账计出的不同，请写明理由。"});
  }
  if (!errors.empty()) return errors;
  return mark;
}

void Rank(std::vector<Standing>& standings) {
  std::ranges::stable_sort(standings, [](const Standing& a, const Standing& b) {
    if (a.group != b.group) return a.group < b.group;
    return a.total > b.total;  // none is below every total
  });
  int in_group = 0;
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const bool is_first = i == 0 || standings[i - 1].group != standings[i].group;
    in_group = is_first ? 1 : in_group + 1;
    const bool is_equal = !is_first && standings[i - 1].total == standings[i].total;
    standings[i].place = !standings[i].total ? 0 : is_equal ? standings[i - 1].place : in_group;
  }
}

}  // namespace gongkai::assessment
