// Posts given, ended and handed on.
#include "account/posts_actions.h"

#include <thread>

#include "account/county_test.h"

namespace gongkai::account {
namespace {

struct Appointments : TestCounty {
  using TestCounty::TestCounty;
  PersonId security = Hire("anquan", "沈安", office, PostKind::kSecurityAdmin);
  PersonId lin = AddPersonNamed("linxi", "林溪");
  Actor actor = ActorAs(security, PostKind::kSecurityAdmin);

  FormResult<PostId> GiveBy(PersonId person, const std::string& organ, PostKind kind, const std::string& until = "") {
    return GivePost(
        desk, actor,
        {.person = person, .organ = organ, .kind = std::string(IdOf(kind)), .from = "2026-03-10", .until = until});
  }
  FormResult<PostId> HandOn(PostId post, PersonId holder, PersonId delegate, const std::string& from,
                            const std::string& until) {
    return Delegate(
        desk, ActorAs(holder, PostKind::kChief),
        {.post = post, .delegate = std::to_string(delegate.value), .from = from, .until = until, .reason = "请假"});
  }
};

TEST_CASE_ON_BOTH_ENGINES("a post is given, counts at once, and stands in the trail of its organ", place) {
  Appointments county(place);
  const auto post = county.GiveBy(county.lin, "101-1 枕溪镇党政综合办公室", PostKind::kContributor);
  REQUIRE(post);
  const auto held = county.Held(county.lin);
  REQUIRE(held.size() == 1);
  CHECK(held[0].organ == county.township);
  CHECK(county.Trail(county.township).back() == "post.give done post:" + std::to_string(post->value));
}

TEST_CASE_ON_BOTH_ENGINES("an organ is found by code, by code and name, or by name", place) {
  Appointments county(place);
  for (const std::string typed : {"101", "101 澄砚县枕溪镇人民政府", "澄砚县枕溪镇人民政府"}) {
    const PersonId person = county.AddPersonNamed("p" + std::to_string(typed.size()), "某某");
    CHECK_MESSAGE(county.GiveBy(person, typed, PostKind::kHandler), typed);
  }
}

TEST_CASE_ON_BOTH_ENGINES("a name that several organs have is none: which one is asked, with their codes", place) {
  Appointments county(place);
  db::Transaction act = county.database->Begin();
  for (const std::string code : {"201", "202"}) {
    AddOrgan(act, {.parent = county.root,
                   .kind = OrganKind::kAuthorised,
                   .code = code,
                   .name = "澄砚县服务中心" + code,
                   .short_name = "服务中心",
                   .opened_on = 2020y / 1 / 1});
  }
  act.Commit();
  const auto given = county.GiveBy(county.lin, "服务中心", PostKind::kHandler);
  REQUIRE_FALSE(given);
  CHECK(Has(ErrorOf(given.errors(), "organ")->message, "有 2 个，请改填代号（201、202）"));
  CHECK(county.Posts(county.lin).empty());
  CHECK(county.GiveBy(county.lin, "202", PostKind::kHandler));
}

TEST_CASE_ON_BOTH_ENGINES("all that is wrong with a post is told at once", place) {
  Appointments county(place);
  const auto given =
      GivePost(county.desk, county.actor,
               {.person = county.lin, .organ = "999", .kind = "king", .from = "2026-02-30", .until = "明年"});
  REQUIRE_FALSE(given);
  for (const std::string_view field : {"organ", "kind", "from", "until"})
    CHECK(ErrorOf(given.errors(), field) != nullptr);
  CHECK(county.Posts(county.lin).empty());
}

TEST_CASE_ON_BOTH_ENGINES("an administrator's post is held at the county office alone, a chief's not in a village",
                          place) {
  Appointments county(place);
  CHECK(ErrorOf(county.GiveBy(county.lin, "101", PostKind::kSystemAdmin).errors(), "kind") != nullptr);
  CHECK(ErrorOf(county.GiveBy(county.lin, "101-2", PostKind::kChief).errors(), "kind") != nullptr);
  CHECK(county.GiveBy(county.lin, "101-2", PostKind::kContributor));
}

TEST_CASE_ON_BOTH_ENGINES("nobody gives a post to himself; the attempt is in the trail", place) {
  Appointments county(place);
  const auto given = county.GiveBy(county.security, "101", PostKind::kChief);
  REQUIRE_FALSE(given);
  CHECK(Has(given.errors()[0].message, "不能给自己任命岗位"));
  CHECK(county.Trail(county.township).back() == "post.give refused person:" + std::to_string(county.security.value));
}

TEST_CASE_ON_BOTH_ENGINES("nobody is given two of the three administrators' posts, not even by two at the same moment",
                          place) {
  Appointments county(place);
  std::vector<std::thread> threads;
  for (const PostKind kind : {PostKind::kSystemAdmin, PostKind::kAuditAdmin}) {
    threads.emplace_back([&county, kind] { (void)county.GiveBy(county.lin, "001", kind); });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(county.Posts(county.lin).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice gives one post", place) {
  Appointments county(place);
  const Actor actor = county.ActorAs(county.security, PostKind::kSecurityAdmin, "key");
  const PostForm form{.person = county.lin, .organ = "101", .kind = "handler", .from = "2026-03-10"};
  const auto first = GivePost(county.desk, actor, form), second = GivePost(county.desk, actor, form);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  CHECK(county.Posts(county.lin).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a stopped account is given no post", place) {
  Appointments county(place);
  const PersonId gone = county.AddPersonNamed("gone", "离任", PersonState::kStopped);
  CHECK_FALSE(county.GiveBy(gone, "101", PostKind::kHandler));
}

TEST_CASE_ON_BOTH_ENGINES("a post ended as of yesterday is over at the next request", place) {
  Appointments county(place);
  const PostId post = *county.GiveBy(county.lin, "101", PostKind::kHandler);
  const TestBrowser browser = county.SignIn(county.lin);
  CHECK(browser.Get("/office/people").status == 200);
  REQUIRE(RemoveFromPost(county.desk, county.actor, post, "2026-03-09"));
  CHECK(browser.Get("/office/people").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("a role taken away while its holder is at work is refused at the next act", place) {
  Appointments county(place);
  const PersonId su = county.Hire("suyan", "苏砚", county.office, PostKind::kSupervisor);
  const PostId admin = *county.GiveBy(su, "001", PostKind::kSystemAdmin);
  county.Hire("admin2", "另一", county.office, PostKind::kSystemAdmin);
  const TestBrowser browser = county.SignIn(su);
  CHECK(browser.Get("/office/people/new").status == 200);
  REQUIRE(RemoveFromPost(county.desk, county.actor, admin, "2026-03-09"));
  CHECK(browser.Post("/office/people", {{"login", "neu"}, {"name", "新人"}}).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("a post ends within its days and not before yesterday; what was ended cannot be ended later",
                          place) {
  Appointments county(place);
  const PostId post = *county.GiveBy(county.lin, "101", PostKind::kHandler, "2026-04-30");
  CHECK_FALSE(RemoveFromPost(county.desk, county.actor, post, "2026-03-08"));
  CHECK_FALSE(RemoveFromPost(county.desk, county.actor, post, "2026-05-01"));
  CHECK_FALSE(RemoveFromPost(county.desk, county.actor, post, ""));
  CHECK(RemoveFromPost(county.desk, county.actor, post, "2026-03-20"));
  CHECK(county.Posts(county.lin)[0].until == 2026y / 3 / 20);
  CHECK_FALSE(RemoveFromPost(county.desk, county.actor, post, "2026-03-25"));
}

TEST_CASE_ON_BOTH_ENGINES("the last of an administrator's posts cannot be ended, nor left to one whose own post ends",
                          place) {
  Appointments county(place);
  const PostId own = county.Posts(county.security)[0].id;
  CHECK_FALSE(RemoveFromPost(county.desk, county.actor, own, "2026-03-31"));
  CHECK(Has(county.Trail(county.office).back(), "post.end refused"));
  REQUIRE(county.GiveBy(county.lin, "001", PostKind::kSecurityAdmin, "2026-12-31"));
  CHECK_FALSE(RemoveFromPost(county.desk, county.actor, own, "2026-03-31"));
  const PersonId third = county.AddPersonNamed("third", "苏三");
  REQUIRE(county.GiveBy(third, "001", PostKind::kSecurityAdmin));
  CHECK(RemoveFromPost(county.desk, county.actor, own, "2026-03-31"));
}

TEST_CASE_ON_BOTH_ENGINES("two who end each other's administrator's post at the same moment leave one", place) {
  Appointments county(place);
  const PersonId second = county.Hire("second", "苏二", county.office, PostKind::kSecurityAdmin);
  const PostId first_post = county.Posts(county.security)[0].id, second_post = county.Posts(second)[0].id;
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    (void)RemoveFromPost(county.desk, county.ActorAs(county.security, PostKind::kSecurityAdmin), second_post,
                         "2026-03-09");
  });
  threads.emplace_back([&] {
    (void)RemoveFromPost(county.desk, county.ActorAs(second, PostKind::kSecurityAdmin), first_post, "2026-03-09");
  });
  for (std::thread& thread : threads) thread.join();
  CHECK(county.Held(county.security).size() + county.Held(second).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES(
    "a colleague stands in for some days; it ends with the post, or at once when its holder says so", place) {
  Appointments county(place);
  const PersonId chief = county.Hire("zhen", "镇长", county.township, PostKind::kChief);
  county.Give(county.lin, county.township, PostKind::kHandler);
  const PostId post = county.Posts(chief)[0].id;
  const auto delegation = county.HandOn(post, chief, county.lin, "2026-03-10", "2026-03-14");
  REQUIRE(delegation);
  CHECK(county.Held(county.lin).size() == 2);
  CHECK(county.Trail(county.township).back() == "post.delegate done post:" + std::to_string(delegation->value));
  CHECK(EndDelegation(county.desk, county.ActorAs(county.lin, PostKind::kHandler), *delegation).error().kind ==
        ErrorKind::kNotFound);
  REQUIRE(EndDelegation(county.desk, county.ActorAs(chief, PostKind::kChief), *delegation));
  CHECK(county.Held(county.lin).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("only one's own post, to somebody of the same organ, one at a time, with a reason", place) {
  Appointments county(place);
  const PersonId chief = county.Hire("zhen", "镇长", county.township, PostKind::kChief);
  const PersonId deputy = county.Hire("fu", "副镇长", county.township, PostKind::kDeputy);
  const PersonId stranger = county.Hire("wai", "外人", county.other_township, PostKind::kHandler);
  county.Give(county.lin, county.township, PostKind::kHandler);
  const PostId post = county.Posts(chief)[0].id;
  CHECK_FALSE(county.HandOn(post, deputy, county.lin, "2026-03-10", "2026-03-14"));
  CHECK(ErrorOf(county.HandOn(post, chief, stranger, "2026-03-10", "2026-03-14").errors(), "delegate") != nullptr);
  CHECK_FALSE(county.HandOn(post, chief, chief, "2026-03-10", "2026-03-14"));
  CHECK(ErrorOf(county.HandOn(post, chief, county.lin, "2026-03-01", "2026-03-14").errors(), "from") != nullptr);
  CHECK(county.HandOn(post, chief, county.lin, "2026-03-10", "2026-03-14"));
  CHECK(ErrorOf(county.HandOn(post, chief, deputy, "2026-03-14", "2026-03-20").errors(), "from") != nullptr);
  CHECK(county.HandOn(post, chief, deputy, "2026-03-15", "2026-03-20"));
  const auto bare = Delegate(county.desk, county.ActorAs(chief, PostKind::kChief),
                             {.post = post,
                              .delegate = std::to_string(deputy.value),
                              .from = "2026-04-01",
                              .until = "2026-04-02",
                              .reason = "其他"});
  CHECK(ErrorOf(bare.errors(), "other_reason") != nullptr);
}

}  // namespace
}  // namespace gongkai::account
