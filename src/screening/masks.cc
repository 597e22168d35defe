// The masks follow what procurators and inspections ask of published lists (个人信息保护法第五十一条第三项,
// 第七十三条第三项: 去标识化): of an identity card the first six and the last four stay, of a mobile number the first
// three and the last four, of a card the last four, of an address what reaches the village, of a minor the family name.
#include "screening/masks.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/person_names.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

bool Counts(char32_t c) {
  const std::u32string_view folded = FoldCodePoint(c);
  if (c == U'×') return true;
  return folded.size() == 1 && (IsDigit(folded.front()) || (folded.front() >= U'A' && folded.front() <= U'Z') ||
                                (folded.front() >= U'a' && folded.front() <= U'z'));
}

std::size_t CountOf(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) count += Counts(NextCodePoint(text, at)) ? 1 : 0;
  return count;
}

std::string MaskedMail(std::string_view mail) {
  const std::size_t at = mail.find('@');
  if (at == std::string_view::npos || at == 0) return {};
  return std::string(mail.substr(0, 1)) + "***" + std::string(mail.substr(at));
}

/// "0379-67891234" → "0379-******34".
std::string MaskedPhone(std::string_view text) { return WithoutMiddle(text, text.starts_with("0") ? 4 : 0, 2); }

std::string MaskedPlate(std::string_view plate) { return WithoutMiddle(plate, 1, 2); }  // the province does not count

/// Of a day of birth the year stays.
std::string MaskedOfMinor(std::string_view text) {
  const std::u32string folded = FoldTight(text);
  const auto digit = std::ranges::find_if(folded, IsDigit);
  if (digit == folded.end()) return FamilyNameOnly(text);
  const std::size_t from = static_cast<std::size_t>(digit - folded.begin());
  return ToUtf8(std::u32string_view(folded).substr(from, 4)) + "年";
}

std::string NotEmpty(std::string masked, std::string_view text) { return masked == text ? std::string() : masked; }

}  // namespace

std::string WithoutMiddle(std::string_view text, std::size_t front, std::size_t back) {
  const std::size_t count = CountOf(text);
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (!Counts(NextCodePoint(text, at))) {
      out += text.substr(from, at - from);
      continue;
    }
    const bool stays = done < front || done + back >= count;
    if (stays) {
      out += text.substr(from, at - from);
    } else {
      out += '*';
    }
    ++done;
  }
  return out;
}

std::string FamilyNameOnly(std::string_view name) {
  name = Trim(name);
  std::size_t family = FamilyNameLength(name);
  if (family == 0) family = Forth(name, 0, 1);
  std::string out(name.substr(0, family));
  const std::size_t given = Utf8Length(name.substr(family));
  for (std::size_t i = 0; i < std::clamp<std::size_t>(given, 1, 2); ++i) out += "某";
  return out;
}

std::string AsFarAsTheVillage(std::string_view address) {
  std::size_t end = EndOfLast(address, {"村委会", "居委会", "社区"});
  if (end == std::string_view::npos) {
    // 村 of 村民小组 and 新村路 is no village.
    for (std::size_t at = address.find("村"); at != std::string_view::npos; at = address.find("村", at + kHan)) {
      if (!StartsWithOne(address.substr(at), {"村民", "村路", "村街"})) end = at + kHan;
    }
  }
  if (end == std::string_view::npos) end = EndOfLast(address, {"街道", "镇", "乡"});
  if (end == std::string_view::npos) end = EndOfLast(address, {"县", "区", "市"});
  return end == std::string_view::npos ? std::string() : std::string(address.substr(0, end));
}

std::optional<std::string> Masked(std::string_view rule, std::string_view text) {
  std::string masked;
  if (rule == "P-IDCARD") {
    masked = WithoutMiddle(text, 6, 4);
  } else if (rule == "P-IDCARD15") {
    masked = WithoutMiddle(text, 6, 0);
  } else if (rule == "P-PASSPORT" || rule == "P-PERMIT") {
    masked = WithoutMiddle(text, 1, 2);
  } else if (rule == "P-MOBILE") {
    masked = WithoutMiddle(text, CountOf(text) > 11 ? 5 : 3, 4);  // "86" before it
  } else if (rule == "P-BANKCARD" || rule == "P-ACCOUNT") {
    masked = WithoutMiddle(text, 0, 4);
  } else if (rule == "P-OFFICER" || rule == "P-CARDNO") {
    masked = WithoutMiddle(text, 0, 2);
  } else if (rule == "P-PHONE") {
    masked = MaskedPhone(text);
  } else if (rule == "P-PLATE") {
    masked = MaskedPlate(text);
  } else if (rule == "P-EMAIL") {
    masked = MaskedMail(text);
  } else if (rule == "P-WECHAT") {
    masked = WithoutMiddle(text, 1, 0);
  } else if (rule == "P-ADDRESS") {
    masked = AsFarAsTheVillage(text);
  } else if (rule == "P-MINOR") {
    masked = MaskedOfMinor(text);
  }
  masked = NotEmpty(std::move(masked), text);
  return masked.empty() ? std::nullopt : std::optional(std::move(masked));
}

}  // namespace gongkai::screening
