#include "crypto/sm2.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <climits>

#include "crypto/openssl.h"

namespace gongkai::crypto {
namespace {

constexpr const char* kNotAvailable = "SM2 is not available in this OpenSSL";

using Bio = Handle<BIO, BIO_free>;
using SharedKey = std::shared_ptr<EVP_PKEY>;

Bio Reading(std::string_view text) {
  Require(text.size() <= INT_MAX, "PEM is too long");
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string_view Written(const Bio& bio) {
  char* text = nullptr;
  const auto size = static_cast<std::size_t>(BIO_get_mem_data(bio.get(), &text));
  return {text, size};
}

// Without it OpenSSL would ask for a password on the terminal.
int NoPassword(char*, int, int, void*) { return -1; }

using ReadPem = EVP_PKEY* (*)(BIO*, EVP_PKEY**, pem_password_cb*, void*);

Result<SharedKey> ReadSm2(std::string_view pem, ReadPem read, const char* sentence) {
  const Bio bio = Reading(pem);
  SharedKey key(read(bio.get(), nullptr, NoPassword, nullptr), EVP_PKEY_free);
  ERR_clear_error();
  if (!key || EVP_PKEY_is_a(key.get(), "SM2") != 1) return Error{ErrorKind::kUnreadable, sentence};
  return key;
}

using Digest = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using Context = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

Context WithUserId(EVP_PKEY* key) {
  Context context{EVP_PKEY_CTX_new(key, nullptr)};
  Require(context && EVP_PKEY_CTX_set1_id(context.get(), kSm2UserId.data(), kSm2UserId.size()) == 1, kNotAvailable);
  return context;
}

}  // namespace

Result<Sm2PublicKey> Sm2PublicKey::FromPem(std::string_view pem) {
  return Sm2PublicKey(TRY(ReadSm2(pem, PEM_read_bio_PUBKEY, "这不是 SM2 公钥。")));
}

std::string Sm2PublicKey::ToPem() const {
  const Bio bio{BIO_new(BIO_s_mem())};
  Require(PEM_write_bio_PUBKEY(bio.get(), key_.get()) == 1, kNotAvailable);
  return std::string(Written(bio));
}

bool Sm2PublicKey::Verify(std::string_view message, std::string_view signature) const {
  const Context context = WithUserId(key_.get());
  const Digest digest{EVP_MD_CTX_new()};
  EVP_MD_CTX_set_pkey_ctx(digest.get(), context.get());
  Require(EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sm3(), nullptr, key_.get()) == 1, kNotAvailable);
  const bool fits = EVP_DigestVerify(digest.get(), Unsigned(signature.data()), signature.size(),
                                     Unsigned(message.data()), message.size()) == 1;
  ERR_clear_error();
  return fits;
}

Sm2PrivateKey Sm2PrivateKey::Generate() {
  SharedKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"), EVP_PKEY_free);
  Require(key != nullptr, kNotAvailable);
  return Sm2PrivateKey(std::move(key));
}

Result<Sm2PrivateKey> Sm2PrivateKey::FromPem(std::string_view pem) {
  return Sm2PrivateKey(TRY(ReadSm2(pem, PEM_read_bio_PrivateKey, "这不是 SM2 私钥。")));
}

Secret Sm2PrivateKey::ToPem() const {
  const Bio bio{BIO_new(BIO_s_mem())};  // overwrites its memory when it goes
  Require(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
          kNotAvailable);
  return Secret(Written(bio));
}

Sm2PublicKey Sm2PrivateKey::public_key() const {
  // By way of its text: a public key that shared our handle would hold the private one too.
  const Bio bio{BIO_new(BIO_s_mem())};
  Require(PEM_write_bio_PUBKEY(bio.get(), key_.get()) == 1, kNotAvailable);
  return Sm2PublicKey::FromPem(Written(bio)).value();
}

std::string Sm2PrivateKey::Sign(std::string_view message) const {
  const Context context = WithUserId(key_.get());
  const Digest digest{EVP_MD_CTX_new()};
  EVP_MD_CTX_set_pkey_ctx(digest.get(), context.get());
  Require(EVP_DigestSignInit(digest.get(), nullptr, EVP_sm3(), nullptr, key_.get()) == 1, kNotAvailable);
  std::size_t size = 0;
  Require(EVP_DigestSign(digest.get(), nullptr, &size, Unsigned(message.data()), message.size()) == 1, kNotAvailable);
  std::string signature(size, '\0');
  Require(
      EVP_DigestSign(digest.get(), Unsigned(signature.data()), &size, Unsigned(message.data()), message.size()) == 1,
      kNotAvailable);
  signature.resize(size);
  return signature;
}

}  // namespace gongkai::crypto
