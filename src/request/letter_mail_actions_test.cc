// Letters to applicants on their way by mail, to a real mail server: with the PDF, once each, delivered when the server
// took them; refused, away, given up; and what of it is told to whom.
#include "request/letter_mail_actions.h"

#include <support/smtp_server.h>

#include <algorithm>

#include "account/notice_store.h"
#include "request/case_desk_test.h"
#include "request/disposal_store.h"
#include "request/letter_desk_test.h"
#include "request/letter_mail_store.h"
#include "request/letter_mail_view.h"

namespace gongkai::request {
namespace {

using testing::SmtpServer;

constexpr const char* kApplicant = "yin@suzhou.example";

LetterMailing To(const SmtpServer& server, std::chrono::milliseconds total = 5s) {
  return {.send = web::SendMailOverNet({.host = "127.0.0.1",
                                        .port = server.port(),
                                        .tls = web::MailTls::kNone,
                                        .from = "zwgk@chengyan.example",
                                        .from_name = "政务公开",
                                        .total = total}),
          .site = "https://zwgk.chengyan.example"};
}

/// What SendLetterMails threw; empty when it did not.
std::string Thrown(account::Desk& desk, const LetterMailing& mailing) {
  try {
    SendLetterMails(desk, mailing);
  } catch (const std::runtime_error& why) {
    return why.what();
  }
  return "";
}

struct MailDesk : LetterDesk {
  using LetterDesk::LetterDesk;

