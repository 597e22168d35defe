#include "disclosure/channel/spoken.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "disclosure/channel/spoken_number.h"
#include "disclosure/channel/spoken_words.h"

namespace gongkai::disclosure {
namespace {

using namespace spoken_words;
using Text = std::u32string_view;

constexpr int kMostGroups = 5;  // of three digits behind a comma

std::u32string Year(Text digits) { return Singly(digits, U'〇', U'一'); }
std::u32string Telephone(Text digits) { return Singly(digits, U'零', U'幺'); }

bool IsLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool IsDash(char32_t c) {
  return c == U'-' || c == U'—' || c == U'–' || c == U'~' || c == U'～' || c == U'－' || c == U'―' || c == U'−';
}
bool IsMinus(char32_t c) { return c == U'-' || c == U'－' || c == U'−'; }

/// Digits and their punctuation of full width as they are typed on half of it.
std::u32string Levelled(std::string_view text) {
  std::u32string levelled = FromUtf8(text);
  for (char32_t& c : levelled) {
    if (c >= U'０' && c <= U'９') c = c - U'０' + U'0';
    if ((c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ')) c = c - U'Ａ' + U'A';
    if (c == U'％') c = U'%';
    if (c == U'．') c = U'.';
  }
  return levelled;
}

class Speaker {
 public:
  explicit Speaker(std::u32string text) : text_(std::move(text)) {}

  std::u32string Speak() {
    while (at_ < text_.size()) Step();
    return std::move(said_);
  }

 private:
  // ---- what stands where

  char32_t Peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0'; }
  char32_t Before() const { return at_ == 0 ? U'\0' : text_[at_ - 1]; }
  Text Rest() const { return Text(text_).substr(at_); }

  std::size_t DigitsAt(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && IsDigit(text_[end])) ++end;
    return end - from;
  }

  /// A whole number with commas in their places, then a point with digits: how long it is.
  std::size_t NumberAt(std::size_t from) const {
    std::size_t end = from + DigitsAt(from);
    if (end - from <= 3) {
      // No more than is read as a number: a list without a blank is not gone through again from each of its parts.
      for (int group = 0; group < kMostGroups && end < text_.size(); ++group) {
        if (text_[end] != U',' || DigitsAt(end + 1) != 3) break;
        end += 4;
      }
    }
    if (end + 1 < text_.size() && text_[end] == U'.' && IsDigit(text_[end + 1])) end += 1 + DigitsAt(end + 1);
    return end - from;
  }

  Text Take(std::size_t count) {
    const Text taken = Text(text_).substr(at_, count);
    at_ += count;
    return taken;
  }

  void Say(Text words) { said_ += words; }

  /// Whether one of the words stands within so many characters before, in the same sentence.
  template <class Words>
  bool IsAfter(const Words& words, std::size_t within) const {
    const std::size_t from = at_ < within ? 0 : at_ - within;
    Text before = Text(text_).substr(from, at_ - from);
    const std::size_t stop = before.find_last_of(U"。；\n");
    if (stop != Text::npos) before.remove_prefix(stop + 1);
    return std::ranges::any_of(words, [&](Text word) { return before.find(word) != Text::npos; });
  }

  /// Behind a word for telephones, or behind another number of that kind: 0578-5550101、5550102.
  bool IsAfterTelephone() const {
    if (telephone_end_ != 0 && at_ == telephone_end_ + 1) {
      if (IsDash(Before()) || Text(U"、，,和或及至/").find(Before()) != Text::npos) return true;
    }
    return IsAfter(kTelephones, 8);
  }

  bool BeginsWith(std::size_t from, Text word) const { return Text(text_).substr(from).starts_with(word); }

  bool IsAmountBefore(std::size_t end) const {
    if (end >= text_.size()) return false;
    if (kAmountSigns.find(text_[end]) != Text::npos) return true;
    return std::ranges::any_of(kAmountWords, [&](Text word) { return BeginsWith(end, word); }) ||
           std::ranges::any_of(kUnits, [&](const Unit& unit) {
             if (!BeginsWith(end, unit.written)) return false;
             const std::size_t behind = end + unit.written.size();
             return behind >= text_.size() || !IsLetter(text_[behind]);
           });
  }

  // ---- one step

  void Step() {
    if (at_ == per_from_ && per_to_ > per_from_) {  // said before the number
      at_ = per_to_;
      return;
    }
    if (SayAddress() || SaySign()) return;
    if (!IsDigit(Peek())) {
      said_ += Take(1);
      return;
    }
    if (SayDocumentYear() || SayDay() || SayTelephone() || SayCode() || SayTime() || SayRatio()) return;
    SayNumber();
  }

  /// Addresses of the net and of mail are no use in the air.
  bool SayAddress() {
    const Text rest = Rest();
    const bool is_web = rest.starts_with(U"http://") || rest.starts_with(U"https://") || rest.starts_with(U"www.");
    if (!is_web && !(IsLetter(Peek()) || IsDigit(Peek()))) return false;
    if (IsLetter(Before()) || IsDigit(Before())) return false;
    ReckonRun();
    if (!is_web && !(run_has_mail_ && run_mail_ > at_)) return false;
    std::size_t length = run_end_ - at_;
    while (length > 1 && (rest[length - 1] == U'.' || rest[length - 1] == U',' || rest[length - 1] == U')')) --length;
    const char32_t before = Before();
    at_ += length;
    Say(before == U'见' ? Text(U"公开的页面") : Text(U"见公开的页面"));
    return true;
  }

  /// Where the characters without a blank end that stand here, and where the last @ is among them: once for each run,
  /// since a run may be as long as the text.
  void ReckonRun() {
    if (at_ < run_end_) return;
    run_has_mail_ = false;
    for (run_end_ = at_; run_end_ < text_.size() && text_[run_end_] > 0x20 && text_[run_end_] < 0x7F; ++run_end_) {
      if (text_[run_end_] != U'@') continue;
      run_has_mail_ = true;
      run_mail_ = run_end_;
    }
  }

  bool IsRangeMark(std::size_t at) const { return at < text_.size() && IsDash(text_[at]); }

  /// Behind the number that begins there, and behind the one to which it ranges.
  std::size_t EndOfRange(std::size_t from) const {
    const std::size_t end = from + NumberAt(from);
    if (!IsRangeMark(end)) return end;
    const std::size_t second = end + 1 < text_.size() && IsMinus(text_[end + 1]) ? end + 2 : end + 1;
    const std::size_t length = NumberAt(std::min(second, text_.size()));
    return length == 0 ? end : second + length;
  }

  bool SaySign() {
    const char32_t next = Peek(1);
    if (telephone_end_ != 0 && at_ == telephone_end_ && IsDash(Peek()) && IsDigit(next)) {
      ++at_;
      Say(U"至");
      return true;
    }
    // From 3月1日 to 3月10日: behind these a dash is no minus.
    if (IsDash(Peek()) && IsDigit(next) && Text(U"日月年时分号元岁点度℃%").find(Before()) != Text::npos) {
      ++at_;
      Say(U"至");
      return true;
    }
    if (IsMinus(Peek()) && IsDigit(next) && !IsDigit(Before()) && !IsLetter(Before()) && Before() != U')') {
      ++at_;
      const Text unit = Text(text_).substr(EndOfRange(at_));  // -3～5℃
      Say(unit.starts_with(U"℃") || unit.starts_with(U"°C") || unit.starts_with(U"度") || unit.starts_with(U"摄氏度")
              ? Text(U"零下")
              : Text(U"负"));
      return true;
    }
    for (const Unit& sign : kSigns) {
      if (Rest().starts_with(sign.written) && IsDigit(next)) {
        ++at_;
        Say(sign.spoken);
        return true;
      }
    }
    return false;
  }

  /// 〔2025〕14号. Source: 党政机关公文格式 GB/T 9704 (发文字号).
  bool SayDocumentYear() {
    constexpr Text kOpen = U"〔［[（(", kClose = U"〕］]）)";
    if (DigitsAt(at_) != 4 || kOpen.find(Before()) == Text::npos || Before() == U'\0') return false;
    if (kClose.find(Peek(4)) == Text::npos || Peek(4) == U'\0') return false;
    const std::size_t number = DigitsAt(at_ + 5);
    if (number == 0 || at_ + 5 + number >= text_.size() || text_[at_ + 5 + number] != U'号') return false;
    said_.pop_back();  // the bracket
    Say(Year(Take(4)));
    Say(U"年第");
    ++at_;
    Say(SpokenNumber(Take(number)));
    return true;
  }

  bool SayDay() {
    if (DigitsAt(at_) != 4) return false;
    if (IsYearBefore(at_ + 4)) {
      Say(Year(Take(4)));
      return true;
    }
    // 2025—2027年, 2025至2027年, 2025—2026学年
    const bool to_a_year = (IsDash(Peek(4)) || Peek(4) == U'至') && DigitsAt(at_ + 5) == 4 && IsYearBefore(at_ + 9);
    if (to_a_year) {
      Say(Year(Take(4)));
      ++at_;
      Say(U"至");
      return true;
    }
    if (SayMonth()) return true;
    const char32_t mark = Peek(4);
    if (mark != U'-' && mark != U'.' && mark != U'/') return false;
    const std::size_t month = DigitsAt(at_ + 5);
    if (month == 0 || month > 2 || Peek(5 + month) != mark) return false;
    const std::size_t day = DigitsAt(at_ + 6 + month);
    if (day == 0 || day > 2 || Peek(6 + month + day) == mark) return false;
    Say(Year(Take(4)));
    ++at_;
    Say(U"年" + SpokenNumber(Take(month)) + U"月");
    ++at_;
    Say(SpokenNumber(Take(day)) + U"日");
    return true;
  }

  bool IsYearBefore(std::size_t end) const {
    return end < text_.size() && (text_[end] == U'年' || BeginsWith(end, U"学年"));
  }

  /// 2026-03
  bool SayMonth() {
    if (Peek(4) != U'-' || DigitsAt(at_ + 5) != 2) return false;
    const std::size_t day = Peek(7) == U'-' || Peek(7) == U'.' ? DigitsAt(at_ + 8) : 0;
    if (day == 1 || day == 2) return false;
    const int year = Small(at_, 4), month = Small(at_ + 5, 2);
    if (year < 1900 || year > 2199 || month < 1 || month > 12) return false;
    Say(Year(Take(4)));
    ++at_;
    Say(U"年" + SpokenNumber(Take(2)) + U"月");
    SayRange();
    return true;
  }

  /// 110, 119, 120, 122; 12345, 12315 and their like; 96xxx. Source: 电信网编号计划.
  bool IsServiceNumber(std::size_t digits) const {
    const Text number = Text(text_).substr(at_, digits);
    const bool is_short = number == U"110" || number == U"119" || number == U"120" || number == U"122";
    const bool is_long = digits == 5 && !number.ends_with(U"00") &&
                         (number.starts_with(U"121") || number.starts_with(U"123") || number.starts_with(U"96"));
    if (!is_short && !is_long) return false;
    if (NumberAt(at_) != digits || IsLetter(Before())) return false;
    if (Before() != U'\0' && kBeforeAmounts.find(Before()) != Text::npos) return false;
    const char32_t behind = Peek(digits);
    const bool goes_on = IsDash(behind) || behind == U'/' || behind == U':' || behind == U'：' || behind == U'×';
    return !(goes_on && IsDigit(Peek(digits + 1)));
  }

  /// 400-820-8820, 400-1234567, 4008208820
  bool SayFreeCall(std::size_t digits) {
    const Text rest = Rest();
    if (IsLetter(Before()) || !(rest.starts_with(U"400") || rest.starts_with(U"800"))) return false;
    if (digits == 10 && !IsAmountBefore(at_ + digits)) {
      Say(Telephone(Take(digits)));
      return true;
    }
    if (digits != 3 || !IsDash(Peek(3))) return false;
    const std::size_t middle = DigitsAt(at_ + 4);
    const bool in_three = (middle == 3 || middle == 4) && IsDash(Peek(4 + middle));
    const std::size_t last = in_three ? DigitsAt(at_ + 5 + middle) : 0;
    if (middle + last != 7) return false;
    Say(Telephone(Take(3)));
    ++at_;
    Say(U"，" + Telephone(Take(middle)));
    if (in_three) {
      ++at_;
      Say(U"，" + Telephone(Take(last)));
    }
    return true;
  }

  bool SayTelephone() {
    if (!SayNumberToCall()) return false;
    telephone_end_ = at_;
    return true;
  }

  bool SayNumberToCall() {
    const std::size_t digits = DigitsAt(at_);
    if (SayFreeCall(digits)) return true;
    // With its area code: 0578-1234567
    if (Peek() == U'0' && (digits == 3 || digits == 4) && IsDash(Peek(digits))) {
      const std::size_t number = DigitsAt(at_ + digits + 1);
      if (number == 7 || number == 8) {
        Say(Telephone(Take(digits)));
        ++at_;
        Say(U"，" + Telephone(Take(number)));
        return SayExtension();
      }
    }
    const bool is_mobile = digits == 11 && Peek() == U'1';
    const bool is_line = digits >= 3 && digits <= 12 && (IsAfterTelephone() || BeginsWith(at_ + digits, U"热线"));
    // 120,000元: the unit stands behind the whole of it.
    const bool has_point = Peek(digits) == U'.' && IsDigit(Peek(digits + 1));
    if (has_point || IsAmountBefore(at_ + digits) || IsAmountBefore(at_ + NumberAt(at_))) return false;
    if (!is_mobile && !is_line && !IsServiceNumber(digits)) return false;
    Say(Telephone(Take(digits)));
    return SayExtension();
  }

  /// 转801, -801
  bool SayExtension() {
    const bool by_word = Peek() == U'转', by_dash = Peek() == U'-';
    const std::size_t digits = DigitsAt(at_ + 1);
    if ((by_word || by_dash) && digits >= 1 && digits <= 5) {
      ++at_;
      Say(U"转" + Telephone(Take(digits)));
    }
    return true;
  }

  /// What is a name and no amount: G320, 浙A12345, 007, a long number.
  bool SayCode() {
    const std::size_t digits = DigitsAt(at_);
    const bool is_long = digits >= 13;
    const bool leads_with_zero = digits > 1 && Peek() == U'0' && Peek(digits) != U':' && Peek(digits) != U'：';
    if (!IsLetter(Before()) && !is_long && !leads_with_zero) return false;
    // 01月, 05日: amounts all the same.
    if (leads_with_zero && !IsLetter(Before()) && digits == 2 &&
        (Peek(2) == U'月' || Peek(2) == U'日' || Peek(2) == U'时' || Peek(2) == U'分')) {
      return false;
    }
    Say(Singly(Take(digits), U'零', U'一'));
    return true;
  }

  bool SayTime() {
    const std::size_t hours = DigitsAt(at_);
    if (hours == 0 || hours > 2 || (Peek(hours) != U':' && Peek(hours) != U'：') || DigitsAt(at_ + hours + 1) != 2)
      return false;
    const int hour = Small(at_, hours), minute = Small(at_ + hours + 1, 2);
    if (hour > 24 || minute > 59 || IsAfter(kRatios, 5)) return false;
    const std::u32string hour_words = SpokenNumber(Take(hours));
    Say((hour == 2 ? std::u32string(U"两") : hour_words) + U"点");
    ++at_;
    const Text minutes = Take(2);
    if (minute == 0) {
      Say(U"整");
    } else {
      Say((minute < 10 ? U"零" : U"") + SpokenNumber(minutes) + U"分");
    }
    if ((Peek() == U':' || Peek() == U'：') && DigitsAt(at_ + 1) == 2) {
      ++at_;
      Say(SpokenNumber(Take(2)) + U"秒");
    }
    SayRange();
    return true;
  }

  int Small(std::size_t from, std::size_t digits) const {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + static_cast<int>(text_[from + i] - U'0');
    return value;
  }

  /// 1/3, 1:500
  bool SayRatio() {
    const std::size_t first = DigitsAt(at_), second = DigitsAt(at_ + first + 1);
    if (second == 0 || Peek(first + 1 + second) == Peek(first)) return false;
    if (Peek(first) == U'/' && first <= 3 && second <= 3) {
      const Text part = Take(first);
      ++at_;
      Say(SpokenNumber(Take(second)) + U"分之" + SpokenNumber(part));
      return true;
    }
    if ((Peek(first) != U':' && Peek(first) != U'：') || first > 5) return false;
    Say(SpokenNumber(Take(first)) + U"比");
    ++at_;
    Say(SpokenNumber(Take(second)));
    return true;
  }

  /// A dash to another number: from … to.
  void SayRange() {
    const bool to_below_zero = IsMinus(Peek(1)) && IsDigit(Peek(2));
    if (IsDash(Peek()) && (IsDigit(Peek(1)) || to_below_zero)) {
      ++at_;
      Say(U"至");
    }
  }

  /// 95元/月, 3～5万元/户·年: says 每月 now, and that it is not to be said where it stands.
  void SayPer() {
    std::size_t at = EndOfRange(at_);
    while (at < text_.size() && Text(U"万亿千百").find(text_[at]) != Text::npos) ++at;
    const auto* const priced =
        std::ranges::find_if(kPriced, [&](Text word) { return BeginsWith(std::min(at, text_.size()), word); });
    if (priced == kPriced.end()) return;
    const std::size_t from = at + priced->size();
    if (from == per_from_) return;
    std::u32string words;
    std::size_t end = from;
    while (end < text_.size() && Text(U"/／·・").find(text_[end]) != Text::npos) {
      const auto* const per =
          std::ranges::find_if(kPer, [&](const Unit& each) { return BeginsWith(end + 1, each.written); });
      if (per == kPer.end()) break;
      words = words + U"每" + std::u32string(per->spoken);
      end += 1 + per->written.size();
    }
    if (words.empty() || (text_[from] != U'/' && text_[from] != U'／')) return;
    Say(words);
    per_from_ = from;
    per_to_ = end;
  }

  /// 两千, 两万, 两亿 at its head.
  std::u32string Counted(Text number) const {
    std::u32string words = SpokenNumber(number);
    const bool leads = words.starts_with(U"二千") || words.starts_with(U"二万") || words.starts_with(U"二亿");
    if (leads && Peek() != U'号') words[0] = U'两';
    return words;
  }

  void SayNumber() {
    const bool is_ordinal = Before() == U'第', is_day = Before() == U'月' && Peek(DigitsAt(at_)) == U'日';
    SayPer();
    const Text number = Take(NumberAt(at_));
    // 1.2.3
    if (Peek() == U'.' && IsDigit(Peek(1))) {
      Say(SpokenNumber(number) + U"点");
      ++at_;
      return;
    }
    if (Peek() == U'%' || Peek() == U'‰') {
      const Text parts = Take(1) == U"%" ? Text(U"百分之") : Text(U"千分之");
      Say(std::u32string(parts) + (number == U"100" ? std::u32string(U"百") : SpokenNumber(number)));
      SayRange();
      return;
    }
    const Text unit = UnitHere();
    if (is_ordinal || is_day) {
      Say(SpokenNumber(number));
    } else {
      Say(number == U"2" && IsCounted(unit) ? std::u32string(U"两") : Counted(number));
    }
    Say(unit);
    SayRange();
  }

  /// A unit in letters is gone over and told as it is spoken.
  Text UnitHere() {
    for (const Unit& unit : kUnits) {
      if (!Rest().starts_with(unit.written)) continue;
      const char32_t behind = Peek(unit.written.size());
      if (IsLetter(unit.written.back()) && (IsLetter(behind) || IsDigit(behind))) continue;
      at_ += unit.written.size();
      return unit.spoken;
    }
    return {};
  }

  bool IsCounted(Text unit) const {
    const Text behind = unit.empty() ? Rest() : unit;
    if (behind.starts_with(U"年级")) return false;
    return std::ranges::any_of(kCounted, [&](Text word) { return behind.starts_with(word); });
  }

  std::u32string text_, said_;
  std::size_t at_ = 0;
  std::size_t run_end_ = 0, run_mail_ = 0;  // ReckonRun
  bool run_has_mail_ = false;
  std::size_t telephone_end_ = 0;          // behind the last one that was said; 0: none was
  std::size_t per_from_ = 0, per_to_ = 0;  // SayPer
};

}  // namespace

std::string Spoken(std::string_view text) { return ToUtf8(Speaker(Levelled(text)).Speak()); }

}  // namespace gongkai::disclosure
