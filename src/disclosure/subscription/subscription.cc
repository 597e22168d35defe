#include "disclosure/subscription/subscription.h"

#include "crypto/bytes.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kCodeCharacters = 20, kGroup = 4;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string Grouped(std::string_view characters) {
  std::string code;
  for (std::size_t at = 0; at < characters.size(); at += kGroup) {
    if (at > 0) code += '-';
    code += characters.substr(at, kGroup);
  }
  return code;
}

char Big(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

Instant NextDigest(Instant now) {
  constexpr std::chrono::minutes kMorning = std::chrono::hours(7) + std::chrono::minutes(30);
  const Instant today = Instant(std::chrono::sys_days(BeijingDay(now))) - kBeijingOffset + kMorning;
  return now < today ? today : today + std::chrono::days(1);
}

std::string SubscriptionCodeOf(std::string_view random_bytes) {
  return Grouped(crypto::Base32(random_bytes).substr(0, kCodeCharacters));
}

std::optional<std::string> SubscriptionCodeIn(std::string_view typed) {
  constexpr std::size_t kLongest = 64;
  if (typed.size() > kLongest) return std::nullopt;
  std::string characters;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (kAlphabet.find(Big(c)) == kAlphabet.npos) return std::nullopt;
    characters += Big(c);
  }
  if (characters.size() != kCodeCharacters) return std::nullopt;
  return Grouped(characters);
}

std::string AddressForm(std::string_view address) {
  std::string form(address);
  for (char& c : form) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const std::size_t tag = form.find('+'), at = form.rfind('@');
  if (tag != form.npos && at != form.npos && tag > 0 && tag < at) form.erase(tag, at - tag);
  return form;
}

std::string InWords(const SubscribedQuery& query, std::string_view organ) {
  std::string words(query.organ ? organ : std::string_view("全县各机关"));
  if (query.column) words += "、" + std::string(NameOf(*query.column));
  if (query.kind) words += "、" + std::string(NameOf(*query.kind));
  if (query.validity) words += "、" + std::string(NameOf(*query.validity)) + "的文件";
  if (!query.words.empty()) words += "、名称、正文或者附件里有“" + query.words + "”";
  return words;
}

}  // namespace gongkai::disclosure
