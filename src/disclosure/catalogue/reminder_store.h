// What is kept of reminders and of what is followed. Schema: migrations/0181_matter.sql. Functions that write take the
// caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "disclosure/catalogue/reminder.h"

namespace gongkai::disclosure {

struct Reminder {
  Date on{};
  std::string words{};
  std::string to{};  // the name of the unit or person; empty: all who draft
  std::string by;
};
/// False when it was reminded of on that day already.
bool AddReminder(db::Transaction& act, const ObligationKey& key, Date on, const std::string& words, const Addressee& to,
                 account::PersonId by, const std::string& by_name, Instant at);
/// Newest first.
std::vector<Reminder> RemindersOf(db::Session& session, const ObligationKey& key);
std::int64_t CountReminders(db::Session& session, const ObligationKey& key);

struct Track {
  ObligationKey key{};
  Date begun_on{};
  std::string by{};
  std::optional<Date> ended_on{};  // somebody let go of it
};
std::optional<Track> FindTrack(db::Session& session, const ObligationKey& key);
/// Begins it, or takes it up again.
void PutTrack(db::Transaction& act, const ObligationKey& key, Date on, account::PersonId by, const std::string& name);
void EndTrack(db::Transaction& act, const ObligationKey& key, Date on);
/// Those that nobody let go of, the first begun first.
std::vector<Track> OpenTracks(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int most);

struct TrackNote {
  std::string words{}, by{};
  Instant at{};
};
/// Oldest first.
std::vector<TrackNote> NotesOf(db::Session& session, const ObligationKey& key);
void AddNote(db::Transaction& act, const ObligationKey& key, const std::string& words, account::PersonId by,
             const std::string& name, Instant at);

}  // namespace gongkai::disclosure
