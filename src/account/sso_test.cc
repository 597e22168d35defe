// Signing in at the provider as acts: who comes in, who does not and why, what the trail says; keys that change, a
// provider that is down; who is linked to whom.
#include "account/sso_actions.h"

#include <doctest/doctest.h>
#include <support/county.h>
#include <support/fake_provider.h>

#include <algorithm>

#include "account/lockout.h"
#include "account/session_store.h"
#include "account/sso_settings_actions.h"
#include "account/sso_settings_store.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using testing::County;
using testing::FakeProvider;
using testing::kPassword;
using Json = nlohmann::json;

constexpr const char* kReturn = "http://localhost/sign-in/sso/return";
const Browser kHere{.address = "192.0.2.7", .agent = "test"};

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// A county with a provider, and 林溪, who is linked to "lin" there.
struct SsoCounty : County {
  FakeProvider there;
  IdentityProvider provider{there.fetch()};
  PersonId lin{0};

  explicit SsoCounty(const testing::TestDatabase& place) : County(place) {
    there.now = [this] { return now; };
    lin = Hire("linxi", "林溪", PostKind::kHandler, township);
    Set({.issuer = there.issuer, .client_id = there.client_id, .client_secret = there.client_secret});
    LinkTo(lin, "lin");
  }

  void Set(const SsoSettings& settings) {
    db::Transaction act = database->Begin();
    WriteSso(act, keys.sso, settings);
    act.Commit();
  }

  void LinkTo(PersonId id, const std::string& sub) {
    db::Transaction act = database->Begin();
    auto person = FindPerson(act, id);
    person->sso_subject = SubjectOf(there.issuer, sub);
    UpdatePerson(act, *person);
    act.Commit();
  }

  Departure Out(std::optional<PersonId> linking = std::nullopt) {
    return SetOut(desk, provider, kReturn, "/office/people", linking).value();
  }

  Result<Arrived> Back(const std::string& cookie, const std::string& query,
                       const std::optional<Entrant>& entrant = std::nullopt) {
    const auto fields = FakeProvider::FieldsOf(query);
    const auto field = [&](const char* name) {
      const auto found = fields.find(name);
      return found == fields.end() ? std::string_view() : std::string_view(found->second);
    };
    return Arrive(desk, provider, {cookie, field("state"), field("code"), field("error"), field("iss")}, entrant,
                  kHere);
  }

  // All the way, as `sub`; the stage that is owed, or the sentence of the refusal.
  std::string Enter(const std::string& sub, Json claims = Json::object()) {
    const Departure departure = Out();
    const auto arrived = Back(departure.cookie, there.SignIn(departure.address, sub, std::move(claims)));
    if (!arrived) return arrived.error().message;
    return std::string(IdOf(std::get<CameIn>(*arrived).signed_in.stage));
  }

  std::optional<Entrant> EntrantWith(const std::string& token) {
    web::Request request;
    request.cookies.Add(std::string(kSessionCookie), token);
    request.address = kHere.address;
    return account::Enter(desk, request);
  }

  // What the newest refused sign-in says of its reason.
  std::string Why() {
    db::Reader reader = database->Read();
    const auto detail = reader.First<std::string>(
        "SELECT detail FROM audit_entry WHERE act = 'session.start' AND outcome = 'refused' ORDER BY number DESC");
    return detail ? Json::parse(*detail).value("why", "") : "";
  }
};

TEST_CASE_ON_BOTH_ENGINES("who is linked comes in, to where they wanted to go, without a password of ours", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  const auto arrived = county.Back(departure.cookie, county.there.SignIn(departure.address, "lin"));
  REQUIRE(arrived);
  const auto& came_in = std::get<CameIn>(*arrived);
  CHECK(came_in.next == "/office/people");
  CHECK(came_in.signed_in.stage == Stage::kFull);
  const auto entrant = county.EntrantWith(came_in.signed_in.token);
  REQUIRE(entrant);
  CHECK(entrant->visitor.person == county.lin);
  CHECK(entrant->session.way == kSsoWay);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'session.start' AND outcome = 'done'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a password that is too old does not keep out who came without it", place) {
  SsoCounty county(place);
  county.now += std::chrono::days(400);
  CHECK(county.Enter("lin") == "full");
}

