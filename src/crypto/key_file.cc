#include "crypto/key_file.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "crypto/bytes.h"
#include "crypto/private_file.h"
#include "crypto/sm3.h"

namespace gongkai::crypto {
namespace {

constexpr std::string_view kHead = "gongkai-key-1 ";
constexpr std::size_t kCheckDigits = 8;

// 32 bits of a digest tell nothing about a key of 256.
std::string CheckOf(const Key& key) { return Sm3Hex(key.Reveal()).substr(0, kCheckDigits); }

Secret LineOf(const Key& key) {
  return Secret::Taking(fmt::format("{}{} {}\n", kHead, Hex(key.Reveal()), CheckOf(key)));
}

// Whatever is not, to the byte, the line we would write for it was damaged.
std::optional<Key> KeyOf(const Secret& line) {
  if (line.size() < kHead.size() + 2 * Key::kBytes) return std::nullopt;
  std::optional<std::string> bytes = ParseHex(line.Reveal().substr(kHead.size(), 2 * Key::kBytes));
  if (!bytes) return std::nullopt;
  std::optional<Key> key = Key::Of(Secret::Taking(std::move(*bytes)).Reveal());
  return key && LineOf(*key) == line ? key : std::nullopt;
}

Error Damaged(const std::string& path) {
  return {ErrorKind::kUnreadable, fmt::format("密钥文件 {} 已损坏，请换回备份的那一份。", path)};
}

}  // namespace

Result<Key> CreateKeyFile(const std::string& path) {
  Key key = Key::Random();
  TRY(CreatePrivateFile(path, LineOf(key).Reveal()));
  return key;
}

Result<Key> OpenKeyFile(const std::string& path) {
  const Secret line = TRY(ReadPrivateFile(path));
  std::optional<Key> key = KeyOf(line);
  if (!key) return Damaged(path);
  return *key;
}

Result<Sm2PrivateKey> CreateSigningKeyFile(const std::string& path) {
  Sm2PrivateKey key = Sm2PrivateKey::Generate();
  TRY(CreatePrivateFile(path, key.ToPem().Reveal()));
  return key;
}

Result<Sm2PrivateKey> OpenSigningKeyFile(const std::string& path) {
  const Secret pem = TRY(ReadPrivateFile(path));
  Result<Sm2PrivateKey> key = Sm2PrivateKey::FromPem(pem.Reveal());
  if (!key) return Damaged(path);
  return key;
}

}  // namespace gongkai::crypto
