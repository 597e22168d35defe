// Numbers of documents that name a person: identity cards of both lengths, passports, permits for Hong Kong, Macao and
// Taiwan, papers of officers, and the numbers that schools, insurances and the disabled persons' federation give out.
//
// The check digit proves a number of 18; what has none is believed only beside the word for it.
#include <string>

#include "account/credit_code.h"
#include "base/utf8.h"
#include "screening/digit_span.h"
#include "screening/identity_check.h"
#include "screening/masks.h"
#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr Rule kRules[] = {
    {"P-IDCARD", Category::kPersonal, "居民身份证号码",
     "18位号码（核对校验位；有空格、连字符、全角、小写x或分写在几格里的也算）；校验位不对但写在“身份证”旁边的；含身份证"
     "号码的20位残疾人证号",
     "个人信息保护法第六条、第三十四条、第五十一条第（三）项（去标识化）；国务院办公厅《2018年政务公开工作要点》；条例"
     "第十五条",
     "名单确需区分同名的人，只留前6位和后4位；不需要的，删去这一栏。", "户主王建国，身份证号码41030719850612003X",
     "统一社会信用代码：11410307005367291E，项目代码：2403-410307-04-01-638152。"},
    {"P-IDCARD15", Category::kPersonal, "15位身份证号码", "第一代身份证号码：区划和出生日期都说得通的15位数字",
     "个人信息保护法第六条、第三十四条、第五十一条第（三）项（去标识化）；条例第十五条", "删去，或者只留前6位。",
     "王建国（身份证410307650612003）", "营业执照注册号：410307600012345。"},
    {"P-PASSPORT", Category::kPersonal, "护照号码", "“护照”旁边的一个或两个字母加7至8位数字",
     "个人信息保护法第六条、第三十四条；条例第十五条", "删去，或者只留开头字母和后2位。", "护照号码：E12345678",
     "型号E12345678的水泵2台。"},
    {"P-PERMIT", Category::kPersonal, "港澳台通行证、居住证号码", "通行证、回乡证、台胞证、居住证旁边的号码",
     "个人信息保护法第六条、第三十四条；条例第十五条", "删去，或者只留开头字母和后2位。", "往来港澳通行证C12345678",
     "通行证由县交通运输局统一发放，咨询电话12328。"},
    {"P-OFFICER", Category::kPersonal, "军官证、警官证等证件号码", "军官证、士兵证、文职干部证、警官证旁边的号码",
     "个人信息保护法第六条、第三十四条；条例第十五条", "删去。", "军官证号：军字第2034517号",
     "凭军官证、残疾军人证可以免费参观。"},
    {"P-CARDNO", Category::kPersonal, "学籍号、准考证号等证件号码", "准考证、学籍、残疾证、医保、驾驶证等旁边的号码",
     "个人信息保护法第六条、第三十四条；条例第十五条",
     "补贴、救助名单删去这一栏；招考公示按规定要写准考证号的，写明依据后保留。", "李小雨，准考证号20240703118",
     "请考生携带准考证，于2024年7月3日到场。"},
};

constexpr std::size_t kNear = 16;  // characters within which a word speaks of a number

bool SaysIdentityCard(std::string_view before) {
  return HasOne(before, {"身份证", "身份号", "身份证件", "证件号", "居民证", "公民身份", "身份信息", "身份码"});
}

char32_t FoldedLetter(char32_t c) {
  if (c >= U'Ａ' && c <= U'Ｚ') c = c - U'Ａ' + U'A';
  if (c >= U'ａ' && c <= U'ｚ') c = c - U'ａ' + U'A';
  return c >= U'a' && c <= U'z' ? c - 32 : c;
}

/// Seventeen digits and the letter X behind them, directly or after a blank or a hyphen.
bool TakeX(std::string_view text, DigitSpan& span) {
  std::size_t at = span.end;
  for (int i = 0; i < 3 && at < text.size(); ++i) {
    std::size_t next = at;
    const char32_t c = FoldedLetter(NextCodePoint(text, next));
    if (c == U'X' || c == U'×') {
      const char32_t behind = FoldedLetter(CharacterAt(text, next));
      if ((behind >= U'A' && behind <= U'Z') || IsDigit(behind)) return false;
      span.digits += 'X';
      span.end = next;
      return true;
    }
    const std::size_t blank = BlankLength(text, at);
    if (blank == 0 && c != U'-' && c != U'－') return false;
    at = next;
  }
  return false;
}

void AddIdentity(const PieceView& view, const DigitSpan& span, Sureness sureness, std::string why, HitSink& out) {
  const std::string_view text = view.text().substr(span.begin, span.end - span.begin);
  out.Add(view, "P-IDCARD", span.begin, span.end - span.begin,
          {sureness, std::move(why), Masked("P-IDCARD", text).value_or("")});
}

std::string WhyIdentity(Date birth, Date today) {
  return AgeOn(birth, today) < kMinorAge ? "这是不满十四周岁未成年人的身份证号码，校验位相符。"
                                         : "这是居民身份证号码，校验位相符。";
}

