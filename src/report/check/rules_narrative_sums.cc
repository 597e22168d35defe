// "共 N 条，其中 A 条、B 条": the parts against the whole.
//
// Where a list of parts ends is half the work: "制发文件2件，其中公开1件，作出处罚决定14件" has one part. What follows
// 其中 need not exhaust the whole, so a smaller sum is a doubt only where the list looks complete; a larger one may
// come from two ways of dividing (by channel and by kind), so it is an error only when one part right behind 其中 alone
// exceeds the whole.

#include <algorithm>
#include <string>

#include "report/check/claim_words.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

/// What leads from a whole to its parts.
enum class Lead { kNone, kAmongThem, kComplete };

struct Breakdown {
  const Sentence* whole_sentence = nullptr;
  const Count* whole = nullptr;
  const Sentence* sentence = nullptr;  // of the parts
  Lead lead = Lead::kNone;
  bool says_among = false;  // 其中 stands before the first part
  std::vector<const Count*> parts;
  std::size_t list_end = 0;  // in *sentence
  bool open_end = false;     // "等", or the text goes on behind the last part
};

/// "同比增加30条", "较上年减少3条": a difference is neither a whole nor a part. 新增 is what came to be.
bool IsDifference(const Count& count) {
  if (ContainsAny(count.before, {U"增加", U"增长", U"减少", U"下降", U"上升", U"多出"})) return true;
  if (count.before.ends_with(U"新增")) return false;
  return count.before.ends_with(U"增") || count.before.ends_with(U"减");
}

/// Figures of other years: parts may rightly exceed the whole, as "已办结60条(含上年10条)" does the 50 of this year.
bool ReachesBack(u32string_view words) {
  return ContainsAny(words, {U"上年", U"上一年", U"去年", U"往年", U"历年", U"累计"});
}

/// The text between two counts.
u32string_view Gap(const Sentence& sentence, const Count& a, const Count& b) {
  return sentence.text.substr(a.end, b.begin - a.end);
}

/// A colon or 包括 right behind the whole announces all parts; 其中 some of them.
Lead LeadIn(u32string_view gap) {
  const std::size_t stop = gap.rfind(U';');
  if (stop != u32string_view::npos && !gap.substr(stop + 1).starts_with(U"其中")) return Lead::kNone;
  if (gap.starts_with(U":") || ContainsAny(gap, {U"其中:", U"分别", U"包括", U"包含"})) return Lead::kComplete;
  return Contains(gap, U"其中") ? Lead::kAmongThem : Lead::kNone;
}

bool IsNewWhole(u32string_view before) {
  return ContainsAny(before, {U"共计", U"总计", U"合计", U"累计", U"一共"}) || before.starts_with(U"共") ||
         before.starts_with(U"总");
}

/// "办理网民留言300条": the words begin with an act of their own, so they tell of something else than the whole.
bool BeginsWithAct(u32string_view words) {
  constexpr u32string_view kAdverbs[] = {U"全年", U"同时", U"依法", U"及时", U"并", U"另", U"还", U"已"};
  constexpr u32string_view kActs[] = {
      U"制发", U"制定", U"制作", U"印发", U"出台", U"作出", U"做出", U"办理", U"办结", U"处理", U"召开",     U"举办",
      U"开展", U"组织", U"参加", U"收到", U"接到", U"受理", U"新收", U"答复", U"回复", U"回应", U"更新",     U"新增",
      U"转发", U"转载", U"转办", U"接待", U"废止", U"修订", U"清理", U"编制", U"下发", U"报送", U"现行有效", U"结转"};
  for (const u32string_view adverb : kAdverbs) {
    if (words.starts_with(adverb)) words.remove_prefix(adverb.size());
  }
  return std::ranges::any_of(kActs, [words](u32string_view act) { return words.starts_with(act); });
}

/// Whether `part` stands outside the list that `before` belongs to. Behind a comma the next clause may begin: with an
/// act of its own, with another year, or with a number that no part of this whole can be.
bool IsBeyondList(const Sentence& sentence, const Count& before, const Count& part, const Count& whole) {
  if (IsNewWhole(part.before)) return true;
  if (!Contains(Gap(sentence, before, part), U",")) return false;
  return BeginsWithAct(part.before) || ReachesBack(part.before) ||
         (part.unit == whole.unit && part.value > whole.value);
}

void EndAt(Breakdown& breakdown, const Count& next) {
  breakdown.list_end = next.begin - next.before.size();
  breakdown.open_end = true;
}

