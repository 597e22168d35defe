// The rules of taking part, against the tables that a lawyer can read (tests/law_cases/message_terms.tsv,
// comment_terms.tsv), and what is typed with a bad will.
#include "disclosure/participation/message.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/message_term.h"
#include "disclosure/participation/public_entry.h"
#include "disclosure/participation/query_code.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

std::vector<std::vector<std::string>> Cases(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
  std::vector<std::vector<std::string>> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    REQUIRE_MESSAGE(cells.size() == columns, line);
    cases.push_back(std::move(cells));
  }
  REQUIRE_FALSE(cases.empty());
  return cases;
}

const law::WorkingCalendar& Calendar() {
  static const law::WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return law::WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

MessageKind KindNamed(const std::string& name) {
  for (const MessageKind kind : MessageKinds()) {
    if (NameOf(kind) == name) return kind;
  }
  FAIL("no kind " << name);
  return MessageKind::kMailbox;
}

MessageWords Words(std::string title, std::string text, std::string phone = "13900001234", std::string pin = "") {
  return {PersonalText(std::move(title)), PersonalText(std::move(text)), PersonalText("周某"),
          PersonalText(std::move(phone)), PersonalText(std::move(pin))};
}

std::string FieldsOf(const FieldErrors& errors) {
  std::string fields;
  for (const FieldError& error : errors) fields += error.field + " ";
  return fields;
}

TEST_CASE("by when a message is answered, as the table has it") {
  for (const auto& cells : Cases("message_terms.tsv", 5)) {
    CAPTURE(cells[0]);
    CAPTURE(cells[4]);
    const MessageKind kind = KindNamed(cells[0]);
    CountyTerms county;
    if (!cells[1].empty()) county[kind] = std::stoi(cells[1]);
    CHECK(ToString(DueOf(kind, *ParseDate(cells[2]), county, Calendar())) == cells[3]);
    CHECK(TermOf(kind, county).is_of_county == !cells[1].empty());
    // Of enquiries alone the indicators say something; all else is the program's own, and says so.
    const bool is_by_indicators = TermOf(kind, {}).source.find("国办秘函〔2019〕19号") != std::string_view::npos;
    CHECK(is_by_indicators == (kind == MessageKind::kEnquiry));
  }
}

TEST_CASE("how long a draft is open, as the table has it") {
  for (const auto& cells : Cases("comment_terms.tsv", 7)) {
    CAPTURE(cells[1]);
    CAPTURE(cells[6]);
    const auto kind = DraftKindFrom(cells[1]);
    REQUIRE(kind);
    const auto fault = FaultOfTerm(*kind, *ParseDate(cells[2]), *ParseDate(cells[3]), cells[4] == "有");
    CHECK(fault.has_value() == (cells[5] == "不能"));
    CHECK(CommentTermOf(*kind).article == cells[0]);
  }
  const Date from = 2026y / 3 / 10, until = 2026y / 3 / 20;
  const auto told = [&](DraftKind kind) { return FaultOfTerm(kind, from, until, false)->message; };
  CHECK(told(DraftKind::kMajorDecision).find("因情况紧急等原因") != std::string::npos);
  CHECK(told(DraftKind::kRule).find("一般不少于30日") != std::string::npos);
  for (const DraftKind kind : {DraftKind::kNormative, DraftKind::kOther}) {
    CHECK(told(kind).find("法律没有规定天数") != std::string::npos);
    CHECK(told(kind).find("37号") == std::string::npos);
    CHECK(told(kind).find("条例") == std::string::npos);
  }
  CHECK_FALSE(DraftKindFrom("重大决策"));
  CHECK(TakesComments(2026y / 4 / 9, 2026y / 4 / 9));  // the last day is a day of it
  CHECK_FALSE(TakesComments(2026y / 4 / 9, 2026y / 4 / 10));
  CHECK_FALSE(TakesComments(std::nullopt, 2026y / 4 / 10));
}

TEST_CASE("a term is the county's own only where the county set one") {
  CHECK_FALSE(IsOfCounty(MessageKind::kTopic, 20, {}));
  CHECK_FALSE(IsOfCounty(MessageKind::kTopic, 19, {}));  // the calendar was told later
  const CountyTerms county{{MessageKind::kTopic, 15}};
  CHECK(IsOfCounty(MessageKind::kTopic, 15, county));
  CHECK_FALSE(IsOfCounty(MessageKind::kTopic, 20, county));  // it came before the county set them
  CHECK(IsOfCounty(MessageKind::kTopic, 10, county));        // of what the county set before
}

TEST_CASE("what each kind rests on") {
  CHECK(ArticleOf(MessageKind::kTopic) == "条例第九条；参照第十九条、第二十二条");
  CHECK(ArticleOf(MessageKind::kSuggestion) == "条例第九条、第四十四条第二款");
  for (const MessageKind kind : MessageKinds()) CHECK(HasLastDay(kind) == (kind != MessageKind::kComment));
}

TEST_CASE("what is missing or wrong stands beside its field") {
  CHECK(FaultsOf(Tidied(Words("路灯", "路灯不亮")), MessageKind::kEnquiry).empty());
  CHECK(FieldsOf(FaultsOf(Tidied(Words(" ", "　")), MessageKind::kEnquiry)) == "title text ");
  CHECK(FieldsOf(FaultsOf(Words("路灯", "路灯不亮", ""), MessageKind::kEnquiry)) == "pin ");
  CHECK(FaultsOf(Words("路灯", "路灯不亮", "", "0417"), MessageKind::kEnquiry).empty());
  for (const char* bad : {"041", "04175", "abcd", "0 41"}) {
    CAPTURE(bad);
    CHECK(FieldsOf(FaultsOf(Words("路灯", "路灯不亮", "", bad), MessageKind::kEnquiry)) == "pin ");
  }
  for (const char* bad : {"123", "1390000123x", "13900001234567890123456", "<script>1390000"}) {
    CAPTURE(bad);
    CHECK(FieldsOf(FaultsOf(Words("路灯", "路灯不亮", bad), MessageKind::kEnquiry)) == "phone ");
  }
  std::string longest;
  for (int i = 0; i < 2'000; ++i) longest += "长";
  CHECK(FaultsOf(Words("路灯", longest), MessageKind::kEnquiry).empty());
  CHECK(FieldsOf(FaultsOf(Words("路灯", longest + "了"), MessageKind::kEnquiry)) == "text ");
  // What turns the line around shows nothing and is not kept.
  CHECK(Tidied(Words("\xE2\x80\xAE路灯\x07", "不亮")).title.Reveal() == "路灯");
}

TEST_CASE("the second fact and the telephone as it may be shown") {
  CHECK(SecondFactOf(Words("a", "b", "139 0000-1234")) == "1234");
  CHECK(SecondFactOf(Words("a", "b", "13900001234", "0417")) == "0417");
  CHECK(SecondFactOf(Words("a", "b", "１３９００００１２３４")) == "1234");
  CHECK(MaskedPhone(PersonalText("13900001234")) == "139****1234");
  CHECK(MaskedPhone(PersonalText("123")).empty());
}

TEST_CASE("junk is told by its signs, and criticism is none") {
  CHECK(MarksOfText("买", "http://a http://b www.c") == kMarkLinks);
  CHECK(MarksOfText("附上网址", "见 http://a") == 0);
  CHECK(MarksOfText("你们什么都不公开！！！", "一问三不知，丢人。") == 0);
  CHECK(NamesOfMarks(kMarkFlood | kMarkRepeat) == "短时间内大量提交、内容重复");
  CHECK(NamesOfMarks(0).empty());
  // That much came at once is no fault of a letter.
  CHECK_FALSE(IsSetAside(0));
  CHECK_FALSE(IsSetAside(kMarkFlood));
  CHECK(IsSetAside(kMarkRepeat));
  CHECK(IsSetAside(kMarkLinks));
  CHECK(IsSetAside(kMarkFlood | kMarkRepeat));
}

TEST_CASE("two years are calendar years") {
  CHECK(ContactsKeptFrom(2028y / 3 / 11) == 2026y / 3 / 11);
  CHECK(ContactsKeptFrom(2030y / 3 / 1) == 2028y / 3 / 1);    // of what ended on 29 February 2028 the years are over
  CHECK(ContactsKeptFrom(2030y / 2 / 28) == 2028y / 2 / 28);  // and not before
  CHECK(ContactsKeptFrom(2028y / 2 / 29) == 2026y / 3 / 1);
}

TEST_CASE("which act fits which state") {
  for (const MessageState state : MessageStates()) {
    CAPTURE(IdOf(state));
    CHECK(Against(MessageAct::kAnswer, state).has_value() == !IsOpen(state));
    CHECK(Against(MessageAct::kRemove, state).has_value() == !IsOpen(state));
    CHECK(Against(MessageAct::kRestore, state).has_value() == (state != MessageState::kRemoved));
    CHECK(MessageStateFrom(IdOf(state)) == state);
  }
  CHECK(Against(MessageAct::kTake, MessageState::kInHand));
  CHECK_FALSE(MessageStateFrom("gone"));
  for (const MessageKind kind : MessageKinds()) CHECK(MessageKindFrom(IdOf(kind)) == kind);
}

TEST_CASE("a query code is read as it is written down, and nothing else is one") {
  const std::string code = QueryCodeOf(std::string("\x01\x23\x45\x67\x89\xAB\xCD\xEF", 8));
  CHECK(code.size() == 14);
  const std::string plain = *PlainQueryCode(code);
  std::string small;
  for (const char c : code) small += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c == '-' ? ' ' : c);
  CHECK(PlainQueryCode(small) == plain);
  CHECK(PlainQueryCode("oooo-iiii-llll") == "000011111111");
  for (const char* bad : {"", "7KQ2-MX4P-9TR", "7KQ2-MX4P-9TRWX", "7KQ2-MX4P-9TR!", "7KQ2-MX4P-9TRU", "' OR 1=1 --"}) {
    CAPTURE(bad);
    CHECK_FALSE(PlainQueryCode(bad));
  }
  CHECK_FALSE(PlainQueryCode(std::string(100'000, '7')));
  std::set<std::string> codes;  // each bit counts
  for (int i = 0; i < 60; ++i) {
    std::string bytes(8, '\0');
    bytes[7 - static_cast<std::size_t>(i) / 8] = static_cast<char>(1 << (i % 8));
    codes.insert(QueryCodeOf(bytes));
  }
  CHECK(codes.size() == 60);
}

TEST_CASE("a few from each network, many from all, and no end of it") {
  CHECK(IntakeOf({}) == Intake::kTake);
  CHECK(IntakeOf({.network_hour = kPerNetworkHour - 1}) == Intake::kTake);
  CHECK(IntakeOf({.network_hour = kPerNetworkHour}) == Intake::kRefuseNetwork);
  CHECK(IntakeOf({.network_day = kPerNetworkDay}) == Intake::kRefuseNetwork);
  CHECK(IntakeOf({.household_hour = kPerHouseholdHour - 1}) == Intake::kTake);
  CHECK(IntakeOf({.household_hour = kPerHouseholdHour}) == Intake::kRefuseNetwork);
  CHECK(IntakeOf({.household_day = kPerHouseholdDay}) == Intake::kRefuseNetwork);
  CHECK(IntakeOf({.place_hour = kPerPlaceHour - 1}) == Intake::kTake);
  CHECK(IntakeOf({.place_hour = kPerPlaceHour}) == Intake::kRefuseNetwork);
  CHECK(IntakeOf({.place_day = kPerPlaceDay}) == Intake::kRefuseNetwork);
  // While others flood, the first letters of a place are letters like any other.
  CHECK(IntakeOf({.hour = kMarkedFromHour}) == Intake::kTake);
  CHECK(IntakeOf({.place_hour = kUnmarkedOfPlace - 1, .hour = kMarkedFromHour}) == Intake::kTake);
  CHECK(IntakeOf({.place_hour = kUnmarkedOfPlace, .hour = kMarkedFromHour - 1}) == Intake::kTake);
  CHECK(IntakeOf({.place_hour = kUnmarkedOfPlace, .hour = kMarkedFromHour}) == Intake::kTakeMarked);
  CHECK(IntakeOf({.hour = kMostPerHour}) == Intake::kRefuseAll);
  CHECK(IntakeOf({.day = kMostPerDay}) == Intake::kRefuseAll);
}

TEST_CASE("a topic stands as its answer, its words and its day have it") {
  PublicEntry topic{.due_on = 2026y / 4 / 8};
  CHECK(StandingOf(topic, std::nullopt, 2026y / 4 / 8) == TopicStanding::kOpen);
  CHECK(StandingOf(topic, std::nullopt, 2026y / 4 / 9) == TopicStanding::kOverdue);
  CHECK(StandingOf(topic, 2026y / 4 / 8, 2026y / 4 / 9) == TopicStanding::kAnswered);
  CHECK(StandingOf(topic, 2026y / 4 / 9, 2026y / 5 / 9) == TopicStanding::kAnsweredLate);
  CHECK(NameOf(TopicStanding::kAnsweredLate) == "超过期限答复");
  topic.closed_words = "不归本县管。";
  CHECK(StandingOf(topic, std::nullopt, 2026y / 4 / 9) == TopicStanding::kClosed);
}

TEST_CASE("nobody examines what he wrote, or what he did not read") {
  const PublicEntry entry{.kind = PublicEntryKind::kQuestion,
                          .state = PublicEntryState::kWaiting,
                          .made_by = account::PersonId{7},
                          .digest = "sm3:1"};
  CHECK(AgainstExaminer(entry, account::PersonId{7}, "sm3:1"));
  CHECK(AgainstExaminer(entry, account::PersonId{8}, "sm3:2"));
  CHECK_FALSE(AgainstExaminer(entry, account::PersonId{8}, "sm3:1"));
}

}  // namespace
}  // namespace gongkai::disclosure