bool IsCreditCode(std::string_view before, std::string_view digits) {
  return HasOne(before, {"信用代码", "机构代码", "税号", "纳税人识别号"}) &&
         account::CheckCreditCode(digits).has_value();
}

bool TryEighteen(const PieceView& view, const DigitSpan& span, Date today, HitSink& out) {
  const bool division = BeginsWithDivision(span.digits);
  const auto birth = BirthIn(span.digits, today);
  if (division && birth && IdentityCheckHolds(span.digits)) {
    if (IsCreditCode(TightBefore(view, span.begin, kNear), span.digits)) return false;
    AddIdentity(view, span, Sureness::kCertain, WhyIdentity(*birth, today), out);
    return true;
  }
  if (!division || span.groups > 6) return false;
  const std::string before = TightBefore(view, span.begin, kNear);
  if (!SaysIdentityCard(before) || IsNumberOfAThing(before)) return false;
  AddIdentity(view, span, Sureness::kLikely, "写在“身份证”旁边的18位号码，校验位不符，可能抄错了一位。", out);
  return true;
}

/// 残疾人证: the number of the identity card, the kind of disability (1 to 7) and its grade (1 to 4).
bool TryDisabledPersonsCard(const PieceView& view, DigitSpan span, Date today, HitSink& out) {
  const std::string_view card = std::string_view(span.digits).substr(0, 18);
  const auto birth = BirthIn(card, today);
  const char kind = span.digits[18], grade = span.digits[19];
  if (kind < '1' || kind > '7' || grade < '1' || grade > '4') return false;
  if (!birth || !BeginsWithDivision(card) || !IdentityCheckHolds(card)) return false;
  AddIdentity(view, span, Sureness::kCertain, "这是残疾人证号码，前18位就是身份证号码，后2位是残疾类别和等级。", out);
  return true;
}

bool TryFifteen(const PieceView& view, const DigitSpan& span, Date today, HitSink& out) {
  if (span.groups > 1 || !BeginsWithDivision(span.digits) || !BirthIn(span.digits, today)) return false;
  const std::string before = TightBefore(view, span.begin, kNear);
  const bool said = SaysIdentityCard(before);
  if (!said && (IsNumberOfAThing(before) || !BeginsWithCounty(span.digits))) return false;
  const std::string_view text = view.text().substr(span.begin, span.end - span.begin);
  out.Add(view, "P-IDCARD15", span.begin, span.end - span.begin,
          {said ? Sureness::kLikely : Sureness::kPossible, "像是15位的第一代身份证号码。",
           Masked("P-IDCARD15", text).value_or("")});
  return true;
}

// --- documents with letters

/// The letters directly before the digits, as capitals: at most two, and nothing of a word before them.
struct Letters {
  std::string text;
  std::size_t begin = 0;
};
Letters LettersBefore(std::string_view text, std::size_t offset) {
  Letters letters{{}, offset};
  while (letters.begin > 0 && letters.text.size() < 3) {
    const char32_t c = FoldedLetter(CharacterBefore(text, letters.begin));
    if (c < U'A' || c > U'Z') break;
    letters.text.insert(letters.text.begin(), static_cast<char>(c));
    letters.begin = StartOfCharacterBefore(text, letters.begin);
  }
  return letters;
}

void AddDocument(const PieceView& view, std::string_view rule, std::size_t begin, std::size_t end, std::string why,
                 HitSink& out) {
  const std::string_view text = view.text().substr(begin, end - begin);
  out.Add(view, rule, begin, end - begin, {Sureness::kLikely, std::move(why), Masked(rule, text).value_or("")});
}

bool LooksLikePassport(const Letters& letters, std::size_t digits) {
  if (letters.text.size() == 1)
    return digits == 8 && std::string_view("EGDSPHMK").find(letters.text) != std::string_view::npos;
  return letters.text.size() == 2 && digits == 7 &&
         std::string_view("EPDS").find(letters.text[0]) != std::string_view::npos;
}

bool LooksLikePermit(const Letters& letters, std::size_t digits) {
  if (letters.text.empty()) return digits == 8 || digits == 10;
  if (letters.text.size() == 1) return digits == 8 || digits == 9 || digits == 10;
  return letters.text.size() == 2 && digits == 7;
}

bool TryOfficer(const PieceView& view, const DigitSpan& span, std::string_view before, HitSink& out) {
  if (!HasOne(before,
              {"军官证", "士兵证", "士官证", "文职干部证", "文职人员证", "警官证", "人民警察证", "武警证", "军人证"}))
    return false;
  if (span.digits.size() > 12 || HasOne(before, {"电话", "热线"})) return false;
  AddDocument(view, "P-OFFICER", span.begin, span.end, "写在军官证、警官证等旁边的证件号码。", out);
  return true;
}

