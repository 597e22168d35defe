// Forms and uploads over real sockets: what is taken in, from whom, and up to where.
#include <doctest/doctest.h>

#include "web/server_site_test.h"

namespace gongkai::web {
namespace {

using namespace testing;

TEST_CASE_FIXTURE(Fixture, "an act needs the token of its page and must come from our site") {
  CHECK(Status(Post("/save", kForm, "name=%E5%85%AC")) == "HTTP/1.1 303");
  CHECK(received == "公");
  received.clear();
  const std::string no_token =
      Ask("POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
          "application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nname=x");
  CHECK(Status(no_token) == "HTTP/1.1 403");
  CHECK(Has(no_token, "页面已过期"));
  CHECK(Status(Post("/save", kForm, "name=x", "Origin: http://evil.example\r\n")) == "HTTP/1.1 403");
  CHECK(Status(Post("/save", kForm, "name=x", "Sec-Fetch-Site: cross-site\r\n")) == "HTTP/1.1 403");
  CHECK(Status(Post("/save", "text/plain", "name=x")) == "HTTP/1.1 415");
  CHECK(Status(Get("/save")) == "HTTP/1.1 405");
  CHECK(Has(Get("/save"), "Allow: POST\r\n"));
  CHECK(received.empty());
}

TEST_CASE_FIXTURE(Fixture, "what another program may send needs no token, and brings next to nothing") {
  const auto ask = [&](const std::string& body, const std::string& headers = "") {
    return Ask("POST /ends/abc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body);
  };
  CHECK(Has(ask("List-Unsubscribe=One-Click"), "ended abc"));
  CHECK(Has(ask("List-Unsubscribe=One-Click", "Origin: https://mail.example\r\n"), "ended abc"));
  CHECK(Status(ask("a=" + std::string(5000, 'x'))) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "the token may stand in the form, tied to the browser's cookie") {
  const std::string page = Get("/");
  const std::string cookie = page.substr(page.find("gongkai_form=") + 13, 32);
  const std::string token = page.substr(page.find("name=\"_csrf\" value=\"") + 20, 32);
  const auto post = [&](const std::string& with_cookie) {
    const std::string body = "name=y&_csrf=" + token;
    return Status(
        Ask("POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: a=b; gongkai_form=" + with_cookie +
            "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body));
  };
  CHECK(post(cookie) == "HTTP/1.1 303");
  CHECK(post(std::string(32, 'b')) == "HTTP/1.1 403");
}

TEST_CASE_FIXTURE(Fixture, "uploads within the limits arrive, larger ones get a page that names the limit") {
  CHECK(Status(Post("/upload", kMultipart, FilePart(5) + "--XX--")) == "HTTP/1.1 303");
  CHECK(received == "|年报.txt:xxxxx");
  const std::string file_too_large = Post("/upload", kMultipart, FilePart(1001) + "--XX--");
  CHECK(Status(file_too_large) == "HTTP/1.1 413");
  CHECK(Has(file_too_large, "文件“年报.txt”超过了"));
  CHECK(Status(Post("/upload", kMultipart, FilePart(5) + FilePart(5) + FilePart(5) + "--XX--")) == "HTTP/1.1 413");
  const std::string all_too_large = Post("/upload", kMultipart, FilePart(5'000'000) + "--XX--");
  CHECK(Status(all_too_large) == "HTTP/1.1 413");
  CHECK(Has(all_too_large, "一次最多上传"));
  CHECK(Status(Post("/save", kMultipart, FilePart(5) + "--XX--")) == "HTTP/1.1 413");
  CHECK(Status(Post("/upload", kMultipart, FilePart(5))) == "HTTP/1.1 400");
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "two gigabytes announced are refused at once") {
  const std::string answer =
      Ask("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
          "Content-Length: 2147483648\r\n\r\n");
  CHECK(Status(answer) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "an upload too large for memory comes through the disk unchanged") {
  std::string bytes;
  for (int i = 0; bytes.size() < (8 << 20); ++i) bytes += std::to_string(i) + "\r\n--X";
  const std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" + bytes + "\r\n--XX--\r\n";
  CHECK(Status(Post("/large", kMultipart, body)) == "HTTP/1.1 303");
  CHECK(received == "|a:" + bytes);
}

TEST_CASE_FIXTURE(Fixture, "a chunked body counts against the same limits") {
  const std::string cookie(32, 'a');
  const std::string head =
      "POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
      "application/x-www-form-urlencoded\r\nCookie: gongkai_form=" +
      cookie + "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) + "\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(Status(Ask(head + "5\r\nname=\r\n2\r\nab\r\n0\r\n\r\n")) == "HTTP/1.1 303");
  CHECK(received == "ab");
  const std::string piece = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  std::string many;
  for (int i = 0; i < 20; ++i) many += piece;
  CHECK(Status(Ask(head + many + "0\r\n\r\n")) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "a stranger's upload is answered before it is read, a member's is taken in") {
  const std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nz\r\n" + FilePart(200'000) + "--XX--\r\n";
  const std::string refused = Post("/members", kMultipart, body);
  CHECK(Status(refused) == "HTTP/1.1 303");
  CHECK(Has(refused, "Location: /door"));
  CHECK(received.empty());
  const std::string announced =
      Ask("POST /members HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + std::string(kMultipart) +
          "\r\nContent-Length: 60000000\r\nConnection: close\r\n\r\n" + std::string(60'000'000, 'x'));
  CHECK(Has(announced, "Location: /door"));
  const std::string cookie(32, 'a');
  const std::string taken = Ask(
      "POST /members HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + std::string(kMultipart) +
      "\r\nCookie: member=yes; gongkai_form=" + cookie + "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) +
      "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  CHECK(Has(taken, "Location: /\r\n"));
  CHECK(received.size() > 200'000);
}

TEST_CASE_FIXTURE(Fixture, "what breaks while it is asked who sends an upload costs one request, not the server") {
  const std::string head =
      "POST /members HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: member=broken\r\nContent-Type: " +
      std::string(kMultipart) + "\r\n";
  const std::string long_body(100'000, 'x');
  const std::string announced =
      Ask(head + "Content-Length: " + std::to_string(long_body.size()) + "\r\n\r\n" + long_body);
  CHECK(Status(announced) == "HTTP/1.1 500");
  CHECK_FALSE(Has(announced, "data gone"));
  CHECK(Status(Ask(head + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n")) == "HTTP/1.1 500");
  CHECK(Has(log, "/members 500 data gone"));
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "a form of no great length is read first, so that what was typed can be handed back") {
  CHECK(Status(Post("/members", kForm, "name=typed")) == "HTTP/1.1 303");
  CHECK(received == "typed");
}

TEST_CASE_FIXTURE(Fixture, "a file without a form token before it is not kept") {
  const std::string cookie(32, 'a');
  const auto send = [&](const std::string& body) {
    return Ask("POST /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " +
               std::string(kMultipart) + "\r\nCookie: gongkai_form=" + cookie +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  const std::string token =
      "--XX\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + FormTokens("test").TokenFor(cookie) + "\r\n";
  CHECK(Status(send(token + FilePart(100'000) + "--XX--\r\n")) == "HTTP/1.1 303");
  received.clear();
  CHECK(Status(send(FilePart(100'000) + token + "--XX--\r\n")) == "HTTP/1.1 403");
  CHECK(received.empty());
}

TEST_CASE_FIXTURE(Fixture, "text lies in memory and has a limit of its own, however it is sent") {
  CHECK(Status(Post("/large", kForm, "name=" + std::string(2'000'000, 'x'))) == "HTTP/1.1 413");
  std::string fields;
  for (int i = 0; i < 4; ++i) {
    fields += "--XX\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n" + std::string(400'000, 'x') + "\r\n";
  }
  CHECK(Status(Post("/large", kMultipart, fields + "--XX--\r\n")) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "a cookie planted by another page of the site does not spoil the forms") {
  const std::string cookie(32, 'a'), body = "name=y";
  const std::string answer =
      Ask("POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + std::string(kForm) +
          "\r\nCookie: gongkai_form=planted; gongkai_form=" + cookie +
          "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) +
          "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  CHECK(Status(answer) == "HTTP/1.1 303");
}

}  // namespace
}  // namespace gongkai::web
