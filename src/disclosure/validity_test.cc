#include "disclosure/validity.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

std::string Said(const ValidityFacts& facts, Date today) {
  const auto mark = ValidityMarkOn(facts, today);
  if (!mark) return "";
  return mark->words + (mark->detail.empty() ? "" : "｜" + mark->detail);
}

TEST_CASE("only documents have a validity") {
  for (const ItemKind kind : {ItemKind::kRule, ItemKind::kNormative, ItemKind::kPolicy}) CHECK(HasValidity(kind));
  for (const ItemKind kind : {ItemKind::kNotice, ItemKind::kInterpretation, ItemKind::kPlan}) {
    CHECK_FALSE(HasValidity(kind));
  }
}

TEST_CASE("of a document of whose end nobody said anything nothing is said, but that it has not begun") {
  CHECK(Said({}, 2026y / 3 / 10).empty());
  CHECK(Said({.effective_on = 2026y / 4 / 1}, 2026y / 3 / 31) == "尚未施行｜2026年4月1日起施行");
  CHECK(Said({.effective_on = 2026y / 4 / 1}, 2026y / 4 / 1).empty());
  CHECK(Said({.effective_on = 2026y / 4 / 1, .valid_until = 2027y / 4 / 1}, 2026y / 4 / 1) ==
        "现行有效｜有效期至2027年4月1日");
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

TEST_CASE("a document without a last day says itself, or by a clean-up, that it is in force") {
  CHECK(Said({.is_lasting = true}, 2026y / 3 / 10) == "现行有效｜长期有效");
  ValidityFacts facts;
  Apply({.outcome = CleanupOutcome::kAmends, .decided_on = 2026y / 3 / 1, .basis = "清理决定", .from = 2026y / 3 / 1},
        facts);
  CHECK(Said(facts, 2026y / 3 / 10) == "现行有效｜2026年3月1日清理：修改，依据：清理决定");
  Apply({.outcome = CleanupOutcome::kKeeps,
         .decided_on = 2027y / 3 / 1,
         .basis = "清理决定",
         .from = 2027y / 3 / 1,
         .until = 2029y / 12 / 31},
        facts);
  CHECK(Said(facts, 2027y / 3 / 10) == "现行有效｜有效期至2029年12月31日；2027年3月1日清理：继续有效，依据：清理决定");
  CHECK(Said(facts, 2030y / 1 / 1) == "已失效｜有效期至2029年12月31日");
}

TEST_CASE("what a clean-up ended stays ended, by the first word that ended it") {
  ValidityFacts facts;
  Apply({.outcome = CleanupOutcome::kLapses, .decided_on = 2026y / 3 / 1, .basis = "清理决定", .from = 2026y / 4 / 1},
        facts);
  CHECK(Said(facts, 2026y / 3 / 10) == "将于2026年4月1日失效｜依据：清理决定");
  CHECK(Said(facts, 2026y / 4 / 1) == "已失效｜2026年4月1日起宣布失效，依据：清理决定");
  Apply({.outcome = CleanupOutcome::kRepeals, .decided_on = 2026y / 5 / 1, .basis = "又一决定", .from = 2026y / 5 / 1},
        facts);
  Apply({.outcome = CleanupOutcome::kKeeps, .decided_on = 2026y / 6 / 1, .basis = "又一决定", .from = 2026y / 6 / 1},
        facts);
  CHECK(Said(facts, 2026y / 6 / 10) == "已失效｜2026年4月1日起宣布失效，依据：清理决定");
}

TEST_CASE("what nobody confirmed is not told") {
  CHECK(Said({.valid_until = 2027y / 12 / 31, .waiting_end = 2026y / 3 / 1}, 2026y / 3 / 10) ==
        "现行有效｜有效期至2027年12月31日");
}

TEST_CASE("a document that ended before it began is over, not to come") {
  CHECK(Said({.effective_on = 2026y / 5 / 1, .ended_on = 2026y / 3 / 1}, 2026y / 3 / 10) ==
        "已废止｜2026年3月1日起废止");
}

}  // namespace
}  // namespace gongkai::disclosure
