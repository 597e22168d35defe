// Chains of matters against the table that people can check (tests/law_cases/matter_chains.tsv).
#include "disclosure/matter/matter.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>

namespace gongkai::disclosure {
namespace {

std::vector<std::string> Cut(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

const std::map<std::string, Gate> kGates = {
    {"public", Gate::kPublic}, {"over", Gate::kExpired}, {"withdrawn", Gate::kWithdrawn}, {"signed", Gate::kNotYet}};

MatterItem ItemFrom(const std::string& text) {
  const auto parts = Cut(text, '/');
  REQUIRE(parts.size() >= 2);
  const auto kind = ItemKindFrom(parts[0]);
  const auto phase = PhaseFrom(parts[1]);
  REQUIRE(kind);
  REQUIRE(phase);
  MatterItem item{.kind = *kind, .phase = *phase};
  for (std::size_t i = 2; i < parts.size(); ++i) {
    const auto named = Cut(parts[i], '=');
    if (named[0] == "draft") continue;
    REQUIRE(named.size() == 2);
    const auto day = ParseDate(named[1]);
    REQUIRE(day);
    const auto gate = kGates.find(named[0]);
    if (gate != kGates.end()) {
      item.public_from = day;
      item.gate = gate->second;
    }
    if (named[0] == "until") item.comment_until = day;
    if (named[0] == "due") item.due_on = day;
  }
  return item;
}

std::string Brief(const StepOfMatter& step) {
  switch (step.state) {
    case MatterStepState::kPublic:
      return "public";
    case MatterStepState::kOver:
      return "over";
    case MatterStepState::kInHand:
      return "hand";
    case MatterStepState::kWithdrawn:
      return "withdrawn";
    case MatterStepState::kToJudge:
      return "ask";
    case MatterStepState::kWaived:
      return "waived";
    case MatterStepState::kDue:
      return "due" + (step.due_on ? "=" + ToString(*step.due_on) : std::string());
    case MatterStepState::kOpen:
      return "open";
  }
  return "";
}

TEST_CASE("each step of a matter stands as the table says") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/matter_chains.tsv");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    const auto cells = Cut(line, '\t');
    REQUIRE(cells.size() == 4);
    const auto kind = MatterKindFrom(cells[0]);
    REQUIRE(kind);
    std::vector<MatterItem> items;
    std::set<std::string, std::less<>> waived;
    for (const std::string& text : Cut(cells[2], ' ')) {
      if (text.starts_with("waive=")) {
        waived.insert(text.substr(6));
      } else if (!text.empty()) {
        items.push_back(ItemFrom(text));
      }
    }
    std::string states;
    for (const StepOfMatter& step : ChainOf(*kind, items, waived, *ParseDate(cells[1]))) {
      states += (states.empty() ? "" : " ") + Brief(step);
      if (step.state == MatterStepState::kDue || step.state == MatterStepState::kToJudge)
        CHECK_FALSE(step.words.empty());
    }
    CHECK(states == cells[3]);
    ++cases;
  }
  CHECK(cases >= 20);
}

TEST_CASE("phases and kinds of matters have ids that are read back, and every step has its source") {
  for (const Phase phase : kPhases) CHECK(PhaseFrom(IdOf(phase)) == phase);
  for (const MatterKind kind : kMatterKinds) {
    CHECK(MatterKindFrom(IdOf(kind)) == kind);
    for (const ChainStep& step : StepsOf(kind)) CHECK(step.source.empty() == (kind == MatterKind::kOther));
    CHECK(StepsOf(kind).front().phase == Phase::kBefore);
    CHECK(StepsOf(kind).back().phase == Phase::kAfter);
  }
  CHECK_FALSE(PhaseFrom("later"));
  CHECK(PhaseFor(MatterKind::kDecision, ItemKind::kOutcome) == Phase::kAfter);
  CHECK(PhaseFor(MatterKind::kDecision, ItemKind::kNormative) == Phase::kDuring);
  CHECK(PhaseFor(MatterKind::kEnforcement, ItemKind::kPenalty) == Phase::kAfter);
  CHECK_FALSE(PhaseFor(MatterKind::kEnforcement, ItemKind::kServiceGuide));  // somebody has to say
  CHECK_FALSE(PhaseFor(MatterKind::kProject, ItemKind::kProject));
  CHECK(FindStep(MatterKind::kDecision, "outcome")->name == "意见采纳情况");
  CHECK(FindStep(MatterKind::kAid, "outcome") == nullptr);
}

TEST_CASE("a matter needs a name that is not too long") {
  CHECK(ErrorOf(FaultsOf({.title = " 　"}), "title") != nullptr);
  std::string longest;
  for (std::size_t i = 0; i <= kLongestMatterTitle; ++i) longest += "事";
  CHECK(ErrorOf(FaultsOf({.title = longest}), "title") != nullptr);
  CHECK(FaultsOf({.title = "枕溪镇旱厕改造"}).empty());
  CHECK(ErrorOf(FaultsOfWaiver(" 　"), "reason") != nullptr);
  CHECK(FaultsOfWaiver("依法应当保密，没有征求意见。").empty());
}

}  // namespace
}  // namespace gongkai::disclosure
