// What is kept of those who took part, and what is counted of it. Schema: migrations/0336_training_attendance.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "oversight/training/training_hours.h"

namespace gongkai::oversight {

/// Its number is given here; the caller has locked the training.
std::int64_t AddAttendance(db::Transaction& act, TrainingId id, const Attendance& attendance);
/// In the order in which they came; those that are struck out too.
std::vector<Attendance> AttendancesOf(db::Session& session, TrainingId id);
std::optional<Attendance> FindAttendance(db::Session& session, TrainingId id, std::int64_t number);
/// Confirmed by somebody, or struck out by words. False where there is none.
bool UpdateAttendance(db::Transaction& act, TrainingId id, const Attendance& attendance);
/// By which telephone: not needed once the signing in is closed.
void ForgetBrowsers(db::Transaction& act, TrainingId id);
/// Trainings of days before this one of which it is still known: nobody closed them.
std::vector<TrainingId> TrainingsWithBrowsers(db::Session& session, Date before);

/// Of a year: trainings that were held, and who took part (those struck out are left out).
std::vector<HeldFact> HeldIn(db::Session& session, int year);
std::vector<AttendedFact> AttendedIn(db::Session& session, int year);
/// How many took part in each training of the year; those struck out are left out.
struct PeopleCount {
  TrainingId training;
  int verified = 0, unverified = 0;
};
/// By training; of one where nobody took part there is none.
std::vector<PeopleCount> PeopleCountsOf(db::Session& session, int year);

/// What one person took part in, the newest first.
struct AttendedTraining {
  TrainingId training;
  std::int64_t attendance = 0;
};
std::vector<AttendedTraining> AttendedBy(db::Session& session, PersonId person, int most);

}  // namespace gongkai::oversight
