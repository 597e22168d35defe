// Histories of disputes as a lawyer writes them, for tests: "2025-03-03 收到；2025-04-10 决定 维持 送达2025-04-12；
// 2025-04-20 上诉；2026-03-02 再审". Kinds are named as the rows of table 4.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "remedy/dispute_fold.h"

namespace gongkai::remedy {

inline const law::WorkingCalendar& TestCalendar() {
  static const law::WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return law::WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

inline std::vector<std::string> SplitText(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(separator, from);
    parts.push_back(text.substr(from, at - from));
    if (at == std::string::npos) return parts;
    from = at + separator.size();
  }
}

/// Lines of a table of tests/law_cases that are none of its words.
inline std::vector<std::vector<std::string>> LawCases(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
  REQUIRE(file.good());
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(SplitText(line, "\t"));
    REQUIRE_MESSAGE(rows.back().size() == columns, line);
  }
  return rows;
}

inline DisputeKind KindNamed(const std::string& name) {
  for (const DisputeKind kind : DisputeKinds()) {
    if (RowOf(kind) == name) return kind;
  }
  FAIL("no such kind: " << name);
  return {};
}

inline DisputeEvent ToldEvent(const std::string& thing) {
  const std::vector<std::string> words = SplitText(thing, " ");
  DisputeEvent event;
  event.on = *ParseDate(words.at(0));
  if (words.at(1) == "收到") {
    event.kind = DisputeEventKind::kEntered;
  } else if (words[1] == "决定") {
    event.kind = DisputeEventKind::kDecided;
    for (const DisputeOutcome& each : DisputeOutcomes()) {
      if (each.name == words.at(2)) event.outcome = each.id;
    }
    REQUIRE_MESSAGE(!event.outcome.empty(), thing);
    if (words.size() > 3) event.served = ParseDate(words[3].substr(std::string("送达").size()));
  } else if (words[1] == "再审" || words[1] == "提审") {
    event.kind = DisputeEventKind::kRetrialOrdered;
    event.as_appeal = words[1] == "提审";
  } else {
    REQUIRE(words[1] == "上诉");
    event.kind = DisputeEventKind::kAppealed;
  }
  return event;
}

inline FoldedDispute FoldStory(const std::string& kind, const std::string& happened) {
  std::vector<DisputeEvent> events;
  for (const std::string& thing : SplitText(happened, "；")) events.push_back(ToldEvent(thing));
  return FoldDispute(KindNamed(kind), events, TestCalendar());
}

}  // namespace gongkai::remedy
