// The pages of the audit administrator as a browser walks them, without a socket.
#include "account/audit_pages.h"

#include <doctest/doctest.h>
#include <support/browser.h>
#include <support/county.h>

#include "account/audit_store.h"
#include "account/entrance.h"
#include "account/session_store.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using gongkai::testing::Browser;

bool Has(const web::Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

struct AuditOffice : gongkai::testing::County {
  explicit AuditOffice(const gongkai::testing::TestDatabase& place) : County(place) {}

  PersonId gu = Hire("gulan", "顾澜", PostKind::kAuditAdmin, county_office);
  PersonId lin = Hire("linxi", "林溪", PostKind::kHandler, township);

  // Signed in with all that is owed; how one comes to that is for the tests of signing in.
  Browser SignIn(PersonId person) {
    const std::string token = NewSessionToken();
    db::Transaction act = database->Begin();
    AddSession(act, {.token_digest = DigestOfToken(token),
                     .person = person,
                     .started_at = now,
                     .seen_at = now,
                     .ends_at = now + 12h,
                     .stage = Stage::kFull,
                     .address = "192.0.2.7",
                     .agent = "test",
                     .second_factor_done = true});
    act.Commit();
    Browser browser(router);
    browser.cookies[std::string(kSessionCookie)] = token;
    return browser;
  }

  // An act of 林溪's, a second after the one before.
  void Do(std::string_view act) {
    now += 1s;
    Deed deed(desk, {.person = lin, .post = PostKind::kHandler, .name = "林溪", .address = "192.0.2.7"});
    deed.Record(township, act, ObjectOf("organ", township.value));
    deed.Commit();
  }

  std::size_t Times(std::string_view act, Outcome outcome = Outcome::kDone) {
    db::Reader reader = database->Read();
    return ReadTrail(reader, {.act = std::string(act), .outcome = outcome}, std::nullopt, 1000).size();
  }

  void Tamper(std::string_view sql) {
    db::Transaction act = database->Begin();
    REQUIRE(act.Execute(sql) == 1);
    act.Commit();
  }

  std::string PageOf(int number) const {
    return "/office/audit/" + std::to_string(township.value) + "/" + std::to_string(number);
  }
};

TEST_CASE_ON_BOTH_ENGINES("entries are told in words: who, under which post, what, where", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  office.Do("organ.rename");
  const auto page = gu.Get("/office/audit");
  CHECK(page.status == 200);
  CHECK(Has(page, "林溪"));
  CHECK(Has(page, "经办人"));
  CHECK(Has(page, "机关更名"));
  CHECK(Has(page, "澄砚县枕溪镇人民政府"));
  CHECK(Has(page, "2026-03-10 09:00:01"));
  CHECK_FALSE(Has(page, "organ.rename</"));
}

TEST_CASE_ON_BOTH_ENGINES("nobody but the audit administrator sees the trail, and who tries stands in it", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  Browser lin = office.SignIn(office.lin);
  CHECK(lin.Get("/office/audit").status == 403);
  CHECK(lin.Get("/office/audit/export").status == 403);
  CHECK(lin.Post("/office/audit/export", {}).status == 403);
  CHECK(office.Times("audit.see", Outcome::kRefused) == 1);
  CHECK(office.Times("audit.export", Outcome::kRefused) == 2);
  CHECK(Has(gu.Get("/office/audit?outcome=refused"), "查看审计记录"));
}

TEST_CASE_ON_BOTH_ENGINES("looking at the pages stands in the trail once an hour", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  gu.Get("/office/audit");
  gu.Get("/office/audit?act=audit.see");
  CHECK(office.Times("audit.see") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("filters stand in the address and go along from page to page", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  for (int i = 0; i < 60; ++i) office.Do("organ.rename");
  office.Do("organ.edit");
  const auto first = gu.Get("/office/audit?act=organ.rename&from=2026-03-10&until=2026-03-10");
  CHECK_FALSE(Has(first, "<td>修改机关资料"));
  const std::string marker = "from=2026-03-10&amp;until=2026-03-10&amp;act=organ.rename&amp;behind=";
  REQUIRE(Has(first, marker));
  const std::size_t begin = first.body.find(marker) + marker.size();
  const std::string behind = first.body.substr(begin, first.body.find('"', begin) - begin);
  const auto second = gu.Get("/office/audit?act=organ.rename&behind=" + behind);
  CHECK(Has(second, "2026-03-10 09:00:10"));
  CHECK_FALSE(Has(second, "2026-03-10 09:00:11"));
  CHECK(Has(second, "回到最新"));
  CHECK_FALSE(Has(second, "更早的记录"));
  CHECK(Has(gu.Get("/office/audit?until=2026-03-09"), "没有符合条件的记录"));
}

TEST_CASE_ON_BOTH_ENGINES(
    "a day that makes no sense is said beside the filters, and nothing breaks on a made-up address", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  CHECK(Has(gu.Get("/office/audit?from=2026-13-01"), "日期“2026-13-01”看不懂"));
  CHECK(Has(gu.Get("/office/audit?from=2026-03-10&until=2026-03-01"), "起始日期晚于截止日期"));
  CHECK(gu.Get("/office/audit?chain=x&person=-1&outcome=y&behind=1.2&act=%00").status < 500);
  CHECK(gu.Get("/office/audit?behind=9223372036854775807.1.1").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES(
    "one entry shows its details and holds itself against the one before; one that is not there is 404", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  office.Do("organ.rename");
  office.Do("organ.edit");
  CHECK(Has(gu.Get(office.PageOf(2)), "内容与校验码相符"));
  office.Tamper("UPDATE audit_entry SET person_id = 1 WHERE number = 2 AND act = 'organ.edit'");
  CHECK(Has(gu.Get(office.PageOf(2)), "被改动过"));
  CHECK(gu.Get("/office/audit/99/1").status == 404);
  CHECK(gu.Get("/office/audit/x/1").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("a check that finds something is told in red, each fault in its sentence", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  office.Do("organ.rename");
  CHECK(Has(gu.Get("/office/audit"), "还没有核对过"));
  CHECK(gu.Post("/office/audit/verify", {}).status == 303);
  CHECK(Has(gu.Get("/office/audit"), "没有发现改动"));
  office.Tamper("UPDATE audit_entry SET object = '' WHERE act = 'organ.rename'");
  office.now += 1min;
  gu.Post("/office/audit/verify", {});
  const auto page = gu.Get("/office/audit");
  CHECK(Has(page, "alert-danger"));
  CHECK(Has(page, "澄砚县枕溪镇人民政府的审计记录第 1 条被改动过：内容与校验码不符。"));
}

TEST_CASE_ON_BOTH_ENGINES("what is taken away is a zip, asked for first with its filter in words", place) {
  AuditOffice office(place);
  Browser gu = office.SignIn(office.gu);
  office.Do("organ.rename");
  const std::string filter = "?act=organ.rename&chain=" + std::to_string(office.township.value);
  const auto ask = gu.Get("/office/audit/export" + filter);
  CHECK(Has(ask, "机关更名"));
  CHECK(Has(ask, "澄砚县枕溪镇人民政府"));
  const auto archive = gu.Post("/office/audit/export" + filter, {});
  CHECK(archive.status == 200);
  CHECK(archive.content_type == "application/zip");
  CHECK(archive.body.starts_with("PK"));
  CHECK(office.Times("audit.export") == 1);
  CHECK(Has(gu.Post("/office/audit/export?act=post.end", {}), "没有符合条件的审计记录"));
}

}  // namespace
}  // namespace gongkai::account
