// The clock against counting day by day, slow and obvious: every start day of 2019 to 2026, and random histories, the
// same in every run. The oracle knows no sums and no intervals: it asks of each day whether it is a working day,
// whether somebody is being asked on it, and goes on to the next.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

#include "law/reply_clock.h"
#include "law/reply_explanation.h"

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using Type = ReplyEventType;

const WorkingCalendar& Calendar() {
  static const WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

Date Later(Date date, int by) { return sys_days(date) + days(by); }

Date WalkWorkingDays(Date date, int n) {
  while (n > 0) {
    date = Later(date, 1);
    if (Calendar().IsWorkingDay(date)) --n;
  }
  return date;
}

/// The last day on which the consultation at `place` is waited for, given all that happened; nothing: for ever.
std::optional<Date> LastAskedDay(const std::vector<ReplyEvent>& events, std::size_t place) {
  const ReplyEvent& sent = events[place];
  std::optional<Date> last;
  if (sent.with != Consulted::kOtherOrgan) last = WalkWorkingDays(sent.delivered.value_or(sent.on), 15);
  for (std::size_t i = place + 1; i < events.size(); ++i) {
    const bool closes = events[i].type == Type::kConsultationClosed && events[i].ref == sent.ref;
    if (!closes && events[i].type != Type::kReplied) continue;
    return last && *last < events[i].on ? last : events[i].on;
  }
  return last;
}

struct Asking {
  Date sent, last;
};

/// Nothing when one goes on for ever.
std::optional<std::vector<Asking>> AllAsking(const std::vector<ReplyEvent>& events) {
  std::vector<Asking> all;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].type != Type::kConsultationSent) continue;
    const auto last = LastAskedDay(events, i);
    if (!last) return std::nullopt;
    all.push_back({events[i].on, *last});
  }
  return all;
}

struct Oracle {
  std::optional<Date> due;
  std::vector<bool> counts;  // of every day from the one after the start to the due date
};

/// Of a lawful history that is running, consulting or replied.
Oracle Walk(Date received, const std::vector<ReplyEvent>& events) {
  Date start = received;
  int wanted = 20;
  std::optional<Date> until;
  for (const ReplyEvent& event : events) {
    if (event.type == Type::kCorrectionReceived || event.type == Type::kFeePaid) {
      start = event.on;
      wanted = 20;
      until.reset();
    }
    if (event.type == Type::kExtended) wanted += *event.working_days;
    if (event.type == Type::kDelayed) until = event.until;
  }
  const auto asking = AllAsking(events);
  if (!asking) return {};
  Oracle oracle;
  int counted = 0;
  for (Date day = Later(start, 1);; day = Later(day, 1)) {
    bool counts = counted < wanted && Calendar().IsWorkingDay(day);
    for (const Asking& each : *asking) counts = counts && !(day > each.sent && day <= each.last);
    if (counts) ++counted;
    oracle.counts.push_back(counts);
    if (until ? day == *until : counted == wanted) {
      oracle.due = day;
      return oracle;
    }
  }
}

void CheckAgainstOracle(Date received, const std::vector<ReplyEvent>& events) {
  const FoldedReply folded = FoldReply({.channel = Channel::kOral, .submitted = received}, events, Calendar());
  REQUIRE_FALSE(folded.fault);
  const ReplyStatus& status = folded.status;
  if (!status.run) {
    CHECK_FALSE(status.due);
    return;
  }
  const Oracle oracle = Walk(received, events);
  REQUIRE(status.due == oracle.due);
  const std::vector<ReplyDay> told = ExplainRun(*status.run, Calendar());
  REQUIRE(told.size() == oracle.counts.size());
  int number = 0;
  for (std::size_t i = 0; i < told.size(); ++i) {
    REQUIRE(told[i].on == Later(status.run->start, static_cast<int>(i) + 1));
    REQUIRE(told[i].Counts() == oracle.counts[i]);
    if (told[i].Counts()) REQUIRE(told[i].number == ++number);
  }
  if (!told.empty()) REQUIRE(told.back().on == *status.due);
}

