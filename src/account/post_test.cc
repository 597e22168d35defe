// Who may hold what besides what, and who may stand in for whom.
#include "account/post.h"

#include <vector>

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

constexpr PersonId kLin{1}, kSu{2};
constexpr OrganId kOffice{10}, kTownship{11};

Post Held(PostKind kind, Date from, std::optional<Date> until = std::nullopt) {
  return {.id = PostId{1}, .organ = kOffice, .person = kLin, .kind = kind, .from = from, .until = until};
}

Post Wanted(PostKind kind, Date from, std::optional<Date> until = std::nullopt) {
  Post post = Held(kind, from, until);
  post.id = PostId{0};
  return post;
}

constexpr Date kJanuary = 2026y / 1 / 1, kMarch = 2026y / 3 / 1, kMay = 2026y / 5 / 1;

TEST_CASE("no person holds two of the three administrators' posts at once") {
  for (const PostKind one : {PostKind::kSystemAdmin, PostKind::kSecurityAdmin, PostKind::kAuditAdmin}) {
    for (const PostKind other : {PostKind::kSystemAdmin, PostKind::kSecurityAdmin, PostKind::kAuditAdmin}) {
      const std::vector<Post> held = {Held(one, kJanuary)};
      CHECK_FALSE(MayHoldBesides(Wanted(other, kMarch), held));
    }
  }
}

TEST_CASE("one administrator's post after another, on different days, is allowed") {
  const std::vector<Post> held = {Held(PostKind::kSystemAdmin, kJanuary, kMarch)};
  CHECK_FALSE(MayHoldBesides(Wanted(PostKind::kAuditAdmin, kMarch), held));  // the last day still counts
  CHECK(MayHoldBesides(Wanted(PostKind::kAuditAdmin, 2026y / 3 / 2), held));
  CHECK_FALSE(MayHoldBesides(Wanted(PostKind::kAuditAdmin, 2025y / 1 / 1), held));  // without end: meets January
  CHECK(MayHoldBesides(Wanted(PostKind::kAuditAdmin, 2025y / 1 / 1, 2025y / 12 / 31), held));
}

TEST_CASE("an administrator may also have an ordinary post, and posts in several organs are allowed") {
  const std::vector<Post> held = {Held(PostKind::kSystemAdmin, kJanuary)};
  CHECK(MayHoldBesides(Wanted(PostKind::kHandler, kJanuary), held));
  Post elsewhere = Wanted(PostKind::kHandler, kJanuary);
  elsewhere.organ = kTownship;
  CHECK(MayHoldBesides(elsewhere, std::vector<Post>{Held(PostKind::kHandler, kJanuary)}));
  CHECK_FALSE(
      MayHoldBesides(Wanted(PostKind::kHandler, kJanuary), std::vector<Post>{Held(PostKind::kHandler, kJanuary)}));
}

TEST_CASE("standing in: within the days of the post, by somebody else, until a day, not onward") {
  const Post post = Held(PostKind::kDeputy, kJanuary, kMay);
  CHECK(MayDelegate(post, kSu, kMarch, kMay));
  CHECK_FALSE(MayDelegate(post, kSu, kMarch, std::nullopt));
  CHECK_FALSE(MayDelegate(post, kSu, kMarch, kJanuary));
  CHECK_FALSE(MayDelegate(post, kSu, kMarch, 2026y / 5 / 2));
  CHECK_FALSE(MayDelegate(post, kSu, 2025y / 12 / 31, kMarch));
  CHECK_FALSE(MayDelegate(post, kLin, kMarch, kMay));
  Post delegated = post;
  delegated.delegated_from = PostId{7};
  CHECK_FALSE(MayDelegate(delegated, kSu, kMarch, kMay));
}

TEST_CASE("nobody stands in for longer than a year: that is a post of its own") {
  const Post post = Held(PostKind::kDeputy, kJanuary);
  CHECK(MayDelegate(post, kSu, kMarch, std::chrono::sys_days(kMarch) + std::chrono::days(365)));
  CHECK_FALSE(MayDelegate(post, kSu, kMarch, std::chrono::sys_days(kMarch) + std::chrono::days(366)));
}

TEST_CASE("an administrator's post is delegated to nobody") {
  CHECK_FALSE(MayDelegate(Held(PostKind::kAuditAdmin, kJanuary), kSu, kMarch, kMay));
}

TEST_CASE("administrators and supervisors sit in the county office alone") {
  for (const OrganKind organ : kOrganKinds) {
    for (const PostKind post :
         {PostKind::kSystemAdmin, PostKind::kSecurityAdmin, PostKind::kAuditAdmin, PostKind::kSupervisor}) {
      CHECK(MayBeHeldIn(post, organ) == (organ == OrganKind::kCountyOffice));
    }
    if (!HasOwnDuties(organ)) CHECK_FALSE(MayBeHeldIn(PostKind::kChief, organ));
  }
}

TEST_CASE("names and ids of kinds are unique and read back") {
  for (const PostKind kind : kPostKinds) CHECK(PostKindFrom(IdOf(kind)) == kind);
  for (const OrganKind kind : kOrganKinds) CHECK(OrganKindFrom(IdOf(kind)) == kind);
  CHECK(PostKindFrom("root") == std::nullopt);
}

}  // namespace
}  // namespace gongkai::account
