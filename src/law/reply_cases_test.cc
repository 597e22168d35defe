// Holds the clock against the cases that a lawyer can read: tests/law_cases/reply_clock.tsv, whose head tells how.
#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "law/reply_clock.h"
#include "law/reply_explanation.h"

namespace gongkai::law {
namespace {

using std::string;

std::vector<string> Split(const string& text, const string& separator) {
  std::vector<string> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(separator, from);
    parts.push_back(text.substr(from, at - from));
    if (at == string::npos) return parts;
    from = at + separator.size();
  }
}

WorkingCalendar ReadCalendar() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
  std::ostringstream text;
  text << file.rdbuf();
  return WorkingCalendar::FromTsv(text.str()).value();
}

Date DateFrom(const string& text) {
  const auto date = ParseDate(text);
  REQUIRE_MESSAGE(date, text);
  return *date;
}

template <class Kind>
Kind KindNamed(const string& name, std::initializer_list<Kind> kinds) {
  for (const Kind kind : kinds) {
    if (NameOf(kind) == name) return kind;
  }
  FAIL("no such word: " << name);
  return *kinds.begin();
}

/// "网上提交 2024-03-01 确认 2024-03-06"
Receipt ReceiptFrom(const string& text) {
  const auto words = Split(text, " ");
  Receipt receipt;
  receipt.channel = KindNamed(words[0], {Channel::kInPerson, Channel::kOral, Channel::kSignedMail,
                                         Channel::kUnsignedMail, Channel::kOnline, Channel::kFax, Channel::kEmail});
  receipt.submitted = DateFrom(words.at(1));
  if (words.size() > 2) (words[2] == "签收" ? receipt.signed_for : receipt.confirmed) = DateFrom(words.at(3));
  return receipt;
}

void TakeFact(ReplyEvent& event, const string& fact) {
  const auto after = [&](const string& word) { return fact.substr(word.size()); };
  if (fact.starts_with("至")) {
    event.until = DateFrom(after("至"));
  } else if (fact.starts_with("送达")) {
    event.delivered = DateFrom(after("送达"));
  } else if (fact.starts_with("编号")) {
    event.ref = after("编号");
  } else if (fact.ends_with("个工作日")) {
    int days = 0;
    std::from_chars(fact.data(), fact.data() + fact.size(), days);
    event.working_days = days;
  } else {
    event.with = KindNamed(fact, {Consulted::kThirdParty, Consulted::kJointMaker, Consulted::kOtherOrgan});
  }
}

/// "2024-03-07 征求意见 第三方 编号甲 送达2024-03-11"
ReplyEvent EventFrom(const string& text) {
  using Type = ReplyEventType;
  const auto words = Split(text, " ");
  ReplyEvent event{.type = KindNamed(words.at(1), {Type::kCorrectionRequested, Type::kCorrectionReceived,
                                                   Type::kCorrectionLapsed, Type::kConsultationSent,
                                                   Type::kConsultationClosed, Type::kExtended, Type::kReasonsRequested,
                                                   Type::kReasonsReceived, Type::kDelayed, Type::kFeeNotified,
                                                   Type::kFeePaid, Type::kFeeLapsed, Type::kReplied, Type::kWithdrawn}),
                   .on = DateFrom(words[0])};
  for (std::size_t i = 2; i < words.size(); ++i) TakeFact(event, words[i]);
  return event;
}

std::vector<ReplyEvent> EventsFrom(const string& text) {
  std::vector<ReplyEvent> events;
  if (text == "—") return events;
  for (const string& event : Split(text, "；")) events.push_back(EventFrom(event));
  return events;
}

string Written(const ReplyStatus& status) {
  string written(NameOf(status.state));
  if (status.in_time) written += *status.in_time ? "，按期" : "，逾期";
  if (status.provisional) written += "（暂定）";
  return written;
}

void CheckFault(const FoldedReply& folded, const string& wanted) {
  const string place = wanted.substr(string("不合法（").size(), wanted.find("）") - string("不合法（").size());
  const string sentence = wanted.substr(wanted.find("：") + string("：").size());
  REQUIRE_MESSAGE(folded.fault, "lawful after all");
  const auto& event = folded.fault->event;
  CHECK((event ? "第" + std::to_string(*event + 1) + "件" : "收到") == place);
  CHECK_MESSAGE(folded.fault->error.message.find(sentence) != string::npos, folded.fault->error.message);
  CHECK_FALSE(folded.fault->error.source.empty());
}

