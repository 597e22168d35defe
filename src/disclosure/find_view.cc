#include "disclosure/find_view.h"

#include "disclosure/item_list_store.h"

namespace gongkai::disclosure {

static_assert(kMostFound == kMostCounted);

FoundItems FindItems(db::Session& session, const account::Visitor& visitor, std::string_view words, int count) {
  FoundItems found;
  if (!visitor.May(account::Act::kSeeItems)) return found;
  const ItemPage listed = ListItems(
      session, {.organs = visitor.OrgansFor(account::Act::kSeeItems), .words = std::string(words), .page_size = count});
  found.total = listed.total;
  for (const Item& item : listed.items) {
    found.first.push_back({item.id, item.title, std::string(NameOf(item.kind)), std::string(NameOf(item.stage))});
  }
  return found;
}

}  // namespace gongkai::disclosure
