// What trainings of a year come to, by person, by organ and by quarter; and whether an organ has done what it was to.
// Only trainings that were held count, and of those who took part whoever is verified and not struck out. Pure.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "oversight/training/attendance.h"

namespace gongkai::oversight {

/// A training that was held in the year.
struct HeldFact {
  TrainingId id;
  Date on{};
  Hours hours;
  std::string title;
};
/// Somebody who took part in one of them.
struct AttendedFact {
  TrainingId training;
  Date on{};
  Hours hours;
  std::optional<OrganId> organ{};  // whose he is; none: of no organ of the county
  std::string organ_name;
  std::optional<PersonId> person{};
  std::string name;
  bool is_verified = false, took_quiz = false, is_passed = false;
};

inline constexpr std::size_t kQuarters = 4;
struct TrainingSum {
  int held = 0;      // by the organ itself
  int sessions = 0;  // held by it, or somebody of it took part; each once
  int turns = 0;     // 人次 of its people
  int passed = 0;    // turns with a test that was passed
  Hours hours;       // of its people, together
};
struct OrganTrainings {
  OrganId organ{0};
  std::array<TrainingSum, kQuarters> quarters{};
  TrainingSum all;
  int people = 0;  // persons, each once
};
/// Of every organ that held one or of which somebody took part, by its number.
std::vector<OrganTrainings> OrganTrainingsOf(std::span<const HeldFact> held, std::span<const AttendedFact> attended);

struct PersonTrainings {
  std::optional<OrganId> organ{};
  std::string organ_name, name;
  std::optional<PersonId> person{};
  int turns = 0, passed = 0;
  Hours hours;
};
/// By organ, then by hours, the most first. Who signed in by name is the one person with an account of that name in
/// that organ, where there is one and no other.
std::vector<PersonTrainings> PersonTrainingsOf(std::span<const AttendedFact> attended);

/// Sessions and hours both; a target of nought is met.
bool IsMet(const TrainingSum& done, const TrainingTarget& target);
/// Of the quarter for which it is set.
Date LastDayOf(const TrainingTarget& target);

/// Missed it is once its quarter is over, and not before.
enum class TargetState { kMet, kNotDue, kMissed };
TargetState StateOf(const TrainingSum& done, const TrainingTarget& target, Date today);
/// "已完成", "尚未到期，最迟 2026-06-30", "没有完成".
std::string WordsOf(TargetState state, const TrainingTarget& target);

}  // namespace gongkai::oversight
