// Telephones, plates, mail, WeChat and addresses. What an organ is reached by may be public: hotlines, 400 numbers,
// fixed lines without a name beside them, mail of organs, plates of official cars.
#include "screening/reach.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/digit_span.h"
#include "screening/masks.h"
#include "screening/person_names.h"
#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

constexpr Rule kRules[] = {
    {"P-MOBILE", Category::kPersonal, "手机号码",
     "1开头、第二位3至9的11位号码；有空格、连字符、86前缀的也算；订单号、编号里的不算",
     "个人信息保护法第六条、第二十五条；条例第十五条", "删去；确需联系的，改用单位电话。",
     "领取人李桂兰，电话13812345678", "监督电话：12345，订单号13812345678。"},
    {"P-PHONE", Category::kPersonal, "固定电话", "人员名单里的、个人姓名旁边的固定电话；热线和单位电话不算",
     "个人信息保护法第六条；条例第十五条", "个人住宅电话删去；单位办公电话可以保留。", "户主王建国（0379-67891234）",
     "县政务公开办咨询电话：0379-67891234、12345、4001234567"},
    {"P-PLATE", Category::kPersonal, "机动车号牌", "民用号牌，含新能源；公务、执法等车辆不算",
     "个人信息保护法第四条、第六条；条例第十五条", "删去，或者只留前2位和后2位。", "车主王建国，车牌豫C5K678",
     "公务用车豫C5K678已移交处置。"},
    {"P-EMAIL", Category::kPersonal, "个人电子邮箱", "QQ、163等个人邮箱；写明是单位、举报、征求意见邮箱的不算",
     "个人信息保护法第四条、第六条；条例第十五条", "改用单位邮箱。", "联系人王建国，邮箱wjg1985@163.com",
     "意见请发至举报邮箱zhenxijw@163.com或zwgk@chengyan.gov.cn。"},
    {"P-WECHAT", Category::kPersonal, "个人微信号、QQ号", "“微信”“QQ”后面的账号；公众号、QQ群不算",
     "个人信息保护法第四条、第六条；条例第十五条", "删去。", "联系微信：wang_jianguo85",
     "关注微信公众号：chengyanfabu，加入QQ群了解政策。"},
    {"P-ADDRESS", Category::kPersonal, "细到门牌、组的个人住址",
     "住址、家住后面的，或人员名单里的，比村（社区）更细的地址", "个人信息保护法第六条、第三十四条；条例第十五条",
     "只留到村（社区）。", "当事人王建国，住枕溪镇柳湾村3组27号", "办公地址：澄砚县文昌路18号政务服务中心302室。"},
};

// --- telephones

bool IsMobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

bool IsCutLikeAMobile(const PieceView& view, const DigitSpan& span) {
  if (span.groups == 1 || span.groups == 11) return true;
  if (span.groups > 4) return false;
  return view.text().substr(span.begin, span.end - span.begin).find('\n') == kNowhere || span.groups == 2;
}

bool IsAmountOf(std::string_view after) {
  return StartsWithOne(after,
                       {"元", "万", "吨", "公里", "平方", "亩", "户", "人次", "亿", "斤", "千瓦", "立方", "株", "米"});
}

/// "-" and a letter or digit beside it: a part of a code.
bool IsPartOfACode(std::string_view text, const DigitSpan& span) {
  const auto is_alnum = [](char32_t c) { return IsDigit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); };
  const bool before =
      CharacterBefore(text, span.begin) == U'-' && span.begin >= 2 && is_alnum(CharacterBefore(text, span.begin - 1));
  return before && span.groups == 1 && !text.substr(0, span.begin).ends_with("86-");
}

void AddReach(const PieceView& view, std::string_view rule, std::size_t begin, std::size_t end, Sureness sureness,
              std::string why, HitSink& out) {
  const std::string_view text = view.text().substr(begin, end - begin);
  out.Add(view, rule, begin, end - begin, {sureness, std::move(why), Masked(rule, text).value_or("")});
}

