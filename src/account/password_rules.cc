#include "account/password_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

// Pieces that are tried first by whoever tries. A password is as long as what is left without them.
constexpr std::array<std::u32string_view, 44> kWellKnown = {
    U"1234567890", U"0123456789", U"123456789", U"987654321", U"12345678", U"87654321", U"1234567",  U"123456",
    U"654321",     U"123123",     U"112233",    U"abcdef",    U"abc123",   U"a123456",  U"aa123456", U"qwertyuiop",
    U"qwerty",     U"asdfgh",     U"zxcvbn",    U"1qaz2wsx",  U"qazwsx",   U"1q2w3e4r", U"1q2w3e",   U"password",
    U"passw0rd",   U"p@ssw0rd",   U"pa$$w0rd",  U"iloveyou",  U"5201314",  U"woaini",   U"welcome",  U"letmein",
    U"admin",      U"root",       U"guest",     U"test",      U"gongkai",  U"zhengwu",  U"zhengfu",  U"xinxi",
    U"mima",       U"公开",       U"政务",      U"密码"};
constexpr std::size_t kLeftAtLeast = 6;
constexpr std::size_t kLeastDifferent = 5;
constexpr std::size_t kShortestWord = 3;  // of a login or name that counts as contained

std::u32string Lower(std::string_view text) {
  std::u32string lower = Fold(text);
  std::ranges::transform(lower, lower.begin(), [](char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; });
  return lower;
}

std::size_t KindsOf(std::u32string_view password) {
  bool small = false, capital = false, digit = false, other = false;
  for (const char32_t c : password) {
    if (c >= U'a' && c <= U'z') {
      small = true;
    } else if (c >= U'A' && c <= U'Z') {
      capital = true;
    } else if (c >= U'0' && c <= U'9') {
      digit = true;
    } else {
      other = true;
    }
  }
  return std::size_t{small} + std::size_t{capital} + std::size_t{digit} + std::size_t{other};
}

void Remove(std::u32string& text, std::u32string_view piece) {
  for (std::size_t at = 0; (at = text.find(piece)) != std::u32string::npos;) text.erase(at, piece.size());
}

// Years are as well known as words: 1949 … 2099.
void RemoveYears(std::u32string& text) {
  for (std::size_t at = 0; at + 4 <= text.size();) {
    const bool century = text.compare(at, 2, U"19") == 0 || text.compare(at, 2, U"20") == 0;
    const auto digit = [&](std::size_t i) { return text[i] >= U'0' && text[i] <= U'9'; };
    if (century && digit(at + 2) && digit(at + 3)) {
      text.erase(at, 4);
    } else {
      ++at;
    }
  }
}

bool IsEasilyGuessed(std::u32string_view lower) {
  if (std::set<char32_t>(lower.begin(), lower.end()).size() < kLeastDifferent) return true;
  std::u32string left(lower);
  for (const std::u32string_view piece : kWellKnown) Remove(left, piece);
  RemoveYears(left);
  return left.size() < kLeftAtLeast;
}

bool Holds(std::u32string_view password, std::string_view word) {
  const std::u32string lower = Lower(word);
  const std::size_t least = !lower.empty() && IsHan(lower[0]) ? 2 : kShortestWord;
  return lower.size() >= least && password.find(lower) != std::u32string_view::npos;
}

}  // namespace

std::vector<std::string> PasswordFaults(std::string_view password, const PasswordPolicy& policy,
                                        const PasswordOwner& owner) {
  std::vector<std::string> faults;
  const std::u32string typed = FromUtf8(password);
  const std::u32string lower = Lower(password);
  if (typed.size() < static_cast<std::size_t>(policy.least_characters)) {
    faults.push_back("密码至少要 " + std::to_string(policy.least_characters) + " 个字符，现在是 " +
                     std::to_string(typed.size()) + " 个。");
  }
  if (typed.size() > kMostPasswordCharacters) {
    faults.push_back("密码最多 " + std::to_string(kMostPasswordCharacters) + " 个字符。");
  }
  if (KindsOf(typed) < 3 && typed.size() < kPassphraseCharacters) {
    faults.emplace_back("密码要含大写字母、小写字母、数字、其他字符中的三种，或者用 20 个字符以上的一句话。");
  }
  if (IsEasilyGuessed(lower)) faults.emplace_back("这个密码太容易猜到，请不要用常见的词、连续的数字或者重复的字符。");
  if (Holds(lower, owner.login)) faults.emplace_back("密码里不要有登录名。");
  if (Holds(lower, owner.name)) faults.emplace_back("密码里不要有本人姓名。");
  if (std::ranges::any_of(owner.organs, [&](const std::string& organ) { return Holds(lower, organ); })) {
    faults.emplace_back("密码里不要有单位名称。");
  }
  return faults;
}

bool IsTooOld(std::optional<Instant> set_at, std::chrono::days most, Instant now) {
  return !set_at || now - *set_at >= most;
}

}  // namespace gongkai::account