void CheckStatus(const FoldedReply& folded, const string& wanted_due, string wanted) {
  REQUIRE_MESSAGE(!folded.fault, folded.fault->error.message);
  const ReplyStatus& status = folded.status;
  const string head = "（提醒：";
  const std::size_t at = wanted.find(head);
  CHECK(status.warnings.size() == (at == string::npos ? 0 : 1));
  if (at != string::npos) {
    const string words = wanted.substr(at + head.size(), wanted.rfind("）") - at - head.size());
    REQUIRE_FALSE(status.warnings.empty());
    CHECK_MESSAGE(status.warnings[0].find(words) != string::npos, status.warnings[0]);
    wanted.resize(at);
  }
  CHECK(Written(status) == wanted);
  CHECK((status.due ? ToString(*status.due) : "—") == wanted_due);
}

TEST_CASE("the clock, case by case") {
  const WorkingCalendar calendar = ReadCalendar();
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/reply_clock.tsv");
  REQUIRE(file.good());
  int count = 0;
  for (string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto columns = Split(line, "\t");
    REQUIRE_MESSAGE(columns.size() == 6, line);
    CAPTURE(columns[0]);
    const FoldedReply folded = FoldReply(ReceiptFrom(columns[1]), EventsFrom(columns[2]), calendar);
    if (columns[4].starts_with("不合法")) {
      CHECK(columns[3] == "—");
      CheckFault(folded, columns[4]);
    } else {
      CheckStatus(folded, columns[3], columns[4]);
    }
    ++count;
  }
  CHECK(count >= 100);
}

TEST_CASE("a day tells which it is, with the holiday's name") {
  const WorkingCalendar calendar = ReadCalendar();
  const auto told = [&](const ReplyRun& run) {
    string all;
    for (const ReplyDay& day : ExplainRun(run, calendar)) all += Describe(day) + "\n";
    return all;
  };
  using namespace std::chrono_literals;
  CHECK(told({.start = 2024y / 2 / 8, .length = {3}}) ==
        "第1个工作日\n春节放假，不计算\n春节放假，不计算\n春节放假，不计算\n春节放假，不计算\n春节放假，不计算\n"
        "春节放假，不计算\n春节放假，不计算\n春节放假，不计算\n第2个工作日（春节调休上班）\n第3个工作日\n");
  CHECK(told({.start = 2024y / 3 / 7,
              .length = {1},
              .pauses = {{2024y / 3 / 7, 2024y / 3 / 8}},
              .delayed_until = 2024y / 3 / 12}) ==
        "征求意见，不计算\n周末，不计算\n周末，不计算\n第1个工作日\n已告知延迟答复\n");
}

TEST_CASE("an event that is refused changes nothing") {
  const WorkingCalendar calendar = ReadCalendar();
  using namespace std::chrono_literals;
  ReplyFacts facts = BeginReply({.channel = Channel::kInPerson, .submitted = 2024y / 3 / 4}).value();
  REQUIRE(Apply(facts, {.type = ReplyEventType::kExtended, .on = 2024y / 3 / 5, .working_days = 20}, calendar));
  CHECK_FALSE(Apply(facts, {.type = ReplyEventType::kExtended, .on = 2024y / 3 / 20, .working_days = 1}, calendar));
  CHECK(facts.last == Date(2024y / 3 / 5));
  CHECK(StatusOf(facts, calendar).due == Date(2024y / 4 / 29));
  CHECK(Apply(facts, {.type = ReplyEventType::kReplied, .on = 2024y / 3 / 6}, calendar));
}

TEST_CASE("a day that nobody can mean is refused") {
  const WorkingCalendar calendar = ReadCalendar();
  using namespace std::chrono_literals;
  CHECK_FALSE(BeginReply({.channel = Channel::kInPerson, .submitted = 2202y / 3 / 4}));
  CHECK_FALSE(BeginReply({.channel = Channel::kInPerson, .submitted = 202y / 3 / 4}));
  CHECK_FALSE(BeginReply({.channel = Channel::kFax, .submitted = 2024y / 3 / 4, .confirmed = 9999y / 12 / 31}));
  ReplyFacts facts = BeginReply({.channel = Channel::kInPerson, .submitted = 2024y / 3 / 4}).value();
  CHECK_FALSE(
      Apply(facts, {.type = ReplyEventType::kDelayed, .on = 2024y / 3 / 5, .until = 9999y / 12 / 31}, calendar));
  CHECK_FALSE(
      Apply(facts, {.type = ReplyEventType::kExtended, .on = 2024y / 3 / 5, .working_days = 2147483647}, calendar));
}

}  // namespace
}  // namespace gongkai::law