/// Parts from count `first` on, as far as they belong to one list, which ends at a semicolon at the latest. A count
/// that heads a list of its own, or stands deeper in brackets, is no part.
void CollectParts(std::size_t first, Breakdown& breakdown) {
  const Sentence& sentence = *breakdown.sentence;
  const std::vector<Count>& counts = sentence.counts;
  const Count& opening = counts[first];
  breakdown.list_end = std::min(sentence.text.find(U';', opening.begin), sentence.text.size());
  for (std::size_t i = first; i < counts.size() && counts[i].begin < breakdown.list_end; ++i) {
    const Count& part = counts[i];
    if (part.depth < opening.depth) return EndAt(breakdown, part);
    if (i > first && LeadIn(Gap(sentence, counts[i - 1], part)) != Lead::kNone && part.depth == opening.depth) {
      // The count before heads this list: it is no part of ours, and what follows is not either.
      if (!breakdown.parts.empty() && breakdown.parts.back() == &counts[i - 1]) breakdown.parts.pop_back();
      return EndAt(breakdown, part);
    }
    if (part.depth > opening.depth) continue;
    if (i > first && IsBeyondList(sentence, counts[i - 1], part, *breakdown.whole)) return EndAt(breakdown, part);
    if (part.unit == breakdown.whole->unit && !IsDifference(part)) breakdown.parts.push_back(&part);
  }
  if (breakdown.parts.empty()) return;
  const std::size_t end = breakdown.parts.back()->end;
  const u32string_view rest = u32string_view(sentence.text).substr(end, breakdown.list_end - end);
  breakdown.open_end = rest.size() > 24 || ContainsAny(rest, {U"等", U"其他", U"其余", U"另"});
}

Number Sum(const std::vector<const Count*>& parts) {
  Number sum;
  for (const Count* part : parts) sum = sum + part->value;
  return sum;
}

bool AllExact(const Breakdown& breakdown) {
  return breakdown.whole->exact &&
         std::all_of(breakdown.parts.begin(), breakdown.parts.end(), [](const Count* part) { return part->exact; });
}

/// Some run of neighbouring parts from the first or to the last makes up the whole: it is divided in more than one way.
bool SomeRunMakesTheWhole(const Breakdown& breakdown) {
  for (std::size_t from = 0; from < breakdown.parts.size(); ++from) {
    Number sum;
    for (std::size_t to = from; to < breakdown.parts.size(); ++to) {
      sum = sum + breakdown.parts[to]->value;
      if (sum == breakdown.whole->value) return true;
    }
  }
  return false;
}

/// A list without 其中 is one only after 共计, among publications, and when it has three parts: then it names kind
/// after kind down to the single piece.
bool IsBareList(const Breakdown& breakdown) {
  if (breakdown.parts.size() < 3 || Contains(breakdown.sentence->text, U"申请")) return false;
  if (!ContainsAny(breakdown.whole->before, {U"共", U"总"}) ||
      !ContainsAny(breakdown.whole->before, {U"公开", U"发布"})) {
    return false;
  }
  return std::none_of(breakdown.parts.begin(), breakdown.parts.end(), [](const Count* part) {
    return part->before.empty() ||
           ContainsAny(part->before, {U"收到", U"制定", U"召开", U"处理", U"回复", U"办理", U"更新"});
  });
}

/// Whether the parts are meant to be all there is. A listing that covers nine tenths, or more than half in three parts
/// and more, is taken so; one that picks out a few is not.
bool LooksComplete(const Breakdown& breakdown) {
  if (breakdown.open_end || breakdown.parts.size() < 2) return false;
  const Number sum = Sum(breakdown.parts);
  if (breakdown.lead == Lead::kNone) return true;
  if (breakdown.lead == Lead::kComplete) return true;
  if (sum.millionths * 10 >= breakdown.whole->value.millionths * 9) return true;
  return breakdown.parts.size() >= 3 && sum.millionths * 2 >= breakdown.whole->value.millionths;
}

/// A part that cannot be one: the first behind 其中, or one that 、 joins to it, is more than the whole.
bool OnePartExceeds(const Breakdown& breakdown) {
  if (!breakdown.says_among) return false;
  for (std::size_t i = 0; i < breakdown.parts.size(); ++i) {
    const Count& part = *breakdown.parts[i];
    const bool joined = i == 0 || Gap(*breakdown.sentence, *breakdown.parts[i - 1], part).starts_with(U"、");
    if (!joined) return false;
    if (part.value > breakdown.whole->value) return true;
  }
  return false;
}

