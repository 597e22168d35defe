// What is public of one kind, with the fields of the version that is public: what a list says of an item beyond what
// every item has (until when comments are taken, of which year a report is).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/item_store.h"

namespace gongkai::disclosure {

struct ItemOfKind {
  Item item;
  std::map<std::string, std::string, std::less<>> fields;

  /// None where nothing plausible was typed.
  std::optional<Date> DateField(std::string_view name) const;
  std::optional<int> YearField(std::string_view name) const;
};

/// Newest first, `most` at most; of an organ, or of all the county.
std::vector<ItemOfKind> PublicOfKind(db::Session& session, ItemKind kind, std::optional<OrganId> organ, Date today,
                                     int most);

}  // namespace gongkai::disclosure
