// One paper a browser, however it is tried; and no answer that can be tied to anybody: looked for in the bytes that
// the database keeps, as whoever takes its file away would.
#include "oversight/survey/survey_urn_actions.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "crypto/random.h"
#include "oversight/survey/survey_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

/// All that the database keeps: of SQLite its file, of PostgreSQL every row of every table.
std::string StoredBytes(SurveyDesk& county, const testing::TestDatabase& place) {
  if (!place.is_postgres()) {
    REQUIRE(county.database->EmptyLog());
    std::ifstream file(place.location().directory + "/gongkai.db", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string bytes;
  db::Reader reader = county.database->Read();
  std::vector<std::string> tables;
  for (const db::Row& row : reader.Query("SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE "
                                         "table_schema = current_schema() AND table_type = 'BASE TABLE'")) {
    tables.push_back(row.Get<std::string>(0));
  }
  REQUIRE(tables.size() > 10);
  for (const std::string& table : tables) {
    for (const db::Row& row : reader.Query("SELECT CAST(t AS TEXT) FROM " + table + " t")) {
      bytes += row.Get<std::string>(0) + "\n";
    }
  }
  return bytes;
}

std::int64_t Count(SurveyDesk& county, const std::string& table) {
  return county.Count("SELECT COUNT(*) FROM " + table);
}

TEST_CASE_ON_BOTH_ENGINES("a browser answers once, whatever it sends, and from wherever", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  const Respondent somebody = county.Somebody();
  CHECK(*county.Put(id, somebody, "0", "1", "") == PutIn::kCounted);
  CHECK(*county.Put(id, somebody, "4", "", "") == PutIn::kBefore);
  CHECK(*county.Put(id, {"10.200.1.1", somebody.browser}, "4", "", "") == PutIn::kBefore);
  CHECK(county.Figures(id).papers == 1);
  CHECK(county.Figures(id).questions[0].chosen[4] == 0);
  const SurveyId other = county.Open();
  CHECK(*county.Put(other, somebody, "0", "", "") == PutIn::kCounted);  // another survey knows nothing of it
  CHECK_FALSE(county.Put(id, {"10.200.1.2", ""}, "0", "", ""));         // who keeps no cookie has no ticket
  CHECK_FALSE(county.Put({county.township, 99}, county.Somebody(), "0", "", ""));
  CHECK_FALSE(county.Put(id, county.Somebody(), "", "", ""));
  CHECK(county.Figures(id).papers == 1);
}

TEST_CASE_ON_BOTH_ENGINES("many at once, some of them twice: each counts once", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  constexpr int kThreads = 8, kEach = 12;
  std::atomic<int> counted = 0, before = 0, refused = 0;
  std::vector<std::thread> all;
  for (int thread = 0; thread < kThreads; ++thread) {
    all.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        // Two threads share each browser.
        const std::string browser = "shared-browser-" + std::to_string(thread / 2) + "-" + std::to_string(i);
        const auto put =
            county.Put(id, {"10.8." + std::to_string(thread) + "." + std::to_string(i), browser}, "0", "3", "好。");
        if (!put) {
          ++refused;
        } else {
          ++(*put == PutIn::kCounted ? counted : before);
        }
      }
    });
  }
  for (std::thread& thread : all) thread.join();
  CHECK(refused == 0);
  CHECK(counted == kThreads * kEach / 2);
  CHECK(before == kThreads * kEach / 2);
  CHECK(county.Figures(id).papers == kThreads * kEach / 2);
  CHECK(county.Figures(id).questions[2].answered == kThreads * kEach / 2);
  CHECK(Count(county, "survey_ticket") == kThreads * kEach / 2);
  db::Reader reader = county.database->Read();
  CHECK(PapersOf(reader, id) == kThreads * kEach / 2);
}

TEST_CASE_ON_BOTH_ENGINES("one household in an hour sends so many and no more", place) {
  SurveyDesk county(place);
  SurveyUrn narrow(county.desk, 3);
  const SurveyId id = county.Open();
  const auto put = [&](const std::string& browser) {
    return narrow.Put(id, {"10.7.7.7", browser}, [](std::string_view field) {
      return field == "q1" ? std::vector<std::string_view>{"0"} : std::vector<std::string_view>{};
    });
  };
  for (const char* browser : {"one", "two", "three"}) CHECK(put(browser));
  CHECK(ErrorOf(put("four").errors(), kTooManyPapers) != nullptr);
  CHECK(*put("one") == PutIn::kBefore);
  county.now += 61min;
  CHECK(put("four"));
}

TEST_CASE_ON_BOTH_ENGINES("who holds many households sends what one place may, and the others are not kept out",
                          place) {
  SurveyDesk county(place);
  SurveyUrn narrow(county.desk, 2, 5);
  const SurveyId id = county.Open();
  int sent = 0;
  const auto put = [&](const std::string& address) {
    const auto put_in = narrow.Put(id, {address, "browser-" + std::to_string(++sent)}, [](std::string_view field) {
      return field == "q1" ? std::vector<std::string_view>{"4"} : std::vector<std::string_view>{};
    });
    return static_cast<bool>(put_in);
  };
  int counted = 0;
  for (int household = 0; household < 20; ++household) {
    counted += put("2001:db9:7:" + std::to_string(household) + "00::1") ? 1 : 0;
  }
  CHECK(counted == 5);
  CHECK(county.Figures(id).papers == 5);
  CHECK(put("2001:db9:8::1"));  // the neighbours
  for (int i = 0; i < 4; ++i) counted += put("10.6.6.6") ? 1 : 0;
  CHECK(counted == 7);
  CHECK(put("10.6.6.7"));
  county.now += 61min;
  CHECK(put("2001:db9:7::1"));
}

