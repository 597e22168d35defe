#include "disclosure/catalogue/reminder_store.h"

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define OF_OBLIGATION "organ_id = ? AND row_organ = ? AND row_number = ? AND part = ?"

constexpr std::string_view kInsertReminder =
    "INSERT INTO obligation_reminder (organ_id, row_organ, row_number, part, reminded_on, words, unit_id, person_id, "
    "by_id, by_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kSelectReminders =
    "SELECT r.reminded_on, r.words, COALESCE(o.short_name, p.name, ''), r.by_name FROM obligation_reminder r LEFT JOIN "
    "organ o ON o.id = r.unit_id LEFT JOIN person p ON p.id = r.person_id WHERE r.organ_id = ? AND r.row_organ = ? AND "
    "r.row_number = ? AND r.part = ? ORDER BY r.reminded_on DESC";
constexpr std::string_view kCountReminders = "SELECT COUNT(*) FROM obligation_reminder WHERE " OF_OBLIGATION;

#define TRACK_COLUMNS "organ_id, row_organ, row_number, part, begun_on, by_name, ended_on"
constexpr std::string_view kSelectTrack = "SELECT " TRACK_COLUMNS " FROM obligation_track WHERE " OF_OBLIGATION;
constexpr std::string_view kPutTrack =
    "INSERT INTO obligation_track (organ_id, row_organ, row_number, part, begun_on, by_id, by_name, ended_on) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (organ_id, row_organ, row_number, part) DO UPDATE SET begun_on = "
    "excluded.begun_on, by_id = excluded.by_id, by_name = excluded.by_name, ended_on = NULL";
constexpr std::string_view kListTracks =
    "SELECT " TRACK_COLUMNS " FROM obligation_track WHERE ended_on IS NULL AND " IN_SIGHT(
        "organ_id") " ORDER BY begun_on, organ_id, row_organ, row_number, part LIMIT ?";
constexpr std::string_view kInsertNote =
    "INSERT INTO obligation_note (organ_id, row_organ, row_number, part, number, words, by_id, by_name, at) VALUES (?, "
    "?, ?, ?, (SELECT COALESCE(MAX(n.number), 0) + 1 FROM obligation_note n WHERE n.organ_id = ? AND n.row_organ = ? "
    "AND n.row_number = ? AND n.part = ?), ?, ?, ?, ?)";

ObligationKey KeyFrom(const db::Row& row) {
  return {OrganId{row.Get<std::int64_t>(0)},
          {OrganId{row.Get<std::int64_t>(1)}, row.Get<std::int64_t>(2)},
          row.Get<std::string>(3)};
}

Track TrackFrom(const db::Row& row) {
  return {.key = KeyFrom(row),
          .begun_on = row.Get<Date>(4),
          .by = row.Get<std::string>(5),
          .ended_on = row.Get<std::optional<Date>>(6)};
}

}  // namespace

bool AddReminder(db::Transaction& act, const ObligationKey& key, Date on, const std::string& words, const Addressee& to,
                 account::PersonId by, const std::string& by_name, Instant at) {
  const auto unit = to.unit ? std::optional(to.unit->value) : std::nullopt;
  const auto person = to.person ? std::optional(to.person->value) : std::nullopt;
  return act.Execute(kInsertReminder, key.organ.value, key.row.organ.value, key.row.number, key.part, on, words, unit,
                     person, by.value, by_name, at.time_since_epoch().count()) == 1;
}

std::vector<Reminder> RemindersOf(db::Session& session, const ObligationKey& key) {
  std::vector<Reminder> reminders;
  for (const db::Row& row :
       session.Query(kSelectReminders, key.organ.value, key.row.organ.value, key.row.number, key.part)) {
    reminders.push_back({row.Get<Date>(0), row.Get<std::string>(1), row.Get<std::string>(2), row.Get<std::string>(3)});
  }
  return reminders;
}

std::int64_t CountReminders(db::Session& session, const ObligationKey& key) {
  return session.One<std::int64_t>(kCountReminders, key.organ.value, key.row.organ.value, key.row.number, key.part);
}

std::optional<Track> FindTrack(db::Session& session, const ObligationKey& key) {
  db::Rows rows = session.Query(kSelectTrack, key.organ.value, key.row.organ.value, key.row.number, key.part);
  return rows.Next() ? std::optional(TrackFrom(rows.row())) : std::nullopt;
}

void PutTrack(db::Transaction& act, const ObligationKey& key, Date on, account::PersonId by, const std::string& name) {
  act.Execute(kPutTrack, key.organ.value, key.row.organ.value, key.row.number, key.part, on, by.value, name);
}

void EndTrack(db::Transaction& act, const ObligationKey& key, Date on) {
  act.Execute("UPDATE obligation_track SET ended_on = ? WHERE " OF_OBLIGATION, on, key.organ.value, key.row.organ.value,
              key.row.number, key.part);
}

std::vector<Track> OpenTracks(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int most) {
  const auto sight = account::SightText(organs);
  std::vector<Track> tracks;
  for (const db::Row& row : session.Query(kListTracks, sight, sight, most)) tracks.push_back(TrackFrom(row));
  return tracks;
}

std::vector<TrackNote> NotesOf(db::Session& session, const ObligationKey& key) {
  std::vector<TrackNote> notes;
  for (const db::Row& row :
       session.Query("SELECT words, by_name, at FROM obligation_note WHERE " OF_OBLIGATION " ORDER BY number",
                     key.organ.value, key.row.organ.value, key.row.number, key.part)) {
    notes.push_back(
        {row.Get<std::string>(0), row.Get<std::string>(1), Instant{std::chrono::seconds(row.Get<std::int64_t>(2))}});
  }
  return notes;
}

void AddNote(db::Transaction& act, const ObligationKey& key, const std::string& words, account::PersonId by,
             const std::string& name, Instant at) {
  const std::int64_t organ = key.organ.value, row_organ = key.row.organ.value, row = key.row.number;
  act.Execute(kInsertNote, organ, row_organ, row, key.part, organ, row_organ, row, key.part, words, by.value, name,
              at.time_since_epoch().count());
}

}  // namespace gongkai::disclosure
