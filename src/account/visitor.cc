#include "account/visitor.h"

#include <algorithm>

namespace gongkai::account {

Reach Visitor::ReachWith(Act act) const {
  Reach farthest = Reach::kNone;
  for (const HeldPost& post : posts) farthest = std::max(farthest, ReachOf(post.kind, act));
  return farthest;
}

std::optional<HeldPost> Visitor::PostFor(Act act, OrganId organ) const {
  const HeldPost* found = nullptr;
  for (const HeldPost& post : posts) {
    const Reach reach = ReachOf(post.kind, act);
    const bool reaches = reach == Reach::kCounty || (reach != Reach::kNone && post.organ == organ);
    if (reaches && (found == nullptr || reach < ReachOf(found->kind, act))) found = &post;
  }
  if (found == nullptr) return std::nullopt;
  return *found;
}

std::optional<std::vector<OrganId>> Visitor::OrgansFor(Act act) const {
  std::vector<OrganId> organs;
  for (const HeldPost& post : posts) {
    const Reach reach = ReachOf(post.kind, act);
    if (reach == Reach::kCounty) return std::nullopt;
    if (reach != Reach::kNone && !std::ranges::count(organs, post.organ)) organs.push_back(post.organ);
  }
  return organs;
}

Result<Actor> ActorFor(const Visitor& visitor, Act act, OrganId organ, std::string once_key) {
  const auto post = visitor.PostFor(act, organ);
  if (!post) {
    return Error{ErrorKind::kForbidden, "您现在的岗位不能“" + std::string(NameOf(act)) + "”。", ""};
  }
  return Actor{visitor.person, post->kind, visitor.name, visitor.address, std::move(once_key)};
}

}  // namespace gongkai::account
