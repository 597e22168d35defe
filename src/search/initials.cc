#include "search/initials.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "base/fold.h"
#include "base/utf8.h"
#include "search/key.h"
#include "search/token.h"

namespace gongkai::search {
namespace {

/// Characters of names and titles that are often read with either of two initials.
struct TwoWays {
  char32_t character;
  std::string_view initials;
};
constexpr TwoWays kTwoWays[] = {
    {U'行', "xh"}, {U'长', "cz"}, {U'重', "zc"}, {U'会', "hk"}, {U'调', "dt"}, {U'藏', "cz"}, {U'传', "cz"},
    {U'单', "ds"}, {U'降', "jx"}, {U'省', "sx"}, {U'朝', "cz"}, {U'系', "xj"}, {U'曾', "zc"}, {U'便', "bp"},
    {U'车', "cj"}, {U'校', "xj"}, {U'率', "ls"}, {U'给', "gj"}, {U'查', "cz"}, {U'盛', "sc"}, {U'石', "sd"},
    {U'参', "cs"}, {U'厦', "xs"}, {U'识', "sz"}, {U'宿', "sx"}, {U'属', "sz"}, {U'乐', "ly"}, {U'弹', "dt"},
    {U'解', "jx"}, {U'番', "fp"}, {U'圩', "wx"}};

/// Readings by code point, asked of ICU once each.
class Readings {
 public:
  std::string Of(char32_t character) {
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = known_.find(character); found != known_.end()) return found->second;
    }
    const std::unique_lock lock(mutex_);
    return known_.try_emplace(character, Asked(character)).first->second;
  }

 private:
  std::string Asked(char32_t character) {
    UErrorCode status = U_ZERO_ERROR;
    if (!asked_ever_) {
      asked_ever_ = true;
      latin_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }
    if (latin_ == nullptr) return "";
    icu::UnicodeString text(static_cast<UChar32>(character));
    latin_->transliterate(text);
    std::string reading;
    text.toUTF8String(reading);
    std::erase_if(reading, [](char c) { return c < 'a' || c > 'z'; });
    return reading;
  }

  std::shared_mutex mutex_;
  bool asked_ever_ = false;
  std::unique_ptr<icu::Transliterator> latin_;
  std::unordered_map<char32_t, std::string> known_;
};

Readings& TheReadings() {
  static auto* readings = new Readings();
  return *readings;
}

/// 0 where it is read with that initial alone.
char OtherInitial(char32_t character, char first) {
  for (const TwoWays& each : kTwoWays) {
    if (each.character == character) return each.initials[0] == first ? each.initials[1] : each.initials[0];
  }
  return '\0';
}

bool IsAsciiKey(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

char32_t AsInitial(char32_t letter) {
  return IsDigit(letter) ? kInitialA + 26 + (letter - U'0') : kInitialA + (letter - U'a');
}

}  // namespace

std::vector<std::u32string> InitialsOf(std::string_view text) {
  std::vector<std::u32string> ways(1);
  bool has_han = false;
  for (const char32_t c : KeyOf(text)) {
    if (IsAsciiKey(c)) {
      for (std::u32string& way : ways) way.push_back(AsInitial(c));
      continue;
    }
    if (!IsHan(c)) continue;
    const std::string reading = TheReadings().Of(c);
    if (reading.empty()) continue;
    has_han = true;
    const auto first = static_cast<char32_t>(reading.front());
    const auto other = static_cast<char32_t>(OtherInitial(c, reading.front()));
    const bool is_both = other != 0 && ways.size() * 2 <= kMostReadings;
    const std::size_t before = ways.size();
    for (std::size_t i = 0; i < before; ++i) {
      if (is_both) ways.push_back(ways[i] + AsInitial(other));
      ways[i].push_back(AsInitial(first));
    }
  }
  if (!has_han) return {};
  return ways;
}

std::u32string TypedInitials(std::u32string_view key) {
  std::u32string initials;
  int letters = 0;
  for (const char32_t c : key) {
    if (!IsAsciiKey(c)) return {};
    letters += IsDigit(c) ? 0 : 1;
    initials.push_back(AsInitial(c));
  }
  if (letters < 2) return {};
  return initials;
}

std::vector<std::string> ReadingsOf(std::u32string_view text) {
  std::vector<std::string> readings;
  for (const char32_t c : text) {
    std::string reading = IsHan(c) ? TheReadings().Of(c) : std::string();
    if (reading.empty()) AppendUtf8(reading, c);
    readings.push_back(std::move(reading));
  }
  return readings;
}

}  // namespace gongkai::search
