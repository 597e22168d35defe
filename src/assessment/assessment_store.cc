#include "assessment/assessment_store.h"

namespace gongkai::assessment {
namespace {

#define ASSESSMENT_COLUMNS                                                                                            \
  "organ_id, title, first_day, last_day, self_by, appeal_days, answer_days, excellent, good, pass, state, shown_on, " \
  "appeal_until, concluded_on, item, version"

constexpr std::string_view kInsert =
    "INSERT INTO assessment (" ASSESSMENT_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, 1) RETURNING id";
constexpr std::string_view kSelect = "SELECT id, " ASSESSMENT_COLUMNS " FROM assessment WHERE id = ?";
constexpr std::string_view kUpdate =
    "UPDATE assessment SET title = ?, first_day = ?, last_day = ?, self_by = ?, appeal_days = ?, answer_days = ?, "
    "excellent = ?, good = ?, pass = ?, state = ?, shown_on = ?, appeal_until = ?, concluded_on = ?, item = ?, version "
    "= version + 1 WHERE id = ? AND version = ?";
constexpr std::string_view kList =
    "SELECT id, " ASSESSMENT_COLUMNS
    " FROM assessment WHERE (CAST(? AS TEXT) IS NULL OR (first_day <= ? AND last_day >= ?)) ORDER BY last_day DESC, id "
    "DESC";

#define INDICATOR_COLUMNS \
  "number, parent, name, kind, points, source, rule, each_points, target, basis, needs_evidence, is_bonus"
constexpr std::string_view kTable =
    "SELECT " INDICATOR_COLUMNS " FROM assessment_indicator WHERE assessment = ? ORDER BY number";
constexpr std::string_view kInsertIndicator = "INSERT INTO assessment_indicator (assessment, " INDICATOR_COLUMNS
                                              ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kRemoveIndicator = "DELETE FROM assessment_indicator WHERE assessment = ? AND number = ?";

constexpr std::string_view kInsertOrgan =
    "INSERT INTO assessment_organ (assessment, organ_id, group_name, handed_in_on, handed_in_by, version) VALUES (?, "
    "?, ?, NULL, '', 1)";
#define ORGAN_COLUMNS "organ_id, group_name, handed_in_on, handed_in_by, version"
constexpr std::string_view kOrgans =
    "SELECT " ORGAN_COLUMNS " FROM assessment_organ WHERE assessment = ? ORDER BY group_name, organ_id";
constexpr std::string_view kOrgan =
    "SELECT " ORGAN_COLUMNS " FROM assessment_organ WHERE assessment = ? AND organ_id = ?";
constexpr std::string_view kUpdateOrgan =
    "UPDATE assessment_organ SET handed_in_on = ?, handed_in_by = ?, version = version + 1 WHERE assessment = ? AND "
    "organ_id = ? AND version = ?";

constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM assessment_event WHERE assessment = ?";
constexpr std::string_view kInsertEvent =
    "INSERT INTO assessment_event (assessment, number, organ_id, indicator, at, person, words) VALUES (?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view kEvents =
    "SELECT organ_id, indicator, at, person, words FROM assessment_event WHERE assessment = ? AND (organ_id = 0 OR "
    "organ_id = ?) ORDER BY number";

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in an assessment");
  return *value;
}

std::optional<Date> DayAt(const db::Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return row.Get<Date>(column);
}

int IntAt(const db::Row& row, int column) { return static_cast<int>(row.Get<std::int64_t>(column)); }
Points PointsAt(const db::Row& row, int column) { return {row.Get<std::int64_t>(column)}; }

Assessment AssessmentFromRow(const db::Row& row) {
  Assessment read;
  read.id = AssessmentId{row.Get<std::int64_t>(0)};
  read.keeper = OrganId{row.Get<std::int64_t>(1)};
  read.title = row.Get<std::string>(2);
  read.days = {row.Get<Date>(3), row.Get<Date>(4)};
  read.self_by = row.Get<Date>(5);
  read.appeal_days = IntAt(row, 6);
  read.answer_days = IntAt(row, 7);
  read.excellent = PointsAt(row, 8);
  read.good = PointsAt(row, 9);
  read.pass = PointsAt(row, 10);
  read.state = Known(PeriodStateFrom(row.Get<std::string_view>(11)));
  read.shown_on = DayAt(row, 12);
  read.appeal_until = DayAt(row, 13);
  read.concluded_on = DayAt(row, 14);
  read.item = row.Get<std::optional<std::int64_t>>(15);
  read.version = row.Get<std::int64_t>(16);
  return read;
}

Indicator IndicatorFromRow(const db::Row& row) {
  Indicator read;
  read.number = IntAt(row, 0);
  read.parent = IntAt(row, 1);
  read.name = row.Get<std::string>(2);
  read.kind = Known(IndicatorKindFrom(row.Get<std::string_view>(3)));
  read.points = PointsAt(row, 4);
  if (read.kind == IndicatorKind::kAutomatic) {
    read.source = Known(LedgerSourceFrom(row.Get<std::string_view>(5)));
    read.rule = Known(ScoreRuleFrom(row.Get<std::string_view>(6)));
  }
  read.each = PointsAt(row, 7);
  read.target = row.Get<std::int64_t>(8);
  read.basis = row.Get<std::string>(9);
  read.needs_evidence = row.Get<std::int64_t>(10) != 0;
  read.is_bonus = row.Get<std::int64_t>(11) != 0;
  return read;
}

