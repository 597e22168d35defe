#include "disclosure/public_titles_view.h"

#include "disclosure/item_list_store.h"

namespace gongkai::disclosure {

std::vector<std::string> PublicTitles(db::Session& session, account::OrganId organ, Date today, int most) {
  PublicQuery query{.today = today, .count = most};
  if (organ != account::kInstallation) query.organ = organ;
  std::vector<std::string> titles;
  for (const Item& item : ListPublic(session, query)) titles.push_back(item.title);
  return titles;
}

}  // namespace gongkai::disclosure
