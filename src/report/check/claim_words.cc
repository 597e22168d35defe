#include "report/check/claim_words.h"

#include <algorithm>

namespace gongkai::report {
namespace {

using std::u32string_view;

/// Behind the first 月, where it ends a date ("截至6月30日", "5月"); npos if it does not.
std::size_t EndOfFirstMonth(u32string_view text) {
  const std::size_t month = text.find(U'月');
  const bool date = month != u32string_view::npos && month > 0 && text[month - 1] >= U'0' && text[month - 1] <= U'9';
  return date ? month + 1 : u32string_view::npos;
}

}  // namespace

SpokenTime::SpokenTime(const AnnualReport& report, const Sentence& sentence)
    : year_(report.year),
      sentence_(sentence),
      other_from_(
          EndOfFirst(sentence.text, {U"近年", U"近两年", U"近三年", U"近五年", U"近几年", U"历年", U"累计", U"以来",
                                     U"同比", U"较上年", U"比上年", U"较去年", U"比去年", U"较202", U"比202"})),
      part_from_(EndOfFirstMonth(sentence.text)),
      whole_from_(EndOfFirst(sentence.text, {U"12月31日", U"12月底"})) {}

bool SpokenTime::IsOther(std::size_t at) const {
  // A month is a part of the year, unless the year's last day is named.
  if (other_from_ <= at || (part_from_ <= at && whole_from_ > at)) return true;
  const std::optional<int> named = YearNamedBefore(sentence_, at);
  return named && year_ && *named != *year_;
}

bool SpeaksOfDisclosure(const Sentence& sentence) {
  return sentence.section == 3 || sentence.section == 4 ||
         ContainsAny(sentence.text, {U"信息公开", U"依申请", U"公开申请", U"政府信息", U"政务公开", U"公开信息"});
}

bool SpeaksOfWholeDivision(u32string_view words) {
  return ContainsAny(words, {U"全县", U"全市", U"全区", U"全省", U"全州", U"全旗"});
}

bool IsQualified(u32string_view before) {
  if (ContainsAny(before, {U"网络", U"网上",   U"线上",     U"在线", U"互联网", U"邮寄", U"信函", U"邮件", U"邮箱",
                           U"当面", U"现场",   U"传真",     U"电话", U"书面",   U"平台", U"其中", U"季度", U"上半年",
                           U"延期", U"超期",   U"逾期",     U"涉及", U"当场",   U"有效", U"重复", U"收费", U"村",
                           U"撤回", U"补正",   U"市场主体", U"转办", U"转送",   U"移送", U"交办", U"本级", U"社区",
                           U"上年", U"上一年", U"去年",     U"往年", U"更正",   U"平均", U"时长", U"会商", U"咨询"})) {
    return true;
  }
  return !Contains(before, U"其他组织") &&
         ContainsAny(before, {U"自然人", U"企业", U"法人", U"个人", U"律师", U"群众"});
}

bool IsCaseUnit(u32string_view unit) {
  return unit == U"件" || unit == U"条" || unit == U"份" || unit == U"宗" || unit == U"起" || unit == U"次" ||
         unit == U"例" || unit == U"个" || unit == U"件次";
}

std::string_view SourceOfText(const Sentence& sentence, std::size_t end) {
  u32string_view clause = u32string_view(sentence.text).substr(0, end);
  if (const std::size_t stop = clause.rfind(U';'); stop != u32string_view::npos) clause.remove_prefix(stop + 1);
  if (sentence.section == 4 || ContainsAny(clause, {U"复议", U"诉讼"}))
    return "条例第五十条第一款第（三）项（正文前后应当一致）";
  if (sentence.section == 3 || Contains(clause, U"申请")) return "条例第五十条第一款第（二）项（正文前后应当一致）";
  return "条例第五十条第一款第（一）项（正文前后应当一致）";
}

bool TellsNothing(u32string_view before) {
  return before.empty() || before == U"其中" || before == U"另有" || before == U"有" || before == U"尚有" ||
         before == U"剩余" || before == U"另" || before == U"其余" || before == U"并有" || before == U"还有";
}

bool GivesReason(u32string_view words) {
  if (ContainsAny(words, {U"等原因", U"等情形", U"等情况"})) return false;
  return ContainsAny(words, {U"不掌握", U"没有现成", U"国家秘密", U"三安全", U"第三方", U"内部", U"过程性", U"案卷",
                             U"查询",   U"信访",     U"投诉",     U"重复",   U"出版物", U"反复", U"确认",   U"重新出具",
                             U"不存在", U"不明确",   U"逾期",     U"禁止",   U"秘密",   U"隐私"});
}

}  // namespace gongkai::report
