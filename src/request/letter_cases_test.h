// The lines of tests/law_cases/letter_elements.tsv, with what the made-up case says filled in: what must stand in which
// letter, written down apart from the program.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "request/letter_sample.h"

namespace gongkai::request {

struct LetterCase {
  std::string letter, title, to, remedy;
  std::vector<std::string> must;
};

inline std::vector<std::string> PartsOf(const std::string& text, const std::string& between) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (true) {
    const std::size_t end = text.find(between, from);
    parts.push_back(text.substr(from, end == std::string::npos ? end : end - from));
    if (end == std::string::npos) return parts;
    from = end + between.size();
  }
}

inline std::vector<LetterCase> LetterCases() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/letter_elements.tsv");
  REQUIRE(file.good());
  std::vector<LetterCase> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = PartsOf(line, "\t");
    REQUIRE(columns.size() == 5);
    cases.push_back({columns[0], columns[1], columns[2], columns[3], PartsOf(columns[4], " | ")});
  }
  return cases;
}

/// What 〈…〉 stands for in this case.
inline std::string Said(const std::string& part, const LetterFacts& facts) {
  const std::pair<std::string, std::string> kSaid[] = {{"〈答复期限〉", ToChinese(*facts.due)},
                                                       {"〈期限〉", ToChinese(*facts.until)},
                                                       {"〈原答复期限〉", ToChinese(*facts.earlier_due)},
                                                       {"〈事项〉", facts.question.Reveal()},
                                                       {"〈认定〉", facts.finding.Reveal()},
                                                       {"〈理由〉", facts.reasons.Reveal()},
                                                       {"〈负责机关〉", facts.elsewhere.Reveal()},
                                                       {"〈获取方式〉", facts.where.Reveal()},
                                                       {"〈公开的信息〉", "《" + facts.released.front() + "》"},
                                                       {"〈缴纳方式〉", facts.fee_payment}};
  for (const auto& [name, words] : kSaid) {
    if (name == part) return words;
  }
  REQUIRE_MESSAGE(part.find("〈") == std::string::npos, part);
  return part;
}

/// Everything that must be found in that letter.
inline std::vector<std::string> MustStand(const LetterCase& one, const LetterFacts& facts) {
  using namespace std::chrono_literals;
  std::vector<std::string> must = {one.title,        facts.number,           facts.addressee.Reveal(),
                                   facts.organ_name, ToChinese(facts.dated), facts.asked.Reveal()};
  if (one.to == "applicant") {
    must.push_back(ToChinese(facts.received));
    must.push_back(facts.register_number);
  }
  for (const std::string& part : one.must) must.push_back(Said(part, facts));
  if (one.remedy == "none") return must;
  const bool is_first = one.remedy == "first" && facts.dated >= Date(2024y / 1 / 1);
  must.emplace_back(is_first ? "应当先自收到本告知书之日起60日内向澄砚县人民政府申请行政复议"
                             : "可以自收到本告知书之日起60日内向澄砚县人民政府申请行政复议");
  must.emplace_back(is_first ? "可以自收到行政复议决定书之日起15日内向有管辖权的人民法院提起行政诉讼"
                             : "或者自收到本告知书之日起6个月内向澄砚县人民法院提起行政诉讼");
  const bool is_over_internet = facts.way == Way::kPage || facts.way == Way::kEmail;
  if (is_over_internet && facts.dated >= Date(2024y / 1 / 1)) must.emplace_back("https://fuyi.chengyan.example");
  return must;
}

}  // namespace gongkai::request
