// The pages of people and posts as a browser walks them.
#include "account/county_test.h"
#include "account/people_pages.h"
#include "account/sign_in_attempt_store.h"

namespace gongkai::account {
namespace {

struct Walk : TestCounty {
  PersonId system = Hire("xitong", "文砚", office, PostKind::kSystemAdmin);
  PersonId security = Hire("anquan", "沈安", office, PostKind::kSecurityAdmin);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId other = Hire("wairen", "外镇人", other_township, PostKind::kHandler);

  static std::string PageOf(PersonId person) { return "/office/people/" + std::to_string(person.value); }
};

TEST_CASE("a township sees its own people and no other's; another organ's person is not there, rather than forbidden") {
  Walk county;
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string list = lin.Get("/office/people").body;
  CHECK(Has(list, "林溪"));
  CHECK_FALSE(Has(list, "外镇人"));
  CHECK_FALSE(Has(lin.Get("/office/people?organ=" + std::to_string(county.other_township.value)).body, "外镇人"));
  CHECK(lin.Get(Walk::PageOf(county.lin)).status == 200);
  CHECK(lin.Get(Walk::PageOf(county.other)).status == 404);
  CHECK(lin.Get(Walk::PageOf(PersonId{999})).status == 404);
}

TEST_CASE("who looks at another person stands in the trail, once an hour; who looks at himself does not") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  const auto seen = [&](const std::string& object) {
    return county.database->Read().One<std::int64_t>(
        "SELECT COUNT(*) FROM audit_entry WHERE act = 'person.see' AND outcome = 'done' AND object = ?", object);
  };
  const std::string lin = ObjectOf("person", county.lin.value);
  system.Get(Walk::PageOf(county.lin));
  system.Get(Walk::PageOf(county.lin));
  CHECK(seen(lin) == 1);
  CHECK(seen("") == 0);
  system.Get("/office/people");
  CHECK(seen("") == 1);
  system.Get(Walk::PageOf(county.system));
  CHECK(seen(ObjectOf("person", county.system.value)) == 0);
  CHECK(system.Get(Walk::PageOf(PersonId{999})).status == 404);
  CHECK(seen("person:999") == 0);
}

TEST_CASE("another's post can be neither handed on nor called back: it is not there") {
  Walk county;
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string post = std::to_string(county.Posts(county.other)[0].id.value);
  CHECK(lin.Get("/office/posts/" + post + "/delegate").status == 404);
  CHECK(lin.Post("/office/posts/" + post + "/delegate", {}).status == 404);
  CHECK(lin.Post("/office/delegations/" + post + "/end", {}).status == 404);
}

TEST_CASE("only what the visitor may do is a button") {
  Walk county;
  const std::string for_system = county.SignIn(county.system).Get(Walk::PageOf(county.lin)).body;
  CHECK(Has(for_system, "停用账号"));
  CHECK_FALSE(Has(for_system, "任命岗位"));
  const std::string for_security = county.SignIn(county.security).Get(Walk::PageOf(county.lin)).body;
  CHECK_FALSE(Has(for_security, "停用账号"));
  CHECK(Has(for_security, "任命岗位"));
  const std::string for_himself = county.SignIn(county.lin).Get(Walk::PageOf(county.lin)).body;
  CHECK(Has(for_himself, "委托代行"));
  CHECK_FALSE(Has(for_himself, "停用账号"));
}

TEST_CASE("who answers the telephone sees that an account is closed by wrong passwords, and what helps") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  CHECK_FALSE(Has(system.Get(Walk::PageOf(county.lin)).body, "登录已暂停到"));
  db::Transaction act = county.database->Begin();
  const std::string account = AccountDigest(county.desk.keys.blind, "password", "linxi");
  for (int i = 0; i < 5; ++i) AddAttempt(act, account, "192.0.2.9", county.now);
  act.Commit();
  CHECK(Has(system.Get(Walk::PageOf(county.lin)).body, "登录已暂停到"));
  CHECK_FALSE(Has(county.SignIn(county.security).Get(Walk::PageOf(county.lin)).body, "登录已暂停到"));
}

TEST_CASE("an account is opened on the page: the link is shown once, in no address") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  const web::Response opened = system.Post("/office/people", {{"login", "xinren"}, {"name", "新人"}, {"once", "k1"}});
  CHECK(opened.status == 200);
  CHECK(Has(opened.body, "http://localhost/first-password?token="));
  CHECK(Has(system.Get("/office/people?which=none").body, "新人"));
}

TEST_CASE("the key of one form does not answer for another act") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system), security = county.SignIn(county.security);
  const std::string key(32, 'a');
  CHECK(system.Post(Walk::PageOf(county.lin) + "/stop", {{"once", key}}).status == 303);
  CHECK(county.Find(county.lin)->state == PersonState::kStopped);
  CHECK(system.Post(Walk::PageOf(county.other) + "/stop", {{"once", key}}).status == 303);
  CHECK(county.Find(county.other)->state == PersonState::kStopped);
  CHECK(system.Post("/office/people", {{"login", "xinren"}, {"name", "新人"}, {"once", key}}).status == 200);
  CHECK(security.Post("/office/people/" + std::to_string(county.lin.value) + "/posts", {{"once", key}}).status == 422);
  CHECK(security.Post("/office/posts/99999/end", {{"last_day", "2026-03-10"}, {"once", key}}).status == 404);
}

