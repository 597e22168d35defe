// Sentences that say there was none: 未收到…申请, 没有发生…行政复议、行政诉讼.
//
// The denial reaches from its verb to the next comma. Only a plain one counts, made of nothing but the words such a
// sentence needs: any other word (未收到网上申请, 未发生被纠正的复议) makes it a statement about something else.

#include <algorithm>

#include "base/fold.h"
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

/// Whether one of kNegations can begin with it: the one test for nearly every character of a text.
bool BeginsNegation(char32_t c) {
  return c == U'没' || c == U'未' || c == U'尚' || c == U'从' || c == U'均' || c == U'无';
}

/// The length of a negation at `at` that denies an event; 0 if there is none (无法, 未经复议, 有无).
std::size_t NegationAt(u32string_view text, std::size_t at) {
  if (!BeginsNegation(text[at])) return 0;
  for (u32string_view negation : kNegations) {
    const u32string_view rest = text.substr(at);
    if (!rest.starts_with(negation)) continue;
    const u32string_view next = rest.substr(negation.size());
    if (StartsWithAny(next, kVerbs)) return negation.size();
    if (negation == U"无" && (at == 0 || text[at - 1] != U'有') && StartsWithAny(next, kNouns)) return negation.size();
  }
  return 0;
}

/// What a plain denial is made of: no word of these narrows it. Longer words come first.
constexpr u32string_view kPlainWords[] = {
    U"公民",   U"法人",   U"其他组织", U"社会公众", U"任何形式", U"任何", U"一件",   U"1件",  U"一例", U"1例",
    U"一起",   U"1起",    U"政府",     U"政务",     U"信息",     U"公开", U"申请人", U"申请", U"事项", U"事件",
    U"案件",   U"情况",   U"情形",     U"现象",     U"问题",     U"要求", U"数量",   U"工作", U"提出", U"提交",
    U"提起",   U"有关",   U"相关",     U"方面",     U"关于",     U"由于", U"对于",   U"针对", U"涉及", U"来自",
    U"或者",   U"以及",   U"引起",     U"引发",     U"导致",     U"产生", U"发生",   U"出现", U"收到", U"接到",
    U"接收",   U"受理",   U"办理",     U"答复",     U"行政",     U"复议", U"诉讼",   U"我镇", U"我乡", U"我局",
    U"我街道", U"本机关", U"本单位",   U"我单位",   U"本部门",   U"我委", U"我办",   U"本镇", U"本局", U"等",
    U"向",     U"依",     U"因",       U"而",       U"被",       U"过",   U"对",     U"有",   U"收",   U"的",
    U"和",     U"或",     U"及",       U"与",       U"、",       U"件",   U"类",     U"“",    U"”"};

std::size_t PlainWordLength(u32string_view words) {
  const auto* word = std::find_if(std::begin(kPlainWords), std::end(kPlainWords),
                                  [&](u32string_view w) { return words.starts_with(w); });
  return word == std::end(kPlainWords) ? 0 : word->size();
}

/// Nothing but plain words behind the negation. A denial with any other word (商业秘密, 行政处罚, 其他, 投诉) speaks of
/// something narrower, or of something else, and is left alone: this rule says "error".
bool IsPlain(u32string_view words) {
  while (!words.empty()) {
    const std::size_t length = PlainWordLength(words);
    if (length == 0) return false;
    words.remove_prefix(length);
  }
  return true;
}

/// From where on the head of a clause limits its denials: to a part of the year, to others, to what is left over. A
/// clause reaches from one semicolon to the next; its words are told once, however many denials follow one another in
/// it.
struct Limits {
  std::size_t begin = 0, end = 0;  // of the clause, in the sentence
  std::size_t other_from = 0, month_from = 0, whole_from = 0;

  bool Hold(std::size_t at) const { return other_from <= at || (month_from <= at && whole_from > at); }
};

Limits LimitsAt(u32string_view text, std::size_t at) {
  Limits limits;
  const std::size_t stop = text.substr(0, at).rfind(U';');
  limits.begin = stop == u32string_view::npos ? 0 : stop + 1;
  limits.end = std::min(text.find(U';', at), text.size());
  const u32string_view clause = text.substr(limits.begin, limits.end - limits.begin);
  const auto place = [&](std::size_t end) { return end == u32string_view::npos ? end : limits.begin + end; };
  limits.other_from = place(EndOfFirst(
      clause, {U"季度", U"半年", U"上年", U"上一年", U"去年", U"往年",   U"历年",   U"以来",   U"除",    U"各村",
               U"村级", U"村、", U"村(",  U"社区",   U"所属", U"下属",   U"本级",   U"此外",   U"另外",  U"期间",
               U"镇属", U"乡属", U"局属", U"县属",   U"直属", U"各单位", U"各部门", U"各站所", U"各办所"}));
  limits.month_from = place(EndOfFirst(clause, {U"月"}));
  limits.whole_from = place(EndOfFirst(clause, {U"12月31日"}));
  return limits;
}

