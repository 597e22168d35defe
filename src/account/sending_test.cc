// Notices on their way out of the house, to a real mail server and a real gateway: once each however many send, held
// back as the person chose, kept while nobody takes them, and twice at most when somebody was killed in between.
#include "account/sending_actions.h"

#include <support/http_sink.h>
#include <support/smtp_server.h>

#include <thread>

#include "account/county_test.h"
#include "account/job_actions.h"
#include "account/job_pages.h"
#include "account/notice_actions.h"
#include "account/notice_choice_actions.h"
#include "account/notice_choice_store.h"
#include "account/notice_letter.h"
#include "account/notice_store.h"
#include "account/outbox_store.h"

namespace gongkai::account {
namespace {

using testing::HttpSink;
using testing::SmtpServer;

constexpr NoticeChoice kAtOnce{.mail = {Pace::kAtOnce, 8}, .gateway = {Pace::kNever, 8}, .quiet = {21, 7}};

struct House : TestCounty {
  using TestCounty::TestCounty;

  PersonId Employ(const std::string& login, const std::string& name, const NoticeChoice& choice = kAtOnce,
                  const std::string& email = "", const std::string& phone = "138-0000-1111") {
    const PersonId person = Hire(login, name, township, PostKind::kHandler);
    db::Transaction act = database->Begin();
    act.Execute("UPDATE person SET email = ?, phone = ?, state = 'active' WHERE id = ?",
                email.empty() ? login + "@chengyan.example" : email, phone, person.value);
    PutNoticeChoice(act, person, choice, 0);
    act.Commit();
    return person;
  }

  void TellAbout(PersonId person, const std::string& title, NoticeKind kind = NoticeKind::kDueSoon) {
    db::Transaction act = database->Begin();
    Tell(act, {.person = person, .kind = kind, .title = title, .path = "/office", .at = now});
    act.Commit();
  }

  static Outlets To(const SmtpServer& server) {
    return {.mail = web::SendMailOverNet({.host = "127.0.0.1",
                                          .port = server.port(),
                                          .tls = web::MailTls::kNone,
                                          .from = "zwgk@chengyan.example",
                                          .from_name = "政务公开",
                                          .total = 2s}),
            .mail_place = "127.0.0.1",
            .mail_from = "zwgk@chengyan.example",
            .site = "https://zwgk.chengyan.example"};
  }
  static Outlets To(const HttpSink& sink) {
    return {.gateway = web::FetchOverNet({.total = 2s}),
            .gateway_address = sink.address(),
            .gateway_secret = "0123456789abcdef"};
  }