TEST_CASE("what is refused stands in the trail under our address, not in the visitor's words") {
  Walk county;
  const web::Response refused = county.SignIn(county.lin).Get("/office/people/13800138000%E2%80%AEabc/edit");
  CHECK(refused.status == 403);
  db::Reader reader = county.database->Read();
  CHECK(reader.One<std::string>("SELECT object FROM audit_entry WHERE outcome = 'refused'") ==
        "path:/office/people/{id}/edit");
}

TEST_CASE("of a former colleague one sees the post that was held here, and no longer how to reach the person") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  system.Post(Walk::PageOf(county.lin) + "/edit", {{"name", "林溪"}, {"phone", "0379-5550101"}, {"version", "1"}});
  const PersonId colleague = county.Hire("tongshi", "同事", county.township, PostKind::kHandler);
  CHECK(Has(county.SignIn(colleague).Get(Walk::PageOf(county.lin)).body, "0379-5550101"));
  {
    db::Transaction act = county.database->Begin();
    EndPost(act, county.Posts(county.lin)[0].id, 2026y / 3 / 1);
    act.Commit();
  }
  county.Give(county.lin, county.other_township, PostKind::kHandler);
  const std::string page = county.SignIn(colleague).Get(Walk::PageOf(county.lin)).body;
  CHECK(Has(page, "以前的岗位"));
  CHECK_FALSE(Has(page, "0379-5550101"));
  CHECK_FALSE(Has(page, "因此不能登录使用"));
}

TEST_CASE("a name that shows nothing, or turns the line, is refused") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  for (const std::string name : {"　　", "\u200B", "陆\u202E衡", "陆\u200B衡"}) {
    CHECK(system.Post("/office/people", {{"login", "xinren"}, {"name", name}}).status == 422);
  }
  CHECK(system.Post("/office/people", {{"login", "xinren"}, {"name", " 新人 "}}).status == 200);
  CHECK(Has(system.Get("/office/people?which=none").body, ">新人<"));
}

TEST_CASE("the form comes back with everything typed and every fault") {
  Walk county;
  const web::Response refused =
      county.SignIn(county.system)
          .Post("/office/people", {{"login", "xitong"}, {"name", "重名的人"}, {"email", "不是邮箱"}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.body, "value=\"重名的人\""));
  CHECK(Has(refused.body, "value=\"不是邮箱\""));
  CHECK(Has(refused.body, "已经是文砚的"));
}

TEST_CASE("two save the same person: the second sees both versions, keeps his own, and then saves knowingly") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  const std::string edit = Walk::PageOf(county.lin) + "/edit";
  CHECK(system.Post(edit, {{"name", "林溪"}, {"phone", "111"}, {"version", "1"}}).status == 303);
  const web::Response second = system.Post(edit, {{"name", "林溪"}, {"phone", "222"}, {"version", "1"}});
  CHECK(second.status == 422);
  CHECK(Has(second.body, "已保存的"));
  CHECK(Has(second.body, ">111<"));
  CHECK(Has(second.body, "value=\"222\""));
  CHECK(Has(second.body, "name=\"version\" value=\"2\""));
  CHECK(system.Post(edit, {{"name", "林溪"}, {"phone", "222"}, {"version", "2"}}).status == 303);
  CHECK(county.Find(county.lin)->phone == "222");
}

TEST_CASE("a post is given and ended on the pages, and the list shows it") {
  Walk county;
  const TestBrowser security = county.SignIn(county.security);
  const web::Response given = security.Post(Walk::PageOf(county.lin) + "/posts",
                                            {{"organ", "101"}, {"kind", "secrecy_examiner"}, {"from", "2026-03-10"}});
  CHECK(given.status == 303);
  CHECK(Has(security.Get("/office/people?post=secrecy_examiner").body, "林溪"));
  const std::string post = std::to_string(county.Posts(county.lin)[0].id.value);
  CHECK(security.Get("/office/posts/" + post + "/end").status == 200);
  CHECK(security.Post("/office/posts/" + post + "/end", {{"last_day", "2026-03-09"}}).status == 303);
  CHECK_FALSE(Has(security.Get("/office/people?post=secrecy_examiner").body, "林溪"));
}

TEST_CASE("the list finds by part of a name, and a percent sign is a percent sign") {
  Walk county;
  const TestBrowser system = county.SignIn(county.system);
  CHECK(Has(system.Get("/office/people?name=%E5%A4%96%E9%95%87").body, "外镇人"));
  CHECK_FALSE(Has(system.Get("/office/people?name=%25").body, "外镇人"));
}

TEST_CASE("who stands in for whom is seen from both sides") {
  Walk county;
  const PersonId chief = county.Hire("zhenzhang", "镇长甲", county.township, PostKind::kChief);
  const std::string post = std::to_string(county.Posts(chief)[0].id.value);
  const TestBrowser browser = county.SignIn(chief);
  CHECK(browser
            .Post("/office/posts/" + post + "/delegate", {{"delegate", std::to_string(county.lin.value)},
                                                          {"from", "2026-03-10"},
                                                          {"until", "2026-03-12"},
                                                          {"reason", "出差"}})
            .status == 303);
  const std::string list = browser.Get("/office/people").body;
  CHECK(Has(list, "代镇长甲行使（出差）"));
  CHECK(Has(list, "现由林溪代行"));
  CHECK(Has(browser.Get(Walk::PageOf(chief)).body, "我委托出去的"));
}

TEST_CASE("the table of permissions marks the visitor's own post") {
  Walk county;
  const std::string page = county.SignIn(county.lin).Get("/office/permissions").body;
  CHECK(Has(page, "您的岗位"));
  CHECK(Has(page, "您作为经办人可以做什么"));
}

}  // namespace
}  // namespace gongkai::account
