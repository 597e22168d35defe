// What is sealed opens with its key in its place, and not after any change.
#include "crypto/seal.h"

#include <doctest/doctest.h>

#include <support/temp_dir.h>
#include <cstdlib>
#include <fstream>

#include "crypto/bytes.h"
#include "crypto/random.h"
#include "crypto/sm4.h"

namespace gongkai::crypto {
namespace {

const Key kOurKey = *Key::Of("0123456789abcdef0123456789ABCDEF");

TEST_CASE("SM4 is that of GB/T 32907, A.1") {
  // The first counter block, enciphered, is what counter mode adds: over zeroes, it shows.
  const std::string block = *ParseHex("0123456789abcdeffedcba9876543210");
  CHECK(Hex(Sm4Ctr(block, block, std::string(16, '\0'))) == "681edf34d206965e86b3e94f536e4246");
}

TEST_CASE("Counter mode goes on over pieces of a megabyte, and undoes itself") {
  const std::string key = RandomBytes(16);
  const std::string iv = RandomBytes(16);
  const std::string bytes = RandomBytes(2 * 1024 * 1024 + 7);
  const std::string hidden = Sm4Ctr(key, iv, bytes);
  CHECK(Sm4Ctr(key, iv, hidden) == bytes);
  CHECK(hidden.substr(0, 1000) == Sm4Ctr(key, iv, bytes.substr(0, 1000)));
}

TEST_CASE("Every length opens to what was sealed, and is longer by a known number of bytes") {
  for (const std::size_t size : {0, 1, 15, 16, 17, 31, 32, 33, 255, 4096, 100'000}) {
    const std::string plain = RandomBytes(size);
    const std::string sealed = Seal(kOurKey, "person.phone:7", plain);
    CHECK(sealed.size() == size + kSealBytes);
    const auto opened = Open(kOurKey, "person.phone:7", sealed);
    REQUIRE(opened);
    CHECK((opened->Reveal() == plain));
  }
}

TEST_CASE("Whoever has the key can open it with the openssl program") {
  const testing::TempDir dir;
  const std::string sealed = Seal(kOurKey, "place", "枕溪镇");
  std::ofstream(dir.File("hidden")) << sealed.substr(17, sealed.size() - 17 - 32);
  const std::string command = "openssl enc -d -sm4-ctr -K " +
                              Hex(kOurKey.Derive("gongkai seal 1: SM4-CTR").Reveal().substr(0, 16)) + " -iv " +
                              Hex(sealed.substr(1, 16)) + " -in " + dir.File("hidden") + " -out " + dir.File("plain");
  REQUIRE(std::system(command.c_str()) == 0);
  std::string plain;
  std::getline(std::ifstream(dir.File("plain")), plain);
  CHECK(plain == "枕溪镇");
}

TEST_CASE("The same text is never sealed to the same bytes") {
  CHECK(Seal(kOurKey, "", "text") != Seal(kOurKey, "", "text"));
}

TEST_CASE("Any changed bit, any cut and any addition is noticed") {
  const std::string sealed = Seal(kOurKey, "place", "澄砚县枕溪镇");
  REQUIRE(Open(kOurKey, "place", sealed));
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = sealed;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      CAPTURE(at);
      CHECK_FALSE(Open(kOurKey, "place", changed));
    }
    CHECK_FALSE(Open(kOurKey, "place", sealed.substr(0, at)));
    CHECK_FALSE(Open(kOurKey, "place", sealed.substr(at + 1)));
  }
  CHECK_FALSE(Open(kOurKey, "place", sealed + '\0'));
}

TEST_CASE("Another key or another place does not open it") {
  const std::string sealed = Seal(kOurKey, "place", "text");
  CHECK_FALSE(Open(Key::Random(), "place", sealed));
  CHECK_FALSE(Open(kOurKey.Derive("other"), "place", sealed));
  CHECK_FALSE(Open(kOurKey, "", sealed));
  CHECK_FALSE(Open(kOurKey, "places", sealed));
}

TEST_CASE("Bytes cannot be moved between the associated data and the sealed part") {
  const std::string sealed = Seal(kOurKey, "ab", "text");
  CHECK_FALSE(Open(kOurKey, "a", "b" + sealed));
  CHECK_FALSE(Open(kOurKey, "ab" + sealed.substr(0, 1), sealed.substr(1)));
}

}  // namespace
}  // namespace gongkai::crypto
