// The exchange format of `gongkai deadline`: what a line must hold, and what comes back. What the law makes of it is
// tested beside the law.
#include "cli/case_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace gongkai::cli {
namespace {

using nlohmann::json;

json Answer(const std::string& line) { return json::parse(AnswerCase(line, 7, law::WorkingCalendar()).line); }

std::string Case(const std::string& receipt, const std::string& events = "") {
  return R"({"id":"a","receipt":)" + receipt + R"(,"events":[)" + events + "]}";
}
const std::string kInPerson = R"({"channel":"in_person","submitted":"2024-03-04"})";

TEST_CASE("A case comes back with its days, contiguous, from the day after receipt to the due date") {
  const json answer = Answer(Case(kInPerson));
  CHECK(answer["id"] == "a");
  CHECK(answer["state"] == "running");
  CHECK(answer["due"] == "2024-04-01");
  CHECK(answer["provisional"] == true);  // no notice is loaded here
  CHECK_FALSE(answer.contains("in_time"));
  CHECK(answer["warnings"].empty());
  REQUIRE(answer["days"].size() == 28);
  CHECK(answer["days"][0] == json({{"on", "2024-03-05"}, {"counts", true}, {"n", 1}}));
  CHECK(answer["days"][4] == json({{"on", "2024-03-09"}, {"counts", false}, {"why", "周末"}}));
  CHECK(answer["days"][27] == json({{"on", "2024-04-01"}, {"counts", true}, {"n", 20}}));
}

TEST_CASE("A reply says whether it was in time; without a due date there are no days") {
  CHECK(Answer(Case(kInPerson, R"({"on":"2024-04-01","type":"replied"})"))["in_time"] == true);
  CHECK(Answer(Case(kInPerson, R"({"on":"2024-04-02","type":"replied"})"))["in_time"] == false);
  const json waiting = Answer(Case(R"({"channel":"online","submitted":"2024-03-04","confirmed":null})"));
  CHECK(waiting["state"] == "awaiting_confirmation");
  CHECK(waiting["due"].is_null());
  CHECK(waiting["days"].empty());
}

TEST_CASE("What is no JSON object is told by its line, and has no id") {
  for (const char* bad : {"", "x", "{\"id\":\"a\"", "[1]", "\"a\"", "null", "{\"id\":\"\xFF\"}", "{} {}"}) {
    CAPTURE(bad);
    const json answer = Answer(bad);
    CHECK(answer["id"].is_null());
    CHECK(answer["state"] == "error");
    CHECK(answer["due"].is_null());
    CHECK(answer["error"]["message"].get<std::string>().find("第7行") != std::string::npos);
  }
}

TEST_CASE("Ids come back as they were given, text or number") {
  CHECK(Answer(R"({"id":17})")["id"] == 17);
  CHECK(Answer(R"({"id":"甲\"1"})")["id"] == "甲\"1");
  CHECK(Answer(R"({"id":[1]})")["id"].is_null());
}

TEST_CASE("A receipt that cannot be read is an error at the receipt") {
  for (const char* receipt : {"null", "[]", "{}", R"({"channel":"pigeon","submitted":"2024-03-04"})",
                              R"({"channel":"in_person"})", R"({"channel":"in_person","submitted":"2024-02-30"})",
                              R"({"channel":"in_person","submitted":20240304})", R"({"channel":3})"}) {
    CAPTURE(receipt);
    CHECK(Answer(Case(receipt))["error"]["event"] == "receipt");
  }
  CHECK(Answer(R"({"id":"a","receipt":)" + kInPerson + R"(,"events":{}})")["error"]["event"] == "receipt");
  CHECK(Answer(R"({"id":"a","receipt":)" + kInPerson + "}")["state"] == "running");
}

TEST_CASE("An event that cannot be read is an error at its place, unless one before it is not lawful") {
  const std::string lawful = R"({"on":"2024-03-05","type":"reasons_requested"},)";
  for (const char* event :
       {"3", "{}", R"({"on":"2024-03-06"})", R"({"type":"replied"})", R"({"on":"2024-03-06","type":"eaten"})",
        R"({"on":"2024-03-06","type":"extended"})", R"({"on":"2024-03-06","type":"extended","working_days":"5"})",
        R"({"on":"2024-03-06","type":"extended","working_days":2.5})",
        R"({"on":"2024-03-06","type":"extended","working_days":18446744073709551615})",
        R"({"on":"2024-03-06","type":"extended","working_days":-9223372036854775808})",
        R"({"on":"2024-03-06","type":"consultation_sent","ref":"A"})",
        R"({"on":"2024-03-06","type":"consultation_sent","with":"aunt"})",
        R"({"on":"2024-03-06","type":"fee_notified","delivered":"yesterday"})",
        R"({"on":"2024-03-06","type":"correction_requested","until":"2024-03-20"})"}) {
    CAPTURE(event);
    const json answer = Answer(Case(kInPerson, lawful + event));
    CHECK(answer["error"]["event"] == 1);
    CHECK_FALSE(answer["error"]["message"].get<std::string>().empty());
  }
  CHECK(Answer(Case(kInPerson, R"({"on":"2024-03-06","type":"fee_paid"},3)"))["error"]["event"] == 0);
}

TEST_CASE("A fault and a warning are findings, a plain case is none") {
  const law::WorkingCalendar calendar;
  CHECK_FALSE(AnswerCase(Case(kInPerson), 1, calendar).has_findings);
  CHECK(AnswerCase("x", 1, calendar).has_findings);
  const std::string late = R"({"on":"2024-03-20","type":"correction_requested","term_until":"2024-03-29"})";
  const CaseAnswer answer = AnswerCase(Case(kInPerson, late), 1, calendar);
  CHECK(answer.has_findings);
  CHECK(json::parse(answer.line)["warnings"].size() == 1);
}

}  // namespace
}  // namespace gongkai::cli
