#include "account/credit_code.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kLength = 18;
constexpr std::string_view kSource = "GB 32100-2015";

std::optional<std::size_t> ValueOf(char32_t c) {
  if (c >= 0x80) return std::nullopt;
  const std::size_t value = kAlphabet.find(static_cast<char>(c));
  return value == std::string_view::npos ? std::nullopt : std::optional(value);
}

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), std::string(kSource)}; }

// I, O, S, Z look like 1, 0, 5, 2, which is why the standard leaves them out.
std::string_view LooksLike(char32_t c) {
  switch (c) {
    case 'I':
      return "，是不是数字 1？";
    case 'O':
      return "，是不是数字 0？";
    case 'S':
      return "，是不是数字 5？";
    case 'Z':
      return "，是不是数字 2？";
    default:
      return "。";
  }
}

}  // namespace

std::string FoldCreditCode(std::string_view written) {
  std::u32string kept;
  for (char32_t c : Fold(written)) {
    if (IsBlank(c) || c == '-') continue;
    kept += c >= 'a' && c <= 'z' ? c - 32 : c;
  }
  return ToUtf8(kept);
}

std::optional<char> CreditCheckCharacter(std::string_view seventeen) {
  if (seventeen.size() != kLength - 1) return std::nullopt;
  std::size_t sum = 0, weight = 1;
  for (const char c : seventeen) {
    const auto value = ValueOf(static_cast<unsigned char>(c));
    if (!value) return std::nullopt;
    sum += *value * weight;
    weight = weight * 3 % 31;
  }
  return kAlphabet[(31 - sum % 31) % 31];
}

Status CheckCreditCode(std::string_view code) {
  const std::u32string characters = FromUtf8(code);
  for (std::size_t i = 0; i < characters.size() && i < kLength; ++i) {
    if (ValueOf(characters[i])) continue;
    return Wrong("统一社会信用代码第" + std::to_string(i + 1) + "位“" + ToUtf8(std::u32string_view(&characters[i], 1)) +
                 "”不是代码使用的字符" + std::string(LooksLike(characters[i])));
  }
  if (characters.size() != kLength) {
    return Wrong("统一社会信用代码应为18位，现在是" + std::to_string(characters.size()) + "位。");
  }
  if (code.back() == *CreditCheckCharacter(code.substr(0, kLength - 1))) return Ok();
  return Wrong("统一社会信用代码的校验位（第18位）与前17位对不上，请核对是否有一位抄错。");
}

}  // namespace gongkai::account
