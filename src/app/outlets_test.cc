// What the operator wrote about mail and gateway: what does not fit together is refused at the start, in one sentence.
#include "app/outlets.h"

#include <doctest/doctest.h>
#include <support/temp_dir.h>
#include <sys/stat.h>

#include <fstream>

namespace gongkai::app {
namespace {

using account::Channel;

struct Files {
  testing::TempDir dir;

  std::string Write(const std::string& text, mode_t mode = 0600) const {
    static int number = 0;
    const std::string path = dir.path() + "/secret" + std::to_string(++number);
    std::ofstream(path) << text;
    chmod(path.c_str(), mode);
    return path;
  }
};

const SendingOptions kMail{.mail_host = "mail.chengyan.example", .mail_from = "zwgk@chengyan.example"};

std::string Refused(const SendingOptions& options) {
  const auto outlets = OutletsOf(options, "");
  return outlets ? "" : outlets.error().message;
}

SendingOptions With(SendingOptions options, auto change) {
  change(options);
  return options;
}

TEST_CASE("nothing said is nothing sent") {
  const auto outlets = OutletsOf({}, "https://zwgk.chengyan.example");
  REQUIRE(outlets);
  CHECK_FALSE(outlets->Has(Channel::kMail));
  CHECK_FALSE(outlets->Has(Channel::kGateway));
  CHECK(outlets->site == "https://zwgk.chengyan.example");
}

TEST_CASE("the port follows the way of encryption, and what is set up is shown without a secret") {
  const Files files;
  CHECK(OutletsOf(kMail, "")->mail_place == "mail.chengyan.example:465（TLS）");
  CHECK(OutletsOf(With(kMail, [](auto& o) { o.mail_tls = "starttls"; }), "")->mail_place ==
        "mail.chengyan.example:587（STARTTLS）");
  CHECK(OutletsOf(With(kMail, [](auto& o) { o.mail_tls = "none"; }), "")->mail_place ==
        "mail.chengyan.example:25（不加密）");
  const std::string file = files.Write("sesame-sesame\n");
  const auto with_user = OutletsOf(With(kMail,
                                        [&](auto& o) {
                                          o.mail_port = 2465;
                                          o.mail_user = "zwgk";
                                          o.mail_password_file = file;
                                        }),
                                   "");
  REQUIRE(with_user);
  CHECK(with_user->mail_place == "mail.chengyan.example:2465（TLS）");
}

TEST_CASE("what does not fit together is refused") {
  const Files files;
  const std::string open = files.Write("sesame-sesame", 0644), empty = files.Write("\n"), two = files.Write("a\nb\n");
  struct Case {
    SendingOptions options;
    const char* said;
  };
  const auto user = [](auto& o) { o.mail_user = "zwgk"; };
  const auto file = [&](const std::string& path) {
    return [path](auto& o) {
      o.mail_user = "zwgk";
      o.mail_password_file = path;
    };
  };
  const Case cases[] = {
      {{.mail_from = "zwgk@chengyan.example"}, "还要用 mail-host"},
      {{.mail_host = "mail.chengyan.example"}, "还要用 mail-from"},
      {With(kMail, [](auto& o) { o.mail_from = "zwgk@chengyan.example\r\nBcc: x@example.com"; }), "还要用 mail-from"},
      {With(kMail, [](auto& o) { o.mail_host = "smtp://mail.example"; }), "只写主机名"},
      {With(kMail, [](auto& o) { o.mail_host = "mail.example/x"; }), "只写主机名"},
      {With(kMail, [](auto& o) { o.mail_tls = "ssl"; }), "mail-tls 只能写"},
      {With(kMail, user), "还要用 mail-password-file"},
      {With(kMail, file("/nowhere/at/all")), "mail-password-file："},
      {With(kMail, file(open)), "mail-password-file："},
      {With(kMail, file(empty)), "是空的"},
      {With(kMail, file(two)), "只能有一行"},
      {With(With(kMail, user), [](auto& o) { o.mail_tls = "none"; }), "密码会被别人看到"},
      {{.gateway = "http://sms.example/send"}, "https://"},
      {{.gateway = "file:///etc/hostname"}, "https://"},
      {{.gateway = "https://sms.example/send"}, "gateway-secret-file"},
      {{.gateway = "https://sms.example/send", .gateway_secret_file = files.Write("short")}, "太短"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.said);
    CHECK(Refused(each.options).find(each.said) != std::string::npos);
  }
}

TEST_CASE("a password may go to this very machine over an open line, and come out of the environment") {
  CHECK(Refused({.mail_host = "127.0.0.1",
                 .mail_tls = "none",
                 .mail_user = "zwgk",
                 .mail_password = "sesame",
                 .mail_from = "zwgk@chengyan.example"}) == "");
}

TEST_CASE("a gateway with its secret") {
  const Files files;
  const auto outlets =
      OutletsOf({.gateway = "https://sms.example/send", .gateway_secret_file = files.Write("0123456789abcdef\n")}, "");
  REQUIRE(outlets);
  CHECK(outlets->Has(Channel::kGateway));
  CHECK(outlets->gateway_secret == "0123456789abcdef");
}

}  // namespace
}  // namespace gongkai::app
