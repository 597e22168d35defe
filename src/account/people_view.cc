#include "account/people_view.h"

#include <algorithm>

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

std::vector<ActHolder> HoldersOf(db::Session& session, OrganId organ, Act act, Date day) {
  std::vector<ActHolder> holders;
  for (const Post& post : PostsIn(session, organ, day)) {
    if (ReachOf(post.kind, act) == Reach::kNone) continue;
    if (std::ranges::find(holders, post.person, &ActHolder::person) != holders.end()) continue;
    const auto person = FindPerson(session, post.person);
    if (!person || person->state == PersonState::kStopped) continue;
    const Visitor visitor{.person = person->id, .name = person->name, .posts = HeldPosts(session, person->id, day)};
    if (const auto held = visitor.PostFor(act, organ)) holders.push_back({person->id, person->name, held->delegated});
  }
  return holders;
}

std::string NameOfOfficer(db::Session& session, PersonId person) {
  const auto found = FindPerson(session, person);
  return found ? found->name : std::string();
}

}  // namespace gongkai::account