AssessedOrgan OrganFromRow(const db::Row& row) {
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .group = row.Get<std::string>(1),
          .handed_in_on = DayAt(row, 2),
          .handed_in_by = row.Get<std::string>(3),
          .version = row.Get<std::int64_t>(4)};
}

}  // namespace

AssessmentId AddAssessment(db::Transaction& act, const Assessment& added) {
  return AssessmentId{act.One<std::int64_t>(
      kInsert, added.keeper.value, added.title, added.days.first, added.days.last, added.self_by, added.appeal_days,
      added.answer_days, added.excellent.hundredths, added.good.hundredths, added.pass.hundredths, IdOf(added.state))};
}

std::optional<Assessment> FindAssessment(db::Session& session, AssessmentId id) {
  db::Rows rows = session.Query(kSelect, id.value);
  if (!rows.Next()) return std::nullopt;
  return AssessmentFromRow(rows.row());
}

std::optional<Assessment> LockedAssessment(db::Transaction& act, AssessmentId id) {
  act.Lock("assessment " + std::to_string(id.value));
  return FindAssessment(act, id);
}

bool UpdateAssessment(db::Transaction& act, const Assessment& kept) {
  return act.Execute(kUpdate, kept.title, kept.days.first, kept.days.last, kept.self_by, kept.appeal_days,
                     kept.answer_days, kept.excellent.hundredths, kept.good.hundredths, kept.pass.hundredths,
                     IdOf(kept.state), kept.shown_on, kept.appeal_until, kept.concluded_on, kept.item, kept.id.value,
                     kept.version) == 1;
}

std::vector<Assessment> ListAssessments(db::Session& session, std::optional<int> year) {
  const auto first = year ? std::optional(std::to_string(*year) + "-01-01") : std::nullopt;
  const auto last = year ? std::optional(std::to_string(*year) + "-12-31") : std::nullopt;
  std::vector<Assessment> found;
  for (const db::Row& row : session.Query(kList, last, last, first)) found.push_back(AssessmentFromRow(row));
  return found;
}

std::vector<Indicator> TableOf(db::Session& session, AssessmentId id) {
  std::vector<Indicator> table;
  for (const db::Row& row : session.Query(kTable, id.value)) table.push_back(IndicatorFromRow(row));
  return table;
}

void PutIndicator(db::Transaction& act, AssessmentId id, const Indicator& put) {
  RemoveIndicator(act, id, put.number);
  const bool counts = put.kind == IndicatorKind::kAutomatic;
  act.Execute(kInsertIndicator, id.value, put.number, put.parent, put.name, IdOf(put.kind), put.points.hundredths,
              counts ? IdOf(put.source) : std::string_view(), counts ? IdOf(put.rule) : std::string_view(),
              put.each.hundredths, put.target, put.basis, put.needs_evidence ? 1 : 0, put.is_bonus ? 1 : 0);
}

void RemoveIndicator(db::Transaction& act, AssessmentId id, int number) {
  act.Execute(kRemoveIndicator, id.value, number);
}

void AddAssessedOrgan(db::Transaction& act, AssessmentId id, OrganId organ, const std::string& group) {
  act.Execute(kInsertOrgan, id.value, organ.value, group);
}

std::vector<AssessedOrgan> AssessedOrgans(db::Session& session, AssessmentId id) {
  std::vector<AssessedOrgan> organs;
  for (const db::Row& row : session.Query(kOrgans, id.value)) organs.push_back(OrganFromRow(row));
  return organs;
}

std::optional<AssessedOrgan> FindAssessedOrgan(db::Session& session, AssessmentId id, OrganId organ) {
  db::Rows rows = session.Query(kOrgan, id.value, organ.value);
  if (!rows.Next()) return std::nullopt;
  return OrganFromRow(rows.row());
}

bool UpdateAssessedOrgan(db::Transaction& act, AssessmentId id, const AssessedOrgan& organ) {
  return act.Execute(kUpdateOrgan, organ.handed_in_on, organ.handed_in_by, id.value, organ.organ.value,
                     organ.version) == 1;
}

void AddEvent(db::Transaction& act, AssessmentId id, const AssessmentEvent& event) {
  act.Lock("assessment events " + std::to_string(id.value));
  const auto number = act.One<std::int64_t>(kNextEvent, id.value);
  act.Execute(kInsertEvent, id.value, number, event.organ.value, event.indicator, Seconds(event.at), event.person,
              event.words);
}

std::vector<AssessmentEvent> EventsOf(db::Session& session, AssessmentId id, OrganId organ) {
  std::vector<AssessmentEvent> events;
  for (const db::Row& row : session.Query(kEvents, id.value, organ.value)) {
    events.push_back({.organ = OrganId{row.Get<std::int64_t>(0)},
                      .indicator = IntAt(row, 1),
                      .at = InstantOf(row.Get<std::int64_t>(2)),
                      .person = row.Get<std::string>(3),
                      .words = row.Get<std::string>(4)});
  }
  return events;
}

}  // namespace gongkai::assessment
