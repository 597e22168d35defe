#include "db/sm3.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace gongkai::db {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void Require(int result) {
  if (result != 1) throw std::runtime_error("SM3 is not available in this OpenSSL");
}

}  // namespace

struct Sm3::State {
  std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
};

Sm3::Sm3() : state_(std::make_unique<State>()) {
  Require(EVP_DigestInit_ex(state_->context.get(), EVP_sm3(), nullptr));
}
Sm3::~Sm3() = default;

void Sm3::Add(std::string_view bytes) { Require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size())); }

std::string Sm3::Finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  Require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size));
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kHex[digest[i] >> 4];
    text += kHex[digest[i] & 15];
  }
  return text;
}

}  // namespace gongkai::db
