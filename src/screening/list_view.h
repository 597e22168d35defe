// The lists that hold for an organ now, and the version by which a run of screening remembers them. Before the county
// has changed anything they are those of the program, under version 0.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"
#include "screening/list.h"
#include "screening/screen.h"

namespace gongkai::screening {

struct KeptLists {
  std::vector<WordList> lists;  // the county's, then the organ's own words
  std::vector<Register::Leader> leaders;
  /// Of the one counter of the county; goes up with each change that concerns this organ, and with no other.
  std::int64_t version = 0;
};
KeptLists ListsNow(db::Session& session, OrganId organ);

/// Names the state of the lists for an organ, in all installations and processes; empty for version 0.
struct ListState {
  std::int64_t version = 0;
  std::string mark;
};
ListState ListStateNow(db::Session& session, OrganId organ);

/// The words of a keeper, those of the program included where the county has changed none. `version`: none = now.
std::vector<KeptWord> WordsFor(db::Session& session, OrganId keeper);
std::vector<KeptWord> WordsFor(db::Session& session, OrganId keeper, std::int64_t version);

/// Words of the program that the county's lists never had: what came with a newer one.
std::vector<KeptWord> NewBuiltInWords(db::Session& session);

}  // namespace gongkai::screening
