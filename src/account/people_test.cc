// Accounts: opened, corrected, stopped and opened again by the system administrator.
#include "account/people_actions.h"

#include "account/county_test.h"
#include "account/one_time_link_store.h"
#include "account/sign_in_store.h"

namespace gongkai::account {
namespace {

struct Accounts : TestCounty {
  using TestCounty::TestCounty;
  PersonId admin = Hire("admin", "文砚", office, PostKind::kSystemAdmin);
  Actor actor = ActorAs(admin, PostKind::kSystemAdmin);
};

TEST_CASE_ON_BOTH_ENGINES(
    "an account is opened with a link for its first password, and stands in the installation's trail", place) {
  Accounts county(place);
  const auto opened = OpenAccount(county.desk, county.actor, {.login = " LinXi ", .name = "林溪"});
  REQUIRE(opened);
  const auto person = county.Find(opened->person);
  CHECK(person->login == "linxi");
  CHECK(person->state == PersonState::kInvited);
  db::Reader reader = county.database->Read();
  CHECK(FindLink(reader, kFirstPasswordLink, opened->link_token, county.now)->person == opened->person);
  CHECK(county.Trail(kInstallation).back() == "person.open done person:" + std::to_string(opened->person.value));
}

TEST_CASE_ON_BOTH_ENGINES("a login that is taken is refused beside its field, together with everything else", place) {
  Accounts county(place);
  const auto opened = OpenAccount(county.desk, county.actor, {.login = "ADMIN", .name = ""});
  REQUIRE_FALSE(opened);
  CHECK(Has(ErrorOf(opened.errors(), "login")->message, "文砚"));
  CHECK(ErrorOf(opened.errors(), "name") != nullptr);
  CHECK(county.Trail(kInstallation).empty());
}

TEST_CASE_ON_BOTH_ENGINES("two correct the same person: the second is told, and nothing of the first is lost", place) {
  Accounts county(place);
  const PersonId lin = county.AddPersonNamed("linxi", "林溪");
  const std::int64_t version = county.Find(lin)->version;
  REQUIRE(EditPerson(county.desk, county.actor, lin, {.name = "林溪", .phone = "111", .version = version}));
  const auto second =
      EditPerson(county.desk, county.actor, lin, {.name = "林小溪", .phone = "222", .version = version});
  REQUIRE_FALSE(second);
  CHECK(ErrorOf(second.errors(), kVersionField) != nullptr);
  CHECK(county.Find(lin)->phone == "111");
}

TEST_CASE_ON_BOTH_ENGINES(
    "a stopped account is out at the next request, its link opens nothing, and it begins again with a new one", place) {
  Accounts county(place);
  const auto opened = OpenAccount(county.desk, county.actor, {.login = "linxi", .name = "林溪"});
  county.Give(opened->person, county.township, PostKind::kHandler);
  const TestBrowser lin = county.SignIn(opened->person);
  CHECK(lin.Get("/office/people").status == 200);
  REQUIRE(StopAccount(county.desk, county.actor, opened->person));
  CHECK(lin.Get("/office/people").status == 303);
  {
    db::Reader reader = county.database->Read();
    CHECK_FALSE(FindLink(reader, kFirstPasswordLink, opened->link_token, county.now));
  }
  const auto again = ReopenAccount(county.desk, county.actor, opened->person);
  REQUIRE(again);
  CHECK(county.Find(opened->person)->state == PersonState::kInvited);
  CHECK(lin.Get("/office/people").status == 303);  // the old session does not come back
}

TEST_CASE_ON_BOTH_ENGINES("a new link voids the password and ends the sessions", place) {
  Accounts county(place);
  const PersonId lin = county.Hire("linxi", "林溪", county.township, PostKind::kHandler);
  {
    db::Transaction act = county.database->Begin();
    SetPassword(act, lin, "argon2id", county.now);
    act.Commit();
  }
  const TestBrowser browser = county.SignIn(lin);
  REQUIRE(NewFirstPassword(county.desk, county.actor, lin));
  CHECK(browser.Get("/office/people").status == 303);
  db::Reader reader = county.database->Read();
  CHECK(FindCredentials(reader, lin)->password.empty());
  CHECK(OldPasswords(reader, lin) == std::vector<std::string>{"argon2id"});  // the next one is another
}

TEST_CASE_ON_BOTH_ENGINES("a telephone that is lost is unbound with its recovery codes, on request only", place) {
  Accounts county(place);
  const PersonId lin = county.Hire("linxi", "林溪", county.township, PostKind::kHandler);
  {
    db::Transaction act = county.database->Begin();
    BindDevice(act, lin, "sealed", 1, county.now);
    SetRecoveryCodes(act, lin, {"digest"});
    act.Commit();
  }
  const auto bound = [&] {
    db::Reader reader = county.database->Read();
    return FindCredentials(reader, lin)->totp_key.has_value() && RecoveryCodesLeft(reader, lin) == 1;
  };
  REQUIRE(NewFirstPassword(county.desk, county.actor, lin));
  CHECK(bound());
  REQUIRE(NewFirstPassword(county.desk, county.actor, lin, Device::kUnbind));
  CHECK_FALSE(bound());
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice is done once; the second is not shown the link", place) {
  Accounts county(place);
  const Actor actor = county.ActorAs(county.admin, PostKind::kSystemAdmin, "key");
  const auto first = OpenAccount(county.desk, actor, {.login = "linxi", .name = "林溪"});
  const auto second = OpenAccount(county.desk, actor, {.login = "linxi", .name = "林溪"});
  REQUIRE(first);
  REQUIRE(second);
  CHECK(second->person == first->person);
  CHECK(second->link_token.empty());
  CHECK(county.Trail(kInstallation).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a form that was refused may be sent again when the reason is gone", place) {
  Accounts county(place);
  const PersonId auditor = county.Hire("shenji", "林审", county.office, PostKind::kAuditAdmin);
  const Actor actor = county.ActorAs(county.admin, PostKind::kSystemAdmin, "key");
  REQUIRE_FALSE(StopAccount(county.desk, actor, auditor));
  county.Hire("shenji2", "苏审", county.office, PostKind::kAuditAdmin);
  CHECK(StopAccount(county.desk, actor, auditor));
  CHECK(county.Find(auditor)->state == PersonState::kStopped);
}

TEST_CASE_ON_BOTH_ENGINES(
    "nobody stops himself, and the last of an administrator's accounts stays; the refusals are in the trail", place) {
  Accounts county(place);
  CHECK(StopAccount(county.desk, county.actor, county.admin).error().kind == ErrorKind::kForbidden);
  const PersonId auditor = county.Hire("shenji", "林审", county.office, PostKind::kAuditAdmin);
  const Status stopped = StopAccount(county.desk, county.actor, auditor);
  REQUIRE_FALSE(stopped);
  CHECK(Has(stopped.error().message, "最后一位能登录的审计管理员"));
  CHECK(county.Find(auditor)->state == PersonState::kActive);
  CHECK(county.Trail(kInstallation) ==
        std::vector<std::string>{"person.stop refused person:" + std::to_string(county.admin.value),
                                 "person.stop refused person:" + std::to_string(auditor.value)});
  county.Hire("shenji2", "苏审", county.office, PostKind::kAuditAdmin);
  CHECK(StopAccount(county.desk, county.actor, auditor));
}

TEST_CASE_ON_BOTH_ENGINES("one who was invited and never set a password does not count as the other administrator",
                          place) {
  Accounts county(place);
  const PersonId auditor = county.Hire("shenji", "林审", county.office, PostKind::kAuditAdmin);
  const PersonId invited = county.AddPersonNamed("shenji2", "苏审", PersonState::kInvited);
  county.Give(invited, county.office, PostKind::kAuditAdmin);
  CHECK_FALSE(StopAccount(county.desk, county.actor, auditor));
}

TEST_CASE_ON_BOTH_ENGINES("what is not there, or is not stopped, cannot be opened again", place) {
  Accounts county(place);
  CHECK(ReopenAccount(county.desk, county.actor, PersonId{999}).error().kind == ErrorKind::kNotFound);
  const PersonId lin = county.AddPersonNamed("linxi", "林溪");
  CHECK(ReopenAccount(county.desk, county.actor, lin).error().kind == ErrorKind::kConflict);
}

}  // namespace
}  // namespace gongkai::account
