// Table 4 against the cases that a lawyer can read (tests/law_cases/dispute_table4.tsv), and, from random histories,
// against a recount that goes through the days of the year.
#include "remedy/table_four.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "law/report_form.h"
#include "remedy/dispute_story_test.h"

namespace gongkai::remedy {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

DisputeFact FactOf(const DisputeFold& fold) {
  const DisputeStatus status = StatusOf(fold, TestCalendar());
  const DisputeFact fact{.id = {},
                         .kind = fold.kind,
                         .received = fold.received,
                         .decided = status.decided,
                         .takes_effect = status.takes_effect,
                         .result = status.result};
  return fold.counted ? CountedBefore(fact, *fold.counted) : fact;
}

TEST_CASE("in which cell a dispute is counted, case by case") {
  const auto rows = LawCases("dispute_table4.tsv", 5);
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const std::vector<std::string> kind = SplitText(row[1], " ");
    const FoldedDispute told = FoldStory(kind.front(), row[2]);
    REQUIRE_MESSAGE(!told.why, told.why->message);
    DisputeFact fact = FactOf(told.fold);
    fact.as_reviewer = kind.size() > 1;
    const auto cell = CellOf(fact, std::chrono::year(std::stoi(row[3])));
    CHECK((cell ? std::string(NameOf(*cell)) : "—") == row[4]);
  }
  CHECK(rows.size() >= 30);
}

// ---- random histories

