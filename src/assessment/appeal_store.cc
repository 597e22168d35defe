#include "assessment/appeal_store.h"

namespace gongkai::assessment {
namespace {

#define APPEAL_COLUMNS                                                                                             \
  "assessment, number, organ_id, indicator, words, filed_on, due_on, state, before_points, after_points, answer, " \
  "answered_on, answered_by, version"

constexpr std::string_view kNext = "SELECT COALESCE(MAX(number), 0) + 1 FROM assessment_appeal WHERE assessment = ?";
constexpr std::string_view kInsert =
    "INSERT INTO assessment_appeal (" APPEAL_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', NULL, '', 1)";
constexpr std::string_view kSelect =
    "SELECT " APPEAL_COLUMNS " FROM assessment_appeal WHERE assessment = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE assessment_appeal SET state = ?, after_points = ?, answer = ?, answered_on = ?, answered_by = ?, version = "
    "version + 1 WHERE assessment = ? AND number = ? AND version = ?";
constexpr std::string_view kList =
    "SELECT " APPEAL_COLUMNS
    " FROM assessment_appeal WHERE (CAST(? AS BIGINT) IS NULL OR assessment = ?) AND (CAST(? AS BIGINT) IS NULL OR "
    "organ_id = ?) AND (? = 0 OR state = 'open') ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, CASE WHEN state "
    "= 'open' THEN due_on ELSE '' END, assessment DESC, number DESC LIMIT 500";

#define RESULT_COLUMNS "assessment, organ_id, group_name, total, place, grade"
constexpr std::string_view kInsertResult =
    "INSERT INTO assessment_result (" RESULT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kResults =
    "SELECT " RESULT_COLUMNS
    " FROM assessment_result WHERE assessment = ? ORDER BY group_name, CASE WHEN place = 0 THEN 1 ELSE 0 END, place, "
    "organ_id";
constexpr std::string_view kOfOrgan =
    "SELECT " RESULT_COLUMNS " FROM assessment_result WHERE organ_id = ? ORDER BY assessment DESC";

std::optional<Points> PointsAt(const db::Row& row, int column) {
  const auto hundredths = row.Get<std::optional<std::int64_t>>(column);
  return hundredths ? std::optional(Points{*hundredths}) : std::nullopt;
}
std::optional<std::int64_t> Kept(std::optional<Points> points) {
  return points ? std::optional(points->hundredths) : std::nullopt;
}

Appeal AppealFrom(const db::Row& row) {
  Appeal read;
  read.assessment = AssessmentId{row.Get<std::int64_t>(0)};
  read.number = static_cast<int>(row.Get<std::int64_t>(1));
  read.organ = OrganId{row.Get<std::int64_t>(2)};
  read.indicator = static_cast<int>(row.Get<std::int64_t>(3));
  read.words = row.Get<std::string>(4);
  read.filed_on = row.Get<Date>(5);
  read.due_on = row.Get<Date>(6);
  const auto state = AppealStateFrom(row.Get<std::string_view>(7));
  if (!state) throw db::DatabaseError(db::ErrorCode::kOther, "unknown state of an appeal");
  read.state = *state;
  read.before = PointsAt(row, 8);
  read.after = PointsAt(row, 9);
  read.answer = row.Get<std::string>(10);
  if (!row.IsNull(11)) read.answered_on = row.Get<Date>(11);
  read.answered_by = row.Get<std::string>(12);
  read.version = row.Get<std::int64_t>(13);
  return read;
}

FinalScore ResultFrom(const db::Row& row) {
  FinalScore read;
  read.assessment = AssessmentId{row.Get<std::int64_t>(0)};
  read.standing.organ = OrganId{row.Get<std::int64_t>(1)};
  read.standing.group = row.Get<std::string>(2);
  read.standing.total = PointsAt(row, 3);
  read.standing.place = static_cast<int>(row.Get<std::int64_t>(4));
  read.grade = row.Get<std::string>(5);
  return read;
}

}  // namespace

int AddAppeal(db::Transaction& act, const Appeal& added) {
  const auto number = act.One<std::int64_t>(kNext, added.assessment.value);
  act.Execute(kInsert, added.assessment.value, number, added.organ.value, added.indicator, added.words, added.filed_on,
              added.due_on, IdOf(added.state), Kept(added.before));
  return static_cast<int>(number);
}

std::optional<Appeal> FindAppeal(db::Session& session, AssessmentId id, int number) {
  db::Rows rows = session.Query(kSelect, id.value, number);
  if (!rows.Next()) return std::nullopt;
  return AppealFrom(rows.row());
}

bool UpdateAppeal(db::Transaction& act, const Appeal& kept) {
  return act.Execute(kUpdate, IdOf(kept.state), Kept(kept.after), kept.answer, kept.answered_on, kept.answered_by,
                     kept.assessment.value, kept.number, kept.version) == 1;
}

std::vector<Appeal> ListAppeals(db::Session& session, const AppealQuery& query) {
  const auto assessment = query.assessment ? std::optional(query.assessment->value) : std::nullopt;
  const auto organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  std::vector<Appeal> appeals;
  for (const db::Row& row : session.Query(kList, assessment, assessment, organ, organ, query.only_open ? 1 : 0)) {
    appeals.push_back(AppealFrom(row));
  }
  return appeals;
}

void AddResult(db::Transaction& act, const FinalScore& added) {
  act.Execute(kInsertResult, added.assessment.value, added.standing.organ.value, added.standing.group,
              Kept(added.standing.total), added.standing.place, added.grade);
}

std::vector<FinalScore> ResultsOf(db::Session& session, AssessmentId id) {
  std::vector<FinalScore> results;
  for (const db::Row& row : session.Query(kResults, id.value)) results.push_back(ResultFrom(row));
  return results;
}

std::vector<FinalScore> ResultsOfOrgan(db::Session& session, OrganId organ) {
  std::vector<FinalScore> results;
  for (const db::Row& row : session.Query(kOfOrgan, organ.value)) results.push_back(ResultFrom(row));
  return results;
}

}  // namespace gongkai::assessment
