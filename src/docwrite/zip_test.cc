// The archive is opened again with libzip.
#include "docwrite/zip.h"

#include <doctest/doctest.h>
#include <support/temp_dir.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace gongkai::docwrite {
namespace {

std::string Unpacked(const std::string& bytes, const char* name) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  REQUIRE(archive != nullptr);
  zip_file_t* file = zip_fopen(archive, name, 0);
  REQUIRE(file != nullptr);
  std::string text(1 << 20, '\0');
  const zip_int64_t size = zip_fread(file, text.data(), text.size());
  REQUIRE(size >= 0);
  text.resize(static_cast<std::size_t>(size));
  zip_fclose(file);
  zip_discard(archive);
  return text;
}

TEST_CASE("what was put in comes out, byte for byte, under Chinese names too") {
  const std::string binary("\x30\x45\x00\xff", 4), large(300'000, 'a');
  const std::vector<ZipFile> files = {{"签名.sig", binary}, {"large.txt", large}, {"empty.txt", ""}};
  const std::string archive = WriteZip(files);
  CHECK(archive.size() < 10'000);  // packed
  CHECK(Unpacked(archive, "签名.sig") == binary);
  CHECK(Unpacked(archive, "large.txt") == large);
  CHECK(Unpacked(archive, "empty.txt").empty());
}

TEST_CASE("two files of one name are refused") {
  const std::vector<ZipFile> files = {{"a.txt", "1"}, {"a.txt", "2"}};
  CHECK_THROWS_AS(WriteZip(files), std::runtime_error);
}

TEST_CASE("files on disk become an archive on disk, in their order, the same each time") {
  const testing::TempDir temp;
  const std::string one = temp.File("1"), two = temp.File("2"), archive = temp.File("a.zip");
  std::ofstream(one) << "第一个";
  std::ofstream(two) << "第二个";
  const std::vector<ZipMember> members = {{"说明.txt", two}, {"a/b.txt", one}};
  const auto bytes = [&] {
    WriteZipFile(archive, members, std::chrono::sys_days(std::chrono::year(2026) / 3 / 10));
    std::ifstream in(archive, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string first = bytes();
  CHECK(Unpacked(first, "说明.txt") == "第二个");
  CHECK(Unpacked(first, "a/b.txt") == "第一个");
  CHECK(first.find("说明.txt") < first.find("a/b.txt"));
  CHECK(bytes() == first);
  const std::vector<ZipMember> missing = {{"x", temp.File("not-there")}};
  CHECK_THROWS_AS(WriteZipFile(temp.File("b.zip"), missing, {}), std::runtime_error);
  CHECK_FALSE(std::filesystem::exists(temp.File("b.zip")));
}

}  // namespace
}  // namespace gongkai::docwrite
