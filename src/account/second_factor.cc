#include "account/second_factor.h"

#include <algorithm>

namespace gongkai::account {
namespace {

// Without 0 o 1 l i: nobody has to guess what was printed. 31 characters, 49 bits a code.
constexpr std::string_view kAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";
constexpr std::size_t kHalf = 5;

std::string WithoutGaps(std::string_view typed) {
  std::string text;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return text;
}

}  // namespace

bool HoldsAdminPost(std::span<const HeldPost> posts) {
  return std::ranges::any_of(posts, [](const HeldPost& post) { return IsAdmin(post.kind); });
}

bool NeedsSecondFactor(std::span<const HeldPost> posts, const Policy& policy) {
  const auto is_supervisor = [](const HeldPost& post) { return post.kind == PostKind::kSupervisor; };
  return policy.second_factor_for_all || HoldsAdminPost(posts) || std::ranges::any_of(posts, is_supervisor);
}

std::optional<Stage> SecondFactorOwed(bool has_device, std::span<const HeldPost> posts, const Policy& policy) {
  if (has_device) return Stage::kSecondFactor;
  if (NeedsSecondFactor(posts, policy)) return Stage::kEnrol;
  return std::nullopt;
}

Stage StageOwed(const Standing& standing, std::span<const HeldPost> posts, const Policy& policy, Instant now) {
  if (!standing.second_factor_done) {
    if (const auto owed = SecondFactorOwed(standing.has_device, posts, policy)) return *owed;
  }
  if (!standing.came_by_password) return Stage::kFull;
  const auto most = HoldsAdminPost(posts) ? policy.password.administrators : policy.password.others;
  const bool too_old = IsTooOld(standing.password_set_at, most, now);
  return standing.must_change_password || too_old ? Stage::kChangePassword : Stage::kFull;
}

std::string RecoveryCodeOf(std::string_view random_bytes) {
  std::string code;
  for (const char byte : random_bytes.substr(0, kRecoveryCodeBytes)) {
    if (code.size() == kHalf) code += '-';
    code += kAlphabet[static_cast<unsigned char>(byte) % kAlphabet.size()];
  }
  return code;
}

std::string FoldRecoveryCode(std::string_view typed) {
  const std::string code = WithoutGaps(typed);
  const bool fits = code.size() == 2 * kHalf && code.find_first_not_of(kAlphabet) == std::string::npos;
  return fits ? code : "";
}

std::string FoldOneTimeCode(std::string_view typed) {
  constexpr std::size_t kDigits = 6;
  const std::string code = WithoutGaps(typed);
  return code.size() == kDigits && code.find_first_not_of("0123456789") == std::string::npos ? code : "";
}

}  // namespace gongkai::account
