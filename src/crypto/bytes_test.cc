// Bytes come back from every text form, and one value has one spelling.
#include "crypto/bytes.h"

#include <doctest/doctest.h>

#include <array>
#include <set>

#include "crypto/random.h"

namespace gongkai::crypto {
namespace {

TEST_CASE("The examples of RFC 4648, 10") {
  struct Example {
    std::string_view bytes, base64, base32, hex;
  };
  constexpr std::array<Example, 7> kExamples = {{{"", "", "", ""},
                                                 {"f", "Zg==", "MY", "66"},
                                                 {"fo", "Zm8=", "MZXQ", "666f"},
                                                 {"foo", "Zm9v", "MZXW6", "666f6f"},
                                                 {"foob", "Zm9vYg==", "MZXW6YQ", "666f6f62"},
                                                 {"fooba", "Zm9vYmE=", "MZXW6YTB", "666f6f6261"},
                                                 {"foobar", "Zm9vYmFy", "MZXW6YTBOI", "666f6f626172"}}};
  for (const Example& example : kExamples) {
    CHECK(Base64(example.bytes) == example.base64);
    CHECK(Base32(example.bytes) == example.base32);
    CHECK(Hex(example.bytes) == example.hex);
  }
  CHECK(Base64("\xFB\xFF\xBF") == "+/+/");
  CHECK(Base64Url("\xFB\xFF\xBF") == "-_-_");
  CHECK(Base64Url("f") == "Zg");
}

TEST_CASE("Every length comes back from every form") {
  for (std::size_t size = 0; size < 70; ++size) {
    const std::string bytes = RandomBytes(size);
    CAPTURE(Hex(bytes));
    CHECK(ParseHex(Hex(bytes)) == bytes);
    CHECK(ParseBase32(Base32(bytes)) == bytes);
    CHECK(ParseBase64(Base64(bytes)) == bytes);
    CHECK(ParseBase64Url(Base64Url(bytes)) == bytes);
  }
}

TEST_CASE("What people type is taken: capitals in hex, small letters and padding in Base32") {
  CHECK(ParseHex("0AfF") == std::string("\x0A\xFF"));
  CHECK(ParseBase32("mzxw6===") == "foo");
}

TEST_CASE("What is no spelling of any bytes is refused") {
  for (const char* bad : {"0", "0g", " 00", "00 "}) CHECK_FALSE(ParseHex(bad));
  for (const char* bad : {"M", "MZX", "MZ1Q", "MZ", "=MY"}) CHECK_FALSE(ParseBase32(bad));
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Z===", "Zg==Zg==", "Zm9-", "Zm9v\n", "===="}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseBase64(bad));
  }
  for (const char* bad : {"Zg==", "Zh", "Z", "Zm9+"}) CHECK_FALSE(ParseBase64Url(bad));
}

TEST_CASE("Comparing in constant time compares") {
  CHECK(SameInConstantTime("", ""));
  CHECK(SameInConstantTime("abc", "abc"));
  CHECK_FALSE(SameInConstantTime("abc", "abd"));
  CHECK_FALSE(SameInConstantTime("abc", "abcd"));
}

TEST_CASE("Random bytes have the length asked for and do not repeat") {
  CHECK(RandomBytes(0).empty());
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(RandomHex(16));
  CHECK(seen.size() == 1000);
  CHECK(seen.begin()->size() == 32);
}

}  // namespace
}  // namespace gongkai::crypto
