// What people do with postings: put one down, with photos; take it down; say that it was put down by mistake.
#pragma once

#include "account/deed.h"
#include "disclosure/channel/channel_store.h"
#include "disclosure/item_actions.h"

namespace gongkai::disclosure {

/// What is typed of a posting, with the version that went out: a correction may have come in between. What the program
/// knows (item, recorder) it fills itself; the photos are kept with it, without what the telephone wrote into them
/// (base/photo.h). Gives its number. Errors: those of FaultsOf, under "posted_version", under "photos", under
/// kVersionField when it never was public.
FormResult<std::int64_t> RecordPosting(account::Desk& desk, const account::Actor& actor, ItemId item,
                                       const Posting& form, const std::vector<NewFile>& photos);

/// Within another act: held against the version that went out, as above, and put down. Gives its number.
FormResult<std::int64_t> AddCheckedPosting(account::Deed& deed, const Item& item, Posting posting);

/// Errors: under "taken_down_on", and under kVersionField when it was taken down or annulled before.
FormResult<std::int64_t> TakeDownPosting(account::Desk& desk, const account::Actor& actor, ItemId item,
                                         std::int64_t number, Date on);

/// It stays in the register and counts no more. Errors: under "words".
FormResult<std::int64_t> AnnulPosting(account::Desk& desk, const account::Actor& actor, ItemId item,
                                      std::int64_t number, const std::string& words);

}  // namespace gongkai::disclosure