TEST_CASE_ON_BOTH_ENGINES("whoever was invited and comes in by the provider is active", place) {
  SsoCounty county(place);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET state = 'invited', password = ''");
    act.Commit();
  }
  CHECK(county.Enter("lin") == "full");
  CHECK(county.Count("SELECT COUNT(*) FROM person WHERE state = 'active'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("who is not linked is told so by the provider's name, and recorded without it", place) {
  SsoCounty county(place);
  CHECK(Has(county.Enter("stranger", {{"name", "顾汀"}}), "统一身份认证里的“顾汀”还没有关联"));
  CHECK(county.Why() == "unknown");
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%stranger%' OR detail LIKE '%顾汀%'") == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM session") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the same name at another provider is another person", place) {
  SsoCounty county(place);
  county.there.issuer = "https://other.example";
  county.Set({.issuer = county.there.issuer,
              .client_id = county.there.client_id,
              .client_secret = county.there.client_secret});
  CHECK(Has(county.Enter("lin"), "还没有关联"));
}

TEST_CASE_ON_BOTH_ENGINES("who was stopped, or holds no post, stays out", place) {
  SsoCounty county(place);
  county.EndPosts(county.lin, 2026y / 3 / 9);
  CHECK(Has(county.Enter("lin"), "没有在任的岗位"));
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET state = 'stopped'");
    act.Commit();
  }
  CHECK(Has(county.Enter("lin"), "已停用"));
}

TEST_CASE_ON_BOTH_ENGINES("the provider's second factor counts where it is trusted and named, ours is owed elsewhere",
                          place) {
  SsoCounty county(place);
  const PersonId gu = county.Hire("guting", "顾汀", PostKind::kAuditAdmin, county.county_office);
  county.LinkTo(gu, "gu");
  const Json two = {{"amr", {"pwd", "otp"}}}, one = {{"amr", {"pwd"}}};
  CHECK(county.Enter("gu", two) == "enrol");
  SsoSettings settings = SsoInForce(county.desk);
  settings.trusts_second_factor = true;
  settings.trusted_acr = "loa3";
  county.Set(settings);
  CHECK(county.Enter("gu", two) == "full");
  CHECK(county.Enter("gu", {{"acr", "loa3"}}) == "full");
  CHECK(county.Enter("gu", one) == "enrol");
  CHECK(county.Enter("gu", {{"acr", "loa1"}}) == "enrol");
  CHECK(county.Enter("gu") == "enrol");
}

TEST_CASE_ON_BOTH_ENGINES("a session without a second factor owes ours as soon as a post asks for it", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  const auto arrived = county.Back(departure.cookie, county.there.SignIn(departure.address, "lin"));
  const std::string token = std::get<CameIn>(*arrived).signed_in.token;
  county.Give(county.lin, PostKind::kSupervisor, county.county_office, 2026y / 3 / 10);
  CHECK(county.EntrantWith(token)->session.stage == Stage::kEnrol);
}

