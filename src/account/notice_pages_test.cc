// What one is told, as it stands in the office: the bell, the page, how one chooses to be told; who is told of which
// act; and the address of one's calendar.
#include <support/smtp_server.h>

#include "account/calendar_actions.h"
#include "account/county_test.h"
#include "account/notice_actions.h"
#include "account/notice_choice_store.h"
#include "account/notice_store.h"
#include "account/people_actions.h"
#include "account/posts_actions.h"
#include "account/sending_pages.h"

namespace gongkai::account {
namespace {

struct Told : TestCounty {
  using TestCounty::TestCounty;
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);

  void Add(const std::string& title, NoticeKind kind = NoticeKind::kDueSoon, std::string path = "/office/organs") {
    db::Transaction act = database->Begin();
    Tell(act, {.person = lin, .kind = kind, .title = title, .path = std::move(path), .at = now});
    act.Commit();
  }
  std::vector<Notice> NoticesFor(PersonId person) {
    db::Reader reader = database->Read();
    return NoticesOf(reader, person, {});
  }
  std::string TitleFor(PersonId person) {
    const auto notices = NoticesFor(person);
    return notices.empty() ? "" : notices.front().title;
  }
};

Fields Once() {
  static int number = 0;
  std::string key = std::to_string(++number);
  return {{"once", std::string(32 - key.size(), '0') + key}};
}

Fields With(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

TEST_CASE_ON_BOTH_ENGINES("the bell counts what is unread on every page, and there is a page when there is nothing",
                          place) {
  Told county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string empty = lin.Get("/office/notices").body;
  CHECK(Has(empty, "还没有通知"));
  CHECK(Has(empty, "href=\"/office/notices\""));
  CHECK_FALSE(Has(empty, "条未读"));
  CHECK_FALSE(Has(empty, "全部标为已读"));
  county.Add("交 <b>年度</b> 报告");
  county.Add("交指南");
  const std::string page = lin.Get("/office/organs").body;
  CHECK(Has(page, "<b>2</b><span class=\"visually-hidden\">条未读</span>"));
  CHECK(Has(lin.Get("/office/notices").body, "交 &lt;b&gt;年度&lt;/b&gt; 报告"));
  CHECK(Has(county.SignIn(county.Hire("zhou", "周岫", county.township, PostKind::kHandler)).Get("/office/notices").body,
            "还没有通知"));
}

TEST_CASE_ON_BOTH_ENGINES("opening a notice reads it and leads where it is done; looking at the page reads nothing",
                          place) {
  Told county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  county.Add("交年度报告", NoticeKind::kDueSoon, "/office/organs?words=a");
  county.Add("交指南");
  lin.Get("/office/notices");
  lin.Get("/office/notices?which=unread");
  CHECK(county.NoticesFor(county.lin).back().read_at == std::nullopt);
  const std::string first = std::to_string(county.NoticesFor(county.lin).back().id.value);
  const web::Response opened = lin.Post("/office/notices/" + first + "/open", {});
  CHECK(opened.status == 303);
  CHECK(Target(opened) == "/office/organs?words=a");
  CHECK_FALSE(Has(lin.Get("/office/notices?which=unread").body, "交年度报告"));
  CHECK(Has(lin.Get("/office/notices").body, "交年度报告"));
  const std::string second = std::to_string(county.NoticesFor(county.lin).front().id.value);
  CHECK(Target(lin.Post("/office/notices/" + second + "/read", {{"which", "unread"}})) ==
        "/office/notices?which=unread");
  CHECK(Has(lin.Get("/office/notices?which=unread").body, "没有未读的通知"));
}

TEST_CASE_ON_BOTH_ENGINES("another's notice is not there, and is neither opened nor read", place) {
  Told county(place);
  county.Add("交年度报告");
  const std::string id = std::to_string(county.NoticesFor(county.lin).front().id.value);
  const TestBrowser zhou = county.SignIn(county.Hire("zhou", "周岫", county.township, PostKind::kHandler));
  CHECK(zhou.Post("/office/notices/" + id + "/open", {}).status == 404);
  CHECK(zhou.Post("/office/notices/" + id + "/read", {}).status == 404);
  zhou.Post("/office/notices/read", {{"up_to", "999999"}});
  CHECK(county.NoticesFor(county.lin).front().read_at == std::nullopt);
}

TEST_CASE_ON_BOTH_ENGINES("all are read up to the newest that the page showed; older ones are a page further", place) {
  Told county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  for (int i = 1; i <= 31; ++i) county.Add("第" + std::to_string(i) + "件");
  const std::string page = lin.Get("/office/notices").body;
  CHECK(Has(page, "第31件"));
  CHECK(Has(page, "第2件"));
  CHECK_FALSE(Has(page, "第1件"));
  const auto notices = county.NoticesFor(county.lin);
  CHECK(Has(page, "name=\"up_to\" value=\"" + std::to_string(notices.front().id.value) + "\""));
  CHECK(Has(lin.Get("/office/notices?before=" + std::to_string(notices.back().id.value)).body, "第1件"));
  county.Add("后来的");
  lin.Post("/office/notices/read", {{"up_to", std::to_string(notices.front().id.value)}});
  const std::string unread = lin.Get("/office/notices?which=unread").body;
  CHECK(Has(unread, "后来的"));
  CHECK_FALSE(Has(unread, "第31件"));
}

TEST_CASE_ON_BOTH_ENGINES("one chooses how to be told; until then, and again on wish, as the county says", place) {
  Told county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/account").body, "电子邮件每天 8 点汇总发一次；短信或微信不发。21点到第二天7点不打扰"));
  CHECK(Has(lin.Get("/account/notices").body, "现在用的是全县的默认"));
  const Fields chosen = {{"version", "0"},          {"mail_pace", "at_once"}, {"mail_hour", "9"},
                         {"gateway_pace", "daily"}, {"gateway_hour", "17"},   {"quiet_from", "22"},
                         {"quiet_until", "6"}};
  CHECK(lin.Post("/account/notices", With(chosen, Once())).status == 303);
  CHECK(Has(lin.Get("/account").body, "电子邮件马上发；短信或微信每天 17 点汇总发一次。22点到第二天6点不打扰"));
  // Sent from a page that was opened before.
  const web::Response late = lin.Post("/account/notices", With(chosen, Once()));
  CHECK(late.status == 409);
  CHECK(Has(late.body, "您在别处已经改过"));
  Fields wrong = chosen;
  wrong[1].second = "sometimes";
  const web::Response refused = lin.Post("/account/notices", With(wrong, Once()));
  CHECK(refused.status == 422);
  CHECK(Has(refused.body, "请选择电子邮件怎样发"));
  CHECK(Has(refused.body, "<option value=\"17\" selected>"));
  CHECK(lin.Post("/account/notices", With({{"what", "default"}}, Once())).status == 303);
  CHECK(Has(lin.Get("/account/notices").body, "现在用的是全县的默认"));
  CHECK(county.Trail(kInstallation) ==
        std::vector<std::string>(2, "notices.choose done person:" + std::to_string(county.lin.value)));
}

TEST_CASE_ON_BOTH_ENGINES("the system administrator sees what leaves the house, tests it, and says how all are told",
                          place) {
  Told county(place);
  const testing::SmtpServer server;
  const Outlets outlets{
      .mail = web::SendMailOverNet(
          {.host = "127.0.0.1", .port = server.port(), .tls = web::MailTls::kNone, .from = "zwgk@chengyan.example"}),
      .mail_place = "mail.chengyan.example:465（TLS）",
      .mail_from = "zwgk@chengyan.example"};
  AddSendingPages(county.pages, outlets);
  const PersonId su = county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin);
  const TestBrowser admin = county.SignIn(su);
  const std::string page = admin.Get("/office/sending").body;
  CHECK(Has(page, "mail.chengyan.example:465（TLS），发件人 zwgk@chengyan.example"));
  CHECK(Has(page, "没有设置。设置写在配置文件里"));
  CHECK_FALSE(Has(page, "给自己发一条测试消息"));
  const web::Response without = admin.Post("/office/sending/test", With({{"channel", "mail"}}, Once()));
  CHECK(without.status == 422);
  CHECK(Has(without.body, "您的资料里没有电子邮箱"));
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET email = 'suyan@chengyan.example' WHERE id = ?", su.value);
    act.Commit();
  }
  CHECK(Target(admin.Post("/office/sending/test", With({{"channel", "mail"}}, Once()))) ==
        "/office/sending?tested=mail");
  CHECK(Has(server.Letter(1), "Subject: 政务公开通知：测试邮件\n"));
  const Fields defaults = {{"version", "0"},          {"mail_pace", "daily"}, {"mail_hour", "7"},
                           {"gateway_pace", "never"}, {"gateway_hour", "7"},  {"quiet_from", "20"},
                           {"quiet_until", "6"}};
  CHECK(admin.Post("/office/sending", With(defaults, Once())).status == 303);
  CHECK(admin.Post("/office/sending", With(defaults, Once())).status == 409);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/account").body, "电子邮件每天 7 点汇总发一次"));
  CHECK(lin.Get("/office/sending").status == 403);
  CHECK(lin.Post("/office/sending/test", With({{"channel", "mail"}}, Once())).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("who is given a post, loses one or stands in is told by the act itself", place) {
  Told county(place);
  const PersonId qin = county.Hire("qin", "秦安", county.office, PostKind::kSecurityAdmin);
  const Actor actor = county.ActorAs(qin, PostKind::kSecurityAdmin);
  const auto given = GivePost(
      county.desk, actor, {.person = county.lin, .organ = "101", .kind = "deputy", .from = "2026-03-10", .until = ""});
  REQUIRE(given);
  CHECK(county.TitleFor(county.lin) == "您有了新的岗位：澄砚县枕溪镇人民政府分管领导");
  CHECK(RemoveFromPost(county.desk, actor, *given, "2026-03-20"));
  CHECK(county.TitleFor(county.lin) == "您的岗位结束：澄砚县枕溪镇人民政府分管领导");
  CHECK(county.NoticesFor(qin).empty());
  // What is refused tells nobody.
  CHECK_FALSE(RemoveFromPost(county.desk, actor, PostId{999}, "2026-03-20"));
  CHECK(county.NoticesFor(county.lin).size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("what is done to an account is told to its owner, at once even at night", place) {
  Told county(place);
  const PersonId su = county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin);
  county.now += 13h;
  CHECK(NewFirstPassword(county.desk, county.ActorAs(su, PostKind::kSystemAdmin), county.lin));
  CHECK(Has(county.TitleFor(county.lin), "您的密码作废"));
  CHECK(county.NoticesFor(county.lin).front().kind == NoticeKind::kAccount);
}

TEST_CASE_ON_BOTH_ENGINES("the address of a calendar is shown once, renewed and taken back; its token is kept nowhere",
                          place) {
  Told county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/account").body, "生成订阅地址"));
  const auto reader_of = [&](const std::string& token) {
    db::Reader reader = county.database->Read();
    return CalendarReader(county.desk, reader, token).has_value();
  };
  const auto token_in = [](const std::string& page) {
    const std::size_t at = page.find("/calendar/");
    return at == page.npos ? "" : page.substr(at + 10, 64);
  };
  const web::Response shown = lin.Post("/account/calendar", {{"what", "renew"}});
  const std::string token = token_in(shown.body);
  CHECK(token.find_first_not_of("0123456789abcdef") == token.npos);
  CHECK(reader_of(token));
  CHECK_FALSE(Has(lin.Get("/account").body, token));
  const std::string next = token_in(lin.Post("/account/calendar", {{"what", "renew"}}).body);
  CHECK_FALSE(reader_of(token));
  CHECK(reader_of(next));
  {
    db::Reader reader = county.database->Read();
    CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM calendar_token WHERE token_digest = ?", next) == 0);
    CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE ?", "%" + next + "%") == 0);
  }
  lin.Post("/account/calendar", {{"what", "stop"}});
  CHECK_FALSE(reader_of(next));
}

TEST_CASE_ON_BOTH_ENGINES("the calendar of who is stopped, begins anew or has left opens no more, also not later",
                          place) {
  Told county(place);
  const PersonId su = county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin);
  const Actor admin = county.ActorAs(su, PostKind::kSystemAdmin);
  const auto reader_of = [&](const std::string& token) {
    db::Reader reader = county.database->Read();
    return CalendarReader(county.desk, reader, token).has_value();
  };
  const std::string left = RenewCalendar(county.desk, county.ActorAs(county.lin, PostKind::kHandler));
  CHECK(reader_of(left));
  {
    db::Transaction act = county.database->Begin();
    for (const Post& post : PostsOf(act, county.lin)) EndPost(act, post.id, county.today());
    act.Commit();
  }
  CHECK(reader_of(left));  // the last day is a day
  county.now += 24h;
  CHECK_FALSE(reader_of(left));
  const PersonId zhou = county.Hire("zhou", "周岫", county.township, PostKind::kHandler);
  const std::string stopped = RenewCalendar(county.desk, county.ActorAs(zhou, PostKind::kHandler));
  CHECK(reader_of(stopped));
  CHECK(StopAccount(county.desk, admin, zhou));
  CHECK_FALSE(reader_of(stopped));
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE person SET state = 'active' WHERE id = ?", zhou.value);
    act.Commit();
  }
  CHECK_FALSE(reader_of(stopped));
  const PersonId wu = county.Hire("wu", "吴桐", county.township, PostKind::kHandler);
  const std::string anew = RenewCalendar(county.desk, county.ActorAs(wu, PostKind::kHandler));
  CHECK(NewFirstPassword(county.desk, admin, wu));
  CHECK_FALSE(reader_of(anew));
}

}  // namespace
}  // namespace gongkai::account
