// The answers that a clerk can choose from are those of 条例第三十六条 to 第三十九条, and each has what it must say.
#include "request/decision_form.h"

#include <doctest/doctest.h>

#include <set>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

TEST_CASE("every answer that an organ gives stands in one block, what merely happens in none") {
  std::set<std::string_view> seen;
  for (const OutcomeBlock& block : OutcomesToWrite(2026y / 3 / 10)) {
    CHECK(!block.outcomes.empty());
    for (const law::Outcome* outcome : block.outcomes) CHECK(seen.insert(outcome->id).second);
  }
  for (const law::Outcome& outcome : law::Outcomes()) {
    const bool happens = outcome.id == "correction_lapsed" || outcome.id == "fee_lapsed" || outcome.id == "withdrawn";
    CHECK_MESSAGE(seen.contains(outcome.id) != happens, outcome.id);
  }
  CHECK(OutcomesToWrite(2019y / 5 / 14).empty());  // before the 条例 as revised
}

TEST_CASE("a refusal has reasons, what is public a way to it, what is released its files") {
  for (const OutcomeBlock& block : OutcomesToWrite(2026y / 3 / 10)) {
    for (const law::Outcome* outcome : block.outcomes) {
      CAPTURE(outcome->id);
      const DecisionFields fields = FieldsOf(*outcome);
      CHECK(!fields.finding.empty());
      if (block.name == "不予公开" && outcome->ground == law::RemedyGround::kRefusal) CHECK(!fields.reasons.empty());
      if (block.name == "不予处理" && outcome->id != "published_work") CHECK(!fields.reasons.empty());
      if (fields.files) CHECK((block.name == "予以公开" || block.name == "部分公开"));
    }
  }
  CHECK(!FieldsOf(*law::FindOutcome("already_public")).where.empty());
  CHECK(!FieldsOf(*law::FindOutcome("published_work")).where.empty());
  CHECK(!FieldsOf(*law::FindOutcome("not_ours")).elsewhere.empty());
  CHECK(!FieldsOf(*law::FindOutcome("not_ours")).reasons.empty());
  CHECK(FieldsOf(*law::FindOutcome("released")).files);
  CHECK(FieldsOf(*law::FindOutcome("released")).reasons.empty());
  CHECK(!FieldsOf(*law::FindOutcome("does_not_exist")).reasons.empty());
}

}  // namespace
}  // namespace gongkai::request
