// What is kept of people and their posts; what belongs to signing in (passwords, sessions) is in sign_in_store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "account/visitor.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

enum class PersonState {
  kInvited,  // opened, no password set yet
  kActive,
  kStopped,  // may not sign in
};
std::string_view IdOf(PersonState state);
std::string_view NameOf(PersonState state);  // "待启用", "在用", "停用"
std::optional<PersonState> PersonStateFrom(std::string_view id);

struct Person {
  PersonId id{0};
  std::string login;  // lower case, unique
  std::string name;
  std::string phone, email;  // of the office, not private
  PersonState state = PersonState::kInvited;
  std::optional<std::string> sso_subject{};  // who the county's identity provider says this is
  Instant created_at{};
  std::int64_t version = 0;
};

/// A login as it is compared: trimmed, lower case.
std::string FoldLogin(std::string_view login);

std::optional<Person> FindPerson(db::Session& session, PersonId id);
std::optional<Person> FindPersonByLogin(db::Session& session, std::string_view login);
std::optional<Person> FindPersonBySubject(db::Session& session, std::string_view sso_subject);
/// Ordered by name.
std::vector<Person> AllPeople(db::Session& session);
bool AnyPerson(db::Session& session);

/// person.id is given here. Throws kUnique when the login is taken.
PersonId AddPerson(db::Transaction& act, const Person& person);
/// All but id and login; false when somebody was faster (see Person::version).
bool UpdatePerson(db::Transaction& act, const Person& person);
/// For acts that hang on what a person holds: nobody else changes this person's posts until the transaction ends.
void LockPerson(db::Transaction& act, PersonId id);

std::optional<Post> FindPost(db::Session& session, PostId id);
/// All, past ones too, newest first.
std::vector<Post> PostsOf(db::Session& session, PersonId person);
/// Held in this very organ or unit on this day, in the order of kPostKinds.
std::vector<Post> PostsIn(db::Session& session, OrganId organ, Date day);
/// Who leads organs on that day: their names as chief or deputy, without those who stand in for them.
struct OrganLeader {
  OrganId organ{0};
  PostKind kind = PostKind::kChief;
  std::string name;
};
std::vector<OrganLeader> LeadersOn(db::Session& session, Date day);
/// The posts of a person on a day, each with the organ that has duties of its own above it. A delegated post counts
/// only while the post it stands in for does.
std::vector<HeldPost> HeldPosts(db::Session& session, PersonId person, Date day);

PostId AddPost(db::Transaction& act, const Post& post);
/// The last day; the post and what was delegated from it. A day before its first leaves it never held.
void EndPost(db::Transaction& act, PostId post, Date last_day);

}  // namespace gongkai::account
