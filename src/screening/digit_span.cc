// Next to read: identity_numbers.cc, money_numbers.cc, reach.cc, which know what a number is.
#include "screening/digit_span.h"

#include <algorithm>

#include "base/utf8.h"
#include "screening/identity_check.h"
#include "screening/money_number.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kLongestNumber = 26;  // digits: an account has 25 at most
constexpr std::size_t kShortestNumber = 6;
constexpr std::size_t kMostBlanks = 12;  // bytes between two groups of one number: up to three wide blanks

bool BeginsHan(std::string_view text, std::size_t at) {
  const auto lead = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
  return lead >= 0xE4 && lead <= 0xE9;
}

bool IsHyphen(char32_t c) {
  return c == U'-' || c == U'－' || c == U'–' || c == U'—' || c == U'‐' || c == U'‑' || c == U'−' || c == U'－';
}

/// Blanks, or one hyphen with or without them.
bool IsSeparator(std::string_view between) {
  if (between.size() > kMostBlanks || BeginsHan(between, 0)) return false;
  int hyphens = 0;
  for (std::size_t at = 0; at < between.size();) {
    if (const std::size_t blank = BlankLength(between, at); blank > 0) {
      at += blank;
      continue;
    }
    if (!IsHyphen(NextCodePoint(between, at)) || ++hyphens > 1) return false;
  }
  return true;
}

using Groups = std::span<const DigitGroup>;

/// Groups of one number are cut evenly: one digit each, or three and more but for the last.
bool AreOneNumber(Groups groups) {
  if (groups.size() == 1) return true;
  const auto one = [](const DigitGroup& group) { return group.count == 1; };
  if (std::ranges::all_of(groups, one)) return true;
  return std::ranges::all_of(groups.first(groups.size() - 1), [](const DigitGroup& g) { return g.count >= 3; });
}

bool IsMask(char32_t c) { return c == U'*' || c == U'＊' || c == U'×' || c == U'○' || c == U'●'; }
bool IsLetterX(char32_t c) { return c == U'X' || c == U'x'; }

/// Where the digits, marks and the X of a masked number begin that ends there.
std::size_t StartOfMasked(std::string_view text, std::size_t end) {
  while (end > 0) {
    const char32_t c = CharacterBefore(text, end);
    if (!IsMask(c) && !IsLetterX(c) && !IsDigit(c)) break;
    end = StartOfCharacterBefore(text, end);
  }
  return end;
}

/// Behind "…***003X".
bool StandsBehindMaskedX(std::string_view text, std::size_t at) {
  if (!IsLetterX(CharacterBefore(text, at))) return false;
  at = StartOfCharacterBefore(text, at);
  for (int i = 0; i < 3; ++i, at = StartOfCharacterBefore(text, at)) {
    if (!IsDigit(CharacterBefore(text, at))) return false;
  }
  return IsMask(CharacterBefore(text, at));
}

class Run {
 public:
  Run(const PieceView& view, Groups groups, Date today, HitSink& out)
      : view_(view), groups_(groups), today_(today), out_(out), taken_(groups.size(), false) {}

