// A small county for tests of this subject: organs, people in posts, a clock that is turned by hand, and the pages of
// the office behind it, asked as a browser asks, but without a socket.
//
//   TestCounty county;
//   const TestBrowser su = county.SignIn(county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin));
//   CHECK(su.Get("/office/people").status == 200);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "account/entrance.h"
#include "account/office.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/routes.h"
#include "account/session_store.h"
#include "base/percent.h"
#include "docread/read_workbook.h"
#include "embedded/embedded_migrations.h"
#include "web/exchange.h"

namespace gongkai::account {

using namespace std::chrono_literals;

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A browser with one session: it sends the cookies and the form token as a real one does.
class TestBrowser {
 public:
  TestBrowser(web::Site& site, std::string session) : site_(&site), session_(std::move(session)) {}

  web::Response Get(const std::string& target) const {
    web::Exchange exchange(*site_, target);
    exchange.Begin(Head("GET"));
    web::Response response = exchange.Finish();
    if (response.stream) {
      for (std::string piece = response.stream(); !piece.empty(); piece = response.stream()) response.body += piece;
    }
    return response;
  }

  web::Response Post(const std::string& target, const Fields& fields) const {
    std::string body = "_csrf=" + site_->tokens.TokenFor(kFormCookie);
    for (const auto& [name, value] : fields) body += "&" + PercentEncode(name) + "=" + PercentEncode(value);
    return Send(target, "application/x-www-form-urlencoded", body);
  }

  /// With other fields of the form, and the name of the field that holds the file.
  web::Response Upload(const std::string& target, const std::string& file_name, std::string_view bytes,
                       const Fields& fields = {}, const std::string& field = "file") const {
    const std::string part = "--------part\r\nContent-Disposition: form-data; name=";
    std::string body = part + "\"_csrf\"\r\n\r\n" + site_->tokens.TokenFor(kFormCookie) + "\r\n";
    for (const auto& [name, value] : fields) body += part + "\"" + name + "\"\r\n\r\n" + value + "\r\n";
    body += part + "\"" + field + "\"; filename=\"" + file_name + "\"\r\n\r\n" + std::string(bytes) +
            "\r\n--------part--\r\n";
    return Send(target, "multipart/form-data; boundary=------part", body);
  }

 private:
  static constexpr std::string_view kFormCookie = "0123456789abcdef0123456789abcdef";

  web::Response Send(const std::string& target, const std::string& type, const std::string& body) const {
    web::Head head = Head("POST");
    head.headers.Add("Content-Type", type);
    head.headers.Add("Content-Length", std::to_string(body.size()));
    web::Exchange exchange(*site_, target);
    exchange.Begin(head);
    exchange.Feed(body);
    return exchange.Finish();
  }

  web::Head Head(std::string method) const {
    web::Head head{.method = std::move(method),
                   .peer = "127.0.0.1",
                   .headers = web::Parameters(web::Parameters::Names::kIgnoreCase)};
    head.headers.Add("Host", "localhost");
    head.headers.Add("Cookie", std::string(web::FormTokens::kCookie) + "=" + std::string(kFormCookie) + "; " +
                                   std::string(kSessionCookie) + "=" + session_);
    return head;
  }

  web::Site* site_;
  std::string session_;
};

struct TestCounty {
  std::unique_ptr<testing::TestDatabase> own_place;  // when nothing else was asked for
  std::unique_ptr<db::Database> database;
  Keys keys = KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  Instant now = std::chrono::sys_days(2026y / 3 / 10) + 2h;  // ten in the morning in Beijing
  Desk desk{*database, keys, [this] { return now; }};
  web::Router router;
  Office pages{router, desk};
  web::Site site{{.secret = "test"}, router};

  OrganId root{0}, office{0}, bureau{0}, township{0}, other_township{0}, unit{0}, village{0};