TEST_CASE_ON_BOTH_ENGINES("another state, no cookie, another's cookie and an old one open nothing", place) {
  SsoCounty county(place);
  const Departure mine = county.Out(), other = county.Out();
  const std::string back = county.there.SignIn(mine.address, "lin");
  const std::string expected = "这次登录已经过期，或者不是在这个浏览器里开始的，请再登录一次。";
  CHECK(county.Back("", back).error().message == expected);
  CHECK(county.Back("x", back).error().message == expected);
  CHECK(county.Back(other.cookie, back).error().message == expected);
  CHECK(county.Why() == "state");
  CHECK(county.Back(mine.cookie, back.substr(0, back.find('&'))).error().message == expected);
  CHECK(county.Back(mine.cookie, back + "x").error().message == expected);
  county.now += kTripLasts;
  CHECK(county.Back(mine.cookie, back).error().message == expected);
  CHECK(county.Count("SELECT COUNT(*) FROM session") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a code opens once, and only for the browser that has its verifier", place) {
  SsoCounty county(place);
  const Departure mine = county.Out(), other = county.Out();
  const std::string back = county.there.SignIn(mine.address, "lin");
  const std::string code = back.substr(0, back.find('&'));
  const std::string state =
      "&state=" + FakeProvider::FieldsOf(other.address.substr(other.address.find('?') + 1)).at("state");
  CHECK_FALSE(county.Back(other.cookie, code + state));  // stolen, and put into one's own trip
  CHECK(county.Why() == "provider");
  const Departure again = county.Out();
  const std::string second = county.there.SignIn(again.address, "lin");
  CHECK(county.Back(again.cookie, second));
  CHECK_FALSE(county.Back(again.cookie, second));
  CHECK(county.Why() == "provider");
}

TEST_CASE_ON_BOTH_ENGINES("a token that was tampered with opens nothing, and the trail says what it was", place) {
  SsoCounty county(place);
  county.there.change_claims = [](Json& claims) { claims["nonce"] = "other"; };
  CHECK(Has(county.Enter("lin"), "不能相信"));
  CHECK(county.Why() == "token");
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%不是为这一次登录签发的%'") == 1);
  county.there.change_claims = nullptr;
  county.there.change_header = [](Json& header) { header["alg"] = "none"; };
  CHECK(Has(county.Enter("lin"), "不能相信"));
  county.there.change_header = nullptr;
  CHECK(county.Enter("lin") == "full");
}

TEST_CASE_ON_BOTH_ENGINES("an answer in another provider's name is refused before its code is turned in", place) {
  SsoCounty county(place);
  county.there.change_metadata = [](Json& metadata) {
    metadata["authorization_response_iss_parameter_supported"] = true;
  };
  for (const std::string iss : {"", "&iss=https%3A%2F%2Fevil.example"}) {
    const Departure departure = county.Out();
    const std::string back = county.there.SignIn(departure.address, "lin");
    const std::size_t before = county.there.asked.size();
    CHECK_FALSE(county.Back(departure.cookie, back + iss));
    CHECK(county.Why() == "issuer");
    CHECK(county.there.asked.size() == before);
  }
  const Departure departure = county.Out();
  const std::string back = county.there.SignIn(departure.address, "lin");
  CHECK(county.Back(departure.cookie, back + "&iss=https%3A%2F%2Fid.chengyan.example"));
}

TEST_CASE_ON_BOTH_ENGINES("who changes their mind there is told so, and it counts as no attempt", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  const std::string state =
      FakeProvider::FieldsOf(departure.address.substr(departure.address.find('?') + 1)).at("state");
  CHECK(county.Back(departure.cookie, "error=access_denied&state=" + state).error().message ==
        "您在统一身份认证那里取消了登录。");
  CHECK_FALSE(county.Back(departure.cookie, "error=server_error&state=" + state));
  CHECK(county.Count("SELECT COUNT(*) FROM sign_in_attempt WHERE failed = 1") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a new key is fetched once when a token comes under it; the old ones are then gone", place) {
  SsoCounty county(place);
  CHECK(county.Enter("lin") == "full");
  const testing::SigningKey old = county.there.key;
  county.there.key = testing::SigningKey::Rsa();
  county.there.kid = "2026-2";
  county.there.asked.clear();
  CHECK(county.Enter("lin") == "full");
  CHECK(std::ranges::count(county.there.asked, county.there.issuer + "/keys") == 1);
  CHECK(county.Enter("lin") == "full");
  CHECK(std::ranges::count(county.there.asked, county.there.issuer + "/keys") == 1);
  county.there.change_header = [](Json& header) { header["kid"] = "2026-1"; };
  CHECK(Has(county.Enter("lin"), "不能相信"));
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%没有公布它的签名公钥%'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what the provider says of itself is asked again after ten minutes", place) {
  SsoCounty county(place);
  const std::string address = county.there.issuer + "/.well-known/openid-configuration";
  CHECK(county.Enter("lin") == "full");
  county.now += 9min;
  CHECK(county.Enter("lin") == "full");
  CHECK(std::ranges::count(county.there.asked, address) == 1);
  county.now += 1min;
  CHECK(county.Enter("lin") == "full");
  CHECK(std::ranges::count(county.there.asked, address) == 2);
}

TEST_CASE_ON_BOTH_ENGINES(
    "a provider that is down is told in a plain sentence, counts as no attempt, and passwords work", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  const std::string back = county.there.SignIn(departure.address, "lin");
  county.there.is_down = true;
  const auto arrived = county.Back(departure.cookie, back);
  REQUIRE_FALSE(arrived);
  CHECK(arrived.error().message == "统一身份认证现在没有回应。请稍后再试，或者用密码登录。");
  CHECK(county.Why() == "no answer");
  CHECK(county.Count("SELECT COUNT(*) FROM sign_in_attempt WHERE failed = 1") == 0);
  county.now += 10min;
  CHECK(SetOut(county.desk, county.provider, kReturn, "", std::nullopt).error().kind == ErrorKind::kConflict);
  CHECK(SignIn(county.desk, "linxi", kPassword, kHere));
}

TEST_CASE_ON_BOTH_ENGINES("states cannot be tried without end", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  for (int i = 0; i < 50; ++i) CHECK_FALSE(county.Back(departure.cookie, "code=x&state=" + std::to_string(i)));
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE outcome = 'refused'") == kWrongPerAccount);
}

TEST_CASE_ON_BOTH_ENGINES("without settings nothing sets out, and nothing arrives", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  const std::string back = county.there.SignIn(departure.address, "lin");
  county.Set({});
  CHECK(SetOut(county.desk, county.provider, kReturn, "", std::nullopt).error().kind == ErrorKind::kNotFound);
  CHECK(county.Back(departure.cookie, back).error().kind == ErrorKind::kNotFound);
}

struct Linking : SsoCounty {
  explicit Linking(const testing::TestDatabase& place) : SsoCounty(place) {
    su = Hire("suyan", "苏砚", PostKind::kHandler, township);
    token = SignIn(desk, "suyan", kPassword, kHere)->token;
  }
  PersonId su{0};
  std::string token;

  Entrant Su() { return *EntrantWith(token); }
  Result<Arrived> Show(const std::string& sub, const std::optional<Entrant>& entrant) {
    const Departure departure = Out(su);
    return Back(departure.cookie, there.SignIn(departure.address, sub, {{"name", "苏砚（县府办）"}}), entrant);
  }
};

TEST_CASE_ON_BOTH_ENGINES("one links oneself: the identity is shown, the password asked for, and then it opens",
                          place) {
  Linking county(place);
  const auto shown = county.Show("su", county.Su());
  REQUIRE(shown);
  const auto& offer = std::get<LinkOffer>(*shown);
  CHECK(offer.name == "苏砚（县府办）");
  CHECK(Has(county.Enter("su"), "还没有关联"));  // shown is not linked
  const auto wrong = ConfirmLink(county.desk, county.Su(), offer.sealed, "wrong", {.address = "192.0.2.7"});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.errors().front().field == "password");
  CHECK(OfferLinkAgain(county.desk, county.Su(), offer.sealed)->name == offer.name);
  CHECK(ConfirmLink(county.desk, county.Su(), offer.sealed, kPassword, {.address = "192.0.2.7"}));
  CHECK(county.Enter("su") == "full");
  CHECK(Unlink(county.desk, county.Su()));
  CHECK(Has(county.Enter("su"), "还没有关联"));
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act LIKE 'person.sso_%'") == 3);
}

TEST_CASE_ON_BOTH_ENGINES("an identity is linked in the session that set out, and to nobody who has it already",
                          place) {
  Linking county(place);
  CHECK_FALSE(county.Show("su", std::nullopt));
  const std::string lin = SignIn(county.desk, "linxi", kPassword, kHere)->token;
  CHECK_FALSE(county.Show("su", county.EntrantWith(lin)));
  CHECK(Has(county.Show("lin", county.Su()).error().message, "关联了别人的账号"));
  const auto shown = county.Show("su", county.Su());
  const auto& offer = std::get<LinkOffer>(*shown);
  CHECK_FALSE(ConfirmLink(county.desk, *county.EntrantWith(lin), offer.sealed, kPassword, {.address = "192.0.2.7"}));
  CHECK_FALSE(OfferLinkAgain(county.desk, *county.EntrantWith(lin), offer.sealed));
  county.LinkTo(county.lin, "su");  // while the password was typed
  CHECK_FALSE(ConfirmLink(county.desk, county.Su(), offer.sealed, kPassword, {.address = "192.0.2.7"}));
}

TEST_CASE_ON_BOTH_ENGINES("who has no password keeps the only way in", place) {
  SsoCounty county(place);
  const Departure departure = county.Out();
  const auto arrived = county.Back(departure.cookie, county.there.SignIn(departure.address, "lin"));
  const Entrant entrant = *county.EntrantWith(std::get<CameIn>(*arrived).signed_in.token);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET password = ''");
    act.Commit();
  }
  CHECK(Unlink(county.desk, entrant).error().kind == ErrorKind::kConflict);
  CHECK(county.Enter("lin") == "full");
}