  void Find() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      Try(i, 1, false);
      if (!taken_[i]) taken_[i] = TryProvenWithin(view_, groups_[i], today_, out_) || TryBehindMask(groups_[i]);
    }
    if (groups_.size() == 1) return;
    ReadChain();
    for (const bool proven_only : {true, false}) {
      for (std::size_t i = 0; i < groups_.size(); ++i) TryLonger(i, proven_only);
    }
  }

 private:
  /// The longest first: a part of a card's number looks like an account.
  void TryLonger(std::size_t first, bool proven_only) {
    std::size_t digits = 0, count = 0;
    while (first + count < groups_.size() && !taken_[first + count] &&
           digits + groups_[first + count].count <= kLongestNumber) {
      digits += groups_[first + count++].count;
    }
    for (; count >= 2 && !taken_[first]; --count) {
      const bool is_worth_it = digits >= kShortestNumber && IsWorthTrying(first, count);
      if (is_worth_it && AreOneNumber(groups_.subspan(first, count))) Try(first, count, proven_only);
      digits -= groups_[first + count - 1].count;
    }
  }

  void Try(std::size_t first, std::size_t count, bool proven_only) {
    DigitSpan span{groups_[first].begin, groups_[first + count - 1].end, {}, count, proven_only};
    if (count == 1 && groups_[first].count < kShortestNumber) return;
    if (count == 1 && groups_[first].count > kLongestNumber) return;
    for (const DigitGroup& group : groups_.subspan(first, count)) span.digits += DigitsOf(view_.text(), group);
    if (!StandsFreeAfter(view_.text(), span.end)) return;
    if (!StandsFreeBefore(view_.text(), span.begin)) {
      taken_[first] = count == 1 && (TryLettered(view_, span, out_) || TryBehindLetter(view_, span, today_, out_));
      return;
    }
    const bool found = TryIdentity(view_, span, today_, out_) || TryMobile(view_, span, out_) ||
                       TryMoneyNumber(view_, span, out_) || TryFixedLine(view_, span, out_) ||
                       TryOtherDocument(view_, span, out_);
    if (found) std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(first), count, true);
  }

  /// A telephone right behind what a mask left of another number: "410388********003X13812345678", or with the four
  /// last digits in its own group.
  bool TryBehindMask(const DigitGroup& group) {
    constexpr std::size_t kMobile = 11, kLeft = 4;  // digits; a mask leaves the last four
    const std::string_view text = view_.text();
    DigitSpan span{group.begin, group.end, DigitsOf(text, group), 1, false};
    if (span.digits.size() == kMobile + kLeft && IsMask(CharacterBefore(text, group.begin))) {
      span.begin = Forth(text, group.begin, kLeft);
      span.digits.erase(0, kLeft);
    } else if (span.digits.size() != kMobile || !StandsBehindMaskedX(text, group.begin)) {
      return false;
    }
    const std::size_t start = StartOfMasked(text, span.begin);
    return StandsFreeAfter(text, span.end) && !IsNumberOfAThing(TightBefore(view_, start, 16)) &&
           TryMobile(view_, span, out_);
  }

  void ReadChain() {
    for (const DigitGroup& group : groups_) {
      starts_.push_back(static_cast<std::uint32_t>(digits_.size()));
      digits_ += DigitsOf(view_.text(), group);
    }
    starts_.push_back(static_cast<std::uint32_t>(digits_.size()));
  }

  /// A row of figures is one chain, and may be cut into hundreds of numbers: only what can be one by its digits is
  /// tried, and an account, which has no form, where words before it speak of one.
  bool IsWorthTrying(std::size_t first, std::size_t count) {
    const std::string_view digits =
        std::string_view(digits_).substr(starts_[first], starts_[first + count] - starts_[first]);
    if (MayProveItself(digits)) return true;
    if (count == 2 && digits[0] == '0' && digits.size() >= 10 && digits.size() <= 12) return true;  // a telephone
    return digits.size() >= 10 && IsBesideAnAccount(first);
  }

  static bool MayProveItself(std::string_view digits) {
    switch (digits.size()) {
      case 11:
        return digits[0] == '1';
      case 13:
        return digits.starts_with("861");
      case 17:  // an X may follow
      case 18:  // it may be mistyped
        return BeginsWithDivision(digits) || IsCard(digits);
      case 20:
        return IdentityCheckHolds(digits.substr(0, 18));
      default:
        return digits.size() >= 16 && digits.size() <= 19 && IsCard(digits);
    }
  }

  /// Asked once for a group: within a chain the words are read again at every cut.
  bool IsBesideAnAccount(std::size_t first) {
    if (first >= kLongestNumber) return false;  // the words before it are figures
    if (asked_ != first) {
      asked_ = first;
      is_account_ = SpeaksOfAnAccount(view_, groups_[first].begin);
    }
    return is_account_;
  }

  static bool IsCard(std::string_view digits) { return BeginsLikeACard(digits) && LuhnHolds(digits); }

  const PieceView& view_;
  Groups groups_;
  Date today_;
  HitSink& out_;
  std::vector<bool> taken_;
  std::string digits_;                 // of the whole chain
  std::vector<std::uint32_t> starts_;  // in digits_, of each group and of the end
  std::size_t asked_ = std::string_view::npos;
  bool is_account_ = false;
};

