// Sentences that say there was none: 未收到…申请, 没有发生…行政复议、行政诉讼.
//
// The denial reaches from its verb to the next comma. Words that narrow it (未收到网上申请, 未发生被纠正的复议) make it
// a statement about something else.

#include <algorithm>

#include "report/check/claims.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

constexpr u32string_view kNegations[] = {U"没有", U"未曾", U"尚未", U"从未", U"均未", U"未", U"无"};
constexpr u32string_view kVerbs[] = {U"接收到", U"收到", U"接到", U"接收", U"受理", U"收", U"发生", U"出现",
                                     U"产生",   U"引起", U"引发", U"有",   U"被",   U"因", U"办理"};
// 无 stands before a noun as well.
constexpr u32string_view kNouns[] = {U"依申请公开", U"政府信息公开申请", U"信息公开申请",     U"公开申请",
                                     U"行政复议",   U"行政诉讼",         U"政府信息公开行政", U"涉及"};

template <std::size_t N>
bool StartsWithAny(u32string_view text, const u32string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](u32string_view w) { return text.starts_with(w); });
}

/// The length of a negation at `at` that denies an event; 0 if there is none (无法, 未经复议, 有无).
std::size_t NegationAt(u32string_view text, std::size_t at) {
  for (u32string_view negation : kNegations) {
    const u32string_view rest = text.substr(at);
    if (!rest.starts_with(negation)) continue;
    const u32string_view next = rest.substr(negation.size());
    if (StartsWithAny(next, kVerbs)) return negation.size();
    if (negation == U"无" && (at == 0 || text[at - 1] != U'有') && StartsWithAny(next, kNouns)) return negation.size();
  }
  return 0;
}

/// An application, not 申请行政复议.
bool DeniesApplications(u32string_view clause) {
  if (ContainsAny(clause,
                  {U"复议", U"诉讼", U"投诉",   U"举报", U"异议", U"意见", U"收费",   U"费用", U"超期", U"逾期",
                   U"重复", U"不予", U"不符合", U"网络", U"网上", U"线上", U"互联网", U"邮件", U"邮箱", U"信函",
                   U"邮寄", U"当面", U"现场",   U"传真", U"平台", U"许可", U"补正",   U"撤回", U"听证", U"减免"})) {
    return false;
  }
  if (!Contains(clause, U"其他组织") && ContainsAny(clause, {U"企业", U"法人", U"律师", U"市场主体"})) return false;
  if (!ContainsAny(clause, {U"信息", U"公开"})) return false;
  return Contains(clause, U"申请");
}

/// What the denial is about is narrower than "no case at all".
bool IsNarrowedDispute(u32string_view clause) {
  return ContainsAny(clause, {U"纠正", U"纠错", U"败诉", U"撤销", U"违法", U"变更", U"确认", U"超期", U"逾期", U"重大",
                              U"责令", U"不当", U"过错", U"追究", U"责任"});
}

void LookAt(const AnnualReport& report, const Sentence& sentence, std::vector<Denial>& out) {
  const u32string_view text = sentence.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t negation = NegationAt(text, at);
    if (negation == 0) continue;
    const std::size_t end = std::min(text.find_first_of(U",;:", at), text.size());
    const u32string_view clause = text.substr(at, end - at);
    const u32string_view before = text.substr(0, at);
    const std::optional<int> named = LastYearNamed(before);
    const bool other_year = (named && report.year && *named != *report.year) || ContainsAny(before, {U"历年", U"以来"});
    Denial denial{&sentence, at, clause.size(), false, false, false};
    denial.applications = DeniesApplications(clause);
    if (!IsNarrowedDispute(clause)) {
      denial.reviews = Contains(clause, U"复议");
      denial.suits = ContainsAny(clause, {U"诉讼"});
    }
    if (!other_year && (denial.applications || denial.reviews || denial.suits)) out.push_back(denial);
    at = end;
  }
}

}  // namespace

std::vector<Denial> FindDenials(const AnnualReport& report, const ReportText& text) {
  std::vector<Denial> denials;
  for (const Sentence& sentence : text.Sentences()) {
    if (sentence.section != 5) LookAt(report, sentence, denials);
  }
  return denials;
}

}  // namespace gongkai::report
