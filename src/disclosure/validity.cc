#include "disclosure/validity.h"

namespace gongkai::disclosure {
namespace {

using std::chrono::sys_days;

/// Within so long its end is told before that it is in force.
constexpr std::chrono::days kSoon{180};

ValidityMark Over(const ValidityFacts& facts, Date last, bool is_ended) {
  if (!is_ended) return {Validity::kLapsed, "已失效", "有效期至" + ToChinese(last)};
  return {Validity::kEnded, "已废止",
          ToChinese(*facts.ended_on) + "起废止" + (facts.ended_by.empty() ? "" : "，依据：" + facts.ended_by)};
}

}  // namespace

bool HasValidity(ItemKind kind) {
  return kind == ItemKind::kRule || kind == ItemKind::kNormative || kind == ItemKind::kPolicy;
}

ValidityMark ValidityMarkOn(const ValidityFacts& facts, Date today) {
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
    return {Validity::kNotYet, "尚未施行", ToChinese(*facts.effective_on) + "起施行"};
  }
  if (!last) return {Validity::kInForce, "现行有效", ""};
  const std::string by = is_ended && !facts.ended_by.empty() ? "依据：" + facts.ended_by : "";
  if (sys_days(*last) - sys_days(today) <= kSoon) {
    const Date day = is_ended ? *facts.ended_on : *last;
    return {Validity::kEndsSoon, "将于" + ToChinese(day) + (is_ended ? "废止" : "失效"), by};
  }
  return {
      Validity::kInForce, "现行有效",
      is_ended ? ToChinese(*facts.ended_on) + "起废止" + (by.empty() ? "" : "，" + by) : "有效期至" + ToChinese(*last)};
}

}  // namespace gongkai::disclosure
