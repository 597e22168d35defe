// Holds the rule against the cases that a lawyer can read: tests/law_cases/remedy_bodies.cases.
#include "account/remedy_bodies.h"

#include <doctest/doctest.h>

#include <fstream>
#include <vector>

#include "base/fold.h"

namespace gongkai::account {
namespace {

struct Case {
  RemedyFacts facts;
  std::string turn_to, court;  // "name | article"
  std::string note{};          // beside the organ of reconsideration
};

// "?" stands for what is not known.
std::string Known(std::string_view text) { return text == "?" ? "" : std::string(text); }

class Cases {
 public:
  explicit Cases(const std::string& path) {
    std::ifstream file(path);
    REQUIRE(file.good());
    for (std::string line; std::getline(file, line);) Take(Trim(line));
  }
  std::vector<Case> all;

 private:
  void Take(std::string_view line) {
    if (line.empty() || line.starts_with('#')) return;
    const bool two_words = line.starts_with("turn to") || line.starts_with("led by");
    const std::size_t gap = line.find(' ', two_words ? line.find(' ') + 1 : 0);
    REQUIRE(gap != std::string_view::npos);
    TakeWord(line.substr(0, gap), Trim(line.substr(gap)));
  }

  void TakeWord(std::string_view word, std::string_view says) {
    if (word == "county") return void(county_ = says);
    if (word == "above") return void(above_ = Known(says));
    if (word == "organ") {
      all.push_back({{.name = std::string(says), .county_government = county_, .higher_government = above_}, "", ""});
      return;
    }
    REQUIRE_FALSE(all.empty());
    Case& last = all.back();
    if (word == "kind") {
      const auto kind = OrganKindFrom(says);
      REQUIRE(kind);
      last.facts.kind = *kind;
    } else if (word == "led") {
      const auto leadership = LeadershipFrom(says);
      REQUIRE(leadership);
      last.facts.leadership = *leadership;
    } else if (word == "led by") {
      last.facts.led_by = Known(says);
    } else if (word == "note") {
      last.note = says;
    } else if (word == "turn to") {
      last.turn_to = says;
    } else {
      REQUIRE(word == "court");
      last.court = says;
    }
  }

  std::string county_, above_;
};

std::string Written(const RemedyBody& body) {
  CHECK(body.name.empty() != body.question.empty());  // either a name, or what to ask
  return (body.name.empty() ? "?" : body.name) + " | " + body.source;
}

TEST_CASE("reconsideration organ and court, case by case") {
  const Cases cases(GONGKAI_SOURCE_DIR "/tests/law_cases/remedy_bodies.cases");
  CHECK(cases.all.size() >= 30);
  for (const Case& each : cases.all) {
    CAPTURE(each.facts.name);
    const RemedyBody turn_to = ReconsiderationByRule(each.facts);
    CHECK(Written(turn_to) == each.turn_to);
    CHECK(turn_to.note == each.note);
    CHECK(Written(CourtByRule(each.facts)) == each.court);
  }
}

TEST_CASE("the government above a county is read from the register") {
  CHECK(HigherGovernment(*place::Find("410307")) == "洛阳市人民政府");
  CHECK(HigherGovernment(*place::Find("429004")) == "湖北省人民政府");      // 仙桃市: directly below the province
  CHECK(HigherGovernment(*place::Find("110101")) == "北京市人民政府");      // 东城区
  CHECK(HigherGovernment(*place::Find("652901")) == "阿克苏地区行政公署");  // 阿克苏市
}

TEST_CASE("beside the court stands that a province may have drawn other lines") {
  CHECK(CourtByRule({.name = "澄砚县水利局", .county_government = "澄砚县人民政府"}).note.find("另行指定") !=
        std::string::npos);
}

TEST_CASE("a name of a system of article 27 is known; 金融 alone is none") {
  CHECK(SystemOfArticle27("国家税务总局澄砚县税务局") == "税务局");
  CHECK(SystemOfArticle27("中国人民银行澄砚县支行") == "中国人民银行");
  CHECK(SystemOfArticle27("澄砚县地方金融管理局").empty());
  CHECK(SystemOfArticle27("澄砚县气象局").empty());
}

TEST_CASE("no city stands between a county and a province or a municipality") {
  for (const std::string_view name : {"湖北省人民政府", "宁夏回族自治区人民政府", "重庆市人民政府"})
    CHECK(IsOfProvince(name));
  for (const std::string_view name : {"溯州市人民政府", "阿克苏地区行政公署", "大理白族自治州人民政府", ""}) {
    CHECK_FALSE(IsOfProvince(name));
  }
}

}  // namespace
}  // namespace gongkai::account
