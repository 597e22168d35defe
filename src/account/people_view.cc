#include "account/people_view.h"

#include "account/people_store.h"

namespace gongkai::account {

std::vector<Visitor> EverybodyInOffice(db::Session& session, Date day) {
  std::vector<Visitor> visitors;
  for (const Person& person : AllPeople(session)) {
    if (person.state == PersonState::kStopped) continue;
    Visitor visitor{.person = person.id, .name = person.name, .posts = HeldPosts(session, person.id, day)};
    if (!visitor.posts.empty()) visitors.push_back(std::move(visitor));
  }
  return visitors;
}

}  // namespace gongkai::account
