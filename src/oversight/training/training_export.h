// Trainings, who took part in one with the results of its test, and the hours of a year, as workbooks.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "oversight/training/quiz.h"
#include "oversight/training/training_hours.h"

namespace gongkai::oversight {

/// Of an organ, by its number.
using NamesOrgan = std::function<std::string(OrganId)>;

struct ListedTraining {
  Training training;
  int verified = 0, unverified = 0;  // who took part
};
/// A row a training. The bytes of an xlsx file, as of those below.
std::string TrainingsWorkbook(const std::vector<ListedTraining>& trainings, int year, const NamesOrgan& name);

/// What came of his tries; the best one counts.
struct TriedQuiz {
  int tries = 0, best = 0;
  bool is_passed = false;
};
/// `attendance`: its number within the training.
TriedQuiz TriedBy(const std::vector<QuizResult>& results, std::int64_t attendance);

/// A row of each who took part, with what came of the test where there is one.
std::string PeopleWorkbook(const Training& training, const std::vector<Attendance>& people,
                           const std::vector<QuizResult>& results, bool has_quiz);

struct OrganTargetDone {
  OrganId organ{0};
  std::array<std::optional<TrainingTarget>, kQuarters> targets{};
  OrganTrainings done;
};
/// Two sheets: organs by quarter beside their targets as they stand today, and persons.
std::string HoursWorkbook(const std::vector<OrganTargetDone>& organs, const std::vector<PersonTrainings>& people,
                          int year, Date today, const NamesOrgan& name);

}  // namespace gongkai::oversight
