// Signing in as acts: limits, stages, codes, sessions, and what the audit trail says of them. The clock is set by the
// test.
#include "account/sign_in_actions.h"

#include <doctest/doctest.h>
#include <support/county.h>

#include <atomic>
#include <thread>

#include "account/attempt_actions.h"
#include "account/known_browser.h"
#include "account/lockout.h"
#include "account/one_time_link_store.h"
#include "account/password_actions.h"
#include "account/people_actions.h"
#include "account/policy_actions.h"
#include "account/policy_store.h"
#include "account/second_factor.h"
#include "account/second_factor_actions.h"
#include "account/session_store.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using testing::CodeFor;
using testing::County;
using testing::kPassword;

const Browser kHere{.address = "192.0.2.7", .agent = "test"};

Browser From(std::string address) { return {.address = std::move(address), .agent = "test"}; }

Entrant EntrantWith(County& county, const std::string& token) {
  web::Request request;
  request.cookies.Add(std::string(kSessionCookie), token);
  request.address = "192.0.2.7";
  return Enter(county.desk, request).value();
}

bool IsIn(County& county, const std::string& token) {
  web::Request request;
  request.cookies.Add(std::string(kSessionCookie), token);
  return Enter(county.desk, request).has_value();
}

/// Signed in, device bound; with the secret and the recovery codes.
struct Admin {
  std::string token, secret;
  std::vector<std::string> codes;
};
Admin Enrolled(County& county, const std::string& login) {
  const auto signed_in = SignIn(county.desk, login, kPassword, kHere);
  const Entrant entrant = EntrantWith(county, signed_in->token);
  const DeviceOffer offer = OfferDevice(county.desk, entrant);
  auto bound = ConfirmDevice(county.desk, entrant, offer.sealed, CodeFor(offer.secret, county.now));
  return {bound->signed_in.token, offer.secret, bound->recovery_codes};
}

TEST_CASE_ON_BOTH_ENGINES("the right password opens the office; a wrong one says how often it may still be tried",
                          place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const auto wrong = SignIn(county.desk, "linxi", "Mo7-tian-hf", kHere);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "登录名或密码不对，还可以再试 4 次。");
  const auto right = SignIn(county.desk, " LinXi ", kPassword, kHere);
  REQUIRE(right);
  CHECK(right->stage == Stage::kFull);
  CHECK(IsIn(county, right->token));
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'session.start' AND outcome = 'refused'") == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'session.start' AND outcome = 'done'") == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM session WHERE token_digest = '" + right->token + "'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("nothing tells whether there is such an account", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  for (int i = 0; i < kWrongPerAccount + 1; ++i) {
    const auto known = SignIn(county.desk, "linxi", "wrong", From("192.0.2.1"));
    const auto unknown = SignIn(county.desk, "nobody", "wrong", From("192.0.2.2"));
    CHECK(known.error().message == unknown.error().message);
    CHECK(known.error().kind == unknown.error().kind);
  }
}

TEST_CASE_ON_BOTH_ENGINES(
    "a thousand wrong passwords lock the account, which the right one does not open, and nobody else's", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.Hire("suyan", "苏砚", PostKind::kHandler, county.township);
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(SignIn(county.desk, "linxi", "wrong", kHere));
  const auto locked = SignIn(county.desk, "linxi", kPassword, From("192.0.2.8"));
  REQUIRE_FALSE(locked);
  CHECK(locked.error().message.find("已暂停登录到 2026-03-10 09:15") != std::string::npos);
  CHECK(SignIn(county.desk, "suyan", kPassword, kHere));
  county.now += 15min;
  CHECK(SignIn(county.desk, "linxi", kPassword, kHere));
  CHECK(county.Count("SELECT COUNT(*) FROM sign_in_attempt WHERE failed = 1") ==
        kWrongPerAccount);  // the flood left no rows
}