  OutboxState State(Channel channel = Channel::kMail) {
    db::Reader reader = database->Read();
    return StateOfOutbox(reader, channel, now - 24h);
  }
  std::vector<FaultCount> FaultsOf(Channel channel = Channel::kMail) {
    db::Reader reader = database->Read();
    return OutboxFaults(reader, channel, now - 24h);
  }
  int Unread(PersonId person) {
    db::Reader reader = database->Read();
    return UnreadNotices(reader, person);
  }
};

/// What SendDue threw; empty when it did not.
std::string Thrown(Desk& desk, const Outlets& outlets) {
  try {
    SendDue(desk, outlets);
    return "";
  } catch (const std::runtime_error& broken) {
    return broken.what();
  }
}

TEST_CASE_ON_BOTH_ENGINES("a notice and its sending are written with the act or not at all", place) {
  House house(place);
  const PersonId lin = house.Employ("linxi", "林溪");
  {
    db::Transaction act = house.database->Begin();
    CHECK(Tell(act, {.person = lin, .key = "once", .title = "a", .path = "/office", .at = house.now}));
    CHECK_FALSE(Tell(act, {.person = lin, .key = "once", .title = "b", .path = "/office", .at = house.now}));
  }  // undone
  CHECK(house.Unread(lin) == 0);
  CHECK(house.State().waiting == 0);
  house.TellAbout(lin, "交年度报告");
  CHECK(house.Unread(lin) == 1);
  CHECK(house.State().waiting == 1);
  CHECK(house.State(Channel::kGateway).waiting == 0);
}

TEST_CASE_ON_BOTH_ENGINES("at once goes out at the next round, a digest at its hour as one letter, each once", place) {
  House house(place);
  const SmtpServer server;
  const Outlets outlets = House::To(server);
  NoticeChoice digest = kAtOnce;
  digest.mail = {Pace::kDaily, 17};
  const PersonId lin = house.Employ("linxi", "林溪"), zhou = house.Employ("zhou", "周岫", digest);
  house.TellAbout(lin, "交年度报告");
  house.TellAbout(zhou, "甲");
  house.TellAbout(zhou, "乙", NoticeKind::kOverdue);
  CHECK(Has(SendDue(house.desk, outlets), "发出 1 封"));
  REQUIRE(server.count() == 1);
  CHECK(Has(server.Letter(1), "recipient: linxi@chengyan.example\n"));
  CHECK(Has(server.Letter(1), "Subject: 政务公开通知：交年度报告\n"));
  CHECK(Has(server.Letter(1), "林溪，您好：\n\n【快到期】交年度报告\nhttps://zwgk.chengyan.example/office\n"));
  house.now += 7h;  // 17:00
  SendDue(house.desk, outlets);
  SendDue(house.desk, outlets);
  REQUIRE(server.count() == 2);
  CHECK(Has(server.Letter(2), "recipient: zhou@chengyan.example\n"));
  CHECK(Has(server.Letter(2), "Subject: 政务公开通知：2 条，1 条已过期\n"));
  CHECK(house.State().sent == 3);
}

TEST_CASE_ON_BOTH_ENGINES("nothing goes out at night but what is urgent; the rest when the night is over", place) {
  House house(place);
  const SmtpServer server;
  const Outlets outlets = House::To(server);
  const PersonId lin = house.Employ("linxi", "林溪");
  house.now += 13h;  // 23:00
  house.TellAbout(lin, "交年度报告");
  house.TellAbout(lin, "您的密码作废", NoticeKind::kAccount);
  SendDue(house.desk, outlets);
  REQUIRE(server.count() == 1);
  CHECK(Has(server.Letter(1), "您的密码作废"));
  CHECK_FALSE(Has(server.Letter(1), "交年度报告"));
  house.now += 7h + 59min;
  SendDue(house.desk, outlets);
  CHECK(server.count() == 1);
  house.now += 1min;
  SendDue(house.desk, outlets);
  CHECK(server.count() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("while the server is down all waits, the jobs page says so, and later each goes out once",
                          place) {
  House house(place);
  SmtpServer server;
  const Outlets outlets = House::To(server);
  server.Stop();
  house.TellAbout(house.Employ("linxi", "林溪"), "甲");
  house.TellAbout(house.Employ("zhou", "周岫"), "乙");
  const std::string said = Thrown(house.desk, outlets);
  CHECK(Has(said, "1 条发不出去"));
  CHECK(Has(said, "连不上邮件服务器"));
  CHECK_FALSE(Has(said, "@"));
  // What a turn of the job leaves on the page.
  AddJobPages(house.pages,
              {{.name = "notices", .title = "发送通知", .schedule = jobs::Schedule::Every(1min), .run = {}}}, [] {});
  JobBook book(*house.database, "a");
  jobs::Turn turn = *book.Take("notices", house.now, house.now);
  turn.state = jobs::TurnState::kFailed;
  turn.message = said;
  book.End("notices", turn);
  const TestBrowser chen = house.SignIn(house.Hire("chenmo", "陈墨", house.office, PostKind::kSystemAdmin));
  CHECK(Has(chen.Get("/office/jobs").body, "连不上邮件服务器"));
  CHECK(Has(chen.Get("/office/jobs").body, "没有做成"));
  // Between its tries a letter waits, and the alarm stays.
  CHECK(Has(Thrown(house.desk, outlets), "发不出去"));
  house.now += 20min;
  server.StartAgain();
  CHECK(Thrown(house.desk, outlets) == "");
  house.now += 20min;
  SendDue(house.desk, outlets);
  CHECK(server.count() == 2);
  CHECK(house.State().sent == 2);
  CHECK(house.State().stuck == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a server that is away for three days is waited for no longer", place) {
  House house(place);
  SmtpServer server;
  const Outlets outlets = House::To(server);
  server.Stop();
  house.TellAbout(house.Employ("linxi", "林溪"), "甲");
  for (int hour = 0; hour < 74; ++hour, house.now += 1h) Thrown(house.desk, outlets);
  CHECK(house.State().waiting == 0);
  CHECK(house.State().failed == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a letter that is refused holds up nobody, and is given up after five tries", place) {
  House house(place);
  const SmtpServer server;
  const Outlets outlets = House::To(server);
  house.TellAbout(house.Employ("linxi", "林溪", kAtOnce, "refused@chengyan.example"), "甲");
  house.TellAbout(house.Employ("zhou", "周岫"), "乙");
  CHECK(Has(SendDue(house.desk, outlets), "发出 1 封，1 封被拒收（邮件服务器拒收（答复 550）。）"));
  for (int i = 0; i < 6; ++i) {
    house.now += 1h;
    Thrown(house.desk, outlets);
  }
  CHECK(house.State().failed == 1);
  CHECK(house.FaultsOf().front().fault == "邮件服务器拒收（答复 550）。");
  CHECK(server.count() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("when all that is sent is refused, somebody must look", place) {
  House house(place);
  const SmtpServer server;
  house.TellAbout(house.Employ("linxi", "林溪", kAtOnce, "refused@chengyan.example"), "甲");
  CHECK(Has(Thrown(house.desk, House::To(server)), "拒收"));
}

TEST_CASE_ON_BOTH_ENGINES("of many processes that send at once, each letter is sent by one", place) {
  House house(place);
  const SmtpServer server;
  constexpr int kPeople = 24;
  for (int i = 0; i < kPeople; ++i) {
    const std::string number = std::to_string(i);
    house.TellAbout(house.Employ("p" + number, "某" + number), "交年度报告");
  }
  std::vector<std::thread> processes;
  for (int i = 0; i < 6; ++i) {
    processes.emplace_back([&] { SendDue(house.desk, House::To(server)); });
  }
  for (std::thread& process : processes) process.join();
  CHECK(server.count() == kPeople);
  CHECK(house.State().sent == kPeople);
  std::string all;
  for (int i = 1; i <= server.count(); ++i) all += server.Letter(i);
  for (int i = 0; i < kPeople; ++i) {
    CAPTURE(i);
    CHECK(Has(all, "recipient: p" + std::to_string(i) + "@chengyan.example\n"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("killed between sending and putting it down: once more as the same letter, and never again",
                          place) {
  House house(place);
  const SmtpServer server;
  const Outlets outlets = House::To(server);
  house.TellAbout(house.Employ("linxi", "林溪"), "甲");
  // Claimed, and nothing more is heard of who did.
  const auto claim = [&] {
    db::Transaction act = house.database->Begin();
    auto letter = ClaimLetter(act, Channel::kMail, house.now);
    act.Commit();
    return letter;
  };
  const auto first = claim();
  REQUIRE(first);
  SendDue(house.desk, outlets);
  CHECK(server.count() == 0);  // it is another's
  SUBCASE("the second goes through") {
    house.now += kLetterHeldFor + 1s;
    SendDue(house.desk, outlets);
    REQUIRE(server.count() == 1);
    CHECK(Has(server.Letter(1), "Message-ID: <gongkai." + first->id + "@"));
    CHECK(house.State().sent == 1);
  }
  SUBCASE("the second is killed too") {
    house.now += kLetterHeldFor + 1s;
    const auto second = claim();
    REQUIRE(second);
    CHECK(second->id == first->id);
    house.now += kLetterHeldFor + 1s;
    SendDue(house.desk, outlets);
    CHECK(server.count() == 0);
    CHECK(house.State().failed == 1);
    CHECK(Has(house.FaultsOf().front().fault, "中断了两次"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a server that falls silent with the letter in hand gets it twice, not three times", place) {
  House house(place);
  const SmtpServer server;
  const Outlets outlets = House::To(server);
  house.TellAbout(house.Employ("linxi", "林溪", kAtOnce, "silent@chengyan.example"), "甲");
  for (int i = 0; i < 4; ++i) {
    Thrown(house.desk, outlets);
    house.now += 2h;
  }
  CHECK(server.count() == 2);
  CHECK(house.State().failed == 1);
}

TEST_CASE_ON_BOTH_ENGINES("line ends in a title make no header and no second notice", place) {
  House house(place);
  const SmtpServer server;
  const PersonId lin = house.Employ("linxi", "林溪");
  house.TellAbout(lin, "甲\r\nBcc: evil@example.com\r\n\r\n乙");
  SendDue(house.desk, House::To(server));
  REQUIRE(server.count() == 1);
  CHECK_FALSE(Has(server.Raw(1), "\nBcc:"));
  CHECK(Has(server.Letter(1), "Subject: 政务公开通知：甲"));
}

TEST_CASE_ON_BOTH_ENGINES("nothing is sent that was read meanwhile, but what is urgent is", place) {
  House house(place);
  const SmtpServer server;
  const PersonId lin = house.Employ("linxi", "林溪");
  house.TellAbout(lin, "甲");
  house.TellAbout(lin, "您的密码作废", NoticeKind::kAccount);
  ReadNotices(house.desk, lin, NoticeId{1'000'000});
  SendDue(house.desk, House::To(server));
  REQUIRE(server.count() == 1);
  CHECK(Has(server.Letter(1), "您的密码作废"));
  CHECK(house.FaultsOf().front().fault == "已在系统里看过");
}

TEST_CASE_ON_BOTH_ENGINES(
    "who has no address, was stopped, or is to be reached by a way that is not set up is passed over", place) {
  House house(place);
  const SmtpServer server;
  const PersonId none = house.Employ("none", "无址"), stopped = house.Employ("stopped", "停用");
  house.TellAbout(none, "甲");
  house.TellAbout(stopped, "乙");
  {
    db::Transaction act = house.database->Begin();
    act.Execute("UPDATE person SET email = '' WHERE id = ?", none.value);
    act.Execute("UPDATE person SET state = 'stopped' WHERE id = ?", stopped.value);
    act.Commit();
  }
  CHECK(Thrown(house.desk, House::To(server)) == "");
  CHECK(server.count() == 0);
  CHECK(house.State().dropped == 2);
  house.TellAbout(house.Employ("linxi", "林溪"), "丙");
  CHECK(Has(SendDue(house.desk, {}), "没有设置邮件服务器"));
  CHECK(house.State().dropped == 3);
  CHECK(house.State().waiting == 0);
}

constexpr NoticeChoice kByGateway{.mail = {Pace::kNever, 8}, .gateway = {Pace::kAtOnce, 8}, .quiet = {21, 7}};

TEST_CASE_ON_BOTH_ENGINES("the gateway is given a signed message without a word of what it is about", place) {
  House house(place);
  const HttpSink sink;
  house.TellAbout(house.Employ("linxi", "林溪", kByGateway), "林溪的岗位到期", NoticeKind::kPost);
  SendDue(house.desk, House::To(sink));
  SendDue(house.desk, House::To(sink));
  REQUIRE(sink.requests().size() == 1);
  const std::string request = sink.requests().front();
  const std::string body = request.substr(request.find("\r\n\r\n") + 4);
  CHECK(Has(body, R"("to":"13800001111","kind":"post","count":1)"));
  CHECK_FALSE(Has(body, "林溪"));
  CHECK_FALSE(Has(body, "岗位"));
  const std::string moment = std::to_string(house.now.time_since_epoch().count());
  CHECK(Has(request, "\r\nX-Gongkai-Timestamp: " + moment + "\r\n"));
  CHECK(Has(request, "\r\nX-Gongkai-Signature: " + GatewaySignature("0123456789abcdef", moment, body) + "\r\n"));
}

TEST_CASE_ON_BOTH_ENGINES("what a gateway answers decides: taken, refused, or kept for later; it leads nowhere else",
                          place) {
  House house(place);
  HttpSink sink;
  const Outlets outlets = House::To(sink);
  house.TellAbout(house.Employ("linxi", "林溪", kByGateway), "甲");
  for (const int status : {500, 302, 401, 429}) {
    CAPTURE(status);
    sink.status = status;
    CHECK(Has(Thrown(house.desk, outlets), "答复 " + std::to_string(status)));
    house.now += 1h;
  }
  CHECK(sink.requests().size() == 4);
  CHECK(house.State(Channel::kGateway).stuck == 1);
  sink.status = 202;
  CHECK(Thrown(house.desk, outlets) == "");
  CHECK(house.State(Channel::kGateway).sent == 1);
  sink.status = 400;
  house.TellAbout(house.Employ("zhou", "周岫", kByGateway), "乙");
  CHECK(Has(Thrown(house.desk, outlets), "没有收下（答复 400）"));
  CHECK(house.State(Channel::kGateway).stuck == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a gateway that hangs up may have sent it: once more under the same number, and never again",
                          place) {
  House house(place);
  HttpSink sink;
  sink.status = 0;
  house.TellAbout(house.Employ("linxi", "林溪", kByGateway), "甲");
  for (int i = 0; i < 4; ++i) {
    Thrown(house.desk, House::To(sink));
    house.now += 2h;
  }
  REQUIRE(sink.requests().size() == 2);
  const auto body = [](const std::string& request) { return request.substr(request.find("\r\n\r\n")); };
  CHECK(body(sink.requests()[0]) == body(sink.requests()[1]));
  CHECK(house.State(Channel::kGateway).failed == 1);
}

TEST_CASE_ON_BOTH_ENGINES("no message goes to a desk's telephone", place) {
  House house(place);
  const HttpSink sink;
  house.TellAbout(house.Employ("linxi", "林溪", kByGateway, "", "0379-1234567"), "甲");
  SendDue(house.desk, House::To(sink));
  CHECK(sink.requests().empty());
  CHECK(house.FaultsOf(Channel::kGateway).front().fault == "没有填能收短信的手机号");
}

TEST_CASE_ON_BOTH_ENGINES("who chooses anew has what waits sent as it is chosen now", place) {
  House house(place);
  const SmtpServer server;
  NoticeChoice digest = kAtOnce;
  digest.mail = {Pace::kDaily, 8};  // tomorrow
  const PersonId lin = house.Employ("linxi", "林溪", digest), zhou = house.Employ("zhou", "周岫", digest);
  house.TellAbout(lin, "甲");
  house.TellAbout(zhou, "乙");
  const auto choose = [&](PersonId person, const NoticeChoice& choice, std::int64_t version) {
    return SetNoticeChoice(house.desk, house.ActorAs(person, PostKind::kHandler), FormOf(choice, version));
  };
  CHECK(choose(lin, kAtOnce, 1));
  NoticeChoice never = digest;
  never.mail.pace = Pace::kNever;
  CHECK(choose(zhou, never, 1));
  const auto late = choose(zhou, digest, 1);
  REQUIRE_FALSE(late);
  CHECK(ErrorOf(late.errors(), kVersionField) != nullptr);
  SendDue(house.desk, House::To(server));
  REQUIRE(server.count() == 1);
  CHECK(Has(server.Letter(1), "recipient: linxi@"));
  CHECK(house.State().waiting == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a test letter goes to who asks for it, and says in words what stands in the way", place) {
  House house(place);
  SmtpServer server;
  const PersonId chen = house.Hire("chenmo", "陈墨", house.office, PostKind::kSystemAdmin);
  const Actor actor = house.ActorAs(chen, PostKind::kSystemAdmin);
  CHECK(Has(SendTest(house.desk, actor, {}, Channel::kMail).error().message, "还没有设置邮件服务器"));
  const Outlets outlets = House::To(server);
  CHECK(Has(SendTest(house.desk, actor, outlets, Channel::kMail).error().message, "没有电子邮箱"));
  {
    db::Transaction act = house.database->Begin();
    act.Execute("UPDATE person SET email = 'chenmo@chengyan.example' WHERE id = ?", chen.value);
    act.Commit();
  }
  CHECK(SendTest(house.desk, actor, outlets, Channel::kMail));
  CHECK(Has(server.Letter(1), "recipient: chenmo@chengyan.example\n"));
  server.Stop();
  CHECK(Has(SendTest(house.desk, actor, outlets, Channel::kMail).error().message, "连不上邮件服务器"));
  CHECK(house.Trail(kInstallation).size() == 2);
}

}  // namespace
}  // namespace gongkai::account
