// Secrets are gone when they go, and do not get out by accident.
#include "crypto/secret.h"

#include <doctest/doctest.h>
#include <support/compiles.h>

#include <new>
#include <string>

#include "crypto/bytes.h"
#include "crypto/key.h"

namespace gongkai::crypto {
namespace {

TEST_CASE("A secret holds any bytes, and moves") {
  const std::string bytes("a\0b", 3);
  Secret secret(bytes);
  CHECK(secret.Reveal() == bytes);
  Secret moved = std::move(secret);
  CHECK(moved.Reveal() == bytes);
  CHECK(moved == Secret(bytes));
  CHECK_FALSE(moved == Secret("a"));
  moved = Secret("other");
  CHECK(moved.Reveal() == "other");
}

TEST_CASE("Taking leaves nothing where the bytes were") {
  std::string bytes = "a secret longer than what a string keeps inside itself";
  const std::size_t size = bytes.size();
  const Secret secret = Secret::Taking(std::move(bytes));
  CHECK(secret.size() == size);
  // What was promised of a string that was given away: NOLINTBEGIN(bugprone-use-after-move)
  CHECK(bytes.empty());
  CHECK(std::string(bytes.data() + 1, size - 1) == std::string(size - 1, '\0'));
  // NOLINTEND(bugprone-use-after-move)
}

TEST_CASE("A key overwrites itself when it goes") {
  alignas(Key) std::array<unsigned char, sizeof(Key)> place{};
  Key* key = new (place.data()) Key(*Key::Of(std::string(Key::kBytes, 'k')));
  CHECK(place[0] == 'k');
  key->~Key();
  for (const volatile unsigned char& byte : place) CHECK(byte == 0);
}

TEST_CASE("A key has 32 bytes, and derived keys differ by purpose and from their origin") {
  CHECK_FALSE(Key::Of(std::string(31, 'k')));
  CHECK_FALSE(Key::Of(std::string(33, 'k')));
  const Key key = *Key::Of(std::string(32, 'k'));
  CHECK(key.Derive("audit") == key.Derive("audit"));
  CHECK_FALSE(key.Derive("audit") == key.Derive("cookies"));
  CHECK_FALSE(key.Derive("audit") == key);
  CHECK_FALSE(Key::Random() == Key::Random());
}

TEST_CASE("Printing and copying a secret does not compile") {
  const std::string head =
      "#include <fmt/format.h>\n#include <iostream>\n#include <string>\n"
      "#include \"crypto/key.h\"\n#include \"crypto/secret.h\"\nusing namespace gongkai::crypto;\n"
      "static Secret s(\"x\"); static Key k = Key::Random(); static std::string t;\n";
  REQUIRE(testing::Compiles(head, "std::cout << s.Reveal() << k.Reveal(); Secret moved = std::move(s);"));
  const auto refused = {
      "std::cout << s;", "t = fmt::format(\"{}\", s);", "Secret copy = s;", "t = s;", "bool b = s == \"x\";",
      "std::cout << k;", "t = fmt::format(\"{}\", k);", "t = k;",
  };
  for (const char* statement : refused) {
    CAPTURE(statement);
    CHECK_FALSE(testing::Compiles(head, statement));
  }
}

}  // namespace
}  // namespace gongkai::crypto
