// Letters to a real mail server: over open and encrypted lines, with a password, refused, put off, never answered; and
// that nothing in a letter can become more than a part of it.
#include "web/mail_client.h"

#include <doctest/doctest.h>
#include <support/smtp_server.h>

#include <algorithm>

namespace gongkai::web {
namespace {

using namespace std::chrono_literals;
using testing::SmtpServer;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

MailServer At(const SmtpServer& server, MailTls tls = MailTls::kNone) {
  MailServer at{.host = "127.0.0.1",
                .port = server.port(),
                .tls = tls,
                .from = "zwgk@chengyan.example",
                .from_name = "政务公开",
                .connect = 10s,
                .total = 20s};
  if (tls != MailTls::kNone) at.ca_file = server.ca_file();
  return at;
}

Mail To(std::string address) {
  return {.to = std::move(address),
          .subject = "政务公开通知：交年度报告",
          .text = "林溪，您好：\n.\n..一行\n完\n",
          .id = "gongkai.9f3c",
          .date = std::chrono::sys_days(std::chrono::year(2026) / 3 / 10) + 1h};
}

TEST_CASE("a letter arrives as it was written, dots and all; the next one goes over the same line") {
  const SmtpServer server;
  const SendMail send = SendMailOverNet(At(server));
  const MailOutcome outcome = send(To("linxi@chengyan.example"));
  CHECK(outcome.fate == MailFate::kSent);
  CHECK(outcome.sentence.empty());
  CHECK(send(To("hq@chengyan.example")).fate == MailFate::kSent);
  const std::string letter = server.Letter(1);
  CHECK(Has(letter, "sender: zwgk@chengyan.example\nrecipient: linxi@chengyan.example\nuser: \nencrypted: no\n"));
  CHECK(Has(letter, "Subject: 政务公开通知：交年度报告\n"));
  CHECK(Has(letter, "From: 政务公开 <zwgk@chengyan.example>\n"));
  CHECK(Has(letter, "Date: Tue, 10 Mar 2026 09:00:00 +0800\n"));
  CHECK(Has(letter, "Message-ID: <gongkai.9f3c@chengyan.example>\n"));
  CHECK(letter.ends_with("\n\n林溪，您好：\n.\n..一行\n完\n"));
  CHECK(Has(server.Letter(2), "recipient: hq@chengyan.example\n"));
}

TEST_CASE("STARTTLS and TLS, with name and password") {
  for (const auto& [tls, word] : {std::pair{MailTls::kStartTls, "--starttls"}, std::pair{MailTls::kTls, "--tls"}}) {
    CAPTURE(word);
    const SmtpServer server({word, "--user", "zwgk", "--password", "sesame"});
    MailServer at = At(server, tls);
    at.user = "zwgk";
    at.password = "sesame";
    const MailOutcome outcome = SendMailOverNet(at)(To("linxi@chengyan.example"));
    CHECK(outcome.sentence == "");
    CHECK(Has(server.Letter(1), "user: zwgk\nencrypted: yes\n"));
    at.password = "open";
    const MailOutcome denied = SendMailOverNet(at)(To("linxi@chengyan.example"));
    CHECK(denied.fate == MailFate::kNoServer);
    CHECK(Has(denied.sentence, "不认这个用户名和密码"));
    CHECK(server.count() == 1);
  }
}

TEST_CASE("a certificate that nobody vouches for is not trusted, and nothing is said to its owner") {
  const SmtpServer server({"--starttls"});
  MailServer at = At(server, MailTls::kStartTls);
  at.ca_file.clear();
  const MailOutcome outcome = SendMailOverNet(at)(To("linxi@chengyan.example"));
  CHECK(outcome.fate == MailFate::kNoServer);
  CHECK(Has(outcome.sentence, "证书不受信任"));
  at.ca_file = server.ca_file();
  at.host = "localhost";  // the certificate is another name's
  CHECK(Has(SendMailOverNet(at)(To("linxi@chengyan.example")).sentence, "证书不受信任"));
  CHECK(server.count() == 0);
}

TEST_CASE("where encryption was asked for, a server that cannot is given no letter") {
  const SmtpServer server;
  MailServer at = At(server);
  at.tls = MailTls::kStartTls;
  const MailOutcome outcome = SendMailOverNet(at)(To("linxi@chengyan.example"));
  CHECK(outcome.fate == MailFate::kNoServer);
  CHECK(Has(outcome.sentence, "不支持 STARTTLS"));
  CHECK(server.count() == 0);
}

TEST_CASE("a server that asks for a password where none is set is told apart from one that refuses a letter") {
  const SmtpServer server({"--user", "zwgk", "--password", "sesame"});
  const MailOutcome outcome = SendMailOverNet(At(server))(To("linxi@chengyan.example"));
  CHECK(outcome.fate == MailFate::kNoServer);
  CHECK(Has(outcome.sentence, "没有让本系统登录（答复 530）"));
}

TEST_CASE("refused, put off, away: three kinds of trouble") {
  SmtpServer server;
  const SendMail send = SendMailOverNet(At(server));
  const MailOutcome refused = send(To("refused@chengyan.example"));
  CHECK(refused.fate == MailFate::kRefused);
  CHECK(refused.sentence == "邮件服务器拒收（答复 550）。");
  CHECK(send(To("rejected@chengyan.example")).fate == MailFate::kRefused);
  const MailOutcome later = send(To("later@chengyan.example"));
  CHECK(later.fate == MailFate::kNoServer);
  CHECK(Has(later.sentence, "稍后再发"));
  CHECK(send(To("linxi@chengyan.example")).fate == MailFate::kSent);  // after all that, the line is good
  server.Stop();
  const MailOutcome away = send(To("linxi@chengyan.example"));
  CHECK(away.fate == MailFate::kNoServer);
  CHECK(Has(away.sentence, "连不上邮件服务器"));
}

TEST_CASE("a server that has all of a letter and falls silent may have taken it") {
  const SmtpServer server;
  MailServer at = At(server);
  at.total = 2s;
  const MailOutcome outcome = SendMailOverNet(at)(To("silent@chengyan.example"));
  CHECK(outcome.fate == MailFate::kUncertain);
  CHECK(server.count() == 1);
}

TEST_CASE("what is hostile in a name or a subject stays in its place") {
  const SmtpServer server;
  MailServer at = At(server);
  at.from_name = "政务\r\nBcc: evil@example.com";
  Mail mail = To("linxi@chengyan.example");
  mail.subject = "交报告\r\nBcc: evil@example.com\r\n\r\n假的正文";
  mail.id = "9f\r\nX-Evil: 1";
  mail.text = "正文\r\n.\r\nMAIL FROM:<evil@example.com>\r\n";
  CHECK(SendMailOverNet(at)(mail).fate == MailFate::kSent);
  REQUIRE(server.count() == 1);
  const std::string letter = server.Letter(1), raw = server.Raw(1);
  CHECK(Has(letter, "Subject: 交报告 Bcc: evil@example.com  假的正文\n"));
  CHECK_FALSE(Has(raw, "\nBcc:"));
  CHECK_FALSE(Has(raw, "\nX-Evil"));
  CHECK(Has(letter, "\n\n正文\n.\nMAIL FROM:<evil@example.com>\n"));
  CHECK(letter.find("recipient: ") == letter.rfind("recipient: "));
}

TEST_CASE("files go with a letter as they are, under their Chinese names; nothing hostile in a name ends anything") {
  const SmtpServer server;
  Mail mail = To("wang@chengyan.example");
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * 7 % 256);
  mail.files = {{"政府信息公开告知书-枕公开〔2026〕3号-答.pdf", "application/pdf", bytes},
                {"方案\r\nX-Evil: 1\r\n\r\n--=_gongkai_part.pdf", "text/plain\r\nX-Worse: 1", "--=_gongkai_part--\r\n"},
                {std::string(300, 'a') + "名单.xlsx", "application/octet-stream", ""}};
  const MailOutcome outcome = SendMailOverNet(At(server))(mail);
  CHECK(outcome.sentence == "");
  REQUIRE(server.count() == 1);
  const std::string letter = server.Letter(1), raw = server.Raw(1);
  CHECK(Has(letter, "file: 政府信息公开告知书-枕公开〔2026〕3号-答.pdf, application/pdf\n"));
  CHECK(letter.ends_with("\n\n林溪，您好：\n.\n..一行\n完\n"));
  CHECK(server.File(1, 1) == bytes);
  CHECK(server.File(1, 2) == "--=_gongkai_part--\r\n");
  CHECK(server.File(1, 3).empty());
  CHECK_FALSE(Has(raw, "\nX-Evil"));
  CHECK_FALSE(Has(raw, "\nX-Worse"));
  CHECK(Has(letter, ".xlsx, application/octet-stream\n"));
  std::size_t longest = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  CHECK(longest < 998);  // RFC 5322
}

TEST_CASE("what can be unsubscribed by one POST says where, and nothing hostile in it becomes a header") {
  Mail mail = To("wang@chengyan.example");
  CHECK_FALSE(Has(LetterText({}, mail), "List-Unsubscribe"));
  mail.unsubscribe = "https://zwgk.chengyan.example/subscriptions/of/abc/end\r\nBcc: <all@chengyan.example>";
  const std::string letter = LetterText({}, mail);
  CHECK(Has(letter, "\r\nList-Unsubscribe: <https://zwgk.chengyan.example/subscriptions/of/abc/end"));
  CHECK(Has(letter, "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  CHECK_FALSE(Has(letter, "\nBcc:"));
}

TEST_CASE("an address that means more than an address is sent nothing") {
  const SmtpServer server;
  const SendMail send = SendMailOverNet(At(server));
  for (const char* address :
       {"", "linxi", "@chengyan.example", "linxi@", "a@b@c", "a b@c.example", "林溪@chengyan.example",
        "linxi@chengyan.example\r\nRCPT TO:<evil@example.com>", "a@b.example,evil@example.com", "<a@b.example>",
        "a@b.example> NOTIFY=NEVER <c@d.example", "\"a\"@b.example"}) {
    CAPTURE(address);
    CHECK_FALSE(IsMailAddress(address));
    CHECK(send(To(address)).fate == MailFate::kRefused);
  }
  CHECK(IsMailAddress("lin.xi+zwgk@mail.chengyan.example"));
  CHECK(server.count() == 0);
}

TEST_CASE("no line of a letter is longer than mail allows, and none is cut within a character") {
  Mail mail = To("linxi@chengyan.example");
  mail.subject.clear();
  for (int i = 0; i < 100; ++i) mail.subject += "报告";
  const std::string text = LetterText({.host = "x", .from = "zwgk@chengyan.example"}, mail);
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find("\r\n", begin)) != std::string::npos; begin = end + 2) {
    CHECK(end - begin <= 78);
    for (const char c : text.substr(begin, end - begin)) CHECK(static_cast<unsigned char>(c) < 0x80);
  }
  const SmtpServer server;
  CHECK(SendMailOverNet(At(server))(mail).fate == MailFate::kSent);
  CHECK(Has(server.Letter(1), "Subject: " + mail.subject + "\n"));
}

}  // namespace
}  // namespace gongkai::web