bool IsOfAnOffice(std::string_view before) {
  return HasOne(before, {"监督", "举报", "值班", "咨询", "服务", "投诉", "热线", "办公", "报警", "抢修", "传真", "客服",
                         "受理", "报名", "维修", "应急"});
}

// --- plates

constexpr std::u32string_view kPlateProvinces = U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

bool IsPlateCharacter(char32_t c) {
  if (IsDigit(c)) return true;
  return c >= U'A' && c <= U'Z' && c != U'I' && c != U'O';
}

/// The plate's characters behind the province, folded, marks left out; `end` moves behind them.
std::string PlateTail(std::string_view text, std::size_t& end) {
  std::string tail;
  while (end < text.size() && tail.size() < 8) {
    std::size_t next = end;
    const char32_t written = NextCodePoint(text, next);
    const bool mark = written == U'·' || written == U'•' || written == U'-' || written == U' ' || written == U'．';
    if (mark && tail.size() <= 1) {
      end = next;
      continue;
    }
    const std::u32string_view folded = FoldCodePoint(written);
    if (folded.size() != 1 || !IsPlateCharacter(folded.front())) break;
    tail += static_cast<char>(folded.front());
    end = next;
  }
  return tail;
}

/// A letter and five characters with a digit at least two of them; or six with the letter of the new energies.
bool IsPlateTail(std::string_view tail) {
  if (tail.size() != 6 && tail.size() != 7) return false;
  if (!(tail[0] >= 'A' && tail[0] <= 'Z')) return false;
  const auto digits = std::ranges::count_if(tail.substr(1), [](char c) { return c >= '0' && c <= '9'; });
  if (tail.size() == 6) return digits >= 2;
  const std::string_view energies = "DFABCEGHJK";
  return digits >= 4 && (energies.find(tail[1]) != kNowhere || energies.find(tail[6]) != kNowhere);
}

// --- mail

bool IsMailCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
         c == '-' || c == '+';
}

bool IsPrivateMailHost(std::string_view host) {
  static constexpr std::string_view kHosts[] = {
      "qq.com",     "foxmail.com", "163.com",      "126.com",   "yeah.net",     "sina.com",    "sina.cn",
      "sohu.com",   "139.com",     "189.cn",       "wo.cn",     "gmail.com",    "outlook.com", "hotmail.com",
      "aliyun.com", "icloud.com",  "live.cn",      "live.com",  "msn.com",      "21cn.com",    "tom.com",
      "vip.qq.com", "vip.163.com", "vip.sina.com", "yahoo.com", "yahoo.com.cn", "88.com"};
  std::string lower(host);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(kHosts, lower) != std::end(kHosts);
}

// --- WeChat and addresses, behind their words

bool IsAccountCharacter(char32_t c) {
  return IsDigit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'_' || c == U'-';
}

void FindWechat(const PieceView& view, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  std::size_t at = end;
  for (const std::string_view word : {"号码", "号", "账号", "同号", "id", "ID", ":", "为", "是"}) {
    if (const std::size_t behind = Follow(text, at, word); behind != kNowhere) at = behind;
  }
  at = SkipBlanks(text, at);
  std::size_t to = at;
  while (to < text.size() && IsAccountCharacter(CharacterAt(text, to))) ++to;
  if (to - at < 5 || to - at > 20) return;
  const std::string account(text.substr(at, to - at));
  if (StartsWithOne(account, {"http", "www", "HTTP"}) || IsMobile(account)) return;
  AddReach(view, "P-WECHAT", at, to, Sureness::kLikely, "写着个人微信号或QQ号。", out);
}

bool IsHouseOfAnOrgan(std::string_view before) {
  return HasOne(before, {"公司", "合作社", "企业", "厂", "店", "局", "中心", "办公", "法人", "机构", "代理", "酒店",
                         "单位", "委员会", "政府", "学校", "医院", "家庭农场"});
}

