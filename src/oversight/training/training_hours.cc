#include "oversight/training/training_hours.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::oversight {
namespace {

/// A person within the year: by the account, or by organ and name.
using PersonKey = std::string;

std::string OrganKey(const AttendedFact& fact) {
  return fact.organ ? std::to_string(fact.organ->value) : "-" + ToUtf8(FoldTight(fact.organ_name));
}
std::string NameKey(const AttendedFact& fact) { return OrganKey(fact) + "|" + ToUtf8(FoldTight(fact.name)); }

/// Accounts by organ and name: a name that two bear is nobody's.
std::map<std::string, std::set<PersonId>> AccountsIn(std::span<const AttendedFact> attended) {
  std::map<std::string, std::set<PersonId>> accounts;
  for (const AttendedFact& fact : attended) {
    if (fact.person) accounts[NameKey(fact)].insert(*fact.person);
  }
  return accounts;
}

PersonKey KeyOf(const AttendedFact& fact, const std::map<std::string, std::set<PersonId>>& accounts) {
  // One person in two organs stands under each.
  if (fact.person) return OrganKey(fact) + "#" + std::to_string(fact.person->value);
  const auto found = accounts.find(NameKey(fact));
  const bool is_one = found != accounts.end() && found->second.size() == 1;
  return is_one ? OrganKey(fact) + "#" + std::to_string(found->second.begin()->value) : NameKey(fact);
}

void AddTurn(TrainingSum& sum, const AttendedFact& fact) {
  ++sum.turns;
  if (fact.is_passed) ++sum.passed;
  sum.hours = sum.hours + fact.hours;
}

std::size_t QuarterIndex(Date day) { return static_cast<std::size_t>(QuarterOf(day)) - 1; }

}  // namespace

std::vector<OrganTrainings> OrganTrainingsOf(std::span<const HeldFact> held, std::span<const AttendedFact> attended) {
  std::map<OrganId, OrganTrainings> organs;
  std::set<std::pair<OrganId, TrainingId>> sessions;
  std::set<std::pair<OrganId, PersonKey>> people;
  const auto accounts = AccountsIn(attended);
  const auto add_session = [&](OrganId organ, TrainingId training, Date on) {
    if (!sessions.emplace(organ, training).second) return;
    ++organs[organ].quarters[QuarterIndex(on)].sessions;
    ++organs[organ].all.sessions;
  };
  for (const HeldFact& fact : held) {
    ++organs[fact.id.organ].quarters[QuarterIndex(fact.on)].held;
    ++organs[fact.id.organ].all.held;
    add_session(fact.id.organ, fact.id, fact.on);
  }
  for (const AttendedFact& fact : attended) {
    if (!fact.is_verified || !fact.organ) continue;
    OrganTrainings& organ = organs[*fact.organ];
    AddTurn(organ.quarters[QuarterIndex(fact.on)], fact);
    AddTurn(organ.all, fact);
    add_session(*fact.organ, fact.training, fact.on);
    if (people.emplace(*fact.organ, KeyOf(fact, accounts)).second) ++organ.people;
  }
  std::vector<OrganTrainings> rows;
  for (auto& [id, row] : organs) {
    row.organ = id;
    rows.push_back(row);
  }
  return rows;
}

std::vector<PersonTrainings> PersonTrainingsOf(std::span<const AttendedFact> attended) {
  std::map<PersonKey, PersonTrainings> people;
  const auto accounts = AccountsIn(attended);
  for (const AttendedFact& fact : attended) {
    if (!fact.is_verified) continue;
    PersonTrainings& row = people[KeyOf(fact, accounts)];
    row.organ = fact.organ;
    row.organ_name = fact.organ_name;
    row.name = fact.name;
    if (fact.person) row.person = fact.person;
    ++row.turns;
    if (fact.is_passed) ++row.passed;
    row.hours = row.hours + fact.hours;
  }
  std::vector<PersonTrainings> rows;
  for (auto& [key, row] : people) rows.push_back(std::move(row));
  std::ranges::stable_sort(rows, [](const PersonTrainings& a, const PersonTrainings& b) {
    return std::tie(a.organ, a.organ_name, b.hours, a.name) < std::tie(b.organ, b.organ_name, a.hours, b.name);
  });
  return rows;
}

bool IsMet(const TrainingSum& done, const TrainingTarget& target) {
  return done.sessions >= target.sessions && done.hours >= target.hours;
}

Date LastDayOf(const TrainingTarget& target) {
  constexpr int kMonths = 3;
  const std::chrono::month month{static_cast<unsigned>(target.quarter * kMonths)};
  return std::chrono::year(target.year) / month / std::chrono::last;
}

TargetState StateOf(const TrainingSum& done, const TrainingTarget& target, Date today) {
  if (IsMet(done, target)) return TargetState::kMet;
  return today <= LastDayOf(target) ? TargetState::kNotDue : TargetState::kMissed;
}

std::string WordsOf(TargetState state, const TrainingTarget& target) {
  switch (state) {
    case TargetState::kMet:
      return "已完成";
    case TargetState::kNotDue:
      return "尚未到期，最迟 " + ToString(LastDayOf(target));
    case TargetState::kMissed:
      return "没有完成";
  }
  return "";
}

}  // namespace gongkai::oversight
