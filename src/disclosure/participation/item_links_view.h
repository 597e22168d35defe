// What stands below a public item: report an error, say whether it was of use; of a draft, comment while its term runs,
// and afterwards what became of the comments.
#pragma once

#include <string>

#include "disclosure/item_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

struct ItemLinks {
  bool takes_comments = false;
  std::optional<Date> comments_until{};
  std::optional<ItemId> outcome{};      // public today, by the gate
  std::optional<ItemId> explanation{};  // of a draft, where it is an item of its own that is public today
  std::string state() const;            // another text as soon as it shows other links: for pages that are kept
};

ItemLinks ItemLinksOf(db::Session& session, const Item& item, const Content& content, Date today);
web::Html LinksPart(const ItemLinks& links, ItemId item);

}  // namespace gongkai::disclosure
