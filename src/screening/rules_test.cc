// Each rule's examples are its test: what it must find, and what comes close and is none.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "screening/rule.h"
#include "screening/sample_parts.h"

namespace gongkai::screening {
namespace {

const Screener& SampleScreener() {
  static const Screener screener(BuiltInLists(), SampleRegister());
  return screener;
}

std::vector<Hit> HitsIn(std::string_view text) {
  const std::vector<Part> parts = {SamplePart(text)};
  return SampleScreener().Screen(parts, kSampleToday);
}

std::string Listed(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& hit : hits) out += std::string(hit.rule) + " ";
  return out;
}

bool Speaks(std::string_view rule, std::string_view text) {
  const std::vector<Hit> hits = HitsIn(text);
  return std::ranges::find(hits, rule, &Hit::rule) != hits.end();
}

TEST_CASE("Every rule finds its example, and leaves the one alone that comes close") {
  for (const Rule& rule : Rules()) {
    CAPTURE(rule.id);
    if (rule.hits.empty()) continue;  // of the county's own lists
    CHECK_MESSAGE(Speaks(rule.id, rule.hits), Listed(HitsIn(rule.hits)));
    CHECK_FALSE(Speaks(rule.id, rule.passes));
  }
}

TEST_CASE("Every rule says what it looks for, where it comes from and what to do, and has an id of its own") {
  std::set<std::string_view> ids;
  for (const Rule& rule : Rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK(FindRule(rule.id) != nullptr);
    CHECK_FALSE(rule.name.empty());
    CHECK_FALSE(rule.looks_for.empty());
    CHECK_FALSE(rule.source.empty());
    CHECK_FALSE(rule.advice.empty());
  }
  CHECK(FindRule("NONE") == nullptr);
}

TEST_CASE("What is said of a hit never repeats what was found") {
  for (const Rule& rule : Rules()) {
    if (rule.hits.empty() || rule.category != Category::kPersonal) continue;
    const std::vector<Part> parts = {SamplePart(rule.hits)};
    for (const Hit& hit : SampleScreener().Screen(parts, kSampleToday)) {
      CAPTURE(hit.rule);
      if (hit.length > 0 && hit.rule != "P-AMOUNT") CHECK(hit.why.find(TextOf(hit, parts)) == std::string::npos);
    }
  }
}

TEST_CASE("The lists that come with the program are right in themselves") {
  for (const WordList& list : BuiltInLists()) {
    CAPTURE(list.id);
    CHECK(list.words.size() > 50);
    std::set<std::string> seen;
    for (const WordList::Word& word : list.words) {
      CAPTURE(word.text);
      CHECK(word.text.size() >= 4);
      CHECK(seen.insert(word.text).second);
      CHECK(word.text != word.instead);
      for (const std::string& whole : word.allow) CHECK(whole.find(word.text) != std::string::npos);
      if (list.id == "wrong-words") CHECK_FALSE(word.instead.empty());
    }
  }
}

}  // namespace
}  // namespace gongkai::screening
