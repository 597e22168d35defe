#include "disclosure/validity.h"

namespace gongkai::disclosure {
namespace {

using std::chrono::sys_days;

/// Within so long its end is told before that it is in force.
constexpr std::chrono::days kSoon{180};

std::string By(const std::string& document) { return document.empty() ? "" : "，依据：" + document; }
std::string_view EndWord(const ValidityFacts& facts) { return facts.is_declared ? "失效" : "废止"; }

ValidityMark Over(const ValidityFacts& facts, Date last, bool is_ended) {
  if (!is_ended) return {Validity::kLapsed, "已失效", "有效期至" + ToChinese(last)};
  const std::string from = ToChinese(*facts.ended_on) + "起";
  if (facts.is_declared) return {Validity::kLapsed, "已失效", from + "宣布失效" + By(facts.ended_by)};
  return {Validity::kEnded, "已废止", from + "废止" + By(facts.ended_by)};
}

/// Of one that is in force and of which no last day is near.
std::string WhyInForce(const ValidityFacts& facts, const std::optional<Date>& last, bool is_ended) {
  if (is_ended) return ToChinese(*facts.ended_on) + "起" + std::string(EndWord(facts)) + By(facts.ended_by);
  std::string why = last ? "有效期至" + ToChinese(*last) : facts.is_lasting ? "长期有效" : "";
  if (facts.kept) {
    why += (why.empty() ? "" : "；") + ToChinese(facts.kept->decided_on) + "清理：" +
           std::string(NameOf(facts.kept->outcome)) + By(facts.kept->basis);
  }
  return why;
}

struct OutcomeRow {
  std::string_view id, name;
};
constexpr OutcomeRow kOutcomeRows[] = {
    {"keeps", "继续有效"}, {"amends", "修改"}, {"repeals", "废止"}, {"lapses", "宣布失效"}};

struct FacetRow {
  std::string_view id, name;
};
constexpr FacetRow kFacets[] = {
    {"in_force", "现行有效"}, {"lapsed", "已失效"}, {"ended", "已废止"}, {"not_yet", "尚未施行"}};

}  // namespace

std::string_view IdOf(CleanupOutcome outcome) { return kOutcomeRows[static_cast<std::size_t>(outcome)].id; }
std::string_view NameOf(CleanupOutcome outcome) { return kOutcomeRows[static_cast<std::size_t>(outcome)].name; }
std::optional<CleanupOutcome> CleanupOutcomeFrom(std::string_view id) {
  for (const CleanupOutcome outcome : kCleanupOutcomes) {
    if (IdOf(outcome) == id) return outcome;
  }
  return std::nullopt;
}

void Apply(const CleanedUp& found, ValidityFacts& facts) {
  if (!EndsIt(found.outcome)) {
    facts.kept = found;
    if (found.until && !found.is_before_text) facts.valid_until = found.until;
    return;
  }
  if (facts.ended_on && *facts.ended_on <= found.from) return;
  facts.ended_on = found.from;
  facts.ended_by = found.basis;
  facts.is_declared = found.outcome == CleanupOutcome::kLapses;
}

bool HasValidity(ItemKind kind) {
  return kind == ItemKind::kRule || kind == ItemKind::kNormative || kind == ItemKind::kPolicy;
}

std::optional<ValidityMark> ValidityMarkOn(const ValidityFacts& facts, Date today) {
  // Whichever comes first ends it; of the same day it is the word of who ended it.
  std::optional<Date> last = facts.valid_until;
  bool is_ended = false;
  if (facts.ended_on) {
    const Date before = sys_days(*facts.ended_on) - std::chrono::days(1);
    if (!last || before <= *last) {
      last = before;
      is_ended = true;
    }
  }
  if (last && *last < today) return Over(facts, *last, is_ended);
  if (facts.effective_on && today < *facts.effective_on) {
    return ValidityMark{Validity::kNotYet, "尚未施行", ToChinese(*facts.effective_on) + "起施行"};
  }
  if (!last && !facts.is_lasting && !facts.kept) return std::nullopt;
  if (last && sys_days(*last) - sys_days(today) <= kSoon) {
    const std::string by = is_ended && !facts.ended_by.empty() ? "依据：" + facts.ended_by : "";
    const Date day = is_ended ? *facts.ended_on : *last;
    const std::string word(is_ended ? EndWord(facts) : "失效");
    return ValidityMark{Validity::kEndsSoon, "将于" + ToChinese(day) + word, by};
  }
  return ValidityMark{Validity::kInForce, "现行有效", WhyInForce(facts, last, is_ended)};
}

std::string_view IdOf(ValidityFacet facet) { return kFacets[static_cast<std::size_t>(facet)].id; }
std::string_view NameOf(ValidityFacet facet) { return kFacets[static_cast<std::size_t>(facet)].name; }
std::optional<ValidityFacet> ValidityFacetFrom(std::string_view id) {
  for (const ValidityFacet facet : kValidityFacets) {
    if (IdOf(facet) == id) return facet;
  }
  return std::nullopt;
}

bool IsOf(const std::optional<ValidityMark>& mark, ValidityFacet facet) {
  if (!mark) return false;
  switch (mark->state) {
    case Validity::kInForce:
    case Validity::kEndsSoon:
      return facet == ValidityFacet::kInForce;
    case Validity::kLapsed:
      return facet == ValidityFacet::kLapsed;
    case Validity::kEnded:
      return facet == ValidityFacet::kEnded;
    case Validity::kNotYet:
      return facet == ValidityFacet::kNotYet;
  }
  return false;
}

}  // namespace gongkai::disclosure
