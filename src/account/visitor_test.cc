// How far a person reaches with what is held, and what the table of permissions must never allow.
#include "account/visitor.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

constexpr OrganId kOffice{10}, kTownship{11}, kOtherTownship{12};

Visitor With(std::vector<HeldPost> posts) { return {.person = PersonId{1}, .name = "林溪", .posts = std::move(posts)}; }
HeldPost In(OrganId organ, PostKind kind) { return {.id = PostId{1}, .kind = kind, .organ = organ, .unit = organ}; }

TEST_CASE("a township's handler sees the reports of that township and of no other") {
  const Visitor visitor = With({In(kTownship, PostKind::kHandler)});
  CHECK(visitor.May(Act::kSeeReports, kTownship));
  CHECK_FALSE(visitor.May(Act::kSeeReports, kOtherTownship));
  CHECK(visitor.OrgansFor(Act::kSeeReports) == std::vector<OrganId>{kTownship});
}

TEST_CASE("the county's supervisor sees the reports of every organ") {
  const Visitor visitor = With({In(kOffice, PostKind::kSupervisor)});
  CHECK(visitor.May(Act::kSeeReports, kTownship));
  CHECK(visitor.OrgansFor(Act::kSeeReports) == std::nullopt);
}

TEST_CASE("who holds nothing today may do nothing") {
  const Visitor visitor = With({});
  for (const Act act : kActs) {
    CHECK_FALSE(visitor.May(act));
    CHECK(visitor.OrgansFor(act)->empty());
  }
}

TEST_CASE("an act is done under the nearest post that allows it") {
  const Visitor visitor = With({In(kTownship, PostKind::kHandler), In(kOffice, PostKind::kSupervisor)});
  CHECK(visitor.PostFor(Act::kEditGuide, kTownship)->kind == PostKind::kHandler);
  CHECK(visitor.PostFor(Act::kEditGuide, kOtherTownship)->kind == PostKind::kSupervisor);
}

TEST_CASE("a refusal names the act") {
  const auto actor = ActorFor(With({In(kTownship, PostKind::kHandler)}), Act::kEditPosts, kTownship, "");
  REQUIRE_FALSE(actor);
  CHECK(actor.error().kind == ErrorKind::kForbidden);
  CHECK(actor.error().message.find("任命和结束岗位") != std::string::npos);
}

TEST_CASE("three administrators, three separate powers") {
  for (const PostKind kind : kPostKinds) {
    CHECK((ReachOf(kind, Act::kEditPeople) != Reach::kNone) == (kind == PostKind::kSystemAdmin));
    CHECK((ReachOf(kind, Act::kEditPosts) != Reach::kNone) == (kind == PostKind::kSecurityAdmin));
    CHECK((ReachOf(kind, Act::kEditPolicy) != Reach::kNone) == (kind == PostKind::kSecurityAdmin));
    CHECK((ReachOf(kind, Act::kSeeAudit) != Reach::kNone) == (kind == PostKind::kAuditAdmin));
  }
}

TEST_CASE("the inspection reads and changes nothing") {
  for (const Act act : {Act::kHandInReports, Act::kDecideFindings, Act::kDeleteReports, Act::kSetReportDeadline,
                        Act::kEditGuide, Act::kEditOrgans, Act::kEditPeople, Act::kEditPosts, Act::kEditPolicy}) {
    CHECK(ReachOf(PostKind::kDiscipline, act) == Reach::kNone);
  }
  CHECK(ReachOf(PostKind::kDiscipline, Act::kSeeReports) == Reach::kCounty);
}

TEST_CASE("administrators have no business in the offices' work") {
  for (const PostKind kind : {PostKind::kSystemAdmin, PostKind::kSecurityAdmin, PostKind::kAuditAdmin}) {
    CHECK(ReachOf(kind, Act::kSeeReports) == Reach::kNone);
    CHECK(ReachOf(kind, Act::kHandInReports) == Reach::kNone);
  }
}

}  // namespace
}  // namespace gongkai::account
