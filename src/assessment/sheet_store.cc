#include "assessment/sheet_store.h"

#include <algorithm>
#include <map>

#include "crypto/sm3.h"

namespace gongkai::assessment {
namespace {

#define AT_PLACE " WHERE assessment = ? AND organ_id = ? AND indicator = ?"
#define READING_COLUMNS "number, at, base, hits, points, digest, why"

constexpr std::string_view kLatest =
    "SELECT " READING_COLUMNS " FROM assessment_reading" AT_PLACE " ORDER BY number DESC LIMIT 1";
constexpr std::string_view kReadings =
    "SELECT " READING_COLUMNS " FROM assessment_reading" AT_PLACE " ORDER BY number DESC LIMIT 200";
constexpr std::string_view kInsertReading =
    "INSERT INTO assessment_reading (assessment, organ_id, indicator, " READING_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kRows =
    "SELECT row_key, words, path, amount, is_hit, digest FROM assessment_reading_row" AT_PLACE
    " AND first_reading <= ? AND (last_reading IS NULL OR last_reading >= ?)";
constexpr std::string_view kEndRow =
    "UPDATE assessment_reading_row SET last_reading = ?" AT_PLACE " AND row_key = ? AND last_reading IS NULL";
constexpr std::string_view kInsertRow =
    "INSERT INTO assessment_reading_row (assessment, organ_id, indicator, row_key, first_reading, last_reading, words, "
    "path, amount, is_hit, digest) VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)";

constexpr std::string_view kMark =
    "SELECT self_points, self_words, reviewed_points, review_words, version FROM assessment_mark" AT_PLACE;
constexpr std::string_view kInsertMark =
    "INSERT INTO assessment_mark (assessment, organ_id, indicator, self_points, self_words, reviewed_points, "
    "review_words, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING";
constexpr std::string_view kUpdateMark =
    "UPDATE assessment_mark SET self_points = ?, self_words = ?, reviewed_points = ?, review_words = ?, version = "
    "version + 1" AT_PLACE " AND version = ?";

constexpr std::string_view kEvidence =
    "SELECT number, name, digest, size, at, person FROM assessment_evidence" AT_PLACE " ORDER BY number";
constexpr std::string_view kNextEvidence = "SELECT COALESCE(MAX(number), 0) + 1 FROM assessment_evidence" AT_PLACE;
constexpr std::string_view kInsertEvidence =
    "INSERT INTO assessment_evidence (assessment, organ_id, indicator, number, name, digest, size, at, person) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kFindEvidence = "SELECT digest FROM assessment_evidence" AT_PLACE " AND number = ?";
constexpr std::string_view kRemoveEvidence = "DELETE FROM assessment_evidence" AT_PLACE " AND number = ?";
constexpr std::string_view kCountEvidence = "SELECT COUNT(*) FROM assessment_evidence" AT_PLACE;

std::optional<Points> PointsAt(const db::Row& row, int column) {
  const auto hundredths = row.Get<std::optional<std::int64_t>>(column);
  return hundredths ? std::optional(Points{*hundredths}) : std::nullopt;
}
std::optional<std::int64_t> Kept(std::optional<Points> points) {
  return points ? std::optional(points->hundredths) : std::nullopt;
}

DatedReading ReadingFrom(const db::Row& row) {
  DatedReading read;
  read.reading.number = static_cast<int>(row.Get<std::int64_t>(0));
  read.at = InstantOf(row.Get<std::int64_t>(1));
  read.reading.tally = {row.Get<std::int64_t>(2), row.Get<std::int64_t>(3)};
  read.reading.points = PointsAt(row, 4);
  read.reading.digest = row.Get<std::string>(5);
  read.reading.why = row.Get<std::string>(6);
  return read;
}

}  // namespace

std::string ToString(const SheetPlace& place) {
  return std::to_string(place.assessment.value) + "-" + std::to_string(place.organ.value) + "-" +
         std::to_string(place.indicator);
}

std::string DigestOf(const LedgerRow& row) {
  crypto::Sm3 digest;
  for (const std::string& part : {row.key, row.words, row.path}) digest.Add(std::to_string(part.size()) + ":" + part);
  digest.Add(std::to_string(row.amount) + (row.is_hit ? "+" : "-"));
  return digest.Finish();
}

std::string DigestOf(const std::vector<LedgerRow>& rows) {
  crypto::Sm3 digest;
  for (const LedgerRow& row : rows) digest.Add(DigestOf(row));
  return digest.Finish();
}

std::optional<KeptReading> LatestReading(db::Session& session, const SheetPlace& place) {
  db::Rows rows = session.Query(kLatest, place.assessment.value, place.organ.value, place.indicator);
  if (!rows.Next()) return std::nullopt;
  return ReadingFrom(rows.row()).reading;
}

std::vector<DatedReading> ReadingsOf(db::Session& session, const SheetPlace& place) {
  std::vector<DatedReading> readings;
  for (const db::Row& row : session.Query(kReadings, place.assessment.value, place.organ.value, place.indicator)) {
    readings.push_back(ReadingFrom(row));
  }
  return readings;
}

std::vector<LedgerRow> RowsOf(db::Session& session, const SheetPlace& place, int reading) {
  std::vector<LedgerRow> rows;
  for (const db::Row& row :
       session.Query(kRows, place.assessment.value, place.organ.value, place.indicator, reading, reading)) {
    LedgerRow read{.key = row.Get<std::string>(0),
                   .words = row.Get<std::string>(1),
                   .path = row.Get<std::string>(2),
                   .amount = row.Get<std::int64_t>(3),
                   .is_hit = row.Get<std::int64_t>(4) != 0};
    if (DigestOf(read) == row.Get<std::string>(5)) rows.push_back(std::move(read));
  }
  std::ranges::sort(rows, {}, &LedgerRow::key);
  return rows;
}

void AddReading(db::Transaction& act, const SheetPlace& place, const KeptReading& reading,
                const std::vector<LedgerRow>& rows, Instant at) {
  const std::int64_t id = place.assessment.value, organ = place.organ.value;
  std::map<std::string, LedgerRow> before;
  for (LedgerRow& row : RowsOf(act, place, reading.number - 1)) before.emplace(row.key, std::move(row));
  act.Execute(kInsertReading, id, organ, place.indicator, reading.number, Seconds(at), reading.tally.base,
              reading.tally.hits, Kept(reading.points), reading.digest, reading.why);
  for (const LedgerRow& row : rows) {
    const auto old = before.find(row.key);
    const bool stays = old != before.end() && old->second == row;
    if (stays) before.erase(old);
    if (stays) continue;
    act.Execute(kEndRow, reading.number - 1, id, organ, place.indicator, row.key);
    before.erase(row.key);
    act.Execute(kInsertRow, id, organ, place.indicator, row.key, reading.number, row.words, row.path, row.amount,
                row.is_hit ? 1 : 0, DigestOf(row));
  }
  for (const auto& [key, row] : before) act.Execute(kEndRow, reading.number - 1, id, organ, place.indicator, key);
}

Mark MarkOf(db::Session& session, const SheetPlace& place) {
  Mark mark;
  mark.indicator = place.indicator;
  db::Rows rows = session.Query(kMark, place.assessment.value, place.organ.value, place.indicator);
  if (!rows.Next()) return mark;
  mark.self = PointsAt(rows.row(), 0);
  mark.self_words = rows.row().Get<std::string>(1);
  mark.reviewed = PointsAt(rows.row(), 2);
  mark.review_words = rows.row().Get<std::string>(3);
  mark.version = rows.row().Get<std::int64_t>(4);
  return mark;
}

bool PutMark(db::Transaction& act, const SheetPlace& place, const Mark& mark) {
  const std::int64_t id = place.assessment.value, organ = place.organ.value;
  if (mark.version == 0) {
    return act.Execute(kInsertMark, id, organ, place.indicator, Kept(mark.self), mark.self_words, Kept(mark.reviewed),
                       mark.review_words) == 1;
  }
  return act.Execute(kUpdateMark, Kept(mark.self), mark.self_words, Kept(mark.reviewed), mark.review_words, id, organ,
                     place.indicator, mark.version) == 1;
}

std::vector<Evidence> EvidenceOf(db::Session& session, const SheetPlace& place) {
  std::vector<Evidence> files;
  for (const db::Row& row : session.Query(kEvidence, place.assessment.value, place.organ.value, place.indicator)) {
    files.push_back({.number = static_cast<int>(row.Get<std::int64_t>(0)),
                     .name = row.Get<std::string>(1),
                     .digest = row.Get<std::string>(2),
                     .size = row.Get<std::int64_t>(3),
                     .at = InstantOf(row.Get<std::int64_t>(4)),
                     .person = row.Get<std::string>(5)});
  }
  return files;
}

void AddEvidence(db::Transaction& act, const SheetPlace& place, const Evidence& added) {
  const std::int64_t id = place.assessment.value, organ = place.organ.value;
  const auto number = act.One<std::int64_t>(kNextEvidence, id, organ, place.indicator);
  act.Execute(kInsertEvidence, id, organ, place.indicator, number, added.name, added.digest, added.size,
              Seconds(added.at), added.person);
}

std::optional<std::string> RemoveEvidence(db::Transaction& act, const SheetPlace& place, int number) {
  const std::int64_t id = place.assessment.value, organ = place.organ.value;
  auto digest = act.First<std::string>(kFindEvidence, id, organ, place.indicator, number);
  if (digest) act.Execute(kRemoveEvidence, id, organ, place.indicator, number);
  return digest;
}

std::vector<SheetLine> LinesOf(db::Session& session, AssessmentId id, OrganId organ,
                               const std::vector<Indicator>& table) {
  std::vector<SheetLine> lines;
  for (const PlacedIndicator& each : InOrder(table)) {
    const SheetPlace place{id, organ, each.row->number};
    SheetLine line;
    line.indicator = *each.row;
    line.mark = MarkOf(session, place);
    if (each.row->kind == IndicatorKind::kAutomatic) line.reading = LatestReading(session, place);
    if (each.row->IsLeaf()) {
      line.evidence =
          static_cast<int>(session.One<std::int64_t>(kCountEvidence, id.value, organ.value, place.indicator));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace gongkai::assessment
