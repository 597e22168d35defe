// Items by words of their title or by index number, as far as one may see them: for the search of the office.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

struct FoundItem {
  ItemId id;
  std::string title, kind, stage;
};

/// Counting stops here.
inline constexpr int kMostFound = 1'000;

struct FoundItems {
  std::vector<FoundItem> first;
  int total = 0;  // kMostFound + 1 where there are more
};

FoundItems FindItems(db::Session& session, const account::Visitor& visitor, std::string_view words, int count);

}  // namespace gongkai::disclosure
