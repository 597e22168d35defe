#include "account/notice_letter.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "crypto/bytes.h"
#include "crypto/sha256.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestSubject = 60;  // of the title in it, in characters
constexpr std::size_t kMostListed = 30;

/// A letter goes through machines of others: what is not public yet is not named in it, but only in the program.
std::string TitleIn(const Notice& notice) {
  constexpr std::string_view kOpens = "“", kCloses = "”";
  const bool is_of_item = notice.path.starts_with("/office/items/") || notice.path.starts_with("/office/asked/");
  const std::size_t from = notice.title.find(kOpens), to = notice.title.rfind(kCloses);
  if (!is_of_item || from == std::string::npos || to == std::string::npos || to < from) return notice.title;
  return notice.title.substr(0, from) + "（名称请登录查看）" + notice.title.substr(to + kCloses.size());
}

std::string SubjectOf(const std::vector<Notice>& notices) {
  if (notices.size() == 1) return "政务公开通知：" + Ellipsis(TitleIn(notices.front()), kLongestSubject);
  const auto overdue = std::ranges::count(notices, NoticeKind::kOverdue, &Notice::kind);
  return fmt::format("政务公开通知：{} 条{}", notices.size(), overdue > 0 ? fmt::format("，{} 条已过期", overdue) : "");
}

std::string EntryOf(const Notice& notice, std::string_view site) {
  std::string entry = fmt::format("【{}】{}\n", NameOf(notice.kind), TitleIn(notice));
  if (!notice.detail.empty()) entry += notice.detail + "\n";
  if (!site.empty()) entry += std::string(site) + notice.path + "\n";
  return entry + "\n";
}

std::string TextOf(const std::vector<Notice>& notices) {
  const Notice& first = notices.front();
  if (notices.size() > 1) return fmt::format("政务公开系统有 {} 条通知，请登录查看。", notices.size());
  switch (first.kind) {
    case NoticeKind::kDueSoon:
      return "政务公开系统有事项快到期，请登录查看。";
    case NoticeKind::kOverdue:
      return "政务公开系统有事项已过期，请登录查看。";
    case NoticeKind::kAccount:
      return "您在政务公开系统的账号有变动，请登录查看；不是您要求的，请马上联系系统管理员。";
    case NoticeKind::kAlarm:
      return "政务公开系统运行出错，请系统管理员登录查看。";
    case NoticeKind::kConfirm:
      return "政务公开系统有申请没有确认收到，请登录查看。";
    case NoticeKind::kReport:
    case NoticeKind::kPost:
    case NoticeKind::kItem:
      break;
  }
  return "政务公开系统有一条通知，请登录查看。";
}

}  // namespace

Letter LetterOf(std::string_view person_name, const std::vector<Notice>& notices, std::string_view site) {
  Letter letter{SubjectOf(notices), fmt::format("{}，您好：\n\n", person_name)};
  for (std::size_t i = 0; i < std::min(notices.size(), kMostListed); ++i) letter.text += EntryOf(notices[i], site);
  if (notices.size() > kMostListed) letter.text += fmt::format("另有 {} 条。\n\n", notices.size() - kMostListed);
  letter.text += site.empty() ? "请登录政务公开系统查看。\n" : fmt::format("全部通知：{}/office/notices\n", site);
  letter.text += "这封信由系统自动发出，请不要回复。怎样收通知，在系统的“我的账号”里可以改。\n";
  return letter;
}

std::string GatewayMessage(std::string_view id, std::string_view phone, const std::vector<Notice>& notices) {
  const bool is_one_kind =
      std::ranges::all_of(notices, [&](const Notice& notice) { return notice.kind == notices.front().kind; });
  const nlohmann::ordered_json message{{"id", id},
                                       {"to", phone},
                                       {"kind", is_one_kind ? IdOf(notices.front().kind) : "digest"},
                                       {"count", notices.size()},
                                       {"text", TextOf(notices)}};
  return message.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string GatewayTestMessage(std::string_view id, std::string_view phone) {
  const nlohmann::ordered_json message{
      {"id", id}, {"to", phone}, {"kind", "test"}, {"count", 1}, {"text", "政务公开系统的一条测试通知。"}};
  return message.dump();
}

std::optional<std::string> MobileIn(std::string_view phone) {
  constexpr std::size_t kDigits = 11;
  std::string digits;
  for (const char c : phone) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.starts_with("86") && digits.size() == kDigits + 2) digits.erase(0, 2);
  if (digits.size() != kDigits || digits[0] != '1' || digits[1] < '3') return std::nullopt;
  return digits;
}

std::string GatewaySignature(std::string_view secret, std::string_view timestamp, std::string_view body) {
  return "sha256=" + crypto::Hex(crypto::HmacSha256(secret, std::string(timestamp) + "." + std::string(body)));
}

}  // namespace gongkai::account
