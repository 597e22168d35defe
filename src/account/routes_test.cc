// The table of permissions, the visitor's rights and every route of the office agree, for every post and every act. A
// route that is added later is covered by itself.
#include "account/routes.h"

#include <map>

#include "account/county_test.h"

namespace gongkai::account {
namespace {

OrganId OrganFor(const TestCounty& county, PostKind kind) {
  return MayBeHeldIn(kind, OrganKind::kTownship) ? county.township : county.office;
}

// Some address of the route: what it names is not there, which says nothing of rights.
std::string AddressOf(std::string_view pattern) {
  std::string address;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    address += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    address += "999999";
    pattern.remove_prefix(pattern.find('}') + 1);
  }
  return address;
}

int StatusOf(const TestBrowser& browser, const Office::Entry& entry) {
  const std::string address = AddressOf(entry.pattern);
  return entry.method == web::Method::kPost ? browser.Post(address, {}).status : browser.Get(address).status;
}

TEST_CASE("who holds one post may do what the table says, and every route refuses exactly the others") {
  TestCounty county;
  for (const PostKind kind : kPostKinds) {
    // The act may end what it is done with (a session, an account), so that each is asked by a person of its own.
    int number = 0;
    for (const Office::Entry& entry : county.pages.entries()) {
      const PersonId person =
          county.Hire(std::string(IdOf(kind)) + std::to_string(++number), "某某", OrganFor(county, kind), kind);
      const bool allowed = ReachOf(kind, entry.act) != Reach::kNone;
      const int status = StatusOf(county.SignIn(person), entry);
      CHECK_MESSAGE((status == 403) == !allowed, NameOf(kind), " ", entry.pattern, " ", status);
      CHECK_MESSAGE(status < 500, NameOf(kind), " ", entry.pattern, " ", status);
    }
  }
}

TEST_CASE("the visitor's rights are those of the table, for every post and act") {
  TestCounty county;
  for (const PostKind kind : kPostKinds) {
    const PersonId person = county.Hire(std::string(IdOf(kind)), "某某", OrganFor(county, kind), kind);
    const Visitor visitor{.person = person, .name = "某某", .posts = county.Held(person)};
    for (const Act act : kActs) {
      const Reach reach = ReachOf(kind, act);
      CHECK(visitor.ReachWith(act) == reach);
      CHECK(visitor.May(act) == (reach != Reach::kNone));
      CHECK(visitor.May(act, county.other_township) == (reach == Reach::kCounty));
      CHECK(visitor.May(act, OrganFor(county, kind)) == (reach != Reach::kNone));
    }
  }
}

TEST_CASE("every refusal at a door is in the trail of the organ of who stood there") {
  TestCounty county;
  const PersonId lin = county.Hire("linxi", "林溪", county.township, PostKind::kHandler);
  CHECK(county.SignIn(lin).Get("/office/people/new").status == 403);
  CHECK(county.Trail(county.township) == std::vector<std::string>{"people.edit refused path:/office/people/new"});
}

TEST_CASE("nobody comes in without a session, and none is told what is behind the door") {
  TestCounty county;
  for (const Office::Entry& entry : county.pages.entries()) {
    CHECK_MESSAGE(StatusOf(TestBrowser(county.site, ""), entry) == 303, entry.pattern);
  }
}

TEST_CASE("who still owes a second factor or a new password opens no page of the office") {
  TestCounty county;
  const PersonId lin = county.Hire("linxi", "林溪", county.township, PostKind::kHandler);
  for (const Stage stage : {Stage::kSecondFactor, Stage::kEnrol, Stage::kChangePassword}) {
    const std::string token = NewSessionToken();
    {
      db::Transaction act = county.database->Begin();
      AddSession(act, {.token_digest = DigestOfToken(token),
                       .person = lin,
                       .started_at = county.now,
                       .seen_at = county.now,
                       .ends_at = county.now + 1h,
                       .stage = stage});
      act.Commit();
    }
    CHECK(TestBrowser(county.site, token).Get("/office/people").status == 303);
  }
}

}  // namespace
}  // namespace gongkai::account
