// The timed job of the index: makes it anew where it is of another form, was never made, came without its tokens, or
// lacks something that is public (which is looked for once an hour), in batches, going on where it stood, whichever
// process had it; and reads the files that publications left to it. The acts write into it all the while.
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/search/search_index_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

inline constexpr std::chrono::hours kIndexCheckedEvery{1};

struct IndexPace {
  int batch = 50;                    // items of a transaction
  std::chrono::seconds longest{50};  // of one turn
};

/// The timed job; gives a sentence for the page of jobs.
std::string KeepIndex(account::Desk& desk, const screening::Tools& tools, const IndexPace& pace = {});

/// It is thrown away, with all that was read of files, and made anew of what is public, from the next turn of the job
/// on. Errors: kConflict while one that was asked for is under way; it is then gone on with as it is.
Status AskForNewIndex(account::Desk& desk, const account::Actor& actor);

struct IndexState {
  bool is_under_way = false;
  std::int64_t items = 0;    // that should be found, today or from their day on
  std::int64_t wanting = 0;  // of which a file is still to be read
  std::optional<IndexRebuild> last{};
};
/// For the page of the system administrator.
IndexState IndexStateOf(db::Session& session);

/// Whether it is being made: then a search may not find everything yet.
bool IsIndexUnderWay(db::Session& session);

}  // namespace gongkai::disclosure
