#include "disclosure/cleanup/cleanup.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr OrganId kOrgan{101};

CleanedDocument Document(std::int64_t number, ValidityFacts facts = {}) {
  return {.id = {kOrgan, number}, .title = "办法", .formed_on = 2020y / 5 / 6, .facts = std::move(facts)};
}

Cleanup Found(CleanupOutcome outcome, std::int64_t number = 1) {
  return {.id = {kOrgan, 1},
          .title = "2026年行政规范性文件清理",
          .basis = "枕溪镇人民政府关于文件清理结果的决定（枕政发〔2026〕9号）",
          .decided_on = 2026y / 3 / 9,
          .entries = {{.item = {kOrgan, number}, .outcome = outcome}}};
}

std::string FieldOf(const FieldErrors& errors) { return errors.empty() ? "" : errors.front().field; }

TEST_CASE("a clean-up names its document, its day and what was found") {
  const std::vector<CleanedDocument> documents = {Document(1)};
  const Date today = 2026y / 3 / 10;
  CHECK(FaultsOf(Found(CleanupOutcome::kKeeps), documents, today).empty());
  Cleanup cleanup = Found(CleanupOutcome::kKeeps);
  cleanup.basis = " ";
  CHECK(FieldOf(FaultsOf(cleanup, documents, today)) == "basis");
  cleanup = Found(CleanupOutcome::kKeeps);
  cleanup.decided_on = 2026y / 3 / 11;
  CHECK(FieldOf(FaultsOf(cleanup, documents, today)) == "decided_on");
  cleanup = Found(CleanupOutcome::kKeeps);
  cleanup.entries.clear();
  CHECK_FALSE(FaultsOf(cleanup, documents, today).empty());
  CHECK_FALSE(FaultsOf(Found(CleanupOutcome::kKeeps, 7), documents, today).empty());  // no document of the organ
  cleanup = Found(CleanupOutcome::kKeeps);
  cleanup.entries.front().words = "联系 13800138000";
  CHECK(FieldOf(FaultsOf(cleanup, documents, today)) == "words-101-1");
}

TEST_CASE("what is over is neither kept nor ended again, and nothing ends before it began") {
  const Date today = 2026y / 3 / 10;
  const std::vector<CleanedDocument> over = {Document(1, {.valid_until = 2026y / 3 / 8})};
  CHECK(FieldOf(FaultsOf(Found(CleanupOutcome::kKeeps), over, today)) == "outcome-101-1");
  CHECK(FieldOf(FaultsOf(Found(CleanupOutcome::kRepeals), over, today)) == "outcome-101-1");
  const std::vector<CleanedDocument> documents = {Document(1)};
  Cleanup cleanup = Found(CleanupOutcome::kRepeals);
  cleanup.entries.front().from = 2020y / 5 / 5;
  CHECK(FieldOf(FaultsOf(cleanup, documents, today)) == "from-101-1");
  cleanup.entries.front().from = 2026y / 4 / 1;  // repealed from a later day
  CHECK(FaultsOf(cleanup, documents, today).empty());
  cleanup.entries.front().until = 2027y / 4 / 1;
  CHECK(FieldOf(FaultsOf(cleanup, documents, today)) == "until-101-1");
  cleanup = Found(CleanupOutcome::kKeeps);
  cleanup.entries.front().until = 2026y / 3 / 9;
  CHECK(FieldOf(FaultsOf(cleanup, documents, today)) == "until-101-1");
}

TEST_CASE("the digest is over everything that is signed") {
  const Cleanup cleanup = Found(CleanupOutcome::kKeeps);
  const std::string digest = DigestOf(cleanup);
  const auto differs = [&](auto change) {
    Cleanup other = cleanup;
    change(other);
    return DigestOf(other) != digest;
  };
  CHECK(differs([](Cleanup& other) { other.title += "（二）"; }));
  CHECK(differs([](Cleanup& other) { other.basis += "。"; }));
  CHECK(differs([](Cleanup& other) { other.decided_on = 2026y / 3 / 8; }));
  CHECK(differs([](Cleanup& other) { other.entries.front().outcome = CleanupOutcome::kAmends; }));
  CHECK(differs([](Cleanup& other) { other.entries.front().until = 2028y / 3 / 8; }));
  CHECK(differs([](Cleanup& other) { other.entries.front().words = "注"; }));
  CHECK(differs([](Cleanup& other) { other.entries.push_back({.item = {kOrgan, 2}}); }));
}

TEST_CASE("counts are told by outcome") {
  const std::vector<CleanupEntry> entries = {
      {.outcome = CleanupOutcome::kLapses}, {.outcome = CleanupOutcome::kKeeps}, {.outcome = CleanupOutcome::kKeeps}};
  CHECK(CountsInWords(entries) == "继续有效 2 件，宣布失效 1 件");
}

}  // namespace
}  // namespace gongkai::disclosure