class Histories {
 public:
  FoldedDispute Next() {
    const DisputeKind kind = DisputeKinds()[Pick(3)];
    DisputeFold fold;
    fold.kind = kind;
    on_ = sys_days(2019y / 1 / 1) + days(Pick(2'400));
    events_ = {EventOn(DisputeEventKind::kEntered)};
    for (unsigned left = Pick(9); left > 0; --left) events_.push_back(Anything());
    return FoldDispute(kind, Fitting(kind), TestCalendar());
  }
  const std::vector<DisputeEvent>& events() const { return events_; }

 private:
  unsigned Pick(unsigned many) { return static_cast<unsigned>(random_() % many); }

  DisputeEvent EventOn(DisputeEventKind kind) const { return {.kind = kind, .on = on_}; }

  DisputeEvent Anything() {
    on_ = sys_days(on_) + days(Pick(200));
    constexpr DisputeEventKind kKinds[] = {
        DisputeEventKind::kAnswered, DisputeEventKind::kDecided,      DisputeEventKind::kDecided,
        DisputeEventKind::kAppealed, DisputeEventKind::kComplied,     DisputeEventKind::kSuspended,
        DisputeEventKind::kNoted,    DisputeEventKind::kRetrialAsked, DisputeEventKind::kRetrialOrdered};
    DisputeEvent event = EventOn(kKinds[Pick(std::size(kKinds))]);
    event.outcome = DisputeOutcomes()[Pick(static_cast<unsigned>(DisputeOutcomes().size()))].id;
    event.orders_anew = Pick(4) == 0;
    event.as_appeal = Pick(2) == 0;
    if (Pick(3) == 0) event.served = sys_days(on_) + days(Pick(40));
    if (event.served) on_ = *event.served;
    return event;
  }

  /// Those that the law allows, in their order.
  std::vector<DisputeEvent> Fitting(DisputeKind kind) {
    DisputeFold fold;
    fold.kind = kind;
    std::vector<DisputeEvent> fitting;
    for (const DisputeEvent& event : events_) {
      if (Apply(fold, event, TestCalendar())) fitting.push_back(event);
    }
    events_ = fitting;
    return fitting;
  }

  std::mt19937 random_{20260101};
  Date on_{};
  std::vector<DisputeEvent> events_;
};

struct End {
  Date effect{};
  DisputeResult result{};
};

/// How a dispute ends, out of its events alone, slow and apart from the fold.
std::optional<End> EndOf(DisputeKind kind, const std::vector<DisputeEvent>& events) {
  const DisputeEvent* last = nullptr;
  bool is_appealed = false, is_second = false;
  for (const DisputeEvent& event : events) {
    if (event.kind == DisputeEventKind::kDecided && SendsBack(*FindDisputeOutcome(event.outcome))) {
      is_appealed = false;  // as if it were new
      last = nullptr;
    } else if (event.kind == DisputeEventKind::kDecided) {
      is_second = is_appealed;
      last = &event;
    }
    if (event.kind == DisputeEventKind::kAppealed) {
      is_appealed = true;
      last = nullptr;  // nothing has ended, whenever the appeal came
    }
    if (event.kind == DisputeEventKind::kRetrialOrdered) {
      is_appealed = event.as_appeal;
      last = nullptr;
    }
  }
  if (last == nullptr) return std::nullopt;
  const DisputeOutcome& outcome = *FindDisputeOutcome(last->outcome);
  Date effect = last->served.value_or(last->on);
  if (IsSuit(kind) && !is_second && outcome.may_be_appealed) {
    sys_days end = effect;
    for (int left = outcome.by_ruling ? 10 : 15; left > 0; --left) end += days(1);
    while (!TestCalendar().IsWorkingDay(end)) end += days(1);
    effect = end + days(1);
  }
  return End{effect, outcome.result};
}

DisputeResult ResultOn(DisputeKind kind, const std::vector<DisputeEvent>& events, Date day) {
  const auto end = EndOf(kind, events);
  return end && end->effect <= day ? end->result : DisputeResult::kPending;
}

/// Up to the first new trial of what had ended in an earlier year: that end was counted, and nothing behind it is.
std::vector<DisputeEvent> UntilCounted(DisputeKind kind, const std::vector<DisputeEvent>& events) {
  for (auto each = events.begin(); each != events.end(); ++each) {
    if (each->kind != DisputeEventKind::kRetrialOrdered) continue;
    std::vector<DisputeEvent> before(events.begin(), each);
    if (EndOf(kind, before)->effect.year() < each->on.year()) return before;
  }
  return events;
}

/// The cell that a year's report owes it: what became of it in the year, else that it was there on 31 December.
std::optional<DisputeResult> Owed(DisputeKind kind, const std::vector<DisputeEvent>& all, std::chrono::year year) {
  const std::vector<DisputeEvent> events = UntilCounted(kind, all);
  if (events.front().on > year / 12 / 31) return std::nullopt;
  const DisputeResult before = ResultOn(kind, events, sys_days(year / 1 / 1) - days(1));
  if (before != DisputeResult::kPending) return std::nullopt;
  return ResultOn(kind, events, year / 12 / 31);
}

TEST_CASE("from random histories table 4 of each year equals a recount") {
  Histories histories;
  std::vector<DisputeFact> facts;
  std::map<std::tuple<int, DisputeKind, DisputeResult>, int> recount;
  std::map<int, int> ended;
  for (int round = 0; round < 3'000; ++round) {
    const FoldedDispute folded = histories.Next();
    REQUIRE_FALSE(folded.refused_at);
    facts.push_back(FactOf(folded.fold));
    int times_ended = 0;
    for (int year = 2019; year <= 2030; ++year) {
      const auto cell = Owed(folded.fold.kind, histories.events(), std::chrono::year(year));
      if (!cell) continue;
      ++recount[{year, folded.fold.kind, *cell}];
      if (*cell != DisputeResult::kPending) ++times_ended;
    }
    REQUIRE(times_ended <= 1);  // nobody is counted by a result twice
    ++ended[times_ended];
  }
  int counted = 0;
  for (int year = 2019; year <= 2030; ++year) {
    const TableFour table = TableFourOf(facts, std::chrono::year(year));
    for (const DisputeKind kind : DisputeKinds()) {
      int sum = 0;
      for (int i = 0; i < kDisputeResults; ++i) {
        const auto result = static_cast<DisputeResult>(i);
        CAPTURE(year);
        REQUIRE(table.Cell(kind, result) == recount[{year, kind, result}]);
        sum += table.Cell(kind, result);
      }
      REQUIRE(table.Total(kind) == sum);  // T4-TOTAL holds by construction
      counted += sum;
    }
  }
  CHECK(counted > 3'000);
  CHECK(ended[1] > 500);
  CHECK(ended[0] > 500);
}

TEST_CASE("each kind has its row and each result its column in table 4 of every form") {
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const DisputeKind kind : DisputeKinds()) {
      const law::FormRow* const row = law::FindRow(form.table4, RowOf(kind));
      REQUIRE(row != nullptr);
      for (int i = 0; i < kDisputeResults; ++i) {
        CHECK(row->columns[static_cast<std::size_t>(i)].name == NameOf(static_cast<DisputeResult>(i)));
      }
    }
  }
  CHECK_FALSE(TableFourRuleFor(2025).words.empty());
}

}  // namespace
}  // namespace gongkai::remedy
