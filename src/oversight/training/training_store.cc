#include "oversight/training/training_store.h"

#include "account/sight.h"

namespace gongkai::oversight {
namespace {

#define TRAINING_COLUMNS \
  "organ_id, number, title, content, teacher, place, audience, on_day, starts, tenths, state, why, takes_in, version"

constexpr std::string_view kNextNumber =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_training WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO oversight_training (" TRAINING_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 1)";
constexpr std::string_view kSelect =
    "SELECT " TRAINING_COLUMNS " FROM oversight_training WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE oversight_training SET title = ?, content = ?, teacher = ?, place = ?, audience = ?, on_day = ?, starts = "
    "?, tenths = ?, state = ?, why = ?, takes_in = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND "
    "version = ?";
constexpr std::string_view kList =
    "SELECT " TRAINING_COLUMNS " FROM oversight_training WHERE (audience = 'county' OR " IN_SIGHT(
        "organ_id") ") AND (CAST(? AS BIGINT) IS NULL OR organ_id = ?) AND (CAST(? AS TEXT) IS NULL OR (on_day >= ? "
                    "AND on_day <= ?)) AND (CAST(? AS TEXT) IS NULL OR state = ?) AND (CAST(? AS TEXT) IS NULL OR on_day < ?) ORDER BY on_day DESC, organ_id, "
                    "number DESC LIMIT ?";

constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_training_event WHERE organ_id = ? AND training = ?";
constexpr std::string_view kInsertEvent =
    "INSERT INTO oversight_training_event (organ_id, training, number, at, kind, person_id, person, words) VALUES (?, "
    "?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectEvents =
    "SELECT at, kind, person_id, person, words FROM oversight_training_event WHERE organ_id = ? AND training = ? ORDER "
    "BY number";

constexpr std::string_view kNextFile =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_training_file WHERE organ_id = ? AND training = ?";
constexpr std::string_view kInsertFile =
    "INSERT INTO oversight_training_file (organ_id, training, number, name, digest, bytes, at) VALUES (?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view kSelectFiles =
    "SELECT number, name, digest, bytes, at FROM oversight_training_file WHERE organ_id = ? AND training = ? ORDER BY "
    "number";
constexpr std::string_view kDeleteFile =
    "DELETE FROM oversight_training_file WHERE organ_id = ? AND training = ? AND number = ?";

constexpr std::string_view kNextTarget =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_training_target WHERE organ_id = ? AND year = ? AND quarter = "
    "?";
constexpr std::string_view kInsertTarget =
    "INSERT INTO oversight_training_target (organ_id, year, quarter, number, sessions, tenths, person_id, person, at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectTargets =
    "SELECT organ_id, year, quarter, sessions, tenths FROM oversight_training_target t WHERE year = ? AND number = "
    "(SELECT MAX(o.number) FROM oversight_training_target o WHERE o.organ_id = t.organ_id AND o.year = t.year AND "
    "o.quarter = t.quarter) ORDER BY organ_id, quarter";

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a training");
  return *value;
}

Training FromRow(const db::Row& row) {
  Training training{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                    .title = row.Get<std::string>(2),
                    .content = row.Get<std::string>(3),
                    .teacher = row.Get<std::string>(4),
                    .place = row.Get<std::string>(5),
                    .audience = Known(AudienceFrom(row.Get<std::string_view>(6))),
                    .on = row.Get<Date>(7),
                    .starts = row.Get<std::string>(8),
                    .hours = {row.Get<std::int64_t>(9)}};
  training.state = Known(TrainingStateFrom(row.Get<std::string_view>(10)));
  training.why = row.Get<std::string>(11);
  training.takes_in = row.Get<std::int64_t>(12) != 0;
  training.version = row.Get<std::int64_t>(13);
  return training;
}

}  // namespace

TrainingId AddTraining(db::Transaction& act, Training training) {
  const OrganId organ = training.id.organ;
  act.Lock("oversight trainings of " + std::to_string(organ.value));
  training.id.number = act.One<std::int64_t>(kNextNumber, organ.value);
  act.Execute(kInsert, organ.value, training.id.number, training.title, training.content, training.teacher,
              training.place, IdOf(training.audience), training.on, training.starts, training.hours.tenths,
              IdOf(training.state));
  return training.id;
}

std::optional<Training> FindTraining(db::Session& session, TrainingId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::optional<Training> LockedTraining(db::Transaction& act, TrainingId id) {
  act.Lock("oversight training " + ToString(id));
  return FindTraining(act, id);
}

bool UpdateTraining(db::Transaction& act, const Training& training) {
  return act.Execute(kUpdate, training.title, training.content, training.teacher, training.place,
                     IdOf(training.audience), training.on, training.starts, training.hours.tenths, IdOf(training.state),
                     training.why, training.takes_in ? 1 : 0, training.id.organ.value, training.id.number,
                     training.version) == 1;
}

std::vector<Training> ListTrainings(db::Session& session, const TrainingQuery& query) {
  const auto sight = account::SightText(query.sight);
  const auto organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  const auto from = query.year ? std::optional(std::to_string(*query.year) + "-01-01") : std::nullopt;
  const auto until = query.year ? std::optional(std::to_string(*query.year) + "-12-31") : std::nullopt;
  const auto state = query.state ? std::optional(std::string(IdOf(*query.state))) : std::nullopt;
  const auto before = query.before ? std::optional(ToString(*query.before)) : std::nullopt;
  std::vector<Training> trainings;
  for (const db::Row& row :
       session.Query(kList, sight, sight, organ, organ, from, from, until, state, state, before, before, query.most)) {
    trainings.push_back(FromRow(row));
  }
  return trainings;
}

void AddTrainingEvent(db::Transaction& act, TrainingId id, const TrainingEvent& event) {
  const auto number = act.One<std::int64_t>(kNextEvent, id.organ.value, id.number);
  const auto person = event.person ? std::optional(event.person->value) : std::nullopt;
  act.Execute(kInsertEvent, id.organ.value, id.number, number, Seconds(event.at), event.kind, person, event.person_name,
              event.words);
}

std::vector<TrainingEvent> TrainingEventsOf(db::Session& session, TrainingId id) {
  std::vector<TrainingEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    TrainingEvent event{.at = InstantOf(row.Get<std::int64_t>(0)), .kind = row.Get<std::string>(1)};
    if (!row.IsNull(2)) event.person = PersonId{row.Get<std::int64_t>(2)};
    event.person_name = row.Get<std::string>(3);
    event.words = row.Get<std::string>(4);
    events.push_back(std::move(event));
  }
  return events;
}

std::int64_t AddTrainingFile(db::Transaction& act, TrainingId id, const TrainingFile& file) {
  const auto number = act.One<std::int64_t>(kNextFile, id.organ.value, id.number);
  act.Execute(kInsertFile, id.organ.value, id.number, number, file.name, file.digest, file.bytes, Seconds(file.at));
  return number;
}

std::vector<TrainingFile> TrainingFilesOf(db::Session& session, TrainingId id) {
  std::vector<TrainingFile> files;
  for (const db::Row& row : session.Query(kSelectFiles, id.organ.value, id.number)) {
    files.push_back({.number = row.Get<std::int64_t>(0),
                     .name = row.Get<std::string>(1),
                     .digest = row.Get<std::string>(2),
                     .bytes = row.Get<std::int64_t>(3),
                     .at = InstantOf(row.Get<std::int64_t>(4))});
  }
  return files;
}

bool RemoveTrainingFile(db::Transaction& act, TrainingId id, std::int64_t number) {
  return act.Execute(kDeleteFile, id.organ.value, id.number, number) == 1;
}

void AddTarget(db::Transaction& act, const OrganTarget& target, PersonId person, std::string_view name, Instant at) {
  act.Lock("oversight training targets");
  const auto number = act.One<std::int64_t>(kNextTarget, target.organ.value, target.target.year, target.target.quarter);
  act.Execute(kInsertTarget, target.organ.value, target.target.year, target.target.quarter, number,
              target.target.sessions, target.target.hours.tenths, person.value, name, Seconds(at));
}

std::vector<OrganTarget> TargetsOf(db::Session& session, int year) {
  std::vector<OrganTarget> targets;
  for (const db::Row& row : session.Query(kSelectTargets, year)) {
    targets.push_back({OrganId{row.Get<std::int64_t>(0)},
                       {.year = row.Get<int>(1),
                        .quarter = row.Get<int>(2),
                        .sessions = row.Get<std::int64_t>(3),
                        .hours = {row.Get<std::int64_t>(4)}}});
  }
  return targets;
}

}  // namespace gongkai::oversight
