// SM2 signatures hold for us and for the openssl program, in both directions.
#include "crypto/sm2.h"

#include <doctest/doctest.h>

#include <support/temp_dir.h>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace gongkai::crypto {
namespace {

constexpr const char* kUserIdOption = " -sigopt distid:1234567812345678 ";

void Write(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool Runs(const std::string& command) { return std::system((command + " > /dev/null 2>&1").c_str()) == 0; }

TEST_CASE("A signature fits its text and its key") {
  const Sm2PrivateKey key = Sm2PrivateKey::Generate();
  const std::string signature = key.Sign("text");
  CHECK(key.public_key().Verify("text", signature));
  CHECK_FALSE(key.public_key().Verify("texu", signature));
  CHECK_FALSE(key.public_key().Verify("", signature));
  CHECK_FALSE(Sm2PrivateKey::Generate().public_key().Verify("text", signature));
}

TEST_CASE("A changed or cut signature fits nothing") {
  const Sm2PrivateKey key = Sm2PrivateKey::Generate();
  const Sm2PublicKey public_key = key.public_key();
  const std::string signature = key.Sign("text");
  for (std::size_t at = 0; at < signature.size(); ++at) {
    std::string changed = signature;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CAPTURE(at);
    CHECK_FALSE(public_key.Verify("text", changed));
    CHECK_FALSE(public_key.Verify("text", signature.substr(0, at)));
  }
}

TEST_CASE("Empty and long texts are signed") {
  const Sm2PrivateKey key = Sm2PrivateKey::Generate();
  for (const std::string& text : {std::string(), std::string(1'000'000, 'x'), std::string("\0", 1)}) {
    CHECK(key.public_key().Verify(text, key.Sign(text)));
  }
}

TEST_CASE("Keys come back from their PEM") {
  const Sm2PrivateKey key = Sm2PrivateKey::Generate();
  const Secret pem = key.ToPem();
  CHECK(pem.Reveal().starts_with("-----BEGIN PRIVATE KEY-----\n"));
  const Sm2PrivateKey again = Sm2PrivateKey::FromPem(pem.Reveal()).value();
  CHECK(again.public_key().ToPem() == key.public_key().ToPem());
  CHECK(Sm2PublicKey::FromPem(key.public_key().ToPem()).value().Verify("text", again.Sign("text")));
}

TEST_CASE("What is no SM2 key is refused, and no password is asked for") {
  const testing::TempDir dir;
  const Sm2PrivateKey key = Sm2PrivateKey::Generate();
  CHECK(Sm2PrivateKey::FromPem("").error().kind == ErrorKind::kUnreadable);
  CHECK_FALSE(Sm2PrivateKey::FromPem(key.public_key().ToPem()));
  CHECK_FALSE(Sm2PublicKey::FromPem(key.ToPem().Reveal()));
  CHECK_FALSE(Sm2PrivateKey::FromPem(key.ToPem().Reveal().substr(0, 100)));

  REQUIRE(Runs("openssl ecparam -genkey -name prime256v1 -noout -out " + dir.File("nist.pem")));
  CHECK_FALSE(Sm2PrivateKey::FromPem(Read(dir.File("nist.pem"))));
  Write(dir.File("key.pem"), key.ToPem().Reveal());
  REQUIRE(Runs("openssl pkcs8 -topk8 -passout pass:x -in " + dir.File("key.pem") + " -out " + dir.File("locked.pem")));
  CHECK_FALSE(Sm2PrivateKey::FromPem(Read(dir.File("locked.pem"))));
}

TEST_CASE("The openssl program accepts our signature, and not one of another text") {
  const testing::TempDir dir;
  const Sm2PrivateKey key = Sm2PrivateKey::Generate();
  Write(dir.File("public.pem"), key.public_key().ToPem());
  Write(dir.File("text"), "text");
  Write(dir.File("other"), "other");
  Write(dir.File("text.sig"), key.Sign("text"));
  const std::string verify = "openssl dgst -sm3 -verify " + dir.File("public.pem") + kUserIdOption + "-signature " +
                             dir.File("text.sig") + " ";
  CHECK(Runs(verify + dir.File("text")));
  CHECK_FALSE(Runs(verify + dir.File("other")));
  CHECK(Runs("openssl pkeyutl -verify -pubin -inkey " + dir.File("public.pem") + " -rawin -digest sm3 -in " +
             dir.File("text") + " -sigfile " + dir.File("text.sig") + " -pkeyopt distid:1234567812345678"));
}

TEST_CASE("We accept a key and a signature of the openssl program") {
  const testing::TempDir dir;
  Write(dir.File("text"), "text");
  REQUIRE(Runs("openssl genpkey -algorithm SM2 -out " + dir.File("key.pem")));
  REQUIRE(Runs("openssl dgst -sm3 -sign " + dir.File("key.pem") + kUserIdOption + "-out " + dir.File("text.sig") + " " +
               dir.File("text")));
  const Sm2PrivateKey key = Sm2PrivateKey::FromPem(Read(dir.File("key.pem"))).value();
  CHECK(key.public_key().Verify("text", Read(dir.File("text.sig"))));
}

}  // namespace
}  // namespace gongkai::crypto
