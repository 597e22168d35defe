// Posts as they are found again: by day, through units, by delegation.
#include "account/people_store.h"

#include <doctest/doctest.h>
#include <support/temp_dir.h>

#include "account/organ_store.h"
#include "account/people_view.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

constexpr Date kOpened = 2020y / 1 / 1, kToday = 2026y / 3 / 10;

struct County {
  testing::TempDir dir;
  std::unique_ptr<db::Database> database =
      std::move(*db::Database::Open({.directory = dir.path()}, embedded::Migrations()));
  OrganId root{0}, office{0}, township{0}, unit{0};
  PersonId lin{0}, su{0};

  County() {
    db::Transaction act = database->Begin();
    root = Add(act, std::nullopt, OrganKind::kCountyGovernment, "000", "澄砚县人民政府");
    office = Add(act, root, OrganKind::kCountyOffice, "001", "澄砚县人民政府办公室");
    township = Add(act, root, OrganKind::kTownship, "101", "澄砚县枕溪镇人民政府");
    unit = Add(act, township, OrganKind::kUnit, "101-1", "枕溪镇党政综合办公室");
    lin = AddPerson(act, {.login = " LinXi ", .name = "林溪", .state = PersonState::kActive});
    su = AddPerson(act, {.login = "suyan", .name = "苏砚", .state = PersonState::kActive});
    act.Commit();
  }

  static OrganId Add(db::Transaction& act, std::optional<OrganId> parent, OrganKind kind, std::string code,
                     std::string name) {
    return AddOrgan(act, {.parent = parent,
                          .kind = kind,
                          .code = std::move(code),
                          .name = name,
                          .short_name = name,
                          .opened_on = kOpened});
  }

  PostId Give(PersonId person, OrganId organ, PostKind kind, Date from, std::optional<Date> until = std::nullopt,
              std::optional<PostId> delegated_from = std::nullopt) {
    db::Transaction act = database->Begin();
    const PostId id = AddPost(act, {.organ = organ,
                                    .person = person,
                                    .kind = kind,
                                    .from = from,
                                    .until = until,
                                    .delegated_from = delegated_from});
    act.Commit();
    return id;
  }

  std::vector<HeldPost> Held(PersonId person, Date day) {
    db::Reader reader = database->Read();
    return HeldPosts(reader, person, day);
  }
};

TEST_CASE("a post counts from its first day to its last, both included") {
  County county;
  county.Give(county.lin, county.township, PostKind::kHandler, kToday, 2026y / 3 / 12);
  CHECK(county.Held(county.lin, 2026y / 3 / 9).empty());
  CHECK(county.Held(county.lin, kToday).size() == 1);
  CHECK(county.Held(county.lin, 2026y / 3 / 12).size() == 1);
  CHECK(county.Held(county.lin, 2026y / 3 / 13).empty());
}

TEST_CASE("a post held in a unit acts for the organ above it") {
  County county;
  county.Give(county.lin, county.unit, PostKind::kContributor, kOpened);
  const auto held = county.Held(county.lin, kToday);
  REQUIRE(held.size() == 1);
  CHECK(held[0].organ == county.township);
  CHECK(held[0].unit == county.unit);
  CHECK(held[0].organ_name == "澄砚县枕溪镇人民政府");
}

TEST_CASE("who stands in loses the post on the day its holder does") {
  County county;
  const PostId chief = county.Give(county.lin, county.township, PostKind::kChief, kOpened);
  county.Give(county.su, county.unit, PostKind::kHandler, kOpened);
  county.Give(county.su, county.township, PostKind::kChief, 2026y / 3 / 1, 2026y / 3 / 31, chief);
  REQUIRE(county.Held(county.su, kToday).size() == 2);
  CHECK(county.Held(county.su, kToday)[1].delegated);
  db::Transaction act = county.database->Begin();
  EndPost(act, chief, 2026y / 3 / 15);
  act.Commit();
  CHECK(county.Held(county.su, 2026y / 3 / 15).size() == 2);
  CHECK(county.Held(county.su, 2026y / 3 / 16).size() == 1);
}

TEST_CASE("who stands in does so only while being one of the organ, and while the holder's account is in use") {
  County county;
  const PostId chief = county.Give(county.lin, county.township, PostKind::kChief, kOpened);
  county.Give(county.su, county.township, PostKind::kHandler, kOpened, 2026y / 3 / 12);
  county.Give(county.su, county.township, PostKind::kChief, 2026y / 3 / 1, 2026y / 3 / 31, chief);
  CHECK(county.Held(county.su, kToday).size() == 2);
  CHECK(county.Held(county.su, 2026y / 3 / 13).empty());
  db::Transaction act = county.database->Begin();
  Person lin = *FindPerson(act, county.lin);
  lin.state = PersonState::kStopped;
  UpdatePerson(act, lin);
  act.Commit();
  CHECK(county.Held(county.su, kToday).size() == 1);
}

TEST_CASE("whom to ask for an act: who holds the post today, and who stands in, is not stopped and named once") {
  County county;
  const PostId chief = county.Give(county.lin, county.township, PostKind::kChief, kOpened);
  county.Give(county.su, county.township, PostKind::kDeputy, kOpened);
  county.Give(county.su, county.township, PostKind::kChief, 2026y / 3 / 1, 2026y / 3 / 12, chief);
  const auto names = [&](Act act, Date day) {
    db::Reader reader = county.database->Read();
    std::string all;
    for (const ActHolder& holder : HoldersOf(reader, county.township, act, day))
      all += holder.name + (holder.delegated ? "（代行）" : "") + " ";
    return all;
  };
  CHECK(names(Act::kApproveItems, kToday) == "林溪 苏砚（代行） ");
  CHECK(names(Act::kApproveItems, 2026y / 3 / 13) == "林溪 ");
  CHECK(names(Act::kReviewItems, kToday) == "苏砚 ");
  CHECK(names(Act::kExamineSecrecy, kToday).empty());
  db::Transaction act = county.database->Begin();
  Person su = *FindPerson(act, county.su);
  su.state = PersonState::kStopped;
  UpdatePerson(act, su);
  act.Commit();
  CHECK(names(Act::kReviewItems, kToday).empty());
}

TEST_CASE("posts in an organ that was abolished are held no longer") {
  County county;
  county.Give(county.lin, county.township, PostKind::kHandler, kOpened);
  db::Transaction act = county.database->Begin();
  Organ township = *FindOrgan(act, county.township);
  township.closed_on = kToday;
  CHECK(UpdateOrgan(act, township));
  CHECK_FALSE(UpdateOrgan(act, township));  // the version is an older one now
  act.Commit();
  CHECK(county.Held(county.lin, 2026y / 3 / 9).size() == 1);
  CHECK(county.Held(county.lin, kToday).empty());
}

TEST_CASE("a login is the same in capitals and with blanks around it") {
  County county;
  db::Transaction act = county.database->Begin();
  CHECK(FindPersonByLogin(act, "LINXI")->name == "林溪");
  CHECK_THROWS_AS(AddPerson(act, {.login = "linxi", .name = "另一人"}), db::DatabaseError);
}

}  // namespace
}  // namespace gongkai::account