TEST_CASE_ON_BOTH_ENGINES("the system administrator links others: sessions end, nobody is linked twice, versions count",
                          place) {
  Linking county(place);
  const PersonId gu = county.Hire("guting", "顾汀", PostKind::kSystemAdmin, county.county_office);
  const Actor actor{.person = gu, .post = PostKind::kSystemAdmin};
  const auto version = [&] {
    db::Reader reader = county.database->Read();
    return FindPerson(reader, county.su)->version;
  };
  const auto fault = [&](PersonId person, std::string_view sub, std::int64_t of) {
    const auto set = SetSubject(county.desk, actor, person, sub, of);
    return set ? "" : set.errors().front().field + ":" + set.errors().front().message;
  };
  CHECK(Has(fault(county.su, "lin", version()), "sub:这个标识已经关联了别人"));
  CHECK(Has(fault(county.su, "su", version() + 1), "version:"));
  CHECK(Has(fault(gu, "gu", 0), "自己的关联"));
  CHECK(Has(fault(county.su, std::string(256, 'a'), version()), "sub:"));
  CHECK(fault(county.su, " su\n", version()) == "");
  CHECK_FALSE(county.EntrantWith(county.token));
  CHECK(county.Enter("su") == "full");
  CHECK(fault(county.su, "", version()) == "");
  CHECK(Has(county.Enter("su"), "还没有关联"));
}

