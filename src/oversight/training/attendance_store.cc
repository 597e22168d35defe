#include "oversight/training/attendance_store.h"

namespace gongkai::oversight {
namespace {

#define ATTENDANCE_COLUMNS "number, person_id, name, of_organ, organ_name, way, verified, at, struck_words, browser"

constexpr std::string_view kNextNumber =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_training_attendance WHERE organ_id = ? AND training = ?";
constexpr std::string_view kInsert =
    "INSERT INTO oversight_training_attendance (organ_id, training, " ATTENDANCE_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)";
constexpr std::string_view kList = "SELECT " ATTENDANCE_COLUMNS
                                   " FROM oversight_training_attendance WHERE organ_id = ? AND training = ? ORDER BY "
                                   "number";
constexpr std::string_view kSelect = "SELECT " ATTENDANCE_COLUMNS
                                     " FROM oversight_training_attendance WHERE organ_id = ? AND training = ? AND "
                                     "number = ?";
constexpr std::string_view kUpdate =
    "UPDATE oversight_training_attendance SET verified = ?, struck_words = ? WHERE organ_id = ? AND training = ? AND "
    "number = ?";
constexpr std::string_view kForget =
    "UPDATE oversight_training_attendance SET browser = '' WHERE organ_id = ? AND training = ? AND browser <> ''";
constexpr std::string_view kWithBrowsers =
    "SELECT t.organ_id, t.number FROM oversight_training t WHERE t.on_day < ? AND EXISTS (SELECT 1 FROM "
    "oversight_training_attendance a WHERE a.organ_id = t.organ_id AND a.training = t.number AND a.browser <> '') "
    "ORDER BY t.organ_id, t.number";
constexpr std::string_view kHeld =
    "SELECT organ_id, number, on_day, tenths, title FROM oversight_training WHERE state = 'held' AND on_day >= ? AND "
    "on_day <= ? ORDER BY on_day, organ_id, number";
constexpr std::string_view kAttended =
    "SELECT t.organ_id, t.number, t.on_day, t.tenths, a.of_organ, a.organ_name, a.person_id, a.name, a.verified, "
    "(SELECT COUNT(*) FROM oversight_training_result r WHERE r.organ_id = a.organ_id AND r.training = a.training AND "
    "r.attendance = a.number), (SELECT COALESCE(MAX(r.passed), 0) FROM oversight_training_result r WHERE r.organ_id = "
    "a.organ_id AND r.training = a.training AND r.attendance = a.number) FROM oversight_training t JOIN "
    "oversight_training_attendance a ON a.organ_id = t.organ_id AND a.training = t.number WHERE t.state = 'held' AND "
    "t.on_day >= ? AND t.on_day <= ? AND a.struck_words = '' ORDER BY t.on_day, t.organ_id, t.number, a.number";
constexpr std::string_view kCounts =
    "SELECT a.organ_id, a.training, CAST(SUM(a.verified) AS BIGINT), COUNT(*) FROM oversight_training t JOIN "
    "oversight_training_attendance a ON a.organ_id = t.organ_id AND a.training = t.number WHERE t.on_day >= ? AND "
    "t.on_day <= ? AND a.struck_words = '' GROUP BY a.organ_id, a.training";
constexpr std::string_view kAttendedBy =
    "SELECT a.organ_id, a.training, a.number FROM oversight_training_attendance a JOIN oversight_training t ON "
    "t.organ_id = a.organ_id AND t.number = a.training WHERE a.person_id = ? AND a.struck_words = '' AND t.state <> "
    "'cancelled' ORDER BY t.on_day DESC, a.organ_id, a.training LIMIT ?";

Attendance FromRow(const db::Row& row) {
  Attendance each{.number = row.Get<std::int64_t>(0)};
  if (!row.IsNull(1)) each.person = PersonId{row.Get<std::int64_t>(1)};
  each.name = row.Get<std::string>(2);
  if (!row.IsNull(3)) each.organ = OrganId{row.Get<std::int64_t>(3)};
  each.organ_name = row.Get<std::string>(4);
  const auto way = AttendWayFrom(row.Get<std::string_view>(5));
  if (!way) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in an attendance");
  each.way = *way;
  each.is_verified = row.Get<std::int64_t>(6) != 0;
  each.at = InstantOf(row.Get<std::int64_t>(7));
  each.struck_words = row.Get<std::string>(8);
  each.browser = row.Get<std::string>(9);
  return each;
}

std::string FirstOf(int year) { return std::to_string(year) + "-01-01"; }
std::string LastOf(int year) { return std::to_string(year) + "-12-31"; }

}  // namespace

