// The timed job of the index: makes it anew where it is of another form, was never made, or came without its tokens,
// in batches, going on where it stood; and reads the files that publications left to it. The acts write into it all the
// while.
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/search/search_index_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

struct IndexPace {
  int batch = 50;                    // items of a transaction
  std::chrono::seconds longest{50};  // of one turn
};

/// The timed job; gives a sentence for the page of jobs.
std::string KeepIndex(account::Desk& desk, const screening::Tools& tools, const IndexPace& pace = {});

/// Makes it all anew with the next turns of the job.
void AskForNewIndex(account::Desk& desk);

/// Whether it is being made: then a search may not find everything yet.
bool IsIndexUnderWay(db::Session& session);

}  // namespace gongkai::disclosure
