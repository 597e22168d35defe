#include "crypto/seal.h"

#include "crypto/hmac_sm3.h"
#include "crypto/random.h"
#include "crypto/sm4.h"

namespace gongkai::crypto {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kIvBytes = kSm4BlockBytes;
constexpr std::string_view kHidingLabel = "gongkai seal 1: SM4-CTR";
constexpr std::string_view kMacLabel = "gongkai seal 1: HMAC-SM3";

Mac MacOf(const Key& key, std::string_view associated_data, std::string_view version_iv_and_hidden) {
  return HmacSm3(key.Derive(kMacLabel)).AddField(associated_data).Add(version_iv_and_hidden).Finish();
}

std::string HideOrShow(const Key& key, std::string_view iv, std::string_view bytes) {
  const Key hiding = key.Derive(kHidingLabel);
  return Sm4Ctr(hiding.Reveal().substr(0, kSm4KeyBytes), iv, bytes);
}

}  // namespace

std::string Seal(const Key& key, std::string_view associated_data, std::string_view plain) {
  const std::string iv = RandomBytes(kIvBytes);
  std::string sealed;
  sealed.reserve(plain.size() + kSealBytes);
  sealed += kVersion;
  sealed += iv;
  sealed += HideOrShow(key, iv, plain);
  sealed += MacOf(key, associated_data, sealed).bytes();
  return sealed;
}

std::optional<Secret> Open(const Key& key, std::string_view associated_data, std::string_view sealed) {
  if (sealed.size() < kSealBytes || sealed[0] != kVersion) return std::nullopt;
  const std::string_view signed_part = sealed.substr(0, sealed.size() - Mac::kBytes);
  const std::optional<Mac> mac = Mac::Of(sealed.substr(signed_part.size()));
  if (!mac || *mac != MacOf(key, associated_data, signed_part)) return std::nullopt;
  return Secret::Taking(HideOrShow(key, signed_part.substr(1, kIvBytes), signed_part.substr(1 + kIvBytes)));
}

}  // namespace gongkai::crypto
