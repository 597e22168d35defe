// Organs and people by a word, for the search over everything one may see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "account/visitor.h"
#include "db/database.h"

namespace gongkai::account {

struct FoundOrgan {
  OrganId id{0};
  std::string name, kind;
};

struct FoundPerson {
  PersonId id{0};
  std::string name, post, organ;
};

/// At most `limit`; `total` is how many there are.
template <class T>
struct Found {
  std::vector<T> first;
  int total = 0;
};

/// None for who may not see organs, or people.
Found<FoundOrgan> FindOrgans(db::Session& session, const Visitor& visitor, std::string_view word, int limit,
                             Date today);
Found<FoundPerson> FindPeople(db::Session& session, const Visitor& visitor, std::string_view word, int limit,
                              Date today);

}  // namespace gongkai::account
