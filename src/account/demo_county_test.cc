// The demo county: whole, invented, the same every time, and only into empty data.
#include "account/demo_county.h"

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include <algorithm>
#include <map>
#include <set>

#include "account/demo_people.h"
#include "account/guide_store.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/sign_in_store.h"
#include "crypto/password_hash.h"
#include "crypto/seal.h"
#include "embedded/embedded_migrations.h"
#include "place/place.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

struct Demo {
  explicit Demo(const testing::TestDatabase& place) : database(place.Open(embedded::Migrations())) {}

  std::unique_ptr<db::Database> database;
  Keys keys = KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  Desk desk{*database, keys, [] { return std::chrono::sys_days(2026y / 3 / 10) + 2h; }};
  Date today = 2026y / 3 / 10;
};

// One for all that only look: a seed takes its time under the sanitizers.
Demo& Seeded() {
  static testing::OnSqlite place;
  static Demo demo(place);
  static const Result<DemoCounty> county = SeedDemoCounty(demo.desk);
  REQUIRE(county);
  return demo;
}

TEST_CASE("a county of the size that was asked for, everybody in a post, every kind of post held") {
  Demo& demo = Seeded();
  db::Reader reader = demo.database->Read();
  std::map<OrganKind, int> kinds;
  for (const Organ& organ : AllOrgans(reader, demo.today)) ++kinds[organ.kind];
  CHECK(kinds[OrganKind::kDepartment] == 14);
  CHECK(kinds[OrganKind::kTownship] + kinds[OrganKind::kSubdistrict] == 12);
  CHECK(kinds[OrganKind::kVillage] + kinds[OrganKind::kCommunity] >= 36);
  const auto people = DemoPeople(reader, demo.today);
  CHECK(people.size() == 63);
  std::set<std::string> posts;
  for (const DemoPerson& person : people) posts.insert(person.posts.begin(), person.posts.end());
  for (const PostKind kind : kPostKinds) {
    CAPTURE(NameOf(kind));
    CHECK(posts.contains(std::string(NameOf(kind))));
  }
}

TEST_CASE("three different people can sign in the government and every township: handler, head of the office, chief") {
  Demo& demo = Seeded();
  db::Reader reader = demo.database->Read();
  for (const Organ& organ : AllOrgans(reader, demo.today)) {
    const bool is_government = organ.kind == OrganKind::kCountyGovernment || organ.kind == OrganKind::kTownship;
    if (!is_government && organ.kind != OrganKind::kSubdistrict) continue;
    std::set<std::int64_t> signers;
    for (const Post& post : PostsIn(reader, organ.id, demo.today)) {
      if (!post.delegated_from) signers.insert(post.person.value);
    }
    CHECK(signers.size() == 3);
  }
}

TEST_CASE("neither the county nor any of its townships exists") {
  Demo& demo = Seeded();
  db::Reader reader = demo.database->Read();
  CHECK(place::ByName("澄砚县").empty());
  CHECK(place::ByName("溯州市").empty());
  for (const Organ& organ : AllOrgans(reader, demo.today)) {
    if (organ.kind != OrganKind::kTownship && organ.kind != OrganKind::kSubdistrict) continue;
    CAPTURE(organ.short_name);
    CHECK(place::ByName(organ.short_name).empty());
  }
}

TEST_CASE("guides are complete, one organ is led from above, one was renamed, one merged, three stand in") {
  Demo& demo = Seeded();
  db::Reader reader = demo.database->Read();
  for (const auto& [organ, guide] : AllGuides(reader)) CHECK(MissingOf(guide).empty());
  const auto organs = AllOrgans(reader, demo.today, Closed::kInclude);
  CHECK(std::ranges::count_if(organs, [](const Organ& organ) { return organ.IsLedFromAbove(); }) == 1);
  CHECK(NameOn(reader, FindOrganByCode(reader, "WLJ")->id, 2018y / 1 / 1)->name == "澄砚县文化广电新闻出版局");
  CHECK(FindOrganByCode(reader, "XCZXJ")->closed_on == 2024y / 6 / 28);
  int delegated = 0;
  for (const Person& person : AllPeople(reader)) {
    for (const HeldPost& post : HeldPosts(reader, person.id, demo.today)) delegated += post.delegated ? 1 : 0;
  }
  CHECK(delegated == 3);
}

TEST_CASE("all have the password that the page tells; administrators and supervisors the authenticator") {
  Demo& demo = Seeded();
  db::Reader reader = demo.database->Read();
  const auto lin = FindPersonByLogin(reader, "linxi"), admin = FindPersonByLogin(reader, "luheng");
  CHECK(crypto::VerifyPassword(FindCredentials(reader, lin->id)->password, kDemoPassword));
  CHECK_FALSE(FindCredentials(reader, lin->id)->must_change);
  CHECK_FALSE(FindCredentials(reader, lin->id)->totp_key);
  const auto sealed = FindCredentials(reader, admin->id)->totp_key;
  REQUIRE(sealed);
  CHECK(crypto::Open(demo.keys.totp, ObjectOf("person", admin->id.value), *sealed) == DemoTotpSecret());
}

TEST_CASE("only into empty data, and an installation is no demo unless it was seeded") {
  Demo& demo = Seeded();
  CHECK_FALSE(SeedDemoCounty(demo.desk));
  testing::OnSqlite place;
  Demo empty(place);
  db::Reader reader = empty.database->Read();
  CHECK_FALSE(IsDemo(reader));
  CHECK(DemoPeople(reader, empty.today).empty());
  db::Reader seeded = demo.database->Read();
  CHECK(IsDemo(seeded));
}

TEST_CASE_ON_BOTH_ENGINES("the same every time, on either engine", place) {
  Demo again(place);
  REQUIRE(SeedDemoCounty(again.desk));
  db::Reader first = Seeded().database->Read(), second = again.database->Read();
  const auto a = AllOrgans(first, again.today, Closed::kInclude), b = AllOrgans(second, again.today, Closed::kInclude);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].id == b[i].id);
    CHECK(a[i].name == b[i].name);
    CHECK(a[i].credit_code == b[i].credit_code);
  }
}

}  // namespace
}  // namespace gongkai::account
