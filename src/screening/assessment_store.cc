#include "screening/assessment_store.h"

#include "account/sight.h"

namespace gongkai::screening {
namespace {

#define ASSESSMENT_COLUMNS                                                                                           \
  "organ_id, number, series, columns, row_count, has_minors, has_health, basis, basis_words, purpose, way, "         \
  "necessity, sensitive, risks, safeguards, is_lawful, fits, until_day, replaces, person_id, person, at, ended_at, " \
  "ended_by, ended_reason"
constexpr std::string_view kSelect =
    "SELECT " ASSESSMENT_COLUMNS " FROM screening_assessment WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectOf =
    "SELECT " ASSESSMENT_COLUMNS " FROM screening_assessment WHERE organ_id = ? ORDER BY number DESC";
constexpr std::string_view kSelectInSight =
    "SELECT " ASSESSMENT_COLUMNS
    " FROM screening_assessment WHERE " IN_SIGHT("organ_id") " ORDER BY at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kInsert =
    "INSERT INTO screening_assessment (" ASSESSMENT_COLUMNS
    ") VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM screening_assessment WHERE organ_id = ?), ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', '') RETURNING number";
constexpr std::string_view kEnd =
    "UPDATE screening_assessment SET ended_at = ?, ended_by = ?, ended_reason = ? WHERE organ_id = ? AND number = ? "
    "AND ended_at IS NULL";
constexpr std::string_view kSelectCovered =
    "SELECT subject FROM screening_assessment_cover WHERE organ_id = ? AND number = ? ORDER BY at, subject";
constexpr std::string_view kSelectCovers =
    "SELECT number FROM screening_assessment_cover WHERE organ_id = ? AND subject = ?";
constexpr std::string_view kInsertCover =
    "INSERT INTO screening_assessment_cover (organ_id, number, subject, person_id, person, at) VALUES (?, ?, ?, ?, ?, "
    "?) ON CONFLICT (organ_id, number, subject) DO NOTHING";

bool Yes(const db::Row& row, int column) { return row.Get<std::int64_t>(column) == 1; }
Instant At(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

std::vector<std::string> ColumnsIn(std::string_view text) {
  std::vector<std::string> columns;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    columns.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return columns;
}

std::string ColumnText(const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) text += (text.empty() ? "" : "\n") + column;
  return text;
}

AssessmentContent ContentFrom(const db::Row& row) {
  AssessmentContent content;
  content.series = row.Get<std::string>(2);
  content.columns = ColumnsIn(row.Get<std::string_view>(3));
  content.rows = row.Get<std::int64_t>(4);
  content.has_minors = Yes(row, 5);
  content.has_health = Yes(row, 6);
  content.basis = row.Get<std::string>(7);
  content.basis_words = row.Get<std::string>(8);
  content.purpose = row.Get<std::string>(9);
  content.way = row.Get<std::string>(10);
  content.necessity = row.Get<std::string>(11);
  content.sensitive = row.Get<std::string>(12);
  content.risks = row.Get<std::string>(13);
  content.safeguards = row.Get<std::string>(14);
  content.is_lawful = Yes(row, 15);
  content.fits = Yes(row, 16);
  content.until = row.Get<Date>(17);
  return content;
}

Assessment AssessmentFrom(const db::Row& row) {
  Assessment assessment;
  assessment.organ = OrganId{row.Get<std::int64_t>(0)};
  assessment.number = row.Get<std::int64_t>(1);
  assessment.content = ContentFrom(row);
  assessment.replaces = row.Get<std::optional<std::int64_t>>(18);
  assessment.person = row.Get<std::int64_t>(19);
  assessment.person_name = row.Get<std::string>(20);
  assessment.at = At(row.Get<std::int64_t>(21));
  if (const auto ended = row.Get<std::optional<std::int64_t>>(22)) assessment.ended_at = At(*ended);
  assessment.ended_by = row.Get<std::string>(23);
  assessment.ended_reason = row.Get<std::string>(24);
  return assessment;
}

std::vector<Assessment> AssessmentsFrom(db::Rows rows) {
  std::vector<Assessment> assessments;
  while (rows.Next()) assessments.push_back(AssessmentFrom(rows.row()));
  return assessments;
}

}  // namespace

std::optional<Assessment> FindAssessment(db::Session& session, OrganId organ, std::int64_t number) {
  for (const db::Row& row : session.Query(kSelect, organ.value, number)) return AssessmentFrom(row);
  return std::nullopt;
}

std::vector<Assessment> AssessmentsOf(db::Session& session, OrganId organ) {
  return AssessmentsFrom(session.Query(kSelectOf, organ.value));
}

std::vector<Assessment> AssessmentsInSight(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                           int most) {
  const std::optional<std::string> sight = account::SightText(organs);
  return AssessmentsFrom(session.Query(kSelectInSight, sight, sight, most));
}

std::vector<std::string> CoveredBy(db::Session& session, OrganId organ, std::int64_t number) {
  std::vector<std::string> subjects;
  for (const db::Row& row : session.Query(kSelectCovered, organ.value, number)) {
    subjects.push_back(row.Get<std::string>(0));
  }
  return subjects;
}

std::vector<std::int64_t> CoversOf(db::Session& session, OrganId organ, std::string_view subject) {
  std::vector<std::int64_t> numbers;
  for (const db::Row& row : session.Query(kSelectCovers, organ.value, subject)) {
    numbers.push_back(row.Get<std::int64_t>(0));
  }
  return numbers;
}

std::int64_t AddAssessment(db::Transaction& act, const Assessment& assessment) {
  const AssessmentContent& content = assessment.content;
  return act.One<std::int64_t>(kInsert, assessment.organ.value, assessment.organ.value, content.series,
                               ColumnText(content.columns), content.rows, content.has_minors, content.has_health,
                               content.basis, content.basis_words, content.purpose, content.way, content.necessity,
                               content.sensitive, content.risks, content.safeguards, content.is_lawful, content.fits,
                               *content.until, assessment.replaces, assessment.person, assessment.person_name,
                               Seconds(assessment.at));
}

void EndAssessmentRow(db::Transaction& act, const Assessment& assessment) {
  act.Execute(kEnd, Seconds(*assessment.ended_at), assessment.ended_by, assessment.ended_reason, assessment.organ.value,
              assessment.number);
}

void AddCover(db::Transaction& act, const Assessment& assessment, std::string_view subject, account::PersonId person,
              const std::string& person_name, Instant at) {
  act.Execute(kInsertCover, assessment.organ.value, assessment.number, subject, person.value, person_name, Seconds(at));
}

}  // namespace gongkai::screening