bool IsAsciiLetterOrDigit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// Behind a Chinese character or a mark digits are a year, a count, an article: a plate has a letter there.
bool MayEndAPlate(std::string_view text, std::size_t begin) {
  if (begin < 2) return false;
  const auto before = static_cast<unsigned char>(text[begin - 1]);
  if (before < 0x80) return IsAsciiLetterOrDigit(before) || before == '-' || before == ' ';
  if (begin < 3) return true;
  const std::string_view last = text.substr(begin - 3, 2);
  if (BeginsHan(last, 0) || last[0] == '\xE3') return false;  // 、。《》
  return last != "\xEF\xBC" || before >= 0x90;                // （，：
}

/// Behind "http://…/" without a blank between.
bool StandsInAddress(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestAddress = 200;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestAddress && text[begin - 1] > ' ' &&
         static_cast<unsigned char>(text[begin - 1]) < 0x7F)
    --begin;
  const std::string_view before = text.substr(begin, at - begin);
  return before.find("://") != std::string_view::npos || before.find("www.") != std::string_view::npos;
}

}  // namespace

bool StandsFreeBefore(std::string_view text, std::size_t begin) {
  const char32_t before = CharacterBefore(text, begin);
  if (IsAsciiLetterOrDigit(before)) return false;
  const bool joins = before == U'.' || before == U'=' || before == U'_';
  if (joins && begin >= 2 && IsAsciiLetterOrDigit(CharacterBefore(text, begin - 1))) return false;
  return before != U'/' || !StandsInAddress(text, begin);
}

bool StandsFreeAfter(std::string_view text, std::size_t end) {
  const char32_t after = CharacterAt(text, end);
  if (IsAsciiLetterOrDigit(after) && after != U'X' && after != U'x') return false;
  const bool goes_on = (after == U'.' && IsDigit(CharacterAt(text, end + 1))) ||
                       (after == U'_' && IsAsciiLetterOrDigit(CharacterAt(text, end + 1)));
  return !goes_on && after != U'%' && after != U'％';
}

bool IsNumberOfAThing(std::string_view tight_before, std::initializer_list<std::string_view> unless) {
  constexpr std::size_t kTail = 10 * kHan;
  const std::string_view tail = tight_before.substr(tight_before.size() - std::min(tight_before.size(), kTail));
  const std::size_t thing = EndOfLast(
      tail, {"编号",   "单号",   "流水",   "代码",   "订单",   "编码",   "注册号", "文号",   "合同号", "发票", "条码",
             "条形码", "序列号", "许可证", "证书号", "产权",   "标识码", "备案",   "设备号", "表号",   "IMEI", "凭证",
             "批号",   "宗地",   "图斑",   "图号",   "单元号", "业务号", "受理号", "查询码", "追溯码", "电表", "水表",
             "户号",   "标段",   "车架",   "发动机", "登记号", "执照",   "书号",   "准印证", "SN",     "ISBN", "卷号"});
  if (thing == std::string_view::npos) return false;
  const std::size_t other = EndOfLast(tail, unless);
  return other == std::string_view::npos || other < thing;
}

void FindNumbers(const PieceView& view, const ByteMarks& marks, Date today, HitSink& out) {
  const std::string_view text = view.text();
  const Groups groups = marks.groups;
  for (std::size_t first = 0; first < groups.size();) {
    std::size_t count = 1, digits = groups[first].count;
    for (; first + count < groups.size(); ++count) {
      const std::size_t from = groups[first + count - 1].end, to = groups[first + count].begin;
      if (!IsSeparator(text.substr(from, to - from))) break;
      digits += groups[first + count].count;
    }
    if (digits >= kShortestNumber) Run(view, groups.subspan(first, count), today, out).Find();
    for (const DigitGroup& group : groups.subspan(first, count)) {
      if (group.count <= 6 && MayEndAPlate(text, group.begin)) TryPlate(view, group, out);
    }
    first += count;
  }
}

}  // namespace gongkai::screening