void FindAddress(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  std::size_t from = end;
  for (const std::string_view mark : {"在", "址", "地", "于", ":", "为"}) {
    if (const std::size_t behind = Follow(text, from, mark); behind != kNowhere) from = behind;
  }
  from = SkipBlanks(text, from);
  std::size_t to = from;
  const std::size_t most = Forth(text, from, 40);
  while (to < most) {
    const char32_t c = CharacterAt(text, to);
    if (std::u32string_view(U"，,。；;、（）()\n\t|：:！”“").find(c) != std::u32string_view::npos) break;
    NextCodePoint(text, to);
  }
  to = std::min(to, most);
  const std::string_view address = text.substr(from, to - from);
  const Fineness fineness = FinenessOf(address);
  if (fineness == Fineness::kVillage) return;
  const std::string word = Tight(text.substr(begin, end - begin));
  const std::string before = TightBefore(view, begin, 24);
  const bool personal = word.find("家") != std::string::npos || NameBefore(text, begin).has_value() ||
                        HasOne(before, {"姓名", "身份证", "男,", "女,", "户主", "村民", "身份号码", "出生"});
  const bool lives = StartsWithOne(word, {"户籍", "现住", "住", ",住", "(住"}) && !word.starts_with("住所");
  const bool person = personal || (lives && !IsHouseOfAnOrgan(before));
  if (!person) return;
  AddReach(view, "P-ADDRESS", from, to, fineness == Fineness::kDoor ? Sureness::kLikely : Sureness::kPossible,
           "个人住址细到了村（社区）以下。", out);
}

}  // namespace

std::span<const Rule> ReachRules() { return kRules; }

bool LooksLikePhone(std::string_view digits) {
  if (IsMobile(digits) || digits.size() == 7 || digits.size() == 8) return !digits.starts_with("0");
  return digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0';
}

bool TryMobile(const PieceView& view, const DigitSpan& span, HitSink& out) {
  std::string_view digits = span.digits;
  std::size_t begin = span.begin;
  if (digits.size() == 13 && digits.starts_with("86") && span.groups <= 4) digits.remove_prefix(2);
  if (!IsMobile(digits) || !IsCutLikeAMobile(view, span) || IsPartOfACode(view.text(), span)) return false;
  const std::string before = TightBefore(view, begin, 16);
  if (IsNumberOfAThing(before, {"电话", "手机", "联系方式", "号码", "致电"}) ||
      EndsInOne(before, {"QQ:", "QQ", "qq:", "qq"}))
    return false;
  if (IsAmountOf(TightAfter(view.text(), span.end, 2))) return false;
  const bool office = IsOfAnOffice(before) && !NameBefore(view.text(), begin);
  AddReach(view, "P-MOBILE", begin, span.end, office ? Sureness::kPossible : Sureness::kLikely,
           office ? "这是手机号码，对外服务请改用单位电话。" : "这是手机号码。", out);
  return true;
}

bool TryFixedLine(const PieceView& view, const DigitSpan& span, HitSink& out) {
  if (span.groups > 2 || span.digits[0] != '0' || span.digits.size() < 10 || span.digits.size() > 12) return false;
  const std::string before = TightBefore(view, span.begin, 14);
  if (IsOfAnOffice(before) || IsNumberOfAThing(before)) return false;
  const docread::Piece* cell = view.piece().table > 0 ? view.Before() : nullptr;
  const bool named = NameBefore(view.text(), span.begin).has_value() || (cell != nullptr && IsPersonName(cell->text));
  if (!named) return false;
  AddReach(view, "P-PHONE", span.begin, span.end, Sureness::kPossible,
           "个人姓名旁边的固定电话，如果是单位电话可以保留。", out);
  return true;
}