TEST_CASE("Every start day of 2019 to 2026: plain, extended, with one and with two consultations, corrected") {
  for (sys_days day = 2019y / 1 / 1; day <= sys_days(2026y / 12 / 31); day += days(1)) {
    const Date start = day;
    CAPTURE(ToString(start));
    CheckAgainstOracle(start, {});
    CheckAgainstOracle(start, {{.type = Type::kExtended, .on = Later(start, 3), .working_days = 20}});
    CheckAgainstOracle(start,
                       {{.type = Type::kConsultationSent, .on = Later(start, 2), .with = Consulted::kThirdParty}});
    CheckAgainstOracle(
        start, {{.type = Type::kConsultationSent, .on = Later(start, 1), .ref = "A", .with = Consulted::kJointMaker},
                {.type = Type::kConsultationSent, .on = Later(start, 4), .ref = "B", .with = Consulted::kOtherOrgan},
                {.type = Type::kConsultationClosed, .on = Later(start, 17), .ref = "B"}});
    CheckAgainstOracle(
        start, {{.type = Type::kConsultationSent, .on = Later(start, 1), .ref = "A", .with = Consulted::kThirdParty},
                {.type = Type::kCorrectionRequested, .on = Later(start, 5), .until = Later(start, 15)},
                {.type = Type::kCorrectionReceived, .on = Later(start, 9)},
                {.type = Type::kConsultationClosed, .on = Later(start, 13), .ref = "A"}});
  }
}

/// Events of every kind, a few days apart; many are not lawful where they stand.
class Histories {
 public:
  ReplyEvent Next() {
    on_ = Later(on_, Pick(0, 8));
    ReplyEvent event{.type = static_cast<Type>(Pick(0, static_cast<int>(Type::kWithdrawn))), .on = on_};
    // What ends a history comes seldom, or there would be no long ones.
    const bool ends = event.type >= Type::kReplied || event.type == Type::kCorrectionLapsed;
    if (ends && Pick(0, 3) != 0) event.type = Type::kConsultationSent;
    const bool asks = event.type == Type::kConsultationSent || event.type == Type::kConsultationClosed;
    if (asks) event.ref = std::string(1, static_cast<char>('A' + Pick(0, 2)));
    event.with = static_cast<Consulted>(Pick(0, 2));
    if (Pick(0, 1) == 0) event.delivered = Later(on_, Pick(0, 6));
    event.until = Later(on_, Pick(5, 80));
    event.working_days = Pick(1, 20);
    return event;
  }
  Date Begin() { return on_ = Later(2019y / 1 / 1, Pick(0, 2900)); }

 private:
  int Pick(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
  }
  std::mt19937 random_{20190515};
  Date on_{};
};

TEST_CASE("Random histories: what is lawful counts like the walk, what is not changes nothing") {
  Histories histories;
  std::vector<int> met(static_cast<std::size_t>(ReplyState::kWithdrawn) + 1);
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    const Date received = histories.Begin();
    ReplyFacts facts = BeginReply({.channel = Channel::kOral, .submitted = received}).value();
    std::vector<ReplyEvent> lawful;
    for (int i = 0; i < 10; ++i) {
      const ReplyEvent event = histories.Next();
      const ReplyStatus before = StatusOf(facts, Calendar());
      if (Apply(facts, event, Calendar())) {
        lawful.push_back(event);
      } else {
        ++refused;
        const ReplyStatus after = StatusOf(facts, Calendar());
        REQUIRE(after.state == before.state);
        REQUIRE(after.due == before.due);
        REQUIRE(after.warnings == before.warnings);
      }
    }
    CAPTURE(round);
    CheckAgainstOracle(received, lawful);
    ++met[static_cast<std::size_t>(StatusOf(facts, Calendar()).state)];
  }
  CHECK(refused > 3000);
  for (std::size_t state = 1; state < met.size(); ++state) CHECK_MESSAGE(met[state] > 5, state);
}

}  // namespace
}  // namespace gongkai::law
