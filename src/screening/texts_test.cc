// The labelled texts of tests/screening/texts.jsonl, screened and counted by family: what was to be found and was, what
// was found and was not to be. score.py beside them does the same with the program.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "screening/sample_parts.h"

namespace gongkai::screening {
namespace {

struct Labelled {
  int id = 0;
  bool held = false;
  std::string text;
  struct Span {
    std::string rule;
    std::size_t at = 0;
    std::string text;
  };
  std::vector<Span> spans;
};

std::vector<Labelled> LabelledTexts() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/screening/texts.jsonl");
  std::vector<Labelled> texts;
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    Labelled text{json["id"], json["set"] == "held", json["text"], {}};
    for (const auto& span : json["spans"]) text.spans.push_back({span["rule"], span["at"], span["text"]});
    texts.push_back(std::move(text));
  }
  return texts;
}

std::string_view FamilyOf(std::string_view rule) {
  if (rule == "S-MARK") return "密级";
  if (rule.starts_with("P-IDCARD")) return "身份证";
  if (rule == "P-MOBILE" || rule == "P-PHONE") return "电话";
  if (rule == "P-BANKCARD" || rule == "P-ACCOUNT") return "银行卡";
  if (rule == "P-HEALTH" || rule == "P-MINOR" || rule == "P-AMOUNT" || rule == "P-BELIEF" || rule == "P-BIOMETRIC")
    return "名单";
  if (rule.starts_with("P-")) return "其他个人信息";
  if (rule.starts_with("S-")) return "其他涉密";
  return rule.starts_with("W-") ? "用词" : "链接";
}

struct Count {
  int wanted = 0, found = 0, hits = 0, right = 0;
};

/// Bytes of the whole text at which each of its lines, which are pieces, begins.
std::vector<std::size_t> LineStarts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) starts.push_back(at);
    at = end + 1;
  }
  return starts;
}

class Tally {
 public:
  void Add(const Labelled& text, const std::vector<Hit>& hits) {
    const std::vector<std::size_t> lines = LineStarts(text.text);
    const auto meets = [&](const Labelled::Span& span, const Hit& hit) {
      const std::size_t at = lines[hit.piece] + hit.offset;
      return FamilyOf(span.rule) == FamilyOf(hit.rule) && at < span.at + span.text.size() && span.at < at + hit.length;
    };
    for (const auto& span : text.spans) {
      const bool found = std::ranges::any_of(hits, [&](const Hit& hit) { return meets(span, hit); });
      Count& count = counts_[std::string(FamilyOf(span.rule))];
      ++count.wanted;
      count.found += found ? 1 : 0;
      if (!found) Say(text, fmt::format("missed {} {}", span.rule, span.text));
    }
    for (const Hit& hit : hits) {
      const bool right = std::ranges::any_of(text.spans, [&](const auto& span) { return meets(span, hit); });
      Count& count = counts_[std::string(FamilyOf(hit.rule))];
      ++count.hits;
      count.right += right ? 1 : 0;
      const std::size_t at = lines[hit.piece] + hit.offset;
      if (!right) Say(text, fmt::format("wrong {} {}", hit.rule, text.text.substr(at, hit.length)));
    }
  }

  const std::map<std::string, Count>& counts() const { return counts_; }
  std::string Table() const {
    std::string out;
    for (const auto& [family, count] : counts_) {
      out += fmt::format("{}: {} of {}, {} of {} right\n", family, count.found, count.wanted, count.right, count.hits);
    }
    return out;
  }

 private:
  static void Say(const Labelled& text, const std::string& what) {
    if (!text.held || std::getenv("GONGKAI_SHOW_HELD") != nullptr) MESSAGE(text.id << ": " << what);
  }
  std::map<std::string, Count> counts_;
};

TEST_CASE("The labelled texts: nothing missed of what counts, next to nothing found that is not there") {
  const Screener screener(BuiltInLists(), {});
  Tally work, held;
  for (const Labelled& text : LabelledTexts()) {
    const std::vector<Part> parts = {SamplePart(text.text)};
    (text.held ? held : work).Add(text, screener.Screen(parts, kSampleToday));
  }
  for (const Tally* tally : {&work, &held}) {
    INFO(tally->Table());
    REQUIRE(tally->counts().size() > 5);
    for (const auto& [family, count] : tally->counts()) {
      CAPTURE(family);
      const bool numbers = family == "身份证" || family == "电话" || family == "银行卡";
      const double recall = count.wanted == 0 ? 1 : static_cast<double>(count.found) / count.wanted;
      const double precision = count.hits == 0 ? 1 : static_cast<double>(count.right) / count.hits;
      CHECK(recall >= (family == "密级" ? 1.0 : numbers ? 0.99 : 0.9));
      CHECK(precision >= (family == "链接" ? 0.9 : 0.95));
    }
  }
  if (std::getenv("GONGKAI_SHOW_HELD") != nullptr) MESSAGE(work.Table() << "held:\n" << held.Table());
}

}  // namespace
}  // namespace gongkai::screening
