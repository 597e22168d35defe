#include "account/login_rules.h"

#include <algorithm>

namespace gongkai::account {
namespace {

constexpr std::size_t kShortest = 3, kLongest = 32;

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }
bool MayStand(char c) { return IsLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-'; }

}  // namespace

std::optional<std::string> LoginFault(std::string_view login) {
  if (login.empty()) return "请填写登录名。";
  if (login.size() < kShortest || login.size() > kLongest) return "登录名要有 3 到 32 个字符。";
  if (!IsLetter(login[0])) return "登录名要以英文字母开头，例如姓名的拼音。";
  if (!std::ranges::all_of(login, MayStand)) return "登录名只能用英文字母、数字、点、横线和下划线。";
  return std::nullopt;
}

}  // namespace gongkai::account