bool TryNumberOfCard(const PieceView& view, const DigitSpan& span, std::string_view before, HitSink& out) {
  const std::size_t word =
      EndOfLast(before, {"准考证", "学籍号", "学籍",       "学号",     "残疾证", "残疾人证", "医保编号",
                         "医保号", "社保号", "社会保障号", "医疗证",   "驾驶证", "驾照",     "户口簿号",
                         "结婚证", "离婚证", "参保号",     "个人编号", "病案号", "住院号",   "门诊号"});
  if (word == std::string_view::npos || before.size() - word > 6 * kHan) return false;
  if (HasOne(std::string_view(before).substr(word), {"电话", "年", "热线", ",", "。", ";"})) return false;
  AddDocument(view, "P-CARDNO", span.begin, span.end, "写在准考证、学籍、医保等旁边的个人编号。", out);
  return true;
}

// --- what is glued to something else

bool IsProven(std::string_view number, Date today) {
  return BeginsWithDivision(number) && BirthIn(number, today).has_value() && IdentityCheckHolds(number);
}

/// Long enough, and no number by itself: those were looked at as what they are.
bool IsGlued(std::string_view text, const DigitGroup& group) {
  if (group.count < 17 || group.count > 18) return group.count > 18;
  std::size_t end = group.end;
  const bool has_x = FoldedLetter(CharacterAt(text, end)) == U'X';
  if (group.count == 17 && !has_x) return false;
  if (group.count == 18 && has_x) return true;
  if (has_x) NextCodePoint(text, end);
  const char32_t after = FoldedLetter(CharacterAt(text, end));
  return !StandsFreeBefore(text, group.begin) || !StandsFreeAfter(text, end) || IsDigit(after) || after == U'X';
}

}  // namespace

std::span<const Rule> IdentityNumberRules() { return kRules; }

bool TryIdentity(const PieceView& view, const DigitSpan& span, Date today, HitSink& out) {
  const std::size_t digits = span.digits.size();
  if (digits == 17) {
    DigitSpan with_x = span;
    return TakeX(view.text(), with_x) && TryEighteen(view, with_x, today, out);
  }
  const char32_t behind = FoldedLetter(CharacterAt(view.text(), span.end));
  if (behind == U'X') return false;
  if (digits == 18) return TryEighteen(view, span, today, out);
  if (digits == 20) return TryDisabledPersonsCard(view, span, today, out);
  return digits == 15 && TryFifteen(view, span, today, out);
}

bool TryProvenWithin(const PieceView& view, const DigitGroup& group, Date today, HitSink& out) {
  constexpr std::size_t kWhole = 18;
  const std::string_view text = view.text();
  if (!IsGlued(text, group)) return false;
  std::string digits = DigitsOf(text, group);
  if (FoldedLetter(CharacterAt(text, group.end)) == U'X') digits += 'X';
  bool found = false;
  std::size_t at = group.begin;  // where digits[from] stands
  for (std::size_t from = 0; from + kWhole <= digits.size();) {
    const std::string_view number = std::string_view(digits).substr(from, kWhole);
    const bool is_proven = IsProven(number, today);
    const std::size_t next = Forth(text, at, is_proven ? kWhole : 1);
    if (is_proven) {
      AddIdentity(view, {at, next, std::string(number)}, Sureness::kCertain,
                  "这里有居民身份证号码，前后连着别的字母或者数字，校验位相符。", out);
    }
    found = found || is_proven;
    from += is_proven ? kWhole : 1;
    at = next;
  }
  return found;
}

bool TryBehindLetter(const PieceView& view, const DigitSpan& span, Date today, HitSink& out) {
  if (LettersBefore(view.text(), span.begin).text.size() != 1 || span.groups > 1) return false;
  const std::size_t digits = span.digits.size();
  DigitSpan whole = span;
  if (digits != 18 && !(digits == 17 && TakeX(view.text(), whole))) return false;
  if (!IdentityCheckHolds(whole.digits)) return false;
  return TryEighteen(view, whole, today, out);
}

bool TryLettered(const PieceView& view, const DigitSpan& span, HitSink& out) {
  const Letters letters = LettersBefore(view.text(), span.begin);
  if (letters.text.size() > 2 || span.groups > 1) return false;
  const bool like_passport = LooksLikePassport(letters, span.digits.size()),
             like_permit = LooksLikePermit(letters, span.digits.size());
  if (!like_passport && !like_permit) return false;
  const std::string before = TightBefore(view, letters.begin, kNear), after = TightAfter(view.text(), span.end, 6);
  if (like_passport && (HasOne(before, {"护照"}) || HasOne(after, {"护照"}))) {
    AddDocument(view, "P-PASSPORT", letters.begin, span.end, "写在“护照”旁边的护照号码。", out);
    return true;
  }
  if (!like_permit || !HasOne(before, {"通行证", "回乡证", "台胞证", "居住证"})) return false;
  if (letters.text.empty() && HasOne(before, {"电话", "热线"})) return false;
  AddDocument(view, "P-PERMIT", letters.begin, span.end, "写在通行证、居住证旁边的证件号码。", out);
  return true;
}

bool TryOtherDocument(const PieceView& view, const DigitSpan& span, HitSink& out) {
  if (TryLettered(view, span, out)) return true;
  if (span.digits.size() < 6 || span.groups > 1) return false;
  const std::string before = TightBefore(view, span.begin, kNear);
  return TryOfficer(view, span, before, out) || TryNumberOfCard(view, span, before, out);
}

}  // namespace gongkai::screening
