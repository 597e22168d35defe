// A file larger than what may stand in memory goes out whole, piece by piece, and is gone on with where it broke off.
#include "web/sent_file.h"

#include <doctest/doctest.h>
#include <support/temp_dir.h>

#include <filesystem>
#include <fstream>

namespace gongkai::web {
namespace {

struct Lying {
  gongkai::testing::TempDir dir;
  std::string bytes;
  SentFile file{
      .path = dir.File("a.zip"), .name = "归档包.zip", .content_type = "application/zip", .tag = "66c7", .piece = 1000};

  Lying() {
    for (int i = 0; i < 10'007; ++i) bytes += static_cast<char>(i * 7 + i / 251);
    std::ofstream(file.path, std::ios::binary) << bytes;
    file.size = bytes.size();
  }

  std::optional<Response> Get(const std::string& range = {}, const std::string& if_range = {},
                              Method method = Method::kGet) const {
    Request request;
    request.method = method;
    if (!range.empty()) request.headers.Add("Range", range);
    if (!if_range.empty()) request.headers.Add("If-Range", if_range);
    return SendFile(request, file);
  }
};

std::string HeaderOf(const Response& response, std::string_view name) {
  for (const auto& [each, value] : response.headers) {
    if (each == name) return value;
  }
  return {};
}

std::string Whole(Response& response, std::size_t most) {
  std::string whole;
  for (std::string piece = response.stream(); !piece.empty(); piece = response.stream()) {
    CHECK(piece.size() <= most);
    whole += piece;
  }
  CHECK(response.stream_size == whole.size());
  return whole;
}

TEST_CASE("all of it, never more than a piece in memory") {
  const Lying lying;
  auto response = lying.Get();
  REQUIRE(response);
  CHECK(response->status == 200);
  CHECK(response->body.empty());
  CHECK(HeaderOf(*response, "Accept-Ranges") == "bytes");
  CHECK(HeaderOf(*response, "ETag") == "\"66c7\"");
  CHECK(HeaderOf(*response, "Content-Disposition").find("filename*=UTF-8''") != std::string::npos);
  CHECK(Whole(*response, 1000) == lying.bytes);
}

TEST_CASE("a part of it, from where it broke off") {
  const Lying lying;
  const auto part = [&](const std::string& range, const std::string& span, std::size_t from, std::size_t count) {
    auto response = lying.Get(range);
    REQUIRE(response);
    CHECK(response->status == 206);
    CHECK(HeaderOf(*response, "Content-Range") == span);
    CHECK(Whole(*response, 1000) == lying.bytes.substr(from, count));
  };
  part("bytes=5000-", "bytes 5000-10006/10007", 5000, 5007);
  part("bytes=0-0", "bytes 0-0/10007", 0, 1);
  part("bytes=10-1999", "bytes 10-1999/10007", 10, 1990);
  part("bytes=-7", "bytes 10000-10006/10007", 10'000, 7);
  part("bytes=-99999", "bytes 0-10006/10007", 0, 10'007);
  part("bytes=10000-99999999", "bytes 10000-10006/10007", 10'000, 7);
}

TEST_CASE("what was begun of another file is begun anew") {
  const Lying lying;
  CHECK(lying.Get("bytes=5000-", "\"66c7\"")->status == 206);
  CHECK(lying.Get("bytes=5000-", "\"0000\"")->status == 200);
  CHECK(lying.Get("bytes=5000-", "Tue, 10 Mar 2026 00:00:00 GMT")->status == 200);
  CHECK(lying.Get("bytes=5000-", "", Method::kHead)->status == 200);
}

TEST_CASE("a range that is not in it, and what is none") {
  const Lying lying;
  for (const char* range : {"bytes=10007-", "bytes=20000-30000", "bytes=-0"}) {
    const auto response = lying.Get(range);
    REQUIRE(response);
    CHECK(response->status == 416);
    CHECK(HeaderOf(*response, "Content-Range") == "bytes */10007");
    CHECK_FALSE(response->stream);
  }
  for (const char* range : {"bytes=", "bytes=-", "bytes=a-b", "bytes=9-3", "bytes=1-2,5-6", "lines=1-2", "bytes=1--2",
                            "bytes=99999999999999999999-", "bytes=1-99999999999999999999", "bytes= 1-2"}) {
    CHECK_MESSAGE(lying.Get(range)->status == 200, range);
  }
}

TEST_CASE("no file, another one, a link or a folder is not sent; one cut while it goes out breaks off") {
  Lying lying;
  auto response = lying.Get();
  CHECK(response->stream().size() == 1000);
  std::filesystem::resize_file(lying.file.path, 1500);
  CHECK_THROWS(response->stream());
  CHECK_FALSE(lying.Get());
  std::filesystem::remove(lying.file.path);
  CHECK_FALSE(lying.Get());
  std::ofstream(lying.dir.File("b.zip"), std::ios::binary) << lying.bytes;
  std::filesystem::create_symlink(lying.dir.File("b.zip"), lying.file.path);
  CHECK_FALSE(lying.Get());
  std::filesystem::remove(lying.file.path);
  std::filesystem::create_directory(lying.file.path);
  CHECK_FALSE(lying.Get());
}

}  // namespace
}  // namespace gongkai::web
