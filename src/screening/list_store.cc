#include "screening/list_store.h"

#include "crypto/random.h"

namespace gongkai::screening {
namespace {

#define CHANGE_COLUMNS "version, organ_id, kind, words, person_id, person, at, reason, mark"
constexpr std::string_view kSelectLast =
    "SELECT " CHANGE_COLUMNS " FROM screening_change WHERE organ_id = 0 OR organ_id = ? ORDER BY version DESC LIMIT 1";
constexpr std::string_view kSelectChange = "SELECT " CHANGE_COLUMNS " FROM screening_change WHERE version = ?";
constexpr std::string_view kSelectChanges =
    "SELECT " CHANGE_COLUMNS
    " FROM screening_change WHERE (organ_id = 0 OR organ_id = ?) AND (? = 0 OR version < ?) ORDER BY version DESC "
    "LIMIT ?";
constexpr std::string_view kCountChanges = "SELECT COUNT(*) FROM screening_change WHERE organ_id = ?";
constexpr std::string_view kInsertChange =
    "INSERT INTO screening_change (" CHANGE_COLUMNS
    ") VALUES ((SELECT COALESCE(MAX(version), 0) + 1 FROM screening_change), ?, ?, ?, ?, ?, ?, ?, ?) RETURNING version";

#define WORD_COLUMNS "organ_id, number, from_version, list, text, instead, note, wholes, since_day, until_day, is_on"
constexpr std::string_view kSelectWords =
    "SELECT " WORD_COLUMNS " FROM screening_word WHERE organ_id = ? AND until_version IS NULL ORDER BY number";
constexpr std::string_view kSelectWordsIn =
    "SELECT " WORD_COLUMNS
    " FROM screening_word WHERE organ_id = ? AND from_version <= ? AND (until_version IS NULL OR until_version > ?) "
    "ORDER BY number";
constexpr std::string_view kSelectWord =
    "SELECT " WORD_COLUMNS " FROM screening_word WHERE organ_id = ? AND number = ? AND until_version IS NULL";
constexpr std::string_view kSelectStates =
    "SELECT w.organ_id, w.number, w.from_version, w.list, w.text, w.instead, w.note, w.wholes, w.since_day, "
    "w.until_day, w.is_on, c.version, "
    "c.organ_id, c.kind, c.words, c.person_id, c.person, c.at, c.reason, c.mark FROM screening_word w JOIN "
    "screening_change c ON c.version = w.from_version WHERE w.organ_id = ? AND w.number = ? ORDER BY w.from_version";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM screening_word WHERE organ_id = ?";
constexpr std::string_view kEndState =
    "UPDATE screening_word SET until_version = ? WHERE organ_id = ? AND number = ? AND until_version IS NULL";
constexpr std::string_view kInsertWord =
    "INSERT INTO screening_word (" WORD_COLUMNS ", until_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)";

ListChange ChangeFrom(const db::Row& row, int first = 0) {
  ListChange change;
  change.version = row.Get<std::int64_t>(first);
  change.keeper = OrganId{row.Get<std::int64_t>(first + 1)};
  change.kind = row.Get<std::string>(first + 2);
  change.words = row.Get<std::int64_t>(first + 3);
  change.person = account::PersonId{row.Get<std::int64_t>(first + 4)};
  change.person_name = row.Get<std::string>(first + 5);
  change.at = Instant(std::chrono::seconds(row.Get<std::int64_t>(first + 6)));
  change.reason = row.Get<std::string>(first + 7);
  change.mark = row.Get<std::string>(first + 8);
  return change;
}

KeptWord WordFrom(const db::Row& row) {
  KeptWord kept;
  kept.keeper = OrganId{row.Get<std::int64_t>(0)};
  kept.number = row.Get<std::int64_t>(1);
  kept.from_version = row.Get<std::int64_t>(2);
  kept.list = row.Get<std::string>(3);
  kept.word.text = row.Get<std::string>(4);
  kept.word.instead = row.Get<std::string>(5);
  kept.word.note = row.Get<std::string>(6);
  kept.word.allow = WholesFrom(row.Get<std::string_view>(7));
  kept.word.since = row.Get<std::optional<Date>>(8);
  kept.until = row.Get<std::optional<Date>>(9);
  kept.is_on = row.Get<std::int64_t>(10) == 1;
  return kept;
}

std::vector<KeptWord> WordsFrom(db::Rows rows) {
  std::vector<KeptWord> words;
  while (rows.Next()) words.push_back(WordFrom(rows.row()));
  return words;
}

std::optional<ListChange> FirstChange(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return ChangeFrom(rows.row());
}

}  // namespace

std::optional<ListChange> LastChange(db::Session& session, OrganId organ) {
  return FirstChange(session.Query(kSelectLast, organ.value));
}

std::optional<ListChange> FindChange(db::Session& session, std::int64_t version) {
  return FirstChange(session.Query(kSelectChange, version));
}

std::vector<ListChange> ChangesFor(db::Session& session, OrganId organ, std::int64_t before, int most) {
  std::vector<ListChange> changes;
  for (const db::Row& row : session.Query(kSelectChanges, organ.value, before, before, most)) {
    changes.push_back(ChangeFrom(row));
  }
  return changes;
}

bool IsKept(db::Session& session, OrganId keeper) { return session.One<std::int64_t>(kCountChanges, keeper.value) > 0; }

std::vector<KeptWord> WordsOf(db::Session& session, OrganId keeper) {
  return WordsFrom(session.Query(kSelectWords, keeper.value));
}

std::vector<KeptWord> WordsIn(db::Session& session, OrganId keeper, std::int64_t version) {
  return WordsFrom(session.Query(kSelectWordsIn, keeper.value, version, version));
}

std::optional<KeptWord> FindWord(db::Session& session, OrganId keeper, std::int64_t number) {
  for (const db::Row& row : session.Query(kSelectWord, keeper.value, number)) return WordFrom(row);
  return std::nullopt;
}

std::vector<WordState> StatesOf(db::Session& session, OrganId keeper, std::int64_t number) {
  std::vector<WordState> states;
  for (const db::Row& row : session.Query(kSelectStates, keeper.value, number)) {
    states.push_back({WordFrom(row), ChangeFrom(row, 11)});
  }
  return states;
}

void LockLists(db::Transaction& act) { act.Lock("screening lists"); }

std::int64_t AddChange(db::Transaction& act, const ListChange& change) {
  return act.One<std::int64_t>(kInsertChange, change.keeper.value, change.kind, change.words, change.person.value,
                               change.person_name, change.at.time_since_epoch().count(), change.reason,
                               crypto::RandomHex(16));
}

std::int64_t PutWord(db::Transaction& act, const KeptWord& word, std::int64_t version) {
  const std::int64_t number = word.number > 0 ? word.number : act.One<std::int64_t>(kNextNumber, word.keeper.value);
  act.Execute(kEndState, version, word.keeper.value, number);
  act.Execute(kInsertWord, word.keeper.value, number, version, word.list, word.word.text, word.word.instead,
              word.word.note, WholesText(word.word.allow), word.word.since, word.until, word.is_on);
  return number;
}

}  // namespace gongkai::screening
