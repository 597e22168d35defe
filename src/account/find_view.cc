#include "account/find_view.h"

#include <algorithm>

#include "account/organ_list_view.h"
#include "account/people_list_store.h"

namespace gongkai::account {
namespace {

bool IsWithin(const std::optional<std::vector<OrganId>>& organs, OrganId organ) {
  return !organs || std::ranges::find(*organs, organ) != organs->end();
}

}  // namespace

Found<FoundOrgan> FindOrgans(db::Session& session, const Visitor& visitor, std::string_view word, int limit,
                             Date today) {
  Found<FoundOrgan> found;
  if (!visitor.May(Act::kSeeOrgans)) return found;
  const OrganFilter filter{.words = std::string(word), .with_units = true, .closed = true};
  for (const OrganRow& row : ListOrgans(session, filter, today)) {
    if (++found.total > limit) continue;
    found.first.push_back({row.organ.id, row.organ.name, std::string(NameOf(row.organ.kind))});
  }
  return found;
}

Found<FoundPerson> FindPeople(db::Session& session, const Visitor& visitor, std::string_view word, int limit,
                              Date today) {
  constexpr int kMostLooked = 500;
  Found<FoundPerson> found;
  if (!visitor.May(Act::kSeePeople)) return found;
  const auto organs = visitor.OrgansFor(Act::kSeePeople);
  std::vector<PersonId> seen;  // one who holds two posts is one person
  const PeopleFilter filter{.name = std::string(word), .page_size = kMostLooked};
  for (const PeopleRow& row : ListPeople(session, filter, today).rows) {
    if (!IsWithin(organs, row.organ) || std::ranges::find(seen, row.person.id) != seen.end()) continue;
    seen.push_back(row.person.id);
    if (++found.total > limit) continue;
    found.first.push_back(
        {row.person.id, row.person.name, std::string(row.post ? NameOf(row.post->kind) : ""), row.organ_name});
  }
  return found;
}

}  // namespace gongkai::account
