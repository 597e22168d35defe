// The pages of the audit administrator as a browser walks them, without a socket.
#include "account/audit_pages.h"

#include <doctest/doctest.h>

#include "account/audit_desk_test.h"
#include "account/entrance.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/session_store.h"
#include "web/exchange.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

bool Has(const web::Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class AuditOffice {
 public:
  AuditOffice() {
    db::Transaction act = audit.database->Begin();
    root_ = Found(act, std::nullopt, OrganKind::kCountyGovernment, "澄砚县人民政府");
    office_ = Found(act, root_, OrganKind::kCountyOffice, "澄砚县人民政府办公室");
    township = Found(act, root_, OrganKind::kTownship, "澄砚县枕溪镇人民政府");
    gu = Hire(act, "gulan", "顾澜", office_, PostKind::kAuditAdmin);
    lin = Hire(act, "linxi", "林溪", township, PostKind::kHandler);
    act.Commit();
    AddAuditPages(pages_);
    audit.lin.person = lin;
  }

  web::Response Get(PersonId person, const std::string& target) { return Ask(person, "GET", target, ""); }
  web::Response Post(PersonId person, const std::string& target) {
    return Ask(person, "POST", target, "_csrf=" + site_.tokens.TokenFor(kFormCookie));
  }

  // How often an act stands in the trail.
  std::size_t Count(std::string_view act, Outcome outcome = Outcome::kDone) {
    db::Reader reader = audit.database->Read();
    return ReadTrail(reader, {.act = std::string(act), .outcome = outcome}, std::nullopt, 1000).size();
  }

  gongkai::testing::OnSqlite place;
  testing::AuditDesk audit{place};
  OrganId township{0};
  PersonId gu{0}, lin{0};

 private:
  static constexpr std::string_view kFormCookie = "0123456789abcdef0123456789abcdef";

  OrganId Found(db::Transaction& act, std::optional<OrganId> parent, OrganKind kind, const std::string& name) {
    return AddOrgan(
        act,
        {.parent = parent, .kind = kind, .code = name, .name = name, .short_name = name, .opened_on = 2020y / 1 / 1});
  }

  PersonId Hire(db::Transaction& act, std::string login, std::string name, OrganId organ, PostKind kind) {
    const PersonId id =
        AddPerson(act, {.login = std::move(login), .name = std::move(name), .state = PersonState::kActive});
    AddPost(act, {.organ = organ, .person = id, .kind = kind, .from = 2025y / 1 / 1});
    return id;
  }

  web::Response Ask(PersonId person, std::string method, const std::string& target, const std::string& body) {
    web::Head head{.method = std::move(method),
                   .peer = "127.0.0.1",
                   .headers = web::Parameters(web::Parameters::Names::kIgnoreCase)};
    head.headers.Add("Host", "localhost");
    head.headers.Add("Cookie", std::string(web::FormTokens::kCookie) + "=" + std::string(kFormCookie) + "; " +
                                   std::string(kSessionCookie) + "=" + SignIn(person));
    head.headers.Add("Content-Type", "application/x-www-form-urlencoded");
    head.headers.Add("Content-Length", std::to_string(body.size()));
    web::Exchange exchange(site_, target);
    exchange.Begin(head);
    exchange.Feed(body);
    return exchange.Finish();
  }

  std::string SignIn(PersonId person) {
    std::string token = NewSessionToken();
    db::Transaction act = audit.database->Begin();
    AddSession(act, {.token_digest = DigestOfToken(token),
                     .person = person,
                     .started_at = audit.now,
                     .seen_at = audit.now,
                     .ends_at = audit.now + 12h,
                     .stage = Stage::kFull,
                     .address = "127.0.0.1",
                     .agent = "test"});
    act.Commit();
    return token;
  }

  OrganId root_{0}, office_{0};
  web::Router router_;
  Office pages_{router_, audit.desk};
  web::Site site_{{.secret = "test", .log = [](std::string_view) {}}, router_};
};

TEST_CASE("entries are told in words: who, under which post, what, where") {
  AuditOffice office;
  office.audit.Do(office.township.value, "organ.rename");
  const auto page = office.Get(office.gu, "/office/audit");
  CHECK(page.status == 200);
  CHECK(Has(page, "林溪"));
  CHECK(Has(page, "经办人"));
  CHECK(Has(page, "机关更名"));
  CHECK(Has(page, "澄砚县枕溪镇人民政府"));
  CHECK(Has(page, "2026-03-10 08:00:01"));
  CHECK_FALSE(Has(page, "organ.rename</"));
}

TEST_CASE("nobody but the audit administrator sees the trail, and who tries stands in it") {
  AuditOffice office;
  CHECK(office.Get(office.lin, "/office/audit").status == 403);
  CHECK(office.Get(office.lin, "/office/audit/export").status == 403);
  CHECK(office.Post(office.lin, "/office/audit/export").status == 403);
  CHECK(office.Count("audit.see", Outcome::kRefused) == 1);
  CHECK(office.Count("audit.export", Outcome::kRefused) == 2);
  CHECK(Has(office.Get(office.gu, "/office/audit?outcome=refused"), "查看审计记录"));
}

TEST_CASE("looking at the pages stands in the trail once an hour") {
  AuditOffice office;
  office.Get(office.gu, "/office/audit");
  office.Get(office.gu, "/office/audit?act=audit.see");
  CHECK(office.Count("audit.see") == 1);
}

TEST_CASE("filters stand in the address and go along from page to page") {
  AuditOffice office;
  for (int i = 0; i < 60; ++i) office.audit.Do(office.township.value, "organ.rename");
  office.audit.Do(office.township.value, "organ.edit");
  const auto first = office.Get(office.gu, "/office/audit?act=organ.rename&from=2026-03-10&until=2026-03-10");
  CHECK_FALSE(Has(first, "<td>修改机关资料"));
  const std::string marker = "from=2026-03-10&amp;until=2026-03-10&amp;act=organ.rename&amp;behind=";
  REQUIRE(Has(first, marker));
  const std::size_t begin = first.body.find(marker) + marker.size();
  const std::string place = first.body.substr(begin, first.body.find('"', begin) - begin);
  const auto second = office.Get(office.gu, "/office/audit?act=organ.rename&behind=" + place);
  CHECK(Has(second, "2026-03-10 08:00:10"));
  CHECK_FALSE(Has(second, "2026-03-10 08:00:11"));
  CHECK(Has(second, "回到最新"));
  CHECK_FALSE(Has(second, "更早的记录"));
  CHECK(Has(office.Get(office.gu, "/office/audit?until=2026-03-09"), "没有符合条件的记录"));
}

TEST_CASE("a day that makes no sense is said beside the filters, and nothing breaks on a made-up address") {
  AuditOffice office;
  CHECK(Has(office.Get(office.gu, "/office/audit?from=2026-13-01"), "日期“2026-13-01”看不懂"));
  CHECK(Has(office.Get(office.gu, "/office/audit?from=2026-03-10&until=2026-03-01"), "起始日期晚于截止日期"));
  CHECK(office.Get(office.gu, "/office/audit?chain=x&person=-1&outcome=y&behind=1.2&act=%00").status < 500);
}

TEST_CASE("one entry shows its details and holds itself against the one before; one that is not there is 404") {
  AuditOffice office;
  office.audit.Do(office.township.value, "organ.rename");
  office.audit.Do(office.township.value, "organ.edit");
  const std::string address = "/office/audit/" + std::to_string(office.township.value) + "/2";
  CHECK(Has(office.Get(office.gu, address), "内容与校验码相符"));
  office.audit.Tamper("UPDATE audit_entry SET person_id = 1 WHERE number = 2 AND act = 'organ.edit'");
  CHECK(Has(office.Get(office.gu, address), "被改动过"));
  CHECK(office.Get(office.gu, "/office/audit/99/1").status == 404);
  CHECK(office.Get(office.gu, "/office/audit/x/1").status == 404);
}

TEST_CASE("a check that finds something is told in red, each fault in its sentence") {
  AuditOffice office;
  office.audit.Do(office.township.value, "organ.rename");
  CHECK(Has(office.Get(office.gu, "/office/audit"), "还没有核对过"));
  CHECK(office.Post(office.gu, "/office/audit/verify").status == 303);
  CHECK(Has(office.Get(office.gu, "/office/audit"), "没有发现改动"));
  office.audit.Tamper("UPDATE audit_entry SET object = '' WHERE act = 'organ.rename'");
  office.audit.now += 1min;
  office.Post(office.gu, "/office/audit/verify");
  const auto page = office.Get(office.gu, "/office/audit");
  CHECK(Has(page, "alert-danger"));
  CHECK(Has(page, "澄砚县枕溪镇人民政府的审计记录第 1 条被改动过：内容与校验码不符。"));
}

TEST_CASE("what is taken away is a zip, asked for first with its filter in words") {
  AuditOffice office;
  office.audit.Do(office.township.value, "organ.rename");
  const std::string filter = "?act=organ.rename&chain=" + std::to_string(office.township.value);
  const auto ask = office.Get(office.gu, "/office/audit/export" + filter);
  CHECK(Has(ask, "机关更名"));
  CHECK(Has(ask, "澄砚县枕溪镇人民政府"));
  const auto archive = office.Post(office.gu, "/office/audit/export" + filter);
  CHECK(archive.status == 200);
  CHECK(archive.content_type == "application/zip");
  CHECK(archive.body.starts_with("PK"));
  CHECK(office.Count("audit.export") == 1);
  CHECK(Has(office.Post(office.gu, "/office/audit/export?act=post.end"), "没有符合条件的审计记录"));
}

}  // namespace
}  // namespace gongkai::account
