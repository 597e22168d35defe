// What is kept of trainings, their files and the targets of organs. Schema: migrations/0335_training.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "oversight/training/training.h"

namespace gongkai::oversight {

/// training.id.number is given here.
TrainingId AddTraining(db::Transaction& act, Training training);
std::optional<Training> FindTraining(db::Session& session, TrainingId id);
/// Who has it, has all that lies in it: those who took part, the test.
std::optional<Training> LockedTraining(db::Transaction& act, TrainingId id);
/// False where somebody was faster.
bool UpdateTraining(db::Transaction& act, const Training& training);

struct TrainingQuery {
  std::optional<std::vector<OrganId>> sight{};  // of these organs, and those for the whole county; none: all
  std::optional<OrganId> organ{};
  std::optional<int> year{};
  std::optional<TrainingState> state{};
  std::optional<Date> before{};  // whose day is earlier
  int most = 500;
};
/// The newest day first.
std::vector<Training> ListTrainings(db::Session& session, const TrainingQuery& query);

struct TrainingEvent {
  Instant at{};
  std::string kind;  // planned, changed, opened, closed, held, cancelled
  std::optional<PersonId> person{};
  std::string person_name, words;
};
void AddTrainingEvent(db::Transaction& act, TrainingId id, const TrainingEvent& event);
std::vector<TrainingEvent> TrainingEventsOf(db::Session& session, TrainingId id);

struct TrainingFile {
  std::int64_t number = 0;
  std::string name, digest;
  std::int64_t bytes = 0;
  Instant at{};
};
std::int64_t AddTrainingFile(db::Transaction& act, TrainingId id, const TrainingFile& file);
std::vector<TrainingFile> TrainingFilesOf(db::Session& session, TrainingId id);
/// The row alone; its bytes are the caller's (db/blob_holders.h).
bool RemoveTrainingFile(db::Transaction& act, TrainingId id, std::int64_t number);

struct OrganTarget {
  OrganId organ{0};
  TrainingTarget target;
};
/// Kept beside the earlier ones: the last one holds.
void AddTarget(db::Transaction& act, const OrganTarget& target, PersonId person, std::string_view name, Instant at);
/// The last one of each organ and quarter of the year.
std::vector<OrganTarget> TargetsOf(db::Session& session, int year);

}  // namespace gongkai::oversight