void TryPlate(const PieceView& view, const DigitGroup& group, HitSink& out) {
  const std::string_view text = view.text();
  std::size_t at = group.begin;
  // Back over the letters, marks and digits of the plate to the province.
  for (int steps = 0; steps < 9 && at > 0; ++steps) {
    const char32_t c = CharacterBefore(text, at);
    if (IsHan(c)) break;
    at = StartOfCharacterBefore(text, at);
    if (c >= U'0' && c <= U'9') return;  // the plate's first digits have told of it
    const std::u32string_view folded = FoldCodePoint(c);
    if (folded.size() != 1 || (!IsPlateCharacter(folded.front()) && c != U'·' && c != U'•' && c != U'-' && c != U' '))
      return;
  }
  if (at == group.begin || kPlateProvinces.find(CharacterBefore(text, at)) == std::u32string_view::npos || at == 0)
    return;
  const std::size_t begin = StartOfCharacterBefore(text, at);
  std::size_t end = at;
  const std::string tail = PlateTail(text, end);
  if (!IsPlateTail(tail) || end < group.end) return;
  const std::string before = TightBefore(view, begin, 14), after = TightAfter(text, end, 8);
  for (const std::string& around : {before, after}) {
    if (HasOne(around, {"公务", "公车", "执法", "警", "救护", "环卫", "校车", "公交", "消防", "洒水", "垃圾", "班车",
                        "客运", "出租车"}))
      return;
  }
  AddReach(view, "P-PLATE", begin, end, Sureness::kLikely, "这是机动车号牌。", out);
}

void FindMailAddress(const PieceView& view, std::size_t at, HitSink& out) {
  const std::string_view text = view.text();
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && IsMailCharacter(text[begin - 1])) --begin;
  while (end < text.size() && IsMailCharacter(text[end])) ++end;
  while (end > at + 1 && text[end - 1] == '.') --end;
  if (begin == at || !IsPrivateMailHost(text.substr(at + 1, end - at - 1))) return;
  const std::string before = TightBefore(view, begin, 16);
  if (HasOne(before, {"举报", "监督", "办公", "单位", "公共", "意见", "建议", "投诉", "反馈", "投稿", "公开邮箱",
                      "咨询", "报名", "局", "政府", "办邮箱", "征集", "信箱", "受理"}))
    return;
  AddReach(view, "P-EMAIL", begin, end, Sureness::kLikely, "像是个人电子邮箱。", out);
}

Fineness FinenessOf(std::string_view address) {
  static constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十百甲乙丙东西南北前后上下ABCDEFG";
  Fineness fineness = Fineness::kVillage;
  const std::u32string folded = FoldTight(address);
  for (std::size_t i = 1; i < folded.size(); ++i) {
    const char32_t c = folded[i];
    if (kNumerals.find(folded[i - 1]) == std::u32string_view::npos) continue;
    if (c == U'组' || c == U'队' || c == U'社') fineness = std::max(fineness, Fineness::kGroup);
    const bool one = std::u32string_view(U"号室栋幢座户#").find(c) != std::u32string_view::npos;
    const std::u32string_view rest = std::u32string_view(folded).substr(i);
    if ((one && !rest.starts_with(U"室外")) || rest.starts_with(U"单元") || rest.starts_with(U"楼") ||
        rest.starts_with(U"弄") || rest.starts_with(U"门牌")) {
      fineness = Fineness::kDoor;
    }
    if (rest.starts_with(U"村民小组") || rest.starts_with(U"村民组")) fineness = std::max(fineness, Fineness::kGroup);
  }
  return fineness;
}

std::span<const std::string_view> ReachWords() {
  static constexpr std::string_view kWords[] = {
      "微信",       "QQ",     "家住",     "现住",     "住址",     "，住",   "（住",   "(住",    ",住",      "户籍地",
      "户籍所在地", "住所地", "家庭地址", "通讯地址", "通信地址", "居住在", "居住地", "居住于", "户籍地址", "住在"};
  return kWords;
}

void FindByReachWord(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string word = Tight(view.text().substr(begin, end - begin));
  if (word == "微信" || word == "QQ" || word == "qq") return FindWechat(view, end, out);
  FindAddress(view, begin, end, out);
}

}  // namespace gongkai::screening
