// Figures of the registers equal a recount of their rows; a 0 is a statement; what is missing is named.
#include "oversight/register/register_figure.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

RegisterEntry Entry(std::string_view kind, Date from, RegisterValues values = {}) {
  RegisterEntry entry{.id = {OrganId{12}, 1}, .kind = FindRegisterKind(kind), .from = from, .until = from};
  if (entry.kind->span == EntrySpan::kLasting) entry.until = kNoEnd;
  if (entry.kind->span == EntrySpan::kYear) entry.until = DaysOf(static_cast<int>(from.year())).last;
  entry.values = std::move(values);
  return entry;
}

NoneStatement None(std::string_view kind, std::string_view choice = "", int year = 2025) {
  return {.kind = std::string(kind), .choice = std::string(choice), .year = year};
}

std::optional<Number> Figure(const RegisterYear& year, const std::string& key) {
  const RegisterFigure* const figure = FindFigure(key);
  REQUIRE(figure != nullptr);
  return FigureOf(year, *figure);
}

TEST_CASE("no two figures have one key or one name") {
  std::set<std::string> keys, names;
  for (const RegisterFigure& each : RegisterFigures()) {
    CAPTURE(each.name);
    CHECK(keys.insert(each.key).second);
    CHECK(names.insert(each.name).second);
  }
}

TEST_CASE("of what nobody keeps anything there is no figure, and 0 where somebody said so") {
  RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  for (const RegisterFigure& each : RegisterFigures()) CHECK_FALSE(FigureOf(year, each));
  year.none.push_back(None(kIncidentRegister, "secret"));
  CHECK_FALSE(Figure(year, KeyOfRegister(kIncidentRegister)));
  CHECK(Figure(year, KeyOfChoice(kIncidentRegister, "secret")) == Number());
  CHECK_FALSE(Figure(year, KeyOfChoice(kIncidentRegister, kPersonalLeak)));
  year.none.push_back(None(kIncidentRegister));
  CHECK(Figure(year, KeyOfRegister(kIncidentRegister)) == Number());
  CHECK(Figure(year, KeyOfChoice(kIncidentRegister, kPersonalLeak)) == Number());
  year.none.back().is_taken_back = true;
  CHECK_FALSE(Figure(year, KeyOfRegister(kIncidentRegister)));
  year.none.push_back(None(kIncidentRegister, "", 2024));
  CHECK_FALSE(Figure(year, KeyOfRegister(kIncidentRegister)));
}

TEST_CASE("a sum is told where every row has its part, and else not") {
  RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  year.entries.push_back(Entry(kPeopleRegister, 2025y / 1 / 1, {{"full_time", "1"}, {"funds", "200.5"}}));
  year.entries.push_back(Entry(kPeopleRegister, 2025y / 1 / 1, {{"full_time", "2"}}));
  CHECK(Figure(year, KeyOfSum(kPeopleRegister, "full_time")) == Number::Of(3));
  CHECK_FALSE(Figure(year, KeyOfSum(kPeopleRegister, "funds")));
}

TEST_CASE("counts by choice add up to the count, for random registers of a year") {
  std::mt19937 random(11);
  for (int turn = 0; turn < 200; ++turn) {
    RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
    int in_year = 0, closed = 0, steps = 0;
    const RegisterKind& kind = *FindRegisterKind(kInspectionRegister);
    const auto choices = SplitOf(kind)->choices;
    for (unsigned i = random() % 20; i > 0; --i) {
      const auto day = Date(std::chrono::year(2024 + static_cast<int>(random() % 3)) / 6 / 1);
      RegisterEntry entry = Entry(kind.id, day, {{"which", std::string(choices[random() % choices.size()].id)}});
      entry.state = random() % 3 == 0   ? EntryState::kClosed
                    : random() % 4 == 0 ? EntryState::kStruck
                                        : EntryState::kOpen;
      entry.steps = static_cast<int>(random() % 4);
      const bool counts = static_cast<int>(day.year()) == 2025 && entry.state != EntryState::kStruck;
      in_year += counts ? 1 : 0;
      closed += counts && entry.state == EntryState::kClosed ? 1 : 0;
      steps += counts ? entry.steps : 0;
      year.entries.push_back(std::move(entry));
    }
    if (in_year == 0) continue;
    CHECK(Figure(year, KeyOfRegister(kind.id)) == Number::Of(in_year));
    CHECK(Figure(year, KeyOfClosed(kind.id)).value_or(Number()) == Number::Of(closed));
    CHECK(Figure(year, KeyOfSteps(kind.id)) == Number::Of(steps));
    Number sum;
    for (const RegisterChoice& each : choices) {
      sum = sum + Figure(year, KeyOfChoice(kind.id, each.id)).value_or(Number());
    }
    CHECK(sum == Number::Of(in_year));
  }
}

TEST_CASE("of what lasts those in force on the last day are counted, and what began or ended within the year") {
  RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  year.entries = {Entry(kGroupRegister, 2023y / 1 / 1), Entry(kGroupRegister, 2025y / 4 / 1),
                  Entry(kGroupRegister, 2023y / 1 / 1)};
  year.entries[2].until = 2025y / 4 / 1;
  year.entries[2].state = EntryState::kClosed;
  CHECK(Figure(year, KeyOfRegister(kGroupRegister)) == Number::Of(2));
  CHECK(Figure(year, KeyOfChanged(kGroupRegister)) == Number::Of(2));
}

TEST_CASE("each rule that the 条例 asks of the organ is missed until one is in force (第四条 to 第四十六条)") {
  RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  CHECK(MissingRules(year, OrganKind::kTownship, kToday).size() == 9);
  CHECK(MissingRules(year, OrganKind::kDepartment, kToday).size() == 6);  // 第四十六条 is of governments
  CHECK(MissingRules(year, OrganKind::kVillage, kToday).empty());
  year.entries.push_back(
      Entry(kRuleRegister, 2025y / 2 / 1, {{"which", "review"}, {"name", "审查办法"}, {"review", "2025-11-30"}}));
  CHECK(MissingRules(year, OrganKind::kDepartment, kToday).size() == 5);
  const auto missing = MissingOf(year, OrganKind::kDepartment, kToday);
  CHECK(std::ranges::any_of(missing, [](const MissingPart& each) {
    return each.words.find("“审查办法”应当在2025年11月30日以前复核") != std::string::npos;
  }));
  year.entries[0].state = EntryState::kStruck;
  CHECK(MissingRules(year, OrganKind::kDepartment, kToday).size() == 6);
}

TEST_CASE("a register with a row or a statement is not missing; before the year is over nothing is stated") {
  RegisterYear year{.organ = OrganId{12}, .year = 2025, .entries = {}, .none = {}};
  const auto misses = [&](std::string_view kind) {
    return std::ranges::any_of(MissingOf(year, OrganKind::kTownship, kToday),
                               [&](const MissingPart& each) { return each.kind == kind; });
  };
  CHECK(misses(kMeetingRegister));
  CHECK(misses(kPressRegister));
  CHECK_FALSE(misses(kGuidanceRegister));
  year.entries.push_back(Entry(kMeetingRegister, 2025y / 2 / 1));
  year.none.push_back(None(kPressRegister));
  CHECK_FALSE(misses(kMeetingRegister));
  CHECK_FALSE(misses(kPressRegister));
}

}  // namespace
}  // namespace gongkai::oversight
