#include "account/due_view.h"

#include <algorithm>

#include "account/job_store.h"
#include "account/people_list_store.h"
#include "account/policy_store.h"
#include "account/sign_in_store.h"

namespace gongkai::account {

std::vector<EndingPost> PostsEnding(db::Session& session, const std::optional<std::vector<OrganId>>& organs, Date today,
                                    Date until) {
  std::vector<EndingPost> ending;
  for (PeopleRow& row : PostsEndingWithin(session, today, until)) {
    if (organs && std::ranges::find(*organs, row.organ) == organs->end()) continue;
    std::string organ = row.organ_name + (row.unit_name.empty() ? "" : " " + row.unit_name);
    ending.push_back({row.person.id, std::move(row.person.name), std::string(NameOf(row.post->kind)), std::move(organ),
                      *row.post->until, row.post->delegated_from.has_value()});
  }
  return ending;
}

std::optional<Date> PasswordDue(db::Session& session, const Visitor& visitor) {
  const auto credentials = FindCredentials(session, visitor.person);
  if (!credentials || !credentials->password_set_at) return std::nullopt;
  const PasswordPolicy policy = ReadPolicy(session).password;
  const bool administers = std::ranges::any_of(visitor.posts, [](const HeldPost& post) { return IsAdmin(post.kind); });
  return BeijingDay(*credentials->password_set_at + (administers ? policy.administrators : policy.others));
}

std::vector<std::string> FailedJobNames(db::Session& session) { return FailedJobs(session); }

}  // namespace gongkai::account
