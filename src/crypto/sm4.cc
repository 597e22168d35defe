#include "crypto/sm4.h"

#include <openssl/evp.h>

#include <algorithm>

#include "crypto/openssl.h"

namespace gongkai::crypto {
namespace {

constexpr std::size_t kPieceBytes = 1024 * 1024;  // EVP counts in int

void RequireSm4(int result) { Require(result == 1, "SM4-CTR is not available in this OpenSSL"); }

}  // namespace

std::string Sm4Ctr(std::string_view key, std::string_view iv, std::string_view bytes) {
  Require(key.size() == kSm4KeyBytes && iv.size() == kSm4BlockBytes, "SM4 wants 16 bytes of key and of IV");
  const Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context{EVP_CIPHER_CTX_new()};
  RequireSm4(EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, Unsigned(key.data()), Unsigned(iv.data())));
  std::string out(bytes.size(), '\0');
  for (std::size_t at = 0; at < bytes.size(); at += kPieceBytes) {
    const int size = static_cast<int>(std::min(kPieceBytes, bytes.size() - at));
    int written = 0;
    RequireSm4(
        EVP_EncryptUpdate(context.get(), Unsigned(out.data()) + at, &written, Unsigned(bytes.data()) + at, size));
    Require(written == size, "SM4-CTR kept bytes back");
  }
  return out;
}

}  // namespace gongkai::crypto
