// A small county with people in posts, on a database of its own and at a moment that the test sets: the office as the
// tests of pages and acts need it.
//
//   County county(place);                // TEST_CASE_ON_BOTH_ENGINES gives the place
//   const PersonId lin = county.Hire("linxi", "林溪", PostKind::kHandler, county.township);
//   county.now += std::chrono::minutes(5);
//   Browser browser(county.router);
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "account/keys.h"
#include "account/office.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/routes.h"
#include "account/session_store.h"
#include "account/sign_in_store.h"
#include "crypto/bytes.h"
#include "crypto/password_hash.h"
#include "crypto/totp.h"
#include "embedded/embedded_migrations.h"
#include "support/test_databases.h"

namespace gongkai::testing {

inline constexpr const char* kPassword = "Mo7-tian-he";

/// What the phone shows, given the secret as the page writes it.
inline std::string CodeFor(std::string secret, Instant now) {
  std::erase(secret, ' ');
  return crypto::Totp(crypto::Secret(crypto::ParseBase32(secret).value()), now);
}

struct County {
  std::unique_ptr<db::Database> database;
  account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  Instant now = std::chrono::sys_days(std::chrono::year(2026) / 3 / 10) + std::chrono::hours(1);  // nine in Beijing
  account::Desk desk{*database, keys, [this] { return now; }};
  web::Router router;
  account::Office office{router, desk};
  account::OrganId root{0}, county_office{0}, township{0};

  /// The front page belongs to home/, which stands above what is tested with this; a bare one stands in its place.
  enum class Front { kBare, kNone };

  explicit County(const TestDatabase& place, Front front = Front::kBare)
      : database(place.Open(embedded::Migrations())) {
    account::AddRoutes(office);
    if (front == Front::kBare) {
      office.Get("/office", account::Act::kUseOffice,
                 [](const web::Request&, const account::Visitor&) { return web::Response::Text("front"); });
    }
    db::Transaction act = database->Begin();
    root = Add(act, std::nullopt, account::OrganKind::kCountyGovernment, "000", "澄砚县人民政府", "澄砚县");
    county_office = Add(act, root, account::OrganKind::kCountyOffice, "001", "澄砚县人民政府办公室", "县政府办");
    township = Add(act, root, account::OrganKind::kTownship, "101", "澄砚县枕溪镇人民政府", "枕溪镇");
    act.Commit();
  }

  account::OrganId Add(db::Transaction& act, std::optional<account::OrganId> parent, account::OrganKind kind,
                       std::string code, std::string name, std::string short_name) {
    return account::AddOrgan(act, {.parent = parent,
                                   .kind = kind,
                                   .code = std::move(code),
                                   .name = std::move(name),
                                   .short_name = std::move(short_name),
                                   .opened_on = std::chrono::year(2020) / 1 / 1});
  }

  /// With kPassword, and without a device.
  account::PersonId Hire(std::string login, std::string name, account::PostKind post, account::OrganId organ) {
    static const std::string hash = crypto::HashPassword(kPassword);
    db::Transaction act = database->Begin();
    const account::PersonId person =
        account::AddPerson(act, {.login = std::move(login), .name = std::move(name), .created_at = now});
    account::SetPassword(act, person, hash, now);
    account::AddPost(act, {.organ = organ, .person = person, .kind = post, .from = std::chrono::year(2026) / 1 / 1});
    act.Commit();
    return person;
  }

  void Give(account::PersonId person, account::PostKind post, account::OrganId organ, Date from) {
    db::Transaction act = database->Begin();
    account::AddPost(act, {.organ = organ, .person = person, .kind = post, .from = from});
    act.Commit();
  }

  /// As if the session of this token had begun a moment ago.
  void KeepAlive(std::string_view token) {
    const std::int64_t seconds = now.time_since_epoch().count();
    db::Transaction act = database->Begin();
    act.Execute("UPDATE session SET started_at = ?, seen_at = ?, ends_at = ? WHERE token_digest = ?", seconds, seconds,
                seconds + 3600, account::DigestOfToken(token));
    act.Commit();
  }

  /// All posts of a person end on this day.
  void EndPosts(account::PersonId person, Date last_day) {
    db::Transaction act = database->Begin();
    for (const account::Post& post : account::PostsOf(act, person)) account::EndPost(act, post.id, last_day);
    act.Commit();
  }

  std::int64_t Count(std::string_view sql) { return database->Read().One<std::int64_t>(sql); }
};

}  // namespace gongkai::testing
