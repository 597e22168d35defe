#include "account/due_view.h"

#include <algorithm>

#include "account/job_store.h"
#include "account/people_list_store.h"
#include "account/policy_store.h"
#include "account/sign_in_store.h"

namespace gongkai::account {

std::vector<EndingPost> PostsEnding(db::Session& session, const Visitor& visitor, Date today, Date until) {
  const auto organs = visitor.OrgansFor(Act::kEditPosts);
  std::vector<EndingPost> ending;
  for (PeopleRow& row : PostsEndingWithin(session, today, until)) {
    const bool is_own = row.person.id == visitor.person;
    if (!is_own && organs && std::ranges::find(*organs, row.organ) == organs->end()) continue;
    std::string organ = row.organ_name + (row.unit_name.empty() ? "" : " " + row.unit_name);
    ending.push_back({row.post->id, row.person.id, std::move(row.person.name), std::string(NameOf(row.post->kind)),
                      std::move(organ), *row.post->until, row.post->delegated_from.has_value()});
  }
  return ending;
}

std::optional<Date> PasswordLastDay(db::Session& session, const Visitor& visitor) {
  const auto credentials = FindCredentials(session, visitor.person);
  if (!credentials || !credentials->password_set_at) return std::nullopt;
  const PasswordPolicy policy = ReadPolicy(session).password;
  const bool administers = std::ranges::any_of(visitor.posts, [](const HeldPost& post) { return IsAdmin(post.kind); });
  const std::chrono::days serves = (administers ? policy.administrators : policy.others) - std::chrono::days(1);
  return BeijingDay(*credentials->password_set_at + serves);
}

std::vector<std::string> FailedJobNames(db::Session& session) { return FailedJobs(session); }

}  // namespace gongkai::account