/// Whether the figures may be held against one another at all.
bool CanBeJudged(const Breakdown& breakdown) {
  if (breakdown.parts.empty() || !AllExact(breakdown) || IsDifference(*breakdown.whole)) return false;
  const std::size_t from = breakdown.sentence == breakdown.whole_sentence ? breakdown.whole->end : 0;
  if (ReachesBack(u32string_view(breakdown.sentence->text).substr(from, breakdown.list_end - from))) return false;
  return breakdown.lead != Lead::kNone || IsBareList(breakdown);
}

bool AddsUp(const Breakdown& breakdown) {
  const Number whole = breakdown.whole->value, sum = Sum(breakdown.parts);
  if (sum == whole || SomeRunMakesTheWhole(breakdown)) return true;
  return sum < whole ? !LooksComplete(breakdown) : breakdown.lead == Lead::kNone;
}

std::string ListOf(const std::vector<const Count*>& parts) {
  std::string list;
  for (const Count* part : parts) list += (list.empty() ? "" : "+") + ToString(part->value);
  return list;
}

void Judge(const CheckInput& input, const Rule& rule, const Breakdown& breakdown, std::vector<Finding>& out) {
  if (!CanBeJudged(breakdown) || AddsUp(breakdown)) return;
  const Number whole = breakdown.whole->value, sum = Sum(breakdown.parts);
  const Sentence& sentence = *breakdown.whole_sentence;
  const std::size_t begin = breakdown.whole->begin - breakdown.whole->before.size();
  const std::size_t length = breakdown.whole->end - begin;
  const std::string words = input.text->Written(sentence, begin, length), list = ListOf(breakdown.parts);
  std::string message = "正文说“" + words + "”，所列各项 " + list;
  message += breakdown.parts.size() > 1 ? " 合计 " + ToString(sum) : std::string();
  message += sum < whole ? "，比总数少 " + ToString(whole - sum) + "。" : "，比总数多 " + ToString(sum - whole) + "。";
  Finding finding = MakeFinding(rule, At{0, sentence.section, "", "", ""}, input.text->PlaceOf(sentence, begin, length),
                                std::move(message), words + "=" + list);
  finding.left = whole;
  finding.right = sum;
  finding.source = SourceOfText(sentence, breakdown.whole->end);
  if (!OnePartExceeds(breakdown)) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

/// "…62条。其中,通过网站发布31条、通过公众号发布31条": the parts stand in the next sentence.
void JudgeNextSentence(const CheckInput& input, const Rule& rule, const Sentence& sentence, const Sentence& next,
                       std::vector<Finding>& out) {
  if (next.paragraph != sentence.paragraph || !next.text.starts_with(U"其中")) return;
  if (sentence.counts.empty() || next.counts.empty()) return;
  Breakdown breakdown{&sentence, &sentence.counts.back(), &next, Lead::kAmongThem, true, {}, 0, false};
  if (next.text.starts_with(U"其中:")) breakdown.lead = Lead::kComplete;
  if (next.counts.front().unit != breakdown.whole->unit) return;
  CollectParts(0, breakdown);
  Judge(input, rule, breakdown, out);
}

void CheckSums(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const std::vector<Sentence>& sentences = input.text->Sentences();
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    bool bare_list_judged = false;
    for (std::size_t i = 0; i + 1 < sentence.counts.size(); ++i) {
      const Count& whole = sentence.counts[i];
      const Count& next = sentence.counts[i + 1];
      const u32string_view gap = Gap(sentence, whole, next);
      const Lead lead = LeadIn(gap);
      // A count inside brackets is no whole of what follows outside.
      if (next.unit != whole.unit || whole.depth > next.depth) continue;
      if (lead == Lead::kNone && (bare_list_judged || i != 0)) continue;
      Breakdown breakdown{&sentence, &whole, &sentence, lead, Contains(gap, U"其中"), {}, 0, false};
      CollectParts(i + 1, breakdown);
      Judge(input, rule, breakdown, out);
      bare_list_judged |= lead == Lead::kNone;
    }
    if (s + 1 < sentences.size()) JudgeNextSentence(input, rule, sentence, sentences[s + 1], out);
  }
}

constexpr Rule kRules[] = {
    {"N-SUM",
     Severity::kError,
     "分项与总数不符",
     "“共 N 条，其中 A 条、B 条”：任何一项不大于 N；像是列全了的，各项之和等于 N",
     "条例第五十条第一款第（一）、（二）、（三）项（正文前后应当一致）",
     "核对总数和各分项；分项没有列全的，写明“等”或“其他”。",
     {"其中一项大于总数", "工作动态182条", "工作动态1820条"},
     {"分项之和等于总数", "", ""},
     CheckSums},
};

}  // namespace

std::span<const Rule> TextSumRules() { return kRules; }

}  // namespace gongkai::report
