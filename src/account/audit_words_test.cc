// Every act that the sources record is told in words, and no words are offered for an act that nobody records.
#include "account/audit_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace gongkai::account {
namespace {

std::string TextOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What looks like an act: "organ.found". Names of files and settings look so too; an act stands in a call that records
// it, or begins as one does that has its words.
std::set<std::string> ActsIn(const std::string& text) {
  static const std::regex kCall("\\b(?:Record|RecordRefusal|Refused|RecordGiven)\\([^;\"]*\"([a-z_]+\\.[a-z_]+)\"");
  static const std::regex kWord("\"(([a-z_]+)\\.[a-z_]+)\"");
  std::set<std::string> kinds, acts;
  for (const ActWords& act : RecordedActs()) kinds.emplace(act.id.substr(0, act.id.find('.')));
  for (std::sregex_iterator match(text.begin(), text.end(), kCall), end; match != end; ++match)
    acts.insert((*match)[1]);
  if (text.find("eed") == std::string::npos && text.find("Act = ") == std::string::npos) return acts;
  for (std::sregex_iterator match(text.begin(), text.end(), kWord), end; match != end; ++match) {
    if (kinds.contains((*match)[2])) acts.insert((*match)[1]);
  }
  return acts;
}

// All sources but the tests and the words themselves.
std::vector<std::string> Sources() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GONGKAI_SOURCE_DIR "/src")) {
    const std::string name = entry.path().filename().string();
    const bool is_source = name.ends_with(".cc") || name.ends_with(".h");
    const bool is_words = name.starts_with("audit_words") || entry.path().parent_path().filename() == "audit_words";
    if (is_source && !is_words && name.find("_test.") == std::string::npos) texts.push_back(TextOf(entry.path()));
  }
  return texts;
}

std::set<std::string> ActsInSources() {
  std::set<std::string> acts;
  for (const std::string& text : Sources()) acts.merge(ActsIn(text));
  return acts;
}

bool IsChinese(std::string_view words) { return !words.empty() && static_cast<unsigned char>(words[0]) >= 0xE3; }

TEST_CASE("acts are told from names of files and settings") {
  CHECK(ActsIn("deed.Record(id, \"organ.found\", ObjectOf(\"organ\", 1));") == std::set<std::string>{"organ.found"});
  CHECK(ActsIn("deed.Record(\n  id, \"topic.open\", ObjectOf(\"topic\", 1));") == std::set<std::string>{"topic.open"});
  CHECK(ActsIn("Deed deed; Refused(deed, \"post.frobnicate\")") == std::set<std::string>{"post.frobnicate"});
  CHECK(ActsIn("constexpr std::string_view kAnAct = \"audit.see\";") == std::set<std::string>{"audit.see"});
  CHECK(ActsIn("Deed deed; Open(\"gongkai.key\"); Setting(\"key.check\")").empty());
}

TEST_CASE("every act that is recorded has its words") {
  const auto acts = ActsInSources();
  REQUIRE(acts.contains("audit.export"));
  for (const std::string& act : acts) {
    CAPTURE(act);
    CHECK(IsChinese(WordsOfAct(act)));
  }
}

TEST_CASE("no words are offered for an act that nobody records") {
  const std::vector<std::string> texts = Sources();
  for (const ActWords& act : RecordedActs()) {
    if (act.id.starts_with("import.")) continue;  // put together of the list that comes in
    CAPTURE(act.id);
    const std::string quoted = '"' + std::string(act.id) + '"';
    CHECK(std::ranges::any_of(texts, [&](const std::string& text) { return text.find(quoted) != std::string::npos; }));
  }
}

TEST_CASE("no act has its words twice, and refused acts have those of the table of permissions") {
  std::set<std::string_view> ids;
  for (const ActWords& act : RecordedActs()) {
    CAPTURE(act.id);
    CHECK(ids.insert(act.id).second);
    CHECK(IsChinese(act.words));
  }
  CHECK(WordsOfAct("policy.edit") == "设置密码、超时和动态码的要求");
  CHECK(WordsOfAct("no.such") == "no.such");
  CHECK(WordsOfDetail("until") == "截止日期");
  CHECK(WordsOfValue("why", "password") == "密码不对");
  CHECK(WordsOfValue("way", "password") == "密码");
  CHECK(WordsOfValue("code", "101") == "101");
}

}  // namespace
}  // namespace gongkai::account
