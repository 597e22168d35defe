// Numbers of bank cards and accounts. A card of 16 to 19 digits is told by its first digits and by the check digit
// (Luhn); an account by the word beside it. What belongs to an organ or a company is no secret of a person's.
#include <algorithm>
#include <array>
#include <string>

#include "screening/digit_span.h"
#include "screening/masks.h"
#include "screening/money_number.h"
#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr Rule kRules[] = {
    {"P-BANKCARD", Category::kPersonal, "银行卡号",
     "16至19位、开头像银行卡、校验位（Luhn）相符的号码；中间有空格的也算",
     "个人信息保护法第二十八条（金融账户）；条例第十五条", "删去这一栏；确需核对的，只留后4位。",
     "开户行农商银行，卡号6217 0012 3456 7890 122", "订单号6217001234567890122，流水号20240315000123456789。"},
    {"P-ACCOUNT", Category::kPersonal, "银行账号、一卡通号", "账号、一卡通、存折旁边的10至25位数字；单位的账户不算",
     "个人信息保护法第二十八条（金融账户）；条例第十五条", "删去这一栏；确需核对的，只留后4位。",
     "惠农一卡通账号：00001052300118", "户名：枕溪镇财政所，账号：00001052300118。"},
};

bool SpeaksOfAnAccount(std::string_view before) {
  return HasOne(before, {"卡号", "银行卡", "账号", "帐号", "账户", "帐户", "一卡通", "一折通", "存折", "折号", "社保卡",
                         "工资卡", "惠农卡", "打款", "收款卡", "储蓄卡", "尾号"});
}

bool IsNameOfAnOrgan(std::string_view holder) {
  return HasOne(holder.substr(0, 30 * kHan),
                {"局", "所", "中心", "政府", "委员会", "公司", "学校", "医院", "合作社", "协会", "基金会", "红十字会",
                 "慈善", "办公室", "村委", "法院", "检察院", "工会"});
}

/// "户名：枕溪镇财政所" before the number, or behind it.
bool BelongsToAnOrgan(const PieceView& view, const DigitSpan& span) {
  const std::string before = TightBefore(view, span.begin, 60), after = TightAfter(view.text(), span.end, 40);
  if (HasOne(before, {"对公", "基本户", "专户", "国库", "财政专户", "非税"})) return true;
  const std::initializer_list<std::string_view> names = {
      "户名:", "开户名称:", "账户名称:", "单位名称:", "收款单位:", "账户名:", "户名"};
  const std::size_t name = EndOfLast(before, names), behind = EndOfLast(after, names);
  return (name != std::string::npos && IsNameOfAnOrgan(std::string_view(before).substr(name))) ||
         (behind != std::string::npos && IsNameOfAnOrgan(std::string_view(after).substr(behind)));
}

void Add(const PieceView& view, std::string_view rule, const DigitSpan& span, Sureness sureness, std::string why,
         HitSink& out) {
  const std::string_view text = view.text().substr(span.begin, span.end - span.begin);
  out.Add(view, rule, span.begin, span.end - span.begin, {sureness, std::move(why), Masked(rule, text).value_or("")});
}

bool IsCutLikeACard(const DigitSpan& span) { return span.groups == 1 || span.groups >= 3; }

}  // namespace

bool SpeaksOfAnAccount(const PieceView& view, std::size_t begin) {
  return SpeaksOfAnAccount(TightBefore(view, begin, 16));
}

std::span<const Rule> MoneyNumberRules() { return kRules; }

bool LuhnHolds(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
    const int value = (*digit - '0') * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool BeginsLikeACard(std::string_view digits) {
  static constexpr std::array<std::string_view, 14> kBeginnings = {"62", "60", "4",    "51",   "52",   "53",  "54",
                                                                   "55", "35", "9558", "9559", "9400", "955", "103"};
  return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return digits.starts_with(beginning); });
}

bool TryMoneyNumber(const PieceView& view, const DigitSpan& span, HitSink& out) {
  const std::size_t digits = span.digits.size();
  if (digits < 10 || digits > 25) return false;
  const bool length_of_card = digits >= 16 && digits <= 19;
  const bool card = length_of_card && BeginsLikeACard(span.digits) && LuhnHolds(span.digits) && IsCutLikeACard(span);
  const bool union_pay = card && (span.digits.starts_with("62") || span.digits.starts_with("60"));
  const std::string before = TightBefore(view, span.begin, 16);
  if (!SpeaksOfAnAccount(before)) {
    if (!union_pay || IsNumberOfAThing(before)) return false;
    Add(view, "P-BANKCARD", span, Sureness::kLikely, "像是银行卡号，校验位相符。", out);
    return true;
  }
  if (card) {
    Add(view, "P-BANKCARD", span, Sureness::kCertain, "这是银行卡号，校验位相符。", out);
    return true;
  }
  if (span.proven_only) return false;
  if (HasOne(before, {"公众号", "电话", "热线", "手机"}) || BelongsToAnOrgan(view, span)) return false;
  if (length_of_card && span.digits.starts_with("62")) {
    Add(view, "P-BANKCARD", span, Sureness::kLikely, "写在卡号旁边，像是银行卡号，校验位不符，可能抄错了一位。", out);
  } else {
    Add(view, "P-ACCOUNT", span, Sureness::kLikely, "写在账号、一卡通旁边的号码。", out);
  }
  return true;
}

}  // namespace gongkai::screening
