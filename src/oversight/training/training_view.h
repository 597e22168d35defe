// What others ask of trainings: the report's facts (条例第四十八条, section one and five), the county's indicators.
#pragma once

#include <vector>

#include "account/visitor.h"
#include "oversight/training/attendance_store.h"
#include "oversight/training/training_store.h"

namespace gongkai::oversight {

/// What one organ can say of its year. Where nothing was put down there is nothing to say: all are nought, which is no
/// statement that there was no training.
struct YearOfTraining {
  int held = 0;                     // by the organ
  int attended = 0;                 // of others' trainings, somebody of it took part
  int turns = 0;                    // 人次 of its people, confirmed
  int people = 0;                   // of its persons, each once
  int passed = 0;                   // turns with a test that was passed
  Hours hours;                      // of its people, together
  int taught = 0;                   // 人次 of whoever took part in what the organ held, also of others' people
  std::vector<HeldFact> trainings;  // those that it held
};
YearOfTraining YearOfTrainingOf(db::Session& session, OrganId organ, int year);

/// Quarters with a target that the organ has not met though they are over; with what was done.
struct MissedTarget {
  TrainingTarget target;
  TrainingSum done;
};
std::vector<MissedTarget> MissedTargetsOf(db::Session& session, OrganId organ, int year, Date today);

/// Of the visitor's organs: whose day is over, and nobody has said whether they were held.
std::vector<Training> TrainingsToSettle(db::Session& session, const account::Visitor& visitor, Date today);

/// Whoever sees the organ's, and of one for the whole county everybody who sees any.
bool MaySee(const account::Visitor& visitor, const Training& training);
/// Of one that is only for the whole county, who is of another organ sees his own people alone.
bool MaySeePeople(const account::Visitor& visitor, const Training& training, const Attendance& attendance);

}  // namespace gongkai::oversight
