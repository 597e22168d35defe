#include "account/known_browser.h"

#include "crypto/hmac_sm3.h"
#include "crypto/random.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kNumberBytes = 16;
constexpr std::size_t kNameDigits = 12;

crypto::Mac SealOf(const crypto::Key& key, std::string_view login, std::string_view number) {
  return crypto::HmacSm3(key).AddField("known browser").AddField(login).AddField(number).Finish();
}

}  // namespace

std::string KnownBrowserCookie(const crypto::Key& blind_key, std::string_view login) {
  return std::string(kKnownBrowserCookie) +
         crypto::HmacSm3(blind_key).AddField("cookie").AddField(login).Finish().ToHex().substr(0, kNameDigits);
}

std::string NewBrowserMark(const crypto::Key& blind_key, std::string_view login) {
  const std::string number = crypto::RandomHex(kNumberBytes);
  return number + "." + SealOf(blind_key, login, number).ToHex();
}

std::optional<std::string> BrowserNumber(const crypto::Key& blind_key, std::string_view login, std::string_view mark) {
  const std::size_t dot = mark.find('.');
  if (dot != 2 * kNumberBytes) return std::nullopt;
  const std::string_view number = mark.substr(0, dot);
  const auto seal = crypto::Mac::FromHex(mark.substr(dot + 1));
  if (!seal || !(*seal == SealOf(blind_key, login, number))) return std::nullopt;
  return std::string(number);
}

}  // namespace gongkai::account