// --- whose denial it is

/// Before the subject and in its place: the time, and words that name the organ itself. Longer words come first.
constexpr u32string_view kOwnWords[] = {
    U"全年度", U"本年度", U"全年", U"本年", U"年度", U"今年", U"我街道", U"本街道", U"我镇", U"我乡", U"我局", U"我委",
    U"我办",   U"我县",   U"我区", U"我市", U"我厅", U"本镇", U"本乡",   U"本局",   U"本委", U"本办", U"本县", U"本区",
    U"本市",   U"本厅",   U"我院", U"截至", U"截止", U"人民", U"机关",   U"均",     U"也",   U"都",   U"暂",   U"在",
    U"自",     U"从",     U"至",   U"到",   U"起",   U"止",   U"年",     U"月",     U"日",   U"底"};

/// The organ's name, or two characters of it and more, at the beginning of the words; 0 if it does not stand there.
std::size_t LengthOfName(u32string_view words, u32string_view organ) {
  std::size_t length = std::min(words.size(), organ.size());
  while (length >= 2 && !Contains(organ, words.substr(0, length))) --length;
  return length >= 2 ? length : 0;
}

/// The length of the plain, own or numeral word at the beginning; 0 if it is any other.
std::size_t LengthOfOwnWord(u32string_view words, u32string_view organ) {
  if (words.front() >= U'0' && words.front() <= U'9') return 1;
  if (const std::size_t name = LengthOfName(words, organ); name > 0) return name;
  for (u32string_view word : kOwnWords) {
    if (words.starts_with(word)) return word.size();
  }
  return PlainWordLength(words);
}

bool NamesNobodyElse(u32string_view words, u32string_view organ) {
  while (!words.empty()) {
    const std::size_t length = LengthOfOwnWord(words, organ);
    if (length == 0) return false;
    words.remove_prefix(length);
  }
  return true;
}

/// Whether what stands before the negation at `at` speaks of the organ as a whole. Where nothing stands between the
/// comma and the negation, the clause before may hold the subject, or narrow it ("因未缴费不再处理的,没有发生…").
bool IsOfOrgan(u32string_view text, std::size_t at, u32string_view organ) {
  const std::size_t stop = text.substr(0, at).find_last_of(U",;:(");
  const std::size_t begin = stop == u32string_view::npos ? 0 : stop + 1;
  if (!NamesNobodyElse(text.substr(begin, at - begin), organ)) return false;
  if (begin != at || begin == 0 || text[stop] != U',') return true;
  const u32string_view before = text.substr(0, stop);
  const u32string_view clause = before.substr(before.find_last_of(U",;:(") + 1);
  return !clause.ends_with(U"的") && !ContainsAny(clause, {U"中心", U"窗口", U"单位", U"部门", U"站所"});
}

/// An application, not 申请行政复议 or an answer to one.
bool DeniesApplications(u32string_view clause) {
  if (ContainsAny(clause, {U"复议", U"诉讼", U"引起", U"引发", U"导致", U"产生", U"答复", U"问题", U"现象", U"涉及"}))
    return false;
  if (!ContainsAny(clause, {U"信息", U"公开"})) return false;
  return Contains(clause, U"申请");
}

void LookAt(const AnnualReport& report, u32string_view organ, const Sentence& sentence, std::vector<Denial>& out) {
  const u32string_view text = sentence.text;
  Limits limits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t negation = NegationAt(text, at);
    if (negation == 0) continue;
    const std::size_t end = std::min(text.find_first_of(U",;:", at), text.size());
    const u32string_view clause = text.substr(at, end - at);
    if (at >= limits.end) limits = LimitsAt(text, at);
    const std::optional<int> named = YearNamedBefore(sentence, at);
    const bool other_year = named && report.year && *named != *report.year;
    Denial denial{&sentence, at, clause.size(), false, false, false, false};
    denial.applications = DeniesApplications(clause);
    denial.reviews = Contains(clause, U"复议");
    denial.suits = Contains(clause, U"诉讼");
    const bool plain = IsPlain(clause.substr(negation)) && !limits.Hold(at);
    if (plain && !other_year && (denial.applications || denial.reviews || denial.suits)) {
      denial.of_organ = IsOfOrgan(text, at, organ);
      out.push_back(denial);
    }
    at = end;
  }
}

}  // namespace

std::vector<Denial> FindDenials(const AnnualReport& report, const ReportText& text) {
  std::vector<Denial> denials;
  const std::u32string organ = Fold(report.organ);
  for (const Sentence& sentence : text.Sentences()) {
    if (sentence.section != 5) LookAt(report, organ, sentence, denials);
  }
  return denials;
}

}  // namespace gongkai::report