std::int64_t AddAttendance(db::Transaction& act, TrainingId id, const Attendance& attendance) {
  const auto number = act.One<std::int64_t>(kNextNumber, id.organ.value, id.number);
  const auto person = attendance.person ? std::optional(attendance.person->value) : std::nullopt;
  const auto organ = attendance.organ ? std::optional(attendance.organ->value) : std::nullopt;
  act.Execute(kInsert, id.organ.value, id.number, number, person, attendance.name, organ, attendance.organ_name,
              IdOf(attendance.way), attendance.is_verified ? 1 : 0, Seconds(attendance.at), attendance.browser);
  return number;
}

std::vector<Attendance> AttendancesOf(db::Session& session, TrainingId id) {
  std::vector<Attendance> all;
  for (const db::Row& row : session.Query(kList, id.organ.value, id.number)) all.push_back(FromRow(row));
  return all;
}

std::optional<Attendance> FindAttendance(db::Session& session, TrainingId id, std::int64_t number) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number, number);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

bool UpdateAttendance(db::Transaction& act, TrainingId id, const Attendance& attendance) {
  return act.Execute(kUpdate, attendance.is_verified ? 1 : 0, attendance.struck_words, id.organ.value, id.number,
                     attendance.number) == 1;
}

void ForgetBrowsers(db::Transaction& act, TrainingId id) { act.Execute(kForget, id.organ.value, id.number); }

std::vector<TrainingId> TrainingsWithBrowsers(db::Session& session, Date before) {
  std::vector<TrainingId> ids;
  for (const db::Row& row : session.Query(kWithBrowsers, before)) {
    ids.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return ids;
}

std::vector<HeldFact> HeldIn(db::Session& session, int year) {
  std::vector<HeldFact> facts;
  for (const db::Row& row : session.Query(kHeld, FirstOf(year), LastOf(year))) {
    facts.push_back({{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                     row.Get<Date>(2),
                     {row.Get<std::int64_t>(3)},
                     row.Get<std::string>(4)});
  }
  return facts;
}

std::vector<AttendedFact> AttendedIn(db::Session& session, int year) {
  std::vector<AttendedFact> facts;
  for (const db::Row& row : session.Query(kAttended, FirstOf(year), LastOf(year))) {
    AttendedFact fact{.training = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                      .on = row.Get<Date>(2),
                      .hours = {row.Get<std::int64_t>(3)}};
    if (!row.IsNull(4)) fact.organ = OrganId{row.Get<std::int64_t>(4)};
    fact.organ_name = row.Get<std::string>(5);
    if (!row.IsNull(6)) fact.person = PersonId{row.Get<std::int64_t>(6)};
    fact.name = row.Get<std::string>(7);
    fact.is_verified = row.Get<std::int64_t>(8) != 0;
    fact.took_quiz = row.Get<std::int64_t>(9) > 0;
    fact.is_passed = row.Get<std::int64_t>(10) > 0;
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<PeopleCount> PeopleCountsOf(db::Session& session, int year) {
  std::vector<PeopleCount> counts;
  for (const db::Row& row : session.Query(kCounts, FirstOf(year), LastOf(year))) {
    const int verified = row.Get<int>(2);
    counts.push_back(
        {{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, verified, row.Get<int>(3) - verified});
  }
  return counts;
}

std::vector<AttendedTraining> AttendedBy(db::Session& session, PersonId person, int most) {
  std::vector<AttendedTraining> all;
  for (const db::Row& row : session.Query(kAttendedBy, person.value, most)) {
    all.push_back({{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2)});
  }
  return all;
}

}  // namespace gongkai::oversight