TEST_CASE_ON_BOTH_ENGINES("a paper that comes while it is stopped does not come behind the figures", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  county.PutMany(id, 5);
  const auto clock = county.desk.now;
  int asked = 0;
  county.desk.now = [&] {
    // It was open when the paper was looked at.
    if (++asked == 2) REQUIRE(StopSurvey(county.desk, county.drafter, county.Seen(id), "题目有误。"));
    return clock();
  };
  const auto put = county.Put(id, county.Somebody(), "4", "", "只有我一个人这样写。");
  county.desk.now = clock;
  REQUIRE(asked >= 2);
  REQUIRE(county.SurveyOf(id).state == SurveyState::kStopped);
  CHECK_FALSE(put);
  CHECK(county.Figures(id).papers == 5);
  CHECK(county.Figures(id).questions[2].answered == 0);
  CHECK(Count(county, "survey_arrival") == 5);
  KeepSurveys(county.desk);
  CHECK(Count(county, "survey_ticket") == 0);
  CHECK(county.Figures(id).papers == 5);
}

TEST_CASE_ON_BOTH_ENGINES("in the stored bytes there is nothing of who answered, and no words in the clear", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  const std::string browser = crypto::RandomHex(16), address = "203.0.113.77", words = "石桥头的路灯坏了三个月";
  REQUIRE(county.Put(id, {address, browser}, "3", "15", words));
  county.PutMany(id, 20);
  KeepSurveys(county.desk);
  const std::string bytes = StoredBytes(county, place);
  CHECK(Has(bytes, "总的来说满意吗"));  // what was asked is there: one looks in the right place
  CHECK_FALSE(Has(bytes, browser));
  CHECK_FALSE(Has(bytes, address));
  CHECK_FALSE(Has(bytes, words));
  CHECK_FALSE(Has(bytes, "路灯坏了"));
  CHECK_FALSE(Has(bytes, "browser-of-somebody"));
  CHECK_FALSE(Has(bytes, "10.9."));
  // No table of answers knows a time, a day, a person, or the other table's key; what the office sees opens the words.
  CHECK(county.Count("SELECT COUNT(*) FROM survey_answer a JOIN survey_ticket t ON t.ticket = a.mark") == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE object LIKE 'survey:%' AND act NOT IN ('survey.save', "
                     "'survey.hand_in', 'survey.examine')") == 0);
  db::Reader reader = county.database->Read();
  const std::vector<PersonalText> opened = WordsTo(reader, county.keys, id, 3);
  REQUIRE(opened.size() == 1);
  CHECK(opened[0].Reveal() == words);
}

/// Marks of papers in the order in which the engine keeps their rows.
std::vector<std::string> MarksAsTheyLie(SurveyDesk& county, const testing::TestDatabase& place) {
  std::vector<std::string> marks;
  {
    db::Reader reader = county.database->Read();
    const std::string order = place.is_postgres() ? "ctid" : "mark";
    for (const db::Row& row : reader.Query("SELECT mark FROM survey_answer ORDER BY " + order)) {
      marks.push_back(row.Get<std::string>(0));
    }
  }
  if (place.is_postgres()) return marks;
  const std::string bytes = StoredBytes(county, place);
  // SQLite fills a page from its end.
  std::ranges::sort(marks, std::greater(), [&](const std::string& mark) { return bytes.find(mark); });
  return marks;
}

TEST_CASE_ON_BOTH_ENGINES("where slips lie follows their random marks, not the order in which they came", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  county.PutMany(id, 9);
  KeepSurveys(county.desk);
  CHECK(Count(county, "survey_answer") == 0);  // too few to be mixed while it runs
  county.PutMany(id, 21);
  KeepSurveys(county.desk);
  CHECK(Count(county, "survey_arrival") == 0);
  const std::vector<std::string> marks = MarksAsTheyLie(county, place);
  REQUIRE(marks.size() == 30);
  CHECK(std::ranges::is_sorted(marks));
  CHECK(county.Figures(id).papers == 30);
  // Of the arrivals that were moved nothing is left where they lay.
  if (!place.is_postgres()) {
    const std::string bytes = StoredBytes(county, place);
    for (const std::string& mark : marks) {
      const std::size_t first = bytes.find(mark);
      CHECK(bytes.find(mark, first + 1) == std::string::npos);
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("when it is over all slips are mixed and no ticket is left", place) {
  SurveyDesk county(place);
  const SurveyId id = county.Open();
  county.PutMany(id, 3, "路灯不亮。");
  KeepSurveys(county.desk);
  CHECK(Count(county, "survey_ticket") == 3);
  CHECK(Count(county, "survey_arrival") == 6);
  county.GoTo(2026y / 4 / 1);
  KeepSurveys(county.desk);
  CHECK(Count(county, "survey_ticket") == 0);
  CHECK(Count(county, "survey_arrival") == 0);
  CHECK(Count(county, "survey_answer") == 6);
  CHECK_FALSE(county.Put(id, county.Somebody(), "0", "", ""));
  CHECK(county.Figures(id).papers == 3);
}

}  // namespace
}  // namespace gongkai::oversight
