#include "app/outlets.h"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

#include "base/fold.h"
#include "crypto/private_file.h"

namespace gongkai::app {
namespace {

using web::MailTls;

constexpr std::size_t kShortestSecret = 16;

Error Refusal(std::string sentence) { return {ErrorKind::kInvalidInput, std::move(sentence), {}}; }

struct TlsRow {
  std::string_view word, name;
  MailTls tls;
  std::uint16_t port;
};
constexpr TlsRow kTlsRows[] = {{"tls", "TLS", MailTls::kTls, 465},
                               {"starttls", "STARTTLS", MailTls::kStartTls, 587},
                               {"none", "不加密", MailTls::kNone, 25}};

Result<TlsRow> TlsOf(const std::string& word) {
  for (const TlsRow& row : kTlsRows) {
    if (word == row.word || (word.empty() && row.tls == MailTls::kTls)) return row;
  }
  return Refusal(fmt::format("mail-tls 只能写 tls、starttls 或 none，不能写 {}", word));
}

/// Its one line.
Result<std::string> SecretIn(const std::string& file, std::string_view setting) {
  auto secret = crypto::ReadPrivateFile(file);
  if (!secret) return Error{secret.error().kind, fmt::format("{}：{}", setting, secret.error().message), {}};
  std::string line(Trim(secret->Reveal()));
  if (line.empty()) return Refusal(fmt::format("{}：{} 是空的", setting, file));
  if (line.find('\n') != line.npos) return Refusal(fmt::format("{}：{} 里只能有一行", setting, file));
  return line;
}

Result<std::string> PasswordOf(const SendingOptions& options) {
  if (options.mail_user.empty()) return std::string();
  if (!options.mail_password_file.empty()) return SecretIn(options.mail_password_file, "mail-password-file");
  if (!options.mail_password.empty()) return options.mail_password;
  return Refusal("写了 mail-user，还要用 mail-password-file 或环境变量 GONGKAI_MAIL_PASSWORD 给出密码");
}

bool IsHost(std::string_view host) {
  return host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-[]:") == host.npos;
}

Status AddMail(const SendingOptions& options, account::Outlets& outlets) {
  if (options.mail_host.empty()) {
    const bool is_half = !options.mail_from.empty() || !options.mail_user.empty();
    if (is_half) return Refusal("写了 mail-from 或 mail-user，还要用 mail-host 写明邮件服务器");
    return Ok();
  }
  if (!IsHost(options.mail_host)) return Refusal("mail-host 只写主机名，不带 smtp:// 和端口；端口写在 mail-port");
  if (!web::IsMailAddress(options.mail_from)) {
    return Refusal("写了 mail-host，还要用 mail-from 写明发件人的邮箱，如 zwgk@chengyan.example");
  }
  const TlsRow tls = TRY(TlsOf(options.mail_tls));
  if (tls.tls == MailTls::kNone && !options.mail_user.empty() && !web::NamesThisMachine(options.mail_host)) {
    return Refusal("mail-tls = none 不加密，密码会被别人看到，不能和 mail-user 一起用；请改用 tls 或 starttls");
  }
  // Before the server is put together: what is half made would be lost when there is no password.
  std::string password = TRY(PasswordOf(options));
  const web::MailServer server{
      .host = options.mail_host,
      .port = options.mail_port == 0 ? tls.port : static_cast<std::uint16_t>(options.mail_port),
      .tls = tls.tls,
      .user = options.mail_user,
      .password = std::move(password),
      .from = options.mail_from,
      .from_name = "政务公开"};
  outlets.mail_place = fmt::format("{}:{}（{}）", server.host, server.port, tls.name);
  outlets.mail_from = server.from;
  outlets.mail = web::SendMailOverNet(server);
  return Ok();
}

Status AddGateway(const SendingOptions& options, account::Outlets& outlets) {
  if (options.gateway.empty()) return Ok();
  if (!web::MayBeAsked(options.gateway)) return Refusal("gateway 要写以 https:// 开头的完整地址");
  if (options.gateway_secret_file.empty()) {
    return Refusal("写了 gateway，还要用 gateway-secret-file 写明签名密钥的文件");
  }
  outlets.gateway_secret = TRY(SecretIn(options.gateway_secret_file, "gateway-secret-file"));
  if (outlets.gateway_secret.size() < kShortestSecret) {
    return Refusal(fmt::format("gateway-secret-file 里的签名密钥太短，至少要 {} 个字符", kShortestSecret));
  }
  constexpr std::size_t kLongestAnswer = 64 << 10;
  outlets.gateway_address = options.gateway;
  outlets.gateway = web::FetchOverNet({.bytes = kLongestAnswer});
  return Ok();
}

}  // namespace

Result<account::Outlets> OutletsOf(const SendingOptions& options, const std::string& site) {
  account::Outlets outlets{.site = site};
  TRY(AddMail(options, outlets));
  TRY(AddGateway(options, outlets));
  return outlets;
}

}  // namespace gongkai::app