  TestCounty() : TestCounty(std::make_unique<testing::OnSqlite>()) {}
  explicit TestCounty(std::unique_ptr<testing::TestDatabase> place) : TestCounty(*place) {
    own_place = std::move(place);
  }
  explicit TestCounty(const testing::TestDatabase& place) : database(place.Open(embedded::Migrations())) {
    db::Transaction act = database->Begin();
    root = Found(act, std::nullopt, OrganKind::kCountyGovernment, "000", "澄砚县人民政府");
    office = Found(act, root, OrganKind::kCountyOffice, "001", "澄砚县人民政府办公室");
    bureau = Found(act, root, OrganKind::kDepartment, "MZJ", "澄砚县民政局");
    township = Found(act, root, OrganKind::kTownship, "101", "澄砚县枕溪镇人民政府");
    other_township = Found(act, root, OrganKind::kTownship, "102", "澄砚县砚台镇人民政府");
    unit = Found(act, township, OrganKind::kUnit, "101-1", "枕溪镇党政综合办公室");
    village = Found(act, township, OrganKind::kVillage, "101-2", "枕溪镇石桥村");
    act.Commit();
    AddRoutes(pages, [](std::string_view bytes) { return docread::ReadWorkbook(bytes); });
    // The front page belongs to home/, which stands above this.
    pages.Get("/office", Act::kUseOffice,
              [](const web::Request&, const Visitor&) { return web::Response::Text("front"); });
  }

  Date today() const { return BeijingDay(now); }

  PersonId AddPersonNamed(const std::string& login, const std::string& name, PersonState state = PersonState::kActive) {
    db::Transaction act = database->Begin();
    const PersonId id = AddPerson(act, {.login = login, .name = name, .state = state, .created_at = now});
    act.Commit();
    return id;
  }

  PostId Give(PersonId person, OrganId organ, PostKind kind, Date from = 2025y / 1 / 1,
              std::optional<Date> until = std::nullopt) {
    db::Transaction act = database->Begin();
    const PostId id = AddPost(act, {.organ = organ, .person = person, .kind = kind, .from = from, .until = until});
    act.Commit();
    return id;
  }

  /// A person in a post.
  PersonId Hire(const std::string& login, const std::string& name, OrganId organ, PostKind kind) {
    const PersonId id = AddPersonNamed(login, name);
    Give(id, organ, kind);
    return id;
  }

  TestBrowser SignIn(PersonId person) {
    const std::string token = NewSessionToken();
    db::Transaction act = database->Begin();
    AddSession(act, {.token_digest = DigestOfToken(token),
                     .person = person,
                     .started_at = now,
                     .seen_at = now,
                     .ends_at = now + 12h,
                     .stage = Stage::kFull,
                     .address = "127.0.0.1",
                     .agent = "test",
                     .second_factor_done = true});
    act.Commit();
    return {site, token};
  }

  Actor ActorAs(PersonId person, PostKind post, std::string once_key = "") const {
    return {.person = person, .post = post, .name = "测试", .address = "127.0.0.1", .once_key = std::move(once_key)};
  }

  std::optional<Person> Find(PersonId person) {
    db::Reader reader = database->Read();
    return FindPerson(reader, person);
  }
  std::vector<Post> Posts(PersonId person) {
    db::Reader reader = database->Read();
    return PostsOf(reader, person);
  }
  std::vector<HeldPost> Held(PersonId person) {
    db::Reader reader = database->Read();
    return HeldPosts(reader, person, today());
  }

  /// "act outcome object" of each entry of a chain, oldest first.
  std::vector<std::string> Trail(OrganId organ) {
    std::vector<std::string> entries;
    db::Reader reader = database->Read();
    for (const db::Row& row :
         reader.Query("SELECT act, outcome, object FROM audit_entry WHERE organ_id = ? ORDER BY number", organ.value)) {
      entries.push_back(row.Get<std::string>(0) + " " + row.Get<std::string>(1) + " " + row.Get<std::string>(2));
    }
    return entries;
  }

 private:
  static OrganId Found(db::Transaction& act, std::optional<OrganId> parent, OrganKind kind, std::string code,
                       std::string name) {
    return AddOrgan(act, {.parent = parent,
                          .kind = kind,
                          .code = std::move(code),
                          .name = name,
                          .short_name = name,
                          .opened_on = 2020y / 1 / 1});
  }
};

inline bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Where a 303 leads.
inline std::string Target(const web::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (web::EqualIgnoringCase(name, "Location")) return value;
  }
  return "";
}

}  // namespace gongkai::account
