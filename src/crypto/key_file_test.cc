// Key files are made once, for their owner alone, and a damaged one is not taken for a key.
#include "crypto/key_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <support/temp_dir.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "crypto/bytes.h"

namespace gongkai::crypto {
namespace {

namespace fs = std::filesystem;

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void Overwrite(const std::string& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

TEST_CASE("A key file opens to the key it was made with, and only its owner may read it") {
  const testing::TempDir dir;
  const std::string path = dir.File("master.key");
  umask(0);
  const Key key = CreateKeyFile(path).value();
  CHECK(OpenKeyFile(path).value() == key);
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const std::string line = Read(path);
  CHECK(line.starts_with("gongkai-key-1 " + Hex(key.Reveal()) + " "));
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(std::distance(fs::directory_iterator(dir.path()), fs::directory_iterator()) == 1);  // no draft left
}

TEST_CASE("What is there is never overwritten") {
  const testing::TempDir dir;
  const std::string path = dir.File("key");
  const Key key = CreateKeyFile(path).value();
  CHECK(CreateKeyFile(path).error().kind == ErrorKind::kConflict);
  CHECK(CreateSigningKeyFile(path).error().kind == ErrorKind::kConflict);
  CHECK(OpenKeyFile(path).value() == key);
  CHECK(std::distance(fs::directory_iterator(dir.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("A file that others may read or write is refused with a sentence that names it") {
  const testing::TempDir dir;
  const std::string path = dir.File("key");
  REQUIRE(CreateKeyFile(path));
  for (const fs::perms perm : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write,
                               fs::perms::others_write, fs::perms::others_exec}) {
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | perm);
    const auto opened = OpenKeyFile(path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::kForbidden);
    CHECK(opened.error().message == "密钥文件 " + path + " 允许其他用户访问，请先执行 chmod 600。");
  }
  fs::permissions(path, fs::perms::owner_read);
  CHECK(OpenKeyFile(path));
}

TEST_CASE("Any changed character and any cut is damage") {
  const testing::TempDir dir;
  const std::string path = dir.File("key");
  REQUIRE(CreateKeyFile(path));
  const std::string line = Read(path);
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::string changed = line;
    changed[at] = changed[at] == '0' ? '1' : '0';
    CAPTURE(at);
    Overwrite(path, changed);
    CHECK(OpenKeyFile(path).error().kind == ErrorKind::kUnreadable);
    Overwrite(path, line.substr(0, at));
    CHECK(OpenKeyFile(path).error().message == "密钥文件 " + path + " 已损坏，请换回备份的那一份。");
  }
  Overwrite(path, line + "\n");
  CHECK_FALSE(OpenKeyFile(path));
  Overwrite(path, line);
  CHECK(OpenKeyFile(path));
}

TEST_CASE("A file that is not there, a directory and a pipe are told apart from a key, without waiting") {
  const testing::TempDir dir;
  CHECK(OpenKeyFile(dir.File("none")).error().kind == ErrorKind::kNotFound);
  CHECK(OpenKeyFile(dir.path()).error().kind == ErrorKind::kUnreadable);
  REQUIRE(mkfifo(dir.File("pipe").c_str(), 0600) == 0);
  CHECK(OpenKeyFile(dir.File("pipe")).error().kind == ErrorKind::kUnreadable);
  CHECK_THROWS_AS((void)CreateKeyFile(dir.File("no/such/directory")), std::system_error);
}

TEST_CASE("The signing key signs after it was opened again") {
  const testing::TempDir dir;
  const std::string path = dir.File("signing.pem");
  const Sm2PublicKey public_key = CreateSigningKeyFile(path).value().public_key();
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(public_key.Verify("text", OpenSigningKeyFile(path).value().Sign("text")));
}

TEST_CASE("A damaged signing key is refused, and a key file is none") {
  const testing::TempDir dir;
  const std::string path = dir.File("signing.pem");
  REQUIRE(CreateSigningKeyFile(path));
  Overwrite(path, Read(path).substr(0, 120));
  CHECK(OpenSigningKeyFile(path).error().message == "密钥文件 " + path + " 已损坏，请换回备份的那一份。");
  REQUIRE(CreateKeyFile(dir.File("key")));
  CHECK(OpenSigningKeyFile(dir.File("key")).error().kind == ErrorKind::kUnreadable);
}

}  // namespace
}  // namespace gongkai::crypto
