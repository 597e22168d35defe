#include "crypto/sm3.h"

#include <openssl/evp.h>

#include <array>

#include "crypto/bytes.h"
#include "crypto/openssl.h"

namespace gongkai::crypto {
namespace {

void RequireSm3(int result) { Require(result == 1, "SM3 is not available in this OpenSSL"); }

}  // namespace

struct Sm3::State {
  Handle<EVP_MD_CTX, EVP_MD_CTX_free> context{EVP_MD_CTX_new()};
};

Sm3::Sm3() : state_(std::make_unique<State>()) {
  RequireSm3(EVP_DigestInit_ex(state_->context.get(), EVP_sm3(), nullptr));
}
Sm3::~Sm3() = default;

void Sm3::Add(std::string_view bytes) {
  RequireSm3(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

std::string Sm3::Finish() {
  std::array<char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  RequireSm3(EVP_DigestFinal_ex(state_->context.get(), Unsigned(digest.data()), &size));
  return Hex({digest.data(), size});
}

std::string Sm3Hex(std::string_view bytes) {
  Sm3 sm3;
  sm3.Add(bytes);
  return sm3.Finish();
}

}  // namespace gongkai::crypto
