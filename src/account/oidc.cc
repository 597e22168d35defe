#include "account/oidc.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "account/json_text.h"
#include "base/percent.h"

namespace gongkai::account {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestAddress = 1000;
constexpr std::string_view kWellKnown = "/.well-known/openid-configuration";

// Between the scheme and the first of "/", "?".
std::string_view AuthorityOf(std::string_view address, std::string_view scheme) {
  address.remove_prefix(scheme.size());
  return address.substr(0, address.find_first_of("/?"));
}

bool IsOwnMachine(std::string_view authority) {
  for (const std::string_view host : {"localhost", "127.0.0.1", "[::1]"}) {
    if (!authority.starts_with(host)) continue;
    const std::string_view rest = authority.substr(host.size());
    return rest.empty() || (rest[0] == ':' && rest.find_first_not_of("0123456789", 1) == rest.npos);
  }
  return false;
}

// Where the provider lists what it can do; it need not, and then `when_silent` holds.
bool Lists(const Json& object, const char* name, std::string_view wanted, bool when_silent) {
  const auto found = object.find(name);
  if (found == object.end()) return when_silent;
  return found->is_array() && std::ranges::any_of(*found, [&](const Json& each) {
           return each.is_string() && each.get<std::string>() == wanted;
         });
}

Error Refusal(std::string sentence) { return {ErrorKind::kInvalidInput, std::move(sentence), ""}; }

Status CheckAddresses(const ProviderMetadata& metadata) {
  const bool may_leave_out = metadata.end_session_endpoint.empty();
  const bool safe = IsSafeAddress(metadata.authorization_endpoint) && IsSafeAddress(metadata.token_endpoint) &&
                    IsSafeAddress(metadata.jwks_uri) && (may_leave_out || IsSafeAddress(metadata.end_session_endpoint));
  if (!safe) return Refusal("身份提供方的配置里缺少接口地址，或者有的地址不是 https。");
  return Ok();
}

Status CheckAbilities(const Json& object) {
  constexpr const char* kAlgorithms = "id_token_signing_alg_values_supported";
  if (!Lists(object, kAlgorithms, "RS256", true) && !Lists(object, kAlgorithms, "ES256", false)) {
    return Refusal("身份提供方不用 RS256 或 ES256 签名，本系统认不了。");
  }
  if (!Lists(object, "response_types_supported", "code", true)) return Refusal("身份提供方不支持授权码方式。");
  if (!Lists(object, "code_challenge_methods_supported", "S256", true)) {
    return Refusal("身份提供方不支持 PKCE 的 S256 方式。");
  }
  constexpr const char* kMethods = "token_endpoint_auth_methods_supported";
  if (!Lists(object, kMethods, "client_secret_basic", true) && !Lists(object, kMethods, "client_secret_post", false)) {
    return Refusal("身份提供方不接受用客户端密钥换取令牌。");
  }
  return Ok();
}

}  // namespace

bool IsSafeAddress(std::string_view address) {
  constexpr std::string_view kSecure = "https://", kOpen = "http://";
  const bool is_plain = std::ranges::all_of(address, [](char c) { return c > ' ' && c < 0x7F && c != '\\'; });
  if (!is_plain || address.size() > kLongestAddress || address.find_first_of("#\"<>") != address.npos) return false;
  if (address.starts_with(kSecure)) {
    const std::string_view authority = AuthorityOf(address, kSecure);
    return !authority.empty() && authority[0] != ':' && authority.find('@') == authority.npos;
  }
  return address.starts_with(kOpen) && IsOwnMachine(AuthorityOf(address, kOpen));
}

std::string MetadataAddress(std::string_view issuer) {
  if (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + std::string(kWellKnown);
}

Result<ProviderMetadata> ReadMetadata(std::string_view json, std::string_view issuer) {
  const Json object = Json::parse(json, nullptr, false);
  if (!object.is_object()) {
    return Error{ErrorKind::kUnreadable, "这个地址上没有身份提供方的配置（.well-known/openid-configuration）。", ""};
  }
  ProviderMetadata metadata{.issuer = TextIn(object, "issuer"),
                            .authorization_endpoint = TextIn(object, "authorization_endpoint"),
                            .token_endpoint = TextIn(object, "token_endpoint"),
                            .jwks_uri = TextIn(object, "jwks_uri"),
                            .end_session_endpoint = TextIn(object, "end_session_endpoint")};
  // To the letter: a provider that speaks for another must not be believed.
  if (metadata.issuer != issuer) return Refusal("身份提供方自称的签发者和填写的不一样，要一字不差。");
  TRY(CheckAddresses(metadata));
  TRY(CheckAbilities(object));
  metadata.takes_secret_in_header = Lists(object, "token_endpoint_auth_methods_supported", "client_secret_basic", true);
  const auto names_itself = object.find("authorization_response_iss_parameter_supported");
  metadata.names_itself_in_the_answer =
      names_itself != object.end() && names_itself->is_boolean() && names_itself->get<bool>();
  return metadata;
}

std::string SubjectOf(std::string_view issuer, std::string_view sub) {
  return std::string(issuer) + "|" + std::string(sub);
}

std::string FormField(std::string_view name, std::string_view value) {
  return PercentEncode(name) + "=" + PercentEncode(value);
}

}  // namespace gongkai::account
