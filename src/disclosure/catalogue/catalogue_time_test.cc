// Time limits against the table that people can check (tests/law_cases/time_limits.tsv), and the 26 areas.
#include "disclosure/catalogue/catalogue_time.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "disclosure/catalogue/catalogue_area.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::string Brief(const std::optional<law::Term>& term) {
  if (!term) return "";
  return std::to_string(term->number) + (term->unit == law::TermUnit::kWorkingDays ? "w" : "d");
}

std::string Rhythm(const TimeLimit& limit) {
  if (limit.cycle) return std::string(IdOf(*limit.cycle));
  if (limit.is_same_day) return "same_day";
  return limit.is_at_once ? "at_once" : limit.is_lasting ? "lasting" : "";
}

TEST_CASE("the words of time limits are read as the table says") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/time_limits.tsv");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    const auto cells = Split(line);
    REQUIRE(cells.size() == 6);
    const TimeLimit limit = ReadTimeLimit(cells[0]);
    CAPTURE(limit.unread);
    CHECK(Brief(limit.term) == cells[1]);
    CHECK(limit.event == cells[2]);
    CHECK(Brief(limit.posted) + (limit.is_posted_at_least ? "+" : "") == cells[3]);
    CHECK(Rhythm(limit) == cells[4]);
    CHECK(limit.is_read() == cells[5].empty());
    ++cases;
  }
  CHECK(cases >= 40);
}

TEST_CASE("a term runs from the end of a period when its words say so, and not from every end") {
  for (const char* words : {"每季度结束后10个工作日内", "本月结束之日起5日内", "年度终了后20个工作日内"}) {
    CAPTURE(words);
    CHECK(ReadTimeLimit(words).is_from_period);
  }
  for (const char* words : {"检查结束后20个工作日内", "信息形成之日起20个工作日内", "按季度公开"}) {
    CAPTURE(words);
    CHECK_FALSE(ReadTimeLimit(words).is_from_period);
  }
}

TEST_CASE("of two terms none is taken, and the sentence says so") {
  const TimeLimit limit = ReadTimeLimit("信息形成之日起20个工作日内，其中行政处罚自作出决定之日起7个工作日内");
  CHECK_FALSE(limit.term);
  CHECK(limit.unread.find("不止一个期限") != std::string::npos);
  CHECK_FALSE(ReadTimeLimit("").is_read());
}

TEST_CASE("what was understood is told") {
  CHECK(InWords(ReadTimeLimit("制定或获取信息之日起10个工作日内，公示不少于7天")) ==
        "制定或获取信息之日起10个工作日内公开；公示不少于7日");
  CHECK(InWords(ReadTimeLimit("每季度结束后10个工作日内")) == "季度结束之日起10个工作日内公开；每季度公开一次");
}

TEST_CASE("the 26 areas, each found by every name that it has or had") {
  std::set<std::string_view> names;
  for (const CatalogueArea& area : PilotAreas()) {
    names.insert(area.name);
    CHECK(PilotAreaNamed(area.name) == &area);
    CHECK(PilotAreaNamed(std::string(area.name) + "领域") == &area);
  }
  CHECK(names.size() == 26);
  REQUIRE(PilotAreaNamed("扶贫") != nullptr);
  CHECK(PilotAreaNamed("扶贫")->name == "乡村振兴");
  CHECK(NameOn(*PilotAreaNamed("扶贫"), 2020y / 6 / 1) == "扶贫");
  CHECK(NameOn(*PilotAreaNamed("扶贫"), 2021y / 2 / 25) == "乡村振兴");
  CHECK(AreaFrom("城乡规划") == "国土空间规划");
  CHECK(AreaFrom(" 交通运输领域 ") == "交通运输");
  CHECK(PilotAreaNamed("") == nullptr);
  CHECK(PilotAreaNamed("领域") == nullptr);
}

}  // namespace
}  // namespace gongkai::disclosure