TEST_CASE_ON_BOTH_ENGINES("whoever locks an account from elsewhere does not keep its owner out of a browser known",
                          place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  Browser own = kHere;
  own.marks = {NewBrowserMark(county.desk.keys.blind, "suyan"), NewBrowserMark(county.desk.keys.blind, "linxi")};
  // The stranger may even sit at the same address and have closed it.
  for (int i = 0; i < kWrongPerAddress; ++i) CHECK_FALSE(SignIn(county.desk, "linxi", "wrong", kHere));
  for (int i = 0; i < kWrongPerAddress; ++i) CHECK_FALSE(SignIn(county.desk, "n" + std::to_string(i), "wrong", kHere));
  CHECK_FALSE(SignIn(county.desk, "linxi", kPassword, kHere));
  CHECK(SignIn(county.desk, "linxi", kPassword, own));
  // The known browser guesses no more often than any other.
  for (int i = 0; i < kWrongPerAccount; ++i) CHECK_FALSE(SignIn(county.desk, "linxi", "wrong", own));
  CHECK(SignIn(county.desk, "linxi", kPassword, own).error().message.find("已暂停登录到") != std::string::npos);
  // A mark of another account, or one made up, is none.
  Browser other = kHere;
  for (const std::string& mark :
       {NewBrowserMark(county.desk.keys.blind, "suyan"), std::string(32, 'a') + ".", own.marks[1] + "0"}) {
    other.marks = {mark};
    CHECK_FALSE(SignIn(county.desk, "linxi", kPassword, other));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the attempt that locks an account says so in the trail", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  for (int i = 0; i < kWrongPerAccount; ++i) CHECK_FALSE(SignIn(county.desk, "linxi", "wrong", kHere));
  CHECK(county.Count(
            "SELECT COUNT(*) FROM audit_entry WHERE outcome = 'refused' AND detail LIKE '%password, locked%'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("who tries many accounts from one address is closed out, from that address alone", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  for (int i = 0; i < kWrongPerAddress; ++i)
    CHECK_FALSE(SignIn(county.desk, "nobody" + std::to_string(i), "wrong", kHere));
  const auto closed = SignIn(county.desk, "linxi", kPassword, kHere);
  REQUIRE_FALSE(closed);
  CHECK(closed.error().message.find("您所在的网络") != std::string::npos);
  CHECK(SignIn(county.desk, "linxi", kPassword, From("192.0.2.8")));
}

TEST_CASE_ON_BOTH_ENGINES("wrong passwords tried at the same time count as many as there are", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  std::vector<std::thread> clients;
  for (int i = 0; i < 6; ++i) {
    clients.emplace_back([&] {
      for (int tried = 0; tried < 4; ++tried) CHECK_FALSE(SignIn(county.desk, "linxi", "wrong", kHere));
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(county.Count("SELECT COUNT(*) FROM sign_in_attempt") == kWrongPerAccount);
}

TEST_CASE_ON_BOTH_ENGINES("many accounts tried at the same time from one address count as many as there are", place) {
  County county(place);
  std::atomic<int> let_in = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&county, &let_in, i] {
      for (int tried = 0; tried < 6; ++tried) {
        const std::string account = "nobody " + std::to_string(i) + "-" + std::to_string(tried);
        if (BeginAttempt(county.desk, {account, kHere.address})) ++let_in;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(let_in == kWrongPerAddress);
}

TEST_CASE_ON_BOTH_ENGINES(
    "who was stopped, and who holds no post, is kept out, and told so only after the right password", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.EndPosts(lin, 2026y / 3 / 9);
  CHECK(SignIn(county.desk, "linxi", "wrong", kHere).error().message.find("登录名或密码不对") == 0);
  CHECK(SignIn(county.desk, "linxi", kPassword, kHere).error().message.find("没有在任的岗位") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("a session ends with the post, and does not come back with the next one", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const std::string token = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  CHECK(IsIn(county, token));
  county.EndPosts(lin, 2026y / 3 / 9);
  CHECK_FALSE(IsIn(county, token));
  db::Transaction act = county.database->Begin();
  AddPost(act, {.organ = county.township, .person = lin, .kind = PostKind::kHandler, .from = 2026y / 3 / 10});
  act.Commit();
  CHECK_FALSE(IsIn(county, token));
}

TEST_CASE_ON_BOTH_ENGINES("a session ends when nobody uses it, and after a day's work however much it is used", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const std::string idle = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  const std::string used = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  for (int i = 0; i < 71; ++i) {
    county.now += 10min;
    CHECK(IsIn(county, used));
  }
  CHECK_FALSE(IsIn(county, idle));
  county.now += 10min;
  CHECK_FALSE(IsIn(county, used));
}

TEST_CASE_ON_BOTH_ENGINES(
    "an administrator binds a device first; every stage has another token, and the one before opens nothing", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  const auto signed_in = SignIn(county.desk, "guting", kPassword, kHere);
  REQUIRE(signed_in);
  CHECK(signed_in->stage == Stage::kEnrol);
  const Entrant entrant = EntrantWith(county, signed_in->token);
  const DeviceOffer offer = OfferDevice(county.desk, entrant);
  CHECK_FALSE(ConfirmDevice(county.desk, entrant, offer.sealed, "000000"));
  const auto bound = ConfirmDevice(county.desk, entrant, offer.sealed, CodeFor(offer.secret, county.now));
  REQUIRE(bound);
  CHECK(bound->signed_in.stage == Stage::kFull);
  CHECK(bound->recovery_codes.size() == kRecoveryCodes);
  CHECK(IsIn(county, bound->signed_in.token));
  CHECK_FALSE(IsIn(county, signed_in->token));
  CHECK(county.Count("SELECT COUNT(*) FROM person WHERE totp_key IS NOT NULL") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("an offer of a device fits the session it was made in alone", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  const Entrant gu = EntrantWith(county, SignIn(county.desk, "guting", kPassword, kHere)->token);
  const Entrant su = EntrantWith(county, SignIn(county.desk, "suyan", kPassword, kHere)->token);
  const DeviceOffer offer = OfferDevice(county.desk, gu);
  const auto stolen = ConfirmDevice(county.desk, su, offer.sealed, CodeFor(offer.secret, county.now));
  REQUIRE_FALSE(stolen);
  CHECK(stolen.error().kind == ErrorKind::kConflict);
}

TEST_CASE_ON_BOTH_ENGINES("a code is asked for on the very day on which a post begins that needs one", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const std::string token = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  county.Give(lin, PostKind::kSupervisor, county.county_office, 2026y / 3 / 11);
  CHECK(EntrantWith(county, token).session.stage == Stage::kFull);
  county.now += 15h;  // midnight in Beijing
  county.KeepAlive(token);
  CHECK(EntrantWith(county, token).session.stage == Stage::kEnrol);
  const Entrant entrant = EntrantWith(county, token);
  const DeviceOffer offer = OfferDevice(county.desk, entrant);
  const auto bound = ConfirmDevice(county.desk, entrant, offer.sealed, CodeFor(offer.secret, county.now));
  REQUIRE(bound);
  CHECK(EntrantWith(county, bound->signed_in.token).session.stage == Stage::kFull);
  CHECK_FALSE(IsIn(county, token));
}

TEST_CASE_ON_BOTH_ENGINES(
    "a code is asked for in open sessions as soon as the policy says so, and only of whoever did not give one", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.Hire("suyan", "苏砚", PostKind::kHandler, county.township);
  const Admin lin = Enrolled(county, "linxi");
  const std::string su = SignIn(county.desk, "suyan", kPassword, kHere)->token;
  PolicyForm form = FormOf(Policy{});
  form.second_factor_for_all = true;
  REQUIRE(SetPolicy(county.desk, {.person = PersonId{1}, .post = PostKind::kSecurityAdmin}, form));
  CHECK(EntrantWith(county, su).session.stage == Stage::kEnrol);
  CHECK(EntrantWith(county, lin.token).session.stage == Stage::kFull);
}

TEST_CASE_ON_BOTH_ENGINES("a device that is bound in one browser is asked for in the others", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const std::string elsewhere = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  const Admin lin = Enrolled(county, "linxi");
  CHECK(EntrantWith(county, elsewhere).session.stage == Stage::kSecondFactor);
  county.now += 1min;
  const auto code = ConfirmCode(county.desk, EntrantWith(county, elsewhere), CodeFor(lin.secret, county.now));
  REQUIRE(code);
  CHECK(EntrantWith(county, code->token).session.stage == Stage::kFull);
}

TEST_CASE_ON_BOTH_ENGINES("who was to bind a device and did so in another browser is asked for its code", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  const std::string elsewhere = SignIn(county.desk, "guting", kPassword, kHere)->token;
  CHECK(EntrantWith(county, elsewhere).session.stage == Stage::kEnrol);
  Enrolled(county, "guting");
  CHECK(EntrantWith(county, elsewhere).session.stage == Stage::kSecondFactor);
}

TEST_CASE_ON_BOTH_ENGINES("a password changed after the code leaves the code done; without its device it is owed again",
                          place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  const Admin gu = Enrolled(county, "guting");
  const auto changed = ChangePassword(county.desk, EntrantWith(county, gu.token), kPassword,
                                      {"Yan-tai-1-hong", "Yan-tai-1-hong"}, kHere);
  REQUIRE(changed);
  CHECK(EntrantWith(county, changed->token).session.stage == Stage::kFull);
  county.now += 1min;
  const auto removed = RemoveDevice(county.desk, EntrantWith(county, changed->token), CodeFor(gu.secret, county.now));
  REQUIRE(removed);
  CHECK(removed->stage == Stage::kEnrol);
  CHECK(EntrantWith(county, removed->token).session.stage == Stage::kEnrol);
}

TEST_CASE_ON_BOTH_ENGINES("a code opens once; five wrong ones lock the second step", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  const Admin admin = Enrolled(county, "guting");
  county.now += 1min;
  const std::string code = CodeFor(admin.secret, county.now);
  const auto first = SignIn(county.desk, "guting", kPassword, kHere);
  CHECK(first->stage == Stage::kSecondFactor);
  CHECK(ConfirmCode(county.desk, EntrantWith(county, first->token), code));
  const auto second = SignIn(county.desk, "guting", kPassword, kHere);
  const Entrant entrant = EntrantWith(county, second->token);
  CHECK_FALSE(ConfirmCode(county.desk, entrant, code));  // looked over the shoulder
  for (int i = 1; i < kWrongPerAccount; ++i) CHECK_FALSE(ConfirmCode(county.desk, entrant, "000000"));
  county.now += 1min;
  const auto locked = ConfirmCode(county.desk, entrant, CodeFor(admin.secret, county.now));
  REQUIRE_FALSE(locked);
  CHECK(locked.error().kind == ErrorKind::kConflict);
}

TEST_CASE_ON_BOTH_ENGINES("a recovery code opens once, and no other person's", place) {
  County county(place);
  county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  const Admin gu = Enrolled(county, "guting");
  Enrolled(county, "suyan");
  const auto enter = [&](const std::string& login, const std::string& code) {
    return ConfirmCode(county.desk, EntrantWith(county, SignIn(county.desk, login, kPassword, kHere)->token), code);
  };
  CHECK_FALSE(enter("suyan", gu.codes[0]));
  CHECK(enter("guting", gu.codes[0]));
  CHECK_FALSE(enter("guting", gu.codes[0]));
  CHECK(enter("guting", gu.codes[1]));
  CHECK(county.Count("SELECT COUNT(*) FROM recovery_code WHERE digest LIKE '%-%'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a password that is changed ends the other sessions, and the last five do not come back",
                          place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const std::string other = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  std::string token = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  std::string old = kPassword;
  for (int i = 0; i < kOldPasswordsKept + 1; ++i) {
    county.now += 1min;
    const std::string next = "Yan-tai-" + std::to_string(i) + "-hong";
    const auto changed = ChangePassword(county.desk, EntrantWith(county, token), old, {next, next}, kHere);
    REQUIRE(changed);
    CHECK_FALSE(IsIn(county, token));  // another token
    token = changed->token;
    old = next;
    if (i == 0) CHECK_FALSE(IsIn(county, other));
    if (i < kOldPasswordsKept) {
      const auto back = ChangePassword(county.desk, EntrantWith(county, token), old, {kPassword, kPassword}, kHere);
      REQUIRE_FALSE(back);
      CHECK(ErrorOf(back.errors(), "password")->message.find("最近用过") != std::string::npos);
    }
  }
  CHECK(ChangePassword(county.desk, EntrantWith(county, token), old, {kPassword, kPassword}, kHere));
}

TEST_CASE_ON_BOTH_ENGINES("all that is wrong with a new password is told at once, the old one counted like a sign-in",
                          place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const Entrant entrant = EntrantWith(county, SignIn(county.desk, "linxi", kPassword, kHere)->token);
  const auto changed = ChangePassword(county.desk, entrant, "wrong", {"linxi", "linxj"}, kHere);
  REQUIRE_FALSE(changed);
  CHECK(ErrorOf(changed.errors(), "old")->message == "现在的密码不对，还可以再试 4 次。");
  CHECK(ErrorOf(changed.errors(), "password") != nullptr);
  CHECK(ErrorOf(changed.errors(), "again") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("no administrator takes over another's account alone: the telephone is unbound at the server",
                          place) {
  County county(place);
  const PersonId su = county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  const Actor admin{.person = county.Hire("wenyan", "文砚", PostKind::kSystemAdmin, county.county_office),
                    .post = PostKind::kSystemAdmin,
                    .name = "文砚",
                    .address = kHere.address};
  {
    db::Transaction act = county.database->Begin();
    BindDevice(act, su, "sealed", 1, county.now);
    act.Commit();
  }
  const auto credentials = [&] {
    db::Reader reader = county.database->Read();
    return *FindCredentials(reader, su);
  };
  const auto refused = NewFirstPassword(county.desk, admin, su, Device::kUnbind);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("gongkai unbind-device") != std::string::npos);
  CHECK(credentials().totp_key);
  CHECK_FALSE(credentials().password.empty());
  CHECK(UnbindByOperator(county.desk, "suyan").value() == "苏砚");
  CHECK_FALSE(credentials().totp_key);
  CHECK_FALSE(UnbindByOperator(county.desk, "nobody"));
}

TEST_CASE_ON_BOTH_ENGINES("nobody learns which passwords were used without giving the one in force", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  const Entrant entrant = EntrantWith(county, SignIn(county.desk, "linxi", kPassword, kHere)->token);
  for (const std::string_view old : {"", "wrong"}) {
    const auto changed = ChangePassword(county.desk, entrant, old, {kPassword, kPassword}, kHere);
    REQUIRE_FALSE(changed);
    CHECK(ErrorOf(changed.errors(), "old") != nullptr);
    CHECK(ErrorOf(changed.errors(), "password") == nullptr);
  }
}

TEST_CASE_ON_BOTH_ENGINES("a password too old must be changed before anything else", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.now += std::chrono::days(180);
  const auto signed_in = SignIn(county.desk, "linxi", kPassword, kHere);
  REQUIRE(signed_in);
  CHECK(signed_in->stage == Stage::kChangePassword);
  const auto changed = ChangePassword(county.desk, EntrantWith(county, signed_in->token), kPassword,
                                      {"Yan-tai-1-hong", "Yan-tai-1-hong"}, kHere);
  REQUIRE(changed);
  CHECK(changed->stage == Stage::kFull);
}

TEST_CASE_ON_BOTH_ENGINES("a link for a first password opens once, and for two at the same time only for one", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  std::string token;
  {
    db::Transaction act = county.database->Begin();
    token = AddLink(act, kFirstPasswordLink, lin, county.now + kFirstPasswordLinkLasts);
    act.Commit();
  }
  std::atomic<int> done = 0;
  const auto try_it = [&](const std::string& password) {
    if (SetFirstPassword(county.desk, token, {password, password}, "192.0.2.7")) ++done;
  };
  std::thread one(try_it, "Yan-tai-1-hong"), two(try_it, "Yan-tai-2-hong");
  one.join();
  two.join();
  CHECK(done == 1);
  CHECK_FALSE(FindInvited(county.desk, token).has_value());
}

TEST_CASE_ON_BOTH_ENGINES("a link that is too old opens nothing", place) {
  County county(place);
  const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  db::Transaction act = county.database->Begin();
  const std::string token = AddLink(act, kFirstPasswordLink, lin, county.now + kFirstPasswordLinkLasts);
  act.Commit();
  county.now += kFirstPasswordLinkLasts - 1s;
  CHECK(FindInvited(county.desk, token).has_value());
  county.now += 1s;
  CHECK_FALSE(FindInvited(county.desk, token).has_value());
  CHECK_FALSE(SetFirstPassword(county.desk, token, {"Yan-tai-1-hong", "Yan-tai-1-hong"}, "192.0.2.7"));
}

TEST_CASE_ON_BOTH_ENGINES("one's own sessions may be ended, nobody else's", place) {
  County county(place);
  county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
  county.Hire("suyan", "苏砚", PostKind::kHandler, county.township);
  const std::string lin = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  const std::string lin_at_home = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  const std::string su = SignIn(county.desk, "suyan", kPassword, kHere)->token;
  CHECK(EndOwnSession(county.desk, EntrantWith(county, lin), DigestOfToken(su)).error().kind == ErrorKind::kNotFound);
  CHECK(IsIn(county, su));
  CHECK(EndOwnSession(county.desk, EntrantWith(county, lin), DigestOfToken(lin_at_home)));
  CHECK_FALSE(IsIn(county, lin_at_home));
  CHECK(IsIn(county, lin));
}

TEST_CASE_ON_BOTH_ENGINES("two who change the policy: the second is told, and nothing is lost", place) {
  County county(place);
  county.Hire("suyan", "苏砚", PostKind::kSecurityAdmin, county.county_office);
  const Actor actor{.person = PersonId{1}, .post = PostKind::kSecurityAdmin};
  PolicyForm first = FormOf(Policy{}), second = FormOf(Policy{});
  first.numbers[0].second = "20";
  second.second_factor_for_all = true;
  CHECK(SetPolicy(county.desk, actor, first));
  const auto refused = SetPolicy(county.desk, actor, second);
  REQUIRE_FALSE(refused);
  CHECK(ErrorOf(refused.errors(), kVersionField) != nullptr);
  db::Reader reader = county.database->Read();
  CHECK(ReadPolicy(reader).session.idle == 20min);
  CHECK_FALSE(ReadPolicy(reader).second_factor_for_all);
}

}  // namespace
}  // namespace gongkai::account
