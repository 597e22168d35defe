// The first run: one link, one county, three people; and nothing of it a second time.
#include "account/setup_actions.h"

#include <doctest/doctest.h>
#include <support/county.h>

#include <atomic>
#include <thread>

#include "account/password_actions.h"

namespace gongkai::account {
namespace {

using testing::kPassword;

/// Data that hold nothing yet.
struct Empty {
  explicit Empty(const testing::TestDatabase& place) : database(place.Open(embedded::Migrations())) {}

  std::unique_ptr<db::Database> database;
  Keys keys = KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  Instant now = std::chrono::sys_days(std::chrono::year(2026) / 3 / 10) + std::chrono::hours(1);
  Desk desk{*database, keys, [this] { return now; }};
};

SetUpForm AForm() {
  SetUpForm form = Proposed("澄砚县");
  form.admins = {{{"林溪", "linxi"}, {"苏砚", "suyan"}, {"顾汀", "guting"}}};
  form.password = form.again = kPassword;
  return form;
}

TEST_CASE_ON_BOTH_ENGINES("the link sets the county up and is dead afterwards", place) {
  Empty empty(place);
  const std::string token = OfferSetUp(empty.desk).value();
  const auto done = SetUpCounty(empty.desk, token, AForm(), {});
  REQUIRE(done);
  CHECK(done->signed_in.stage == Stage::kEnrol);
  REQUIRE(done->invitations.size() == 2);
  db::Reader reader = empty.database->Read();
  const auto root = RootOrgan(reader);
  REQUIRE(root);
  CHECK(root->name == "澄砚县人民政府");
  CHECK(root->opened_on == ParseDate("1949-10-01"));  // organs older than the installation can be put under it
  for (const Invitation& each : done->invitations) {
    const auto person = FindPersonByLogin(reader, each.login);
    REQUIRE(person);
    CHECK(person->state == PersonState::kInvited);
    CHECK(FindCredentials(reader, person->id)->password.empty());
    CHECK(HeldPosts(reader, person->id, BeijingDay(empty.now)).at(0).kind == each.post);
    CHECK(FindInvited(empty.desk, each.token)->login == each.login);
    CHECK_FALSE(SignIn(empty.desk, each.login, "", {}));
  }
  CHECK_FALSE(SetUpCounty(empty.desk, token, AForm(), {}));
  CHECK_FALSE(OfferSetUp(empty.desk).has_value());
}

TEST_CASE_ON_BOTH_ENGINES("a restart gives another link, and the one before opens nothing; a day later none does",
                          place) {
  Empty empty(place);
  const std::string first = OfferSetUp(empty.desk).value();
  const std::string second = OfferSetUp(empty.desk).value();
  CHECK_FALSE(IsSetUpLink(empty.desk, first));
  CHECK(IsSetUpLink(empty.desk, second));
  empty.now += std::chrono::hours(24);
  CHECK_FALSE(IsSetUpLink(empty.desk, second));
}

TEST_CASE_ON_BOTH_ENGINES("a form with faults changes nothing, and the link lives", place) {
  Empty empty(place);
  const std::string token = OfferSetUp(empty.desk).value();
  SetUpForm form = AForm();
  form.admins[2].login = "linxi";
  CHECK_FALSE(SetUpCounty(empty.desk, token, form, {}));
  CHECK(IsSetUpLink(empty.desk, token));
  CHECK(SetUpCounty(empty.desk, token, AForm(), {}));
}

TEST_CASE_ON_BOTH_ENGINES("of many who send the form at the same time one sets the county up", place) {
  Empty empty(place);
  const std::string token = OfferSetUp(empty.desk).value();
  std::atomic<int> done = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      if (SetUpCounty(empty.desk, token, AForm(), {})) ++done;
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(done == 1);
  db::Reader reader = empty.database->Read();
  CHECK(AllPeople(reader).size() == 3);
}

}  // namespace
}  // namespace gongkai::account
