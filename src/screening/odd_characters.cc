#include "screening/odd_characters.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

/// Of an identity card 18, of a mobile number 11.
constexpr std::size_t kShortestNumeral = 11;

bool Within(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

/// Shows nothing, or is set upon the character before it.
bool ShowsNothing(char32_t c) {
  return c == 0xAD || Within(c, 0x300, 0x36F) || c == 0x61C || Within(c, 0x115F, 0x1160) || Within(c, 0x17B4, 0x17B5) ||
         Within(c, 0x180B, 0x180F) || Within(c, 0x200B, 0x200F) || Within(c, 0x202A, 0x202E) ||
         Within(c, 0x2060, 0x206F) || Within(c, 0x20D0, 0x20F0) || c == 0x3164 || Within(c, 0xFE00, 0xFE0F) ||
         Within(c, 0xFE20, 0xFE2F) || c == 0xFEFF || c == 0xFFA0 || Within(c, 0xE0000, 0xE0FFF);
}

bool IsOddBlank(char32_t c) {
  return c == 0x1680 || Within(c, 0x2000, 0x200A) || Within(c, 0x2028, 0x2029) || c == 0x202F || c == 0x205F;
}

/// Of scripts whose digits stand ten in a row; 0 for what is none.
char32_t DigitOfScript(char32_t c) {
  for (const char32_t zero : {U'\u0660', U'\u06F0', U'\u07C0', U'\u0966', U'\u09E6', U'\u0A66', U'\u0AE6', U'\u0E50'}) {
    if (Within(c, zero, zero + 9)) return U'0' + (c - zero);
  }
  return 0;
}

/// Digits, letters and Chinese characters in a form of their own; 0 where it stays. Full width is known as it is.
char32_t PlainForm(char32_t c) {
  if (const char32_t digit = DigitOfScript(c)) return digit;
  const bool has_forms = Within(c, 0x2070, 0x209C) || Within(c, 0x2460, 0x24FF) || Within(c, 0x2E80, 0x2FDF) ||
                         Within(c, 0xF900, 0xFAFF) || Within(c, 0x1D400, 0x1D7FF) || Within(c, 0x1F100, 0x1F2FF) ||
                         Within(c, 0x1FBF0, 0x1FBF9) || Within(c, 0x2F800, 0x2FA1F);
  if (!has_forms) return 0;
  const std::u32string_view folded = FoldCodePoint(c);
  return folded.size() == 1 && folded.front() != c ? folded.front() : 0;
}

/// 0 for what is none.
char32_t DigitOfNumeral(char32_t c) {
  static constexpr std::u32string_view kNumerals[] = {U"〇零○", U"一壹幺", U"二贰", U"三叁", U"四肆",
                                                      U"五伍",  U"六陆",   U"七柒", U"八捌", U"九玖"};
  for (std::size_t i = 0; i < std::size(kNumerals); ++i) {
    if (kNumerals[i].find(c) != std::u32string_view::npos) return U'0' + static_cast<char32_t>(i);
  }
  return 0;
}

bool GoesOnInNumeral(char32_t c) { return DigitOfNumeral(c) != 0 || IsDigit(c); }

void SkipNumerals(std::string_view text, std::size_t& at) {
  while (at < text.size() && GoesOnInNumeral(CharacterAt(text, at))) NextCodePoint(text, at);
}

class Levelling {
 public:
  Levelling(std::string_view text, bool is_file_name) : text_(text), is_file_name_(is_file_name) {}

  Levelled Run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t from = at;
      const char32_t c = NextCodePoint(text_, at);
      if (from >= numeral_end_ && DigitOfNumeral(c) != 0) TakeNumeral(from);
      Put(c, from, at);
    }
    return is_changed_ ? std::move(out_) : Levelled();
  }

 private:
  /// How far the numerals reach that begin here; where they are too few they stay words.
  void TakeNumeral(std::size_t from) {
    numeral_end_ = from;
    SkipNumerals(text_, numeral_end_);
    is_number_ = IsInLongNumeral(text_, from);
  }

  void Put(char32_t c, std::size_t from, std::size_t to) {
    char32_t plain = 0;
    if (ShowsNothing(c)) {
      is_changed_ = true;
      return;
    }
    if (from < numeral_end_ && is_number_) plain = DigitOfNumeral(c);
    if (plain == 0)
      plain = IsOddBlank(c) || (is_file_name_ && (c == U'.' || c == U'_' || c == U'-')) ? U' ' : PlainForm(c);
    if (plain == 0) return out_.Append(text_.substr(from, to - from), from, to);
    is_changed_ = true;
    character_.clear();
    AppendUtf8(character_, plain);
    out_.Append(character_, from, to);
  }

  std::string_view text_;
  bool is_file_name_;
  Levelled out_;
  std::string character_;
  std::size_t numeral_end_ = 0;
  bool is_number_ = false, is_changed_ = false;
};

}  // namespace

std::span<const std::string_view> NumeralWords() {
  static constexpr std::string_view kWords[] = {"一九", "二〇", "二零", "二○",  "壹玖", "贰零", "贰〇", "一三", "一四",
                                                "一五", "一六", "一七", "一八", "壹叁", "壹肆", "壹伍", "壹陆", "壹柒",
                                                "壹捌", "幺三", "幺四", "幺五", "幺六", "幺七", "幺八", "幺九"};
  return kWords;
}

bool IsInLongNumeral(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t i = 0; i < kShortestNumeral && begin > 0 && GoesOnInNumeral(CharacterBefore(text, begin)); ++i) {
    begin = StartOfCharacterBefore(text, begin);
  }
  std::size_t count = 0;
  for (; count < kShortestNumeral && begin < text.size() && GoesOnInNumeral(CharacterAt(text, begin)); ++count) {
    NextCodePoint(text, begin);
  }
  return count == kShortestNumeral;
}

Levelled WithoutOddCharacters(std::string_view text, bool is_file_name) { return Levelling(text, is_file_name).Run(); }

}  // namespace gongkai::screening
