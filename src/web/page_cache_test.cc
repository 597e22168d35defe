// What is given out is always of the version that was asked for; it is made once, and compressed once.
#include "web/page_cache.h"

#include <doctest/doctest.h>
#include <zlib.h>
#include <algorithm>

#include <atomic>
#include <thread>
#include <vector>

#include "web/compression.h"
#include "web/guard.h"
#include "web/look.h"

namespace gongkai::web {
namespace {

std::string HeaderOf(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.kept ? response.kept->headers : response.headers) {
    if (key == name) return value;
  }
  return "";
}

Request Asking(std::string_view codings = "", std::string_view tag = "") {
  Request request;
  if (!codings.empty()) request.headers.Add("Accept-Encoding", std::string(codings));
  if (!tag.empty()) request.headers.Add("If-None-Match", std::string(tag));
  return request;
}

std::string Unzip(std::string_view bytes) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST_CASE("a page is made once for each version, and another version is never given out") {
  PageCache cache;
  int made = 0;
  const auto ask = [&](const std::string& version) {
    return std::string(
        cache.Answer(Asking(), "/a", version, [&](const Request&) { return ++made, Markup("<p>{}</p>", version); })
            .Bytes());
  };
  CHECK(ask("1") == "<p>1</p>");
  CHECK(ask("1") == "<p>1</p>");
  CHECK(made == 1);
  CHECK(ask("2") == "<p>2</p>");
  CHECK(ask("1") == "<p>1</p>");
  CHECK(made == 3);
}

TEST_CASE("headers of a page go with it, also where nothing but the answer that it is the same goes out") {
  PageCache cache;
  const Headers refresh = {{"Refresh", "60;url=/"}};
  const auto holds = [](const Headers& headers) {
    return std::ranges::any_of(headers, [](const auto& header) { return header.first == "Refresh"; });
  };
  const auto make = [](const Request&) { return Markup("<p>1</p>"); };
  const Response whole = cache.Answer(Asking(), "/a", "1", make, refresh);
  CHECK(holds(whole.kept->headers));
  Request again = Asking();
  for (const auto& [name, value] : whole.kept->headers) {
    if (name == "ETag") again.headers.Add("If-None-Match", value);
  }
  const Response same = cache.Answer(again, "/a", "1", make, refresh);
  CHECK(same.status == 304);
  CHECK(holds(same.headers));
}

TEST_CASE("what is no page is kept by its bytes, with its own type, and looks the same in every look") {
  PageCache cache;
  const std::string_view type = "application/rss+xml; charset=utf-8";
  const Response first = cache.AnswerBytes(Asking(), "/feed.xml", type, "<rss>1</rss>");
  CHECK(first.kept->content_type == type);
  CHECK(first.Bytes() == "<rss>1</rss>");
  CHECK(cache.AnswerBytes(Asking(), "/feed.xml", type, "<rss>1</rss>").kept == first.kept);
  CHECK(cache.AnswerBytes(Asking(), "/feed.xml", type, "<rss>2</rss>").Bytes() == "<rss>2</rss>");
  Request copying = Asking();
  copying.is_for_copy = true;
  const Response copy = cache.AnswerBytes(copying, "/feed.xml", type, "<rss>3</rss>");
  CHECK(copy.content_type == type);
  CHECK(copy.body == "<rss>3</rss>");
}

TEST_CASE("a browser that has this version gets 304, one that takes compression gets the same page smaller") {
  PageCache cache;
  const std::string text(20'000, 'x');
  const auto make = [&](const Request&) { return Markup("<p>{}</p>", text); };
  const Response plain = cache.Answer(Asking(), "/a", "1", make);
  const std::string tag = HeaderOf(plain, "ETag");
  CHECK(plain.for_everyone);
  CHECK(HeaderOf(plain, "Cache-Control") == "no-cache");
  const Response known = cache.Answer(Asking("", tag), "/a", "1", make);
  CHECK(known.status == 304);
  CHECK(known.Bytes().empty());
  CHECK(cache.Answer(Asking("", tag), "/a", "2", [](const Request&) { return Markup("<p>new</p>"); }).status == 200);
  const Response zipped = cache.Answer(Asking("gzip"), "/a", "1", make);
  CHECK(HeaderOf(zipped, "Content-Encoding") == "gzip");
  CHECK(Unzip(zipped.Bytes()) == plain.Bytes());
  const Response small = cache.Answer(Asking("gzip, br"), "/a", "1", make);
  CHECK(HeaderOf(small, "Content-Encoding") == "br");
  CHECK(small.Bytes().size() < plain.Bytes().size() / 20);
}

TEST_CASE("each coding has a tag of its own, and a browser that holds another one's gets the whole page") {
  PageCache cache;
  const auto make = [](const Request&) { return Markup("<p>page</p>"); };
  const auto tag = [&](std::string_view codings) {
    return HeaderOf(cache.Answer(Asking(codings), "/a", "1", make), "ETag");
  };
  const std::string plain = tag(""), gzip = tag("gzip"), brotli = tag("gzip, br");
  CHECK(plain != gzip);
  CHECK(plain != brotli);
  CHECK(gzip != brotli);
  const auto status = [&](std::string_view codings, const std::string& held) {
    return cache.Answer(Asking(codings, held), "/a", "1", make).status;
  };
  CHECK(status("gzip", gzip) == 304);
  CHECK(status("gzip, br", gzip) == 200);
  CHECK(status("br", "\"other\", " + brotli) == 304);
  CHECK(status("br", "W/" + brotli) == 304);
  CHECK(status("br", "*") == 304);
  CHECK(status("", "") == 200);
}

TEST_CASE(
    "nothing of one visitor's address, cookies or token reaches the page of another, but the look is kept apart") {
  PageCache cache;
  const auto make = [](const Request& same) {
    return Markup("<p>{} {} {} [{}] {}</p>", same.path, same.query.Get("from"), same.query.Get("page"),
                  same.form_token.text(), CodeOf(LookOf(same)));
  };
  Request asking = Asking();
  asking.path = "/a";
  asking.query.Add("from", "mail");
  asking.query.Add("page", "2");
  const FormTokens tokens("secret");
  asking.form_token = FormToken(tokens, FormTokens::NewCookie());
  asking.cookies.Add("gk_look", "lc");
  CHECK(cache.Answer(asking, "/a?page=2", "1", make).Bytes() == "<p>/a  2 [] lc</p>");
  CHECK(cache.Answer(Asking(), "/a?page=2", "1", make).Bytes() == "<p>/a  2 [] </p>");
}

TEST_CASE("a coding is taken unless its weight is zero") {
  CHECK(AcceptsCoding(Asking("gzip, br;q=0.8"), "br"));
  CHECK(AcceptsCoding(Asking("br; q=1"), "br"));
  CHECK_FALSE(AcceptsCoding(Asking("br; q=0, gzip"), "br"));
  CHECK_FALSE(AcceptsCoding(Asking("br;q=0.000"), "br"));
  CHECK_FALSE(AcceptsCoding(Asking("brotli"), "br"));
  CHECK_FALSE(AcceptsCoding(Asking(), "br"));
}

TEST_CASE("the cache keeps what was asked for last, within its size; a page too large for it is made each time") {
  PageCache cache(100'000);
  const auto page = [](std::size_t size) {
    return [size](const Request&) { return Markup("<p>{}</p>", std::string(size, 'y')); };
  };
  for (int i = 0; i < 100; ++i) cache.Answer(Asking(), "/" + std::to_string(i), "1", page(9'000));
  CHECK(cache.bytes() <= 100'000);
  CHECK(cache.bytes() > 50'000);
  int made = 0;
  const auto counted = [&](const Request&) { return ++made, Markup("<p>y</p>"); };
  cache.Answer(Asking(), "/99", "1", counted);
  CHECK(made == 0);
  cache.Answer(Asking(), "/0", "1", counted);
  CHECK(made == 1);
  const Response large = cache.Answer(Asking(), "/large", "1", page(60'000));
  CHECK(large.Bytes().size() > 60'000);
  CHECK(cache.bytes() <= 100'000);
}

TEST_CASE("many visitors at once, while versions pass, each get the version they asked for") {
  PageCache cache(50'000);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> visitors;
  for (int v = 0; v < 4; ++v) {
    visitors.emplace_back([&, v] {
      for (int i = 0; i < 500; ++i) {
        const std::string version = std::to_string(i / 10), key = "/" + std::to_string((i + v) % 7);
        const Response got =
            cache.Answer(Asking(), key, version, [&](const Request&) { return Markup("<p>{} {}</p>", key, version); });
        wrong += got.Bytes() == "<p>" + key + " " + version + "</p>" ? 0 : 1;
      }
    });
  }
  for (std::thread& visitor : visitors) visitor.join();
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace gongkai::web
