// What of people, posts and the running of the system waits for somebody, as the worklist asks for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/post.h"
#include "account/visitor.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

/// A post whose last day is near.
struct EndingPost {
  PostId id{0};
  PersonId person{0};
  std::string name;   // of the person
  std::string post;   // "经办人"
  std::string organ;  // with the unit, where it is held in one
  Date last_day{};
  bool delegated = false;
};

/// One's own posts that end from `today` up to `until`, and those of others in the organs where one gives posts; the
/// nearest first.
std::vector<EndingPost> PostsEnding(db::Session& session, const Visitor& visitor, Date today, Date until);

/// The last day on which one's own password still serves; none for who signs in without one.
std::optional<Date> PasswordLastDay(db::Session& session, const Visitor& visitor);

/// Timed jobs whose newest turn failed, by their names in the book.
std::vector<std::string> FailedJobNames(db::Session& session);

}  // namespace gongkai::account
