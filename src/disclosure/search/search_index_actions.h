// The index follows the acts: what is published, corrected or taken down is written into it in the very transaction of
// the act. What files hold is read before the act, outside of any transaction; a file that nobody had time to read is
// wanted, and read by the timed job (search_rebuild_actions.h).
#pragma once

#include "disclosure/search/search_store.h"
#include "disclosure/search/search_text_view.h"

namespace gongkai::disclosure {

/// What is known of the files of a content without opening any: `inspections` of this process by digest, else what was
/// kept of earlier publications. And ICU is awake when the act comes.
FileTexts FileTextsFor(db::Session& session, const Content& content,
                       const std::map<std::string, std::string, std::less<>>& at_hand);

/// Within the act that publishes, with the item as it will be. What is not for the site leaves the index.
void IndexPublished(db::Transaction& act, const Item& item, const Content& content, const FileTexts& files,
                    Instant now);

/// Within the act that takes down or stops.
void LeaveIndex(db::Transaction& act, ItemId item);

}  // namespace gongkai::disclosure
