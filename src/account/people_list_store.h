// People and posts as lists ask for them: who holds what in which organ, who stands in for whom, who still has no post.
// One row per post; a person without one has one row. Next to read: people_store.h (single rows).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/last_admin.h"
#include "account/people_store.h"

namespace gongkai::account {

enum class WhichPosts {
  kPresent,  // held on the day, or beginning later
  kPast,     // over before the day
  kNone,     // people who hold nothing and will hold nothing: opened and not yet appointed, or gone
};

struct PeopleFilter {
  std::string name;                // part of a name or a login; empty: all
  std::optional<OrganId> organ{};  // with duties of its own; its units are in it
  std::optional<PostKind> kind{};
  std::optional<PersonState> state{};
  WhichPosts which = WhichPosts::kPresent;
  int page = 1;
  int page_size = 50;
};

struct PeopleRow {
  Person person;
  std::optional<Post> post{};
  OrganId organ{0};  // with duties of its own; 0 without a post
  std::string organ_name;
  std::string unit_name;      // short; empty when the post is held in the organ itself
  std::string stands_in_for;  // name of the holder, when the post is delegated
  std::string stood_in_by;    // name of who stands in for this post on the day
};

struct PeoplePage {
  std::vector<PeopleRow> rows;  // by organ (kind, code), post and name
  int total = 0;
};

PeoplePage ListPeople(db::Session& session, const PeopleFilter& filter, Date day);

/// All posts of one person, newest first; `organs`: only those there (with duties of their own), none: all.
std::vector<PeopleRow> PostsWithNames(db::Session& session, PersonId person,
                                      const std::optional<std::vector<OrganId>>& organs, Date day);

/// Posts held on `from` whose last day is not after `until`, the nearest first.
std::vector<PeopleRow> PostsEndingWithin(db::Session& session, Date from, Date until);

/// Who holds a post in this organ or its units on the day, in use, by name: who may stand in for a colleague.
std::vector<Person> Colleagues(db::Session& session, OrganId organ, Date day);

/// Everyone who has, had or will have this administrator's post. Until the act ends nobody else asks: of two who leave
/// at the same time, the second sees that the first has left.
std::vector<AdminHolder> LockAdminHolders(db::Transaction& act, PostKind kind);

/// Who stands in for this post on one of these days.
std::vector<Post> DelegationsOf(db::Session& session, PostId post, Date from, Date until);

}  // namespace gongkai::account
