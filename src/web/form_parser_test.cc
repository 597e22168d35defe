// Forms as browsers send them come apart the same however the bytes are cut; hostile ones are refused.
#include "web/form_parser.h"

#include <doctest/doctest.h>

namespace gongkai::web {
namespace {

struct Received {
  BodyState state = BodyState::kReading;
  Parameters form;
  std::vector<Upload> files;
};

Received Read(std::string_view body, std::size_t piece, BodyLimits limits = {.file_bytes = 100, .files = 3}) {
  Received received;
  MultipartReader reader("XX", limits, received.form, received.files);
  for (std::size_t at = 0; at < body.size(); at += piece) reader.Feed(body.substr(at, piece));
  received.state = reader.state();
  return received;
}

const std::string kTwoParts =
    "--XX\r\nContent-Disposition: form-data; name=\"organ\"\r\n\r\n青溪镇\r\n"
    "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"C:\\tmp\\年报%22.docx\"\r\n"
    "Content-Type: application/x\r\n\r\nab\r\n--XY\r\n-\r\n--XX--\r\n";

TEST_CASE("a file's name shows what it is: no marks that turn it around") {
  const Received received = Read(
      "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"年报\u202Etxt.exe\"\r\n\r\na\r\n--XX--\r\n",
      7);
  REQUIRE(received.files.size() == 1);
  CHECK(received.files[0].file_name == "年报txt.exe");
}

TEST_CASE("fields and files are the same for every way of cutting the bytes") {
  for (std::size_t piece = 1; piece <= kTwoParts.size(); ++piece) {
    CAPTURE(piece);
    const Received received = Read(kTwoParts, piece);
    REQUIRE(received.state == BodyState::kFinished);
    CHECK(received.form.Get("organ") == "青溪镇");
    REQUIRE(received.files.size() == 1);
    CHECK(received.files[0].field == "files");
    CHECK(received.files[0].file_name == "年报\".docx");
    CHECK(received.files[0].content_type == "application/x");
    CHECK(received.files[0].Read() == "ab\r\n--XY\r\n-");
    CHECK(received.files[0].Read(3, 4) == "\n--X");
    CHECK(received.files[0].Read(100, 4).empty());
  }
}

TEST_CASE("a file field in which nothing was chosen gives no file; an empty file is a file") {
  const auto with = [](std::string_view name) {
    return Read(
        "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + std::string(name) + "\"\r\n\r\n\r\n--XX--",
        7);
  };
  CHECK(with("").files.empty());
  REQUIRE(with("a.txt").files.size() == 1);
  CHECK(with("a.txt").files[0].Read().empty());
}

TEST_CASE("limits end in a refusal") {
  const auto file = [](std::size_t size) {
    return "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" + std::string(size, 'x') +
           "\r\n";
  };
  CHECK(Read(file(100) + "--XX--", 9).state == BodyState::kFinished);
  CHECK(Read(file(101) + "--XX--", 9).state == BodyState::kFileTooLarge);
  CHECK(Read(file(1) + file(1) + file(1) + file(1) + "--XX--", 9).state == BodyState::kTooManyFiles);
  CHECK(Read(file(1) + "--XX--", 9, {.file_bytes = 0}).state == BodyState::kTooManyFiles);
  CHECK(Read("--XX\r\nX: " + std::string(20'000, 'x'), 1000).state == BodyState::kMalformed);
  CHECK(Read("--XXjunk", 3).state == BodyState::kMalformed);
  CHECK(Read(file(5), 3).state == BodyState::kReading);
}

TEST_CASE("urlencoded text is decoded into valid UTF-8") {
  Parameters fields;
  REQUIRE(ParseUrlEncoded("q=%E5%85%AC+%e5%bc%80&empty=&flag&bad=%FF%zz&q=2&a=1%3D2=3", fields));
  CHECK(fields.Get("q") == "公 开");
  CHECK(fields.All("q").size() == 2);
  CHECK(fields.Has("empty"));
  CHECK(fields.Has("flag"));
  CHECK(fields.Get("bad") == "\xEF\xBF\xBD%zz");
  CHECK(fields.Get("a") == "1=2=3");
  CHECK(fields.Int("q") == std::nullopt);
  CHECK_FALSE(fields.Has("absent"));
  std::string many;
  for (int i = 0; i < 10'001; ++i) many += "a&";
  CHECK_FALSE(ParseUrlEncoded(many, fields));
}

TEST_CASE("boundaries") {
  CHECK(MultipartBoundary("multipart/form-data; boundary=----WebKitForm7x") == "----WebKitForm7x");
  CHECK(MultipartBoundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b");
  CHECK(MultipartBoundary("multipart/form-data") == std::nullopt);
  CHECK(MultipartBoundary("multipart/form-data; boundary=" + std::string(71, 'x')) == std::nullopt);
  CHECK(MultipartBoundary("application/x-www-form-urlencoded; boundary=x") == std::nullopt);
}

}  // namespace
}  // namespace gongkai::web
