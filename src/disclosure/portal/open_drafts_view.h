// Drafts on which the public may still say something, the nearest last day first. Source:
// 重大行政决策程序暂行条例第十五条 (at least 30 days).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "disclosure/item_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

struct OpenDraft {
  ItemId id;
  std::string title, organ;
  Date until{};  // the last day
};

/// `most` at most; of an organ, or of all the county.
std::vector<OpenDraft> OpenDraftsOf(db::Session& session, std::optional<OrganId> organ, Date today, std::size_t most);

/// A list with the days that are left; nothing without drafts.
web::Html OpenDraftsPart(const std::vector<OpenDraft>& drafts, Date today);

}  // namespace gongkai::disclosure
