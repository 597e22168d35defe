#include "oversight/measure_store.h"

#include "account/sight.h"

namespace gongkai::oversight {
namespace {

#define MEASURE_COLUMNS                                                                                           \
  "organ_id, number, by_id, against_id, kind, ground, state, source, facts, demand, document, body, correct_by, " \
  "issued_on, reported, rectified_on, reported_on, reply, closing, closed_on, version"

constexpr std::string_view kNextNumber =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_measure WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO oversight_measure (" MEASURE_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL, NULL, '', '', NULL, 1)";
constexpr std::string_view kSelect =
    "SELECT " MEASURE_COLUMNS " FROM oversight_measure WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE oversight_measure SET state = ?, correct_by = ?, reported = ?, rectified_on = ?, reported_on = ?, reply = "
    "?, closing = ?, closed_on = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
#define OPEN_STATES "state IN ('issued', 'reported')"
constexpr std::string_view kList =
    "SELECT " MEASURE_COLUMNS " FROM oversight_measure WHERE " IN_SIGHT(
        "against_id") " AND (CAST(? AS BIGINT) IS NULL OR against_id = ?) AND (CAST(? AS TEXT) IS NULL OR kind = ?) AND "
                      "(CAST(? AS TEXT) IS NULL OR ground = ?) AND (CAST(? AS TEXT) IS NULL OR state = ?) AND (? = 0 OR "
                      OPEN_STATES ") AND (? = 0 OR kind <> 'propose') AND (CAST(? AS TEXT) IS NULL OR (issued_on >= ? AND issued_on <= ?)) AND (CAST(? "
                      "AS TEXT) IS NULL OR (" OPEN_STATES " AND correct_by <= ?)) ORDER BY CASE WHEN " OPEN_STATES
                      " THEN 0 ELSE 1 END, CASE WHEN " OPEN_STATES " THEN COALESCE(correct_by, '9999-12-31') ELSE '' "
                      "END, issued_on DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_measure_event WHERE organ_id = ? AND measure = ?";
constexpr std::string_view kInsertEvent =
    "INSERT INTO oversight_measure_event (organ_id, measure, number, at, kind, person_id, person, words) VALUES (?, ?, "
    "?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectEvents =
    "SELECT at, kind, person_id, person, words FROM oversight_measure_event WHERE organ_id = ? AND measure = ? ORDER "
    "BY number";

std::optional<Date> DayAt(const db::Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return row.Get<Date>(column);
}

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a measure");
  return *value;
}

template <class Value>
std::optional<std::string> IdOrNone(const std::optional<Value>& value) {
  return value ? std::optional(std::string(IdOf(*value))) : std::nullopt;
}

Measure FromRow(const db::Row& row) {
  Measure measure{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                  .by = OrganId{row.Get<std::int64_t>(2)},
                  .against = OrganId{row.Get<std::int64_t>(3)},
                  .kind = Known(MeasureKindFrom(row.Get<std::string_view>(4))),
                  .ground = Known(MeasureGroundFrom(row.Get<std::string_view>(5))),
                  .state = Known(MeasureStateFrom(row.Get<std::string_view>(6))),
                  .source = row.Get<std::string>(7),
                  .facts = row.Get<std::string>(8),
                  .demand = row.Get<std::string>(9),
                  .document = row.Get<std::string>(10),
                  .body = row.Get<std::string>(11),
                  .correct_by = DayAt(row, 12),
                  .issued_on = row.Get<Date>(13),
                  .reported = row.Get<std::string>(14)};
  measure.rectified_on = DayAt(row, 15);
  measure.reported_on = DayAt(row, 16);
  measure.reply = ProposalReplyFrom(row.Get<std::string_view>(17));
  measure.closing = row.Get<std::string>(18);
  measure.closed_on = DayAt(row, 19);
  measure.version = row.Get<std::int64_t>(20);
  return measure;
}

}  // namespace

MeasureId AddMeasure(db::Transaction& act, Measure measure) {
  act.Lock("oversight measures of " + std::to_string(measure.id.organ.value));
  measure.id.number = act.One<std::int64_t>(kNextNumber, measure.id.organ.value);
  act.Execute(kInsert, measure.id.organ.value, measure.id.number, measure.by.value, measure.against.value,
              IdOf(measure.kind), IdOf(measure.ground), IdOf(measure.state), measure.source, measure.facts,
              measure.demand, measure.document, measure.body, measure.correct_by, measure.issued_on);
  return measure.id;
}

std::optional<Measure> FindMeasure(db::Session& session, MeasureId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::optional<Measure> LockedMeasure(db::Transaction& act, MeasureId id) {
  act.Lock("oversight measure " + ToString(id));
  return FindMeasure(act, id);
}

bool UpdateMeasure(db::Transaction& act, const Measure& measure) {
  return act.Execute(kUpdate, IdOf(measure.state), measure.correct_by, measure.reported, measure.rectified_on,
                     measure.reported_on, IdOrNone(measure.reply).value_or(std::string()), measure.closing,
                     measure.closed_on, measure.id.organ.value, measure.id.number, measure.version) == 1;
}

std::vector<Measure> ListMeasures(db::Session& session, const MeasureQuery& query) {
  const auto sight = account::SightText(query.against);
  const auto organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  const auto kind = IdOrNone(query.kind), ground = IdOrNone(query.ground), state = IdOrNone(query.state);
  const auto from = query.issued ? std::optional(ToString(query.issued->first)) : std::nullopt;
  const auto until = query.issued ? std::optional(ToString(query.issued->last)) : std::nullopt;
  const auto due = query.due_by ? std::optional(ToString(*query.due_by)) : std::nullopt;
  std::vector<Measure> measures;
  for (const db::Row& row : session.Query(kList, sight, sight, organ, organ, kind, kind, ground, ground, state, state,
                                          query.only_open ? 1 : 0, query.without_proposals ? 1 : 0, from, from, until,
                                          due, due, query.most)) {
    measures.push_back(FromRow(row));
  }
  return measures;
}

void AddEvent(db::Transaction& act, MeasureId id, const MeasureEvent& event) {
  const auto number = act.One<std::int64_t>(kNextEvent, id.organ.value, id.number);
  const auto person = event.person ? std::optional(event.person->value) : std::nullopt;
  act.Execute(kInsertEvent, id.organ.value, id.number, number, event.at.time_since_epoch().count(), event.kind, person,
              event.person_name, event.words);
}

std::vector<MeasureEvent> EventsOf(db::Session& session, MeasureId id) {
  std::vector<MeasureEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    MeasureEvent event{.at = Instant(std::chrono::seconds(row.Get<std::int64_t>(0))), .kind = row.Get<std::string>(1)};
    if (!row.IsNull(2)) event.person = account::PersonId{row.Get<std::int64_t>(2)};
    event.person_name = row.Get<std::string>(3);
    event.words = row.Get<std::string>(4);
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace gongkai::oversight
