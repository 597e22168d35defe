#include "disclosure/validity.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

std::string Said(const ValidityFacts& facts, Date today) {
  const ValidityMark mark = ValidityMarkOn(facts, today);
  return mark.words + (mark.detail.empty() ? "" : "｜" + mark.detail);
}

TEST_CASE("only documents have a validity") {
  for (const ItemKind kind : {ItemKind::kRule, ItemKind::kNormative, ItemKind::kPolicy}) CHECK(HasValidity(kind));
  for (const ItemKind kind : {ItemKind::kNotice, ItemKind::kInterpretation, ItemKind::kPlan}) {
    CHECK_FALSE(HasValidity(kind));
  }
}

TEST_CASE("a document without an end is in force from its day on") {
  CHECK(Said({}, 2026y / 3 / 10) == "现行有效");
  CHECK(Said({.effective_on = 2026y / 4 / 1}, 2026y / 3 / 31) == "尚未施行｜2026年4月1日起施行");
  CHECK(Said({.effective_on = 2026y / 4 / 1}, 2026y / 4 / 1) == "现行有效");
}

TEST_CASE("its last day is a day of it, and what is near is told first") {
  const ValidityFacts facts{.valid_until = 2026y / 12 / 31};
  CHECK(Said(facts, 2026y / 3 / 10) == "现行有效｜有效期至2026年12月31日");
  CHECK(Said(facts, 2026y / 7 / 4) == "将于2026年12月31日失效");
  CHECK(Said(facts, 2026y / 12 / 31) == "将于2026年12月31日失效");
  CHECK(Said(facts, 2027y / 1 / 1) == "已失效｜有效期至2026年12月31日");
}

TEST_CASE("what somebody ended names the document that did it") {
  ValidityFacts facts{.ended_on = 2026y / 3 / 10, .ended_by = "关于废止部分文件的决定"};
  CHECK(Said(facts, 2026y / 3 / 9) == "将于2026年3月10日废止｜依据：关于废止部分文件的决定");
  CHECK(Said(facts, 2026y / 3 / 10) == "已废止｜2026年3月10日起废止，依据：关于废止部分文件的决定");
  facts.valid_until = 2026y / 2 / 28;  // it was over before
  CHECK(Said(facts, 2026y / 3 / 10) == "已失效｜有效期至2026年2月28日");
  facts.valid_until = 2027y / 2 / 28;
  CHECK(Said(facts, 2026y / 3 / 10) == "已废止｜2026年3月10日起废止，依据：关于废止部分文件的决定");
}

TEST_CASE("a document that ended before it began is over, not to come") {
  CHECK(Said({.effective_on = 2026y / 5 / 1, .ended_on = 2026y / 3 / 1}, 2026y / 3 / 10) ==
        "已废止｜2026年3月1日起废止");
}

}  // namespace
}  // namespace gongkai::disclosure