TEST_CASE_ON_BOTH_ENGINES("the secret lies sealed in the database; settings are saved once, and the second is told",
                          place) {
  SsoCounty county(place);
  const Actor actor{.person = PersonId{1}, .post = PostKind::kSecurityAdmin};
  CHECK(county.Count("SELECT COUNT(*) FROM setting WHERE value LIKE '%Qing-shan%'") == 0);
  const SsoInUse in_use = ReadSsoInUse(county.desk);
  CHECK(in_use.settings.client_secret == county.there.client_secret);
  SsoForm form = FormOf(in_use.settings, in_use.version);
  form.button = "县统一认证";
  CHECK(SetSso(county.desk, actor, form));
  const auto late = SetSso(county.desk, actor, form);
  REQUIRE_FALSE(late);
  CHECK(late.errors().front().field == kVersionField);
  CHECK(ReadSsoInUse(county.desk).settings.button == "县统一认证");
  CHECK(ReadSsoInUse(county.desk).settings.client_secret == county.there.client_secret);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'policy.sso'") == 1);
  db::Reader reader = county.database->Read();
  CHECK(ReadSso(reader, crypto::Key::Random()).client_secret.empty());
}

TEST_CASE_ON_BOTH_ENGINES("the test tells the first thing that is wrong, and changes nothing", place) {
  SsoCounty county(place);
  const Actor actor{.person = PersonId{1}, .post = PostKind::kSecurityAdmin};
  SsoForm form = FormOf(ReadSsoInUse(county.desk).settings, 1);
  const auto last = [&] {
    const auto steps = TestSso(county.desk, county.provider, actor, form, kReturn);
    return steps ? steps->back().sentence : steps.errors().front().message;
  };
  CHECK(last() == "身份提供方认得客户端编号和密钥。");
  form.client_secret = "wrong";
  CHECK(last() == "核对客户端：身份提供方不认客户端编号或密钥。");
  county.there.change_metadata = [](Json& metadata) { metadata["issuer"] = "https://other.example"; };
  CHECK(Has(last(), "签发者和填写的不一样"));
  county.there.is_down = true;
  CHECK(Has(last(), "连不上"));
  form.issuer = "";
  CHECK(Has(last(), "请先填写签发者"));
  CHECK(ReadSsoInUse(county.desk).settings.client_secret == county.there.client_secret);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'policy.sso_test'") == 4);
}

}  // namespace
}  // namespace gongkai::account
