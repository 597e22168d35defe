// What is kept of word lists: every state of every word, and who made it. Schema: migrations/0195_screening_list.sql.
// Functions that write take the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "screening/list.h"

namespace gongkai::screening {

struct ListChange {
  std::int64_t version = 0;
  OrganId keeper{0};
  std::string kind;  // builtin, added, changed, off, on, imported
  std::int64_t words = 0;
  account::PersonId person{0};
  std::string person_name;
  Instant at{};
  std::string reason;
  std::string mark{};  // given by AddChange
};

/// The last one that concerns this organ: of the county's lists or of its own words. `organ`: kCounty for those alone.
std::optional<ListChange> LastChange(db::Session& session, OrganId organ);
std::optional<ListChange> FindChange(db::Session& session, std::int64_t version);
/// Newest first, older than `before` (0: from the newest on), `most` at most; of the county, and of the organ when it
/// is another.
std::vector<ListChange> ChangesFor(db::Session& session, OrganId organ, std::int64_t before, int most);
/// Whether the county has changed anything yet; before that its lists are the program's.
bool IsKept(db::Session& session, OrganId keeper);

/// In force, by number.
std::vector<KeptWord> WordsOf(db::Session& session, OrganId keeper);
/// As they were in that version.
std::vector<KeptWord> WordsIn(db::Session& session, OrganId keeper, std::int64_t version);
/// In force.
std::optional<KeptWord> FindWord(db::Session& session, OrganId keeper, std::int64_t number);
/// Its states, oldest first, each with the change that made it.
struct WordState {
  KeptWord word;
  ListChange change;
};
std::vector<WordState> StatesOf(db::Session& session, OrganId keeper, std::int64_t number);

/// Of two who change lists the second waits, and sees what the first has written: there is one counter.
void LockLists(db::Transaction& act);
/// The version is given here.
std::int64_t AddChange(db::Transaction& act, const ListChange& change);
/// A new state as of `version`; the one in force ends with it. A number of 0 is given here.
std::int64_t PutWord(db::Transaction& act, const KeptWord& word, std::int64_t version);

}  // namespace gongkai::screening