  CaseId ReceivedFrom(const std::string& address, Way way = Way::kEmail) {
    const CaseId id = Received(way);
    CaseWords words = Words();
    words.applicant.email = PersonalText(address);
    words.asked.way = way;
    words.asked.carrier = Carrier::kElectronic;
    db::Transaction act = database->Begin();
    PutWords(act, keys, id, words);
    act.Commit();
    return id;
  }
  std::vector<LetterMail> Mails(CaseId id) {
    db::Reader reader = database->Read();
    return LetterMailsOf(reader, id);
  }
  LetterMail Only(CaseId id) {
    const auto mails = Mails(id);
    REQUIRE(mails.size() == 1);
    return mails.front();
  }
  std::string LastWords(CaseId id) {
    db::Reader reader = database->Read();
    return EventWordsOf(reader, keys, id).back().Reveal();
  }
  std::vector<UnmailedLetter> Unmailed(PersonId person) {
    const account::Visitor visitor{.person = person, .name = "测试", .posts = Held(person), .address = "127.0.0.1"};
    db::Reader reader = database->Read();
    return UnmailedLetters(reader, visitor, today());
  }
  int Trailed(const std::string& act, CaseId id) {
    return static_cast<int>(std::ranges::count(Trail(township), act + " done case:" + ToString(id)));
  }
};

TEST_CASE_ON_BOTH_ENGINES("A letter goes out with its PDF, once, and is delivered with the day and the proof", place) {
  MailDesk desk(place);
  const SmtpServer server;
  const CaseId id = desk.ReceivedFrom(kApplicant);
  const std::string ref = desk.Made(id, desk.Correction());
  CHECK(desk.Only(id).state == LetterMailState::kWaiting);
  CHECK_FALSE(desk.Letters(id).front().delivered);
  CHECK(SendLetterMails(desk.desk, To(server)) == "给申请人发出 1 封。");
  CHECK(SendLetterMails(desk.desk, To(server)) == "给申请人发出 0 封。");
  REQUIRE(server.count() == 1);
  const std::string mail = server.Letter(1);
  CHECK(Has(mail, "recipient: yin@suzhou.example\n"));
  CHECK(Has(mail, "Subject: 澄砚县枕溪镇人民政府关于政府信息公开申请的文书\n"));
  CHECK(Has(mail, "file: 政府信息公开申请补正告知书-"));
  CHECK(Has(mail, ".pdf, application/pdf\n"));
  CHECK(server.File(1, 1).starts_with("%PDF-"));
  // On its way others read it: nothing in it but in the file of who asks for what.
  for (const char* word : {"尹望舒", "移民", "石桥村", "13900001234"}) CHECK_FALSE(Has(mail, word));

  CHECK(desk.Letters(id).front().delivered == desk.today());
  CHECK(desk.LastWords(id) == "电子邮件：" + ToBeijingMinute(desk.now) + "邮件服务器收下，发往yin@suzhou.example");
  CHECK(desk.Only(id).state == LetterMailState::kSent);
  CHECK(desk.Trailed("case.letter_mailed", id) == 1);
  CHECK(desk.Unmailed(desk.lin).empty());
  const TestBrowser lin = desk.SignIn(desk.lin);
  const std::string page(
      lin.Get("/office/requests/" + ToString(id) + "/letters/one?ref=" + PercentEncode(ref)).Bytes());
  CHECK(Has(page, "电子邮件已发出"));
  CHECK_FALSE(Has(page, "再发一次邮件"));
}

TEST_CASE_ON_BOTH_ENGINES("The queue holds neither address nor words", place) {
  MailDesk desk(place);
  const CaseId id = desk.ReceivedFrom(kApplicant);
  desk.Made(id, desk.Correction());
  db::Reader reader = desk.database->Read();
  for (const db::Row& row : reader.Query("SELECT kind, ref, state, fault FROM request_letter_mail")) {
    for (int column = 0; column < 4; ++column) {
      for (const char* word : {"yin@", "尹望舒", "移民"}) CHECK_FALSE(Has(row.Get<std::string>(column), word));
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("Who chose the page is told once that something happened, and by post nothing is mailed",
                          place) {
  MailDesk desk(place);
  const SmtpServer server;
  const CaseId id = desk.ReceivedFrom(kApplicant, Way::kPage);
  desk.Made(id, desk.Correction());
  desk.Made(id, desk.Correction());
  desk.Made(id, {.kind = LetterKind::kAskThirdParty, .addressee = PersonalText("云岫茶业合作社")});
  CHECK(SendLetterMails(desk.desk, To(server)) == "给申请人发出 1 封。");
  const std::string note = server.Letter(1);
  CHECK(Has(note, "请凭查询码在https://zwgk.chengyan.example/apply/status查看"));
  for (const char* word : {"尹望舒", "移民", "补正", "file: "}) CHECK_FALSE(Has(note, word));
  CHECK_FALSE(desk.Letters(id).front().delivered);  // whether it was read there is not known

  const CaseId by_post = desk.ReceivedFrom(kApplicant, Way::kPost);
  desk.Made(by_post, desk.Correction());
  CHECK(desk.Mails(by_post).empty());
  desk.Made(by_post, {.kind = LetterKind::kReceipt});  // 登记回执
  SendLetterMails(desk.desk, To(server));
  CHECK(Has(server.Letter(2), "file: 政府信息公开申请登记回执-"));
  const CaseId without = desk.Received(Way::kPage);
  desk.Made(without, desk.Correction());
  CHECK(desk.Mails(without).empty());
}

TEST_CASE_ON_BOTH_ENGINES("A letter that is refused is an alarm, is tried three times, and again when it is asked for",
                          place) {
  MailDesk desk(place);
  const SmtpServer server;
  const CaseId id = desk.ReceivedFrom("refused@suzhou.example");
  const std::string ref = desk.Made(id, desk.Correction());
  CHECK(desk.Unmailed(desk.lin).empty());
  CHECK(Has(SendLetterMails(desk.desk, To(server)), "1 封被拒收"));
  CHECK(desk.Only(id).fault == "邮件服务器拒收（答复 550）。");
  REQUIRE(desk.Unmailed(desk.lin).size() == 1);
  CHECK(desk.Unmailed(desk.xie).empty());  // another organ's
  SendLetterMails(desk.desk, To(server));
  CHECK(desk.Only(id).tries == 1);  // not before an hour
  desk.now += 61min;
  SendLetterMails(desk.desk, To(server));
  desk.now += 6h + 1min;
  SendLetterMails(desk.desk, To(server));
  CHECK(desk.Only(id).state == LetterMailState::kFailed);
  CHECK(desk.Trailed("case.letter_mail_failed", id) == 1);
  {
    db::Reader reader = desk.database->Read();
    CHECK(UnreadNotices(reader, desk.lin) == 1);
  }
  desk.now += 48h;
  SendLetterMails(desk.desk, To(server));
  CHECK(desk.Only(id).tries == 3);
  REQUIRE(desk.Unmailed(desk.lin).size() == 1);

  const TestBrowser lin = desk.SignIn(desk.lin);
  const std::string path = "/office/requests/" + ToString(id) + "/letters";
  CHECK(Has(lin.Get(path).Bytes(), "电子邮件没有发出"));
  CHECK(Has(lin.Get(path + "/one?ref=" + PercentEncode(ref)).Bytes(), "邮件服务器拒收（答复 550）"));
  CHECK(Has(lin.Get("/office/letter-mails").Bytes(), "邮件服务器拒收（答复 550）"));
  CHECK(lin.Post(path + "/mail-again", {{"ref", ref}, {"version", std::to_string(desk.Of(id).version)}}).status == 303);
  CHECK(desk.Only(id).state == LetterMailState::kWaiting);
  CHECK(desk.Only(id).tries == 0);
  CHECK(desk.Unmailed(desk.lin).empty());
  // Another organ's letter is not there.
  CHECK(desk.SignIn(desk.xie).Post(path + "/mail-again", {{"ref", ref}, {"version", "1"}}).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("What was delivered otherwise is no alarm and goes out no more", place) {
  MailDesk desk(place);
  SmtpServer server;
  const CaseId id = desk.ReceivedFrom(kApplicant);
  const std::string ref = desk.Made(id, desk.Correction());
  server.Stop();
  CHECK(Has(Thrown(desk.desk, To(server)), "连不上邮件服务器"));
  CHECK(desk.Unmailed(desk.lin).size() == 1);
  CHECK_FALSE(MailAgain(desk.desk, desk.handler, desk.Seen(id), "fee:1"));
  REQUIRE(
      PutDelivered(desk.desk, desk.handler, desk.Seen(id), ref, desk.today(), Way::kCounter, PersonalText("本人签收")));
  CHECK(desk.Unmailed(desk.lin).empty());
  CHECK_FALSE(MailAgain(desk.desk, desk.handler, desk.Seen(id), ref));
  server.StartAgain();
  desk.now += 11min;
  CHECK(SendLetterMails(desk.desk, To(server)) == "给申请人发出 0 封。");
  CHECK(desk.Only(id).state == LetterMailState::kDropped);
  CHECK(server.count() == 0);
}

TEST_CASE_ON_BOTH_ENGINES("A server that is away is waited for, and one that there is not is told of", place) {
  MailDesk desk(place);
  SmtpServer server;
  server.Stop();
  const CaseId id = desk.ReceivedFrom(kApplicant), other = desk.ReceivedFrom(kApplicant);
  desk.Made(id, desk.Correction());
  desk.Made(other, desk.Correction());
  CHECK(Has(Thrown(desk.desk, To(server)), "发不出去"));
  CHECK(desk.Only(other).tries == 0);  // who takes the first one not takes no other
  server.StartAgain();
  desk.now += 11min;
  CHECK(SendLetterMails(desk.desk, To(server)) == "给申请人发出 2 封。");

  const CaseId third = desk.ReceivedFrom(kApplicant);
  desk.Made(third, desk.Correction());
  CHECK(Has(SendLetterMails(desk.desk, {}), "没有设置邮件服务器"));
  REQUIRE(desk.Unmailed(desk.lin).size() == 1);
  CHECK(desk.Unmailed(desk.lin).front().mail.fault == "没有设置邮件服务器。");
  desk.now += 73h;
  SendLetterMails(desk.desk, {});
  CHECK(desk.Only(third).state == LetterMailState::kFailed);
}

TEST_CASE_ON_BOTH_ENGINES("A server that fell silent may have it: the same letter again, and never as delivered",
                          place) {
  MailDesk desk(place);
  const SmtpServer server;
  const CaseId id = desk.ReceivedFrom("silent@suzhou.example");
  desk.Made(id, desk.Correction());
  for (int i = 0; i < 4; ++i) {
    SendLetterMails(desk.desk, To(server, 500ms));
    desk.now += 61min;
  }
  CHECK(server.count() == 3);
  CHECK(desk.Only(id).state == LetterMailState::kFailed);
  CHECK_FALSE(desk.Letters(id).front().delivered);
  const auto id_of = [&](int number) {
    const std::string mail = server.Letter(number);
    const std::size_t at = mail.find("Message-ID: ");
    return mail.substr(at, mail.find('\n', at) - at);
  };
  CHECK(id_of(1) == id_of(3));
}

TEST_CASE_ON_BOTH_ENGINES("Of what was destroyed nothing goes out", place) {
  MailDesk desk(place);
  const SmtpServer server;
  const CaseId id = desk.ReceivedFrom(kApplicant);
  desk.Made(id, desk.Correction());
  desk.ApproveDestruction(id);
  {
    db::Transaction act = desk.database->Begin();
    EraseCase(act, id, desk.now);
    act.Commit();
  }
  SendLetterMails(desk.desk, To(server));
  CHECK(server.count() == 0);
  CHECK(desk.Only(id).state == LetterMailState::kDropped);
  CHECK(desk.Unmailed(desk.lin).empty());
}

TEST_CASE_ON_BOTH_ENGINES("What is released goes with the reply", place) {
  CaseDesk county(place);
  {
    db::Transaction act = county.database->Begin();
    PutLetterSettings(act, kWholeCounty, {"", "https://fuyi.chengyan.example"});
    act.Commit();
  }
  const SmtpServer server;
  const CaseId id = county.Received();
  std::string digest;
  {
    db::Transaction act = county.database->Begin();
    CaseWords words = CaseDesk::Words();
    words.applicant.email = PersonalText(kApplicant);
    PutWords(act, county.keys, id, words);
    act.Execute("UPDATE request_case SET way = 'email', carrier = 'electronic' WHERE organ_id = ? AND number = ?",
                id.organ.value, id.number);
    AddFile(act, county.keys, id, FileKind::kReleased, PersonalText("分配方案.pdf"), county.now, "released bytes");
    AddFile(act, county.keys, id, FileKind::kIdentity, PersonalText("身份证.jpg"), county.now, "identity bytes");
    digest = FilesOf(act, id).front().digest;
    act.Commit();
  }
  DecisionText released;
  released.outcome = "released";
  released.released_files = {digest};
  county.looking = screening::ToolsAtOnce([&county] { return county.now; });
  county.looking.inspect = [](std::string_view, std::string_view, const docread::BurntHere&) {
    return docread::Inspection{.files = {{}}};
  };
  county.HandedIn(id, released);
  county.SignedByAll(id);
  REQUIRE(CaseDesk::Done(SendReply(county.desk, county.drafter, county.Seen(id), county.today())));
  CHECK(SendLetterMails(county.desk, To(server)) == "给申请人发出 1 封。");
  CHECK(Has(server.Letter(1), "file: 分配方案.pdf, application/octet-stream\n"));
  CHECK(Has(server.Letter(1), "提供的文件一并附上"));
  CHECK(server.File(1, 2) == "released bytes");
  CHECK(server.File(1, 3).empty());
  CHECK_FALSE(Has(server.Raw(1), "identity"));
}

}  // namespace
}  // namespace gongkai::request
