// Where uploads lie: what was put in comes out, and what is personal is not on the disk as it was sent.
#include "web/spool.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace gongkai::web {
namespace {

std::string Bytes(std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<char>('a' + i * 7 % 23);
  return bytes;
}

/// What lies on disk of this process's spools, which have no name there.
std::string OnDisk() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code none;
    const std::string target = std::filesystem::read_symlink(entry.path(), none).string();
    if (target.find("gongkai-upload-") == std::string::npos) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

void CheckComesOut(Spool& spool) {
  const std::string bytes = Bytes(3'000'000);
  const std::size_t cuts[] = {0, 5, 900'000, 1'048'577, 1'048'590, 2'999'999, bytes.size()};
  for (std::size_t i = 1; i < std::size(cuts); ++i) {
    spool.Append(std::string_view(bytes).substr(cuts[i - 1], cuts[i] - cuts[i - 1]));
  }
  CHECK(spool.size() == bytes.size());
  CHECK(spool.Read(0, bytes.size()) == bytes);
  for (const std::uint64_t at : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{15}, std::uint64_t{16},
                                 std::uint64_t{1'048'575}, std::uint64_t{2'999'990}}) {
    CHECK(spool.Read(at, 37) == bytes.substr(at, 37));
  }
  CHECK(spool.Read(bytes.size(), 1).empty());
}

TEST_CASE("what was put in comes out, whatever the pieces") {
  Spool plain;
  CheckComesOut(plain);
  CHECK(OnDisk().find(Bytes(1'000)) != std::string::npos);
}

TEST_CASE("what is personal lies hidden on the disk") {
  const auto hidden = Spool::Hidden();
  CheckComesOut(*hidden);
  const std::string disk = OnDisk();
  CHECK(disk.size() == 3'000'000);
  CHECK(disk.find(Bytes(24)) == std::string::npos);
}

}  // namespace
}  // namespace gongkai::web
