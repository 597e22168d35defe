// "共 N 条，其中 A 条、B 条": the parts against the whole, and one channel counted twice.
//
// What follows 其中 need not exhaust the whole, so a smaller sum is a doubt only where the list looks complete; a
// larger one may come from two ways of dividing (by channel and by kind), so it is an error only when one part alone
// exceeds the whole.

#include <algorithm>
#include <string>

#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

constexpr std::string_view kSource = "条例第五十条第一款第（一）项（正文前后应当一致）";

/// What leads from a whole to its parts.
enum class Lead { kNone, kAmongThem, kComplete };

struct Breakdown {
  const Sentence* whole_sentence = nullptr;
  const Count* whole = nullptr;
  const Sentence* sentence = nullptr;  // of the parts
  std::vector<const Count*> parts;
  Lead lead = Lead::kNone;
  bool open_end = false;                            // "等", or text goes on behind the last part
  std::size_t reaches_back = u32string_view::npos;  // ReachesBackAt(*sentence)
};

/// "同比增加30条", "较上年减少3条": a difference is neither a whole nor a part.
bool IsDifference(const Count& count) {
  return ContainsAny(count.before, {U"增加", U"增长", U"减少", U"下降", U"上升", U"多出"}) ||
         count.before.ends_with(U"增") || count.before.ends_with(U"减");
}

/// Where a sentence last speaks of figures of other years: parts before that may rightly exceed the whole, as
/// "已办结60条(含上年10条)" does the 50 of this year. npos if it does not.
std::size_t ReachesBackAt(const Sentence& sentence) {
  return BeginOfLast(sentence.text, {U"上年", U"上一年", U"去年", U"往年", U"历年", U"累计"});
}

/// The text between two counts.
u32string_view Gap(const Sentence& sentence, const Count& a, const Count& b) {
  return sentence.text.substr(a.end, b.begin - a.end);
}

/// A colon or 包括 right behind the whole announces all parts; 其中 some of them.
Lead LeadIn(u32string_view gap) {
  if (gap.starts_with(U":") || ContainsAny(gap, {U"其中:", U"分别", U"包括", U"包含"})) return Lead::kComplete;
  return Contains(gap, U"其中") ? Lead::kAmongThem : Lead::kNone;
}

bool IsNewWhole(u32string_view before) {
  return ContainsAny(before, {U"共计", U"总计", U"合计", U"累计", U"一共"}) || before.starts_with(U"共") ||
         before.starts_with(U"总");
}

/// Parts behind `first` of `sentence`, as far as they belong to one list. A count that heads a list of its own, or
/// stands deeper in brackets, is no part.
void CollectParts(const Sentence& sentence, std::size_t first, Breakdown& breakdown) {
  const std::vector<Count>& counts = sentence.counts;
  const int depth = first < counts.size() ? counts[first].depth : 0;
  for (std::size_t i = first; i < counts.size(); ++i) {
    const Count& part = counts[i];
    if (part.depth < depth) break;
    if (part.depth > depth || part.unit != breakdown.whole->unit || IsDifference(part)) continue;
    if (i > first && LeadIn(Gap(sentence, counts[i - 1], part)) != Lead::kNone) {
      // The count before heads this list: it is no part of ours, and what follows is not either.
      if (!breakdown.parts.empty() && breakdown.parts.back() == &counts[i - 1]) breakdown.parts.pop_back();
      breakdown.open_end = true;
      return;
    }
    if (i > first && IsNewWhole(part.before)) {
      breakdown.open_end = true;
      return;
    }
    breakdown.parts.push_back(&part);
  }
  if (breakdown.parts.empty()) return;
  const u32string_view rest = sentence.text.substr(breakdown.parts.back()->end);
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

void Judge(const CheckInput& input, const Rule& rule, const Breakdown& breakdown, std::vector<Finding>& out) {
  if (breakdown.parts.empty() || !AllExact(breakdown) || IsDifference(*breakdown.whole)) return;
  const std::size_t listed = breakdown.sentence == breakdown.whole_sentence ? breakdown.whole->end : 0;
  if (breakdown.reaches_back != u32string_view::npos && breakdown.reaches_back >= listed) return;
  if (breakdown.lead == Lead::kNone && !IsBareList(breakdown)) return;
  const Number whole = breakdown.whole->value, sum = Sum(breakdown.parts);
  const bool one_exceeds = std::any_of(breakdown.parts.begin(), breakdown.parts.end(),
                                       [&](const Count* part) { return part->value > whole; });
  if (sum == whole || SomeRunMakesTheWhole(breakdown)) return;
  if (sum < whole && !LooksComplete(breakdown)) return;
  if (breakdown.lead == Lead::kNone && sum > whole) return;
  std::string list;
  for (const Count* part : breakdown.parts) list += (list.empty() ? "" : "+") + ToString(part->value);
  const std::size_t begin = breakdown.whole->begin - breakdown.whole->before.size();
  const std::string words = input.text->Written(*breakdown.whole_sentence, begin, breakdown.whole->end - begin);
  std::string message = "正文说“" + words + "”，所列各项 " + list;
  message += breakdown.parts.size() > 1 ? " 合计 " + ToString(sum) : std::string();
  message += sum < whole ? "，比总数少 " + ToString(whole - sum) + "。" : "，比总数多 " + ToString(sum - whole) + "。";
  Finding finding = MakeFinding(rule, At{0, breakdown.whole_sentence->section, "", "", ""},
                                input.text->PlaceOf(*breakdown.whole_sentence, begin, breakdown.whole->end - begin),
                                std::move(message), words + "=" + list);
  finding.left = whole;
  finding.right = sum;
  if (!one_exceeds) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

/// "…62条。其中,通过网站发布31条;…": the parts stand in the next sentence.
void JudgeNextSentence(const CheckInput& input, const Rule& rule, const Sentence& sentence, const Sentence& next,
                       std::vector<Finding>& out) {
  if (next.paragraph != sentence.paragraph || !next.text.starts_with(U"其中")) return;
  if (sentence.counts.empty() || next.counts.empty()) return;
  Breakdown breakdown{&sentence, &sentence.counts.back(), &next, {}, Lead::kAmongThem, false, ReachesBackAt(next)};
  if (next.text.starts_with(U"其中:")) breakdown.lead = Lead::kComplete;
  if (next.counts.front().unit != breakdown.whole->unit) return;
  CollectParts(next, 0, breakdown);
  Judge(input, rule, breakdown, out);
}

void CheckSums(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const std::vector<Sentence>& sentences = input.text->Sentences();
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    bool bare_list_judged = false;
    const std::size_t reaches_back = sentence.counts.size() > 1 ? ReachesBackAt(sentence) : u32string_view::npos;
    for (std::size_t i = 0; i + 1 < sentence.counts.size(); ++i) {
      const Count& whole = sentence.counts[i];
      const Count& next = sentence.counts[i + 1];
      const Lead lead = LeadIn(Gap(sentence, whole, next));
      if (next.unit != whole.unit || (lead == Lead::kNone && (bare_list_judged || i != 0))) continue;
      Breakdown breakdown{&sentence, &whole, &sentence, {}, lead, false, reaches_back};
      CollectParts(sentence, i + 1, breakdown);
      Judge(input, rule, breakdown, out);
      bare_list_judged |= lead == Lead::kNone;
    }
    if (s + 1 < sentences.size()) JudgeNextSentence(input, rule, sentence, sentences[s + 1], out);
  }
}

// --- one channel counted twice

struct ChannelCount {
  std::u32string channel;
  const Sentence* sentence = nullptr;
  const Count* count = nullptr;
};

/// "通过政务公开网站公开政务信息31条" names a channel and its whole; anything between that narrows it does not.
std::optional<ChannelCount> ReadChannel(const Sentence& sentence, const Count& count) {
  u32string_view words = count.before;
  if (!count.exact || (count.unit != U"条" && count.unit != U"篇")) return std::nullopt;
  for (u32string_view object :
       {u32string_view(U"数量"), u32string_view(U"数"), u32string_view(U"信息"), u32string_view(U"政务"),
        u32string_view(U"政府"), u32string_view(U"各类"), u32string_view(U"共")}) {
    if (words.ends_with(object)) words.remove_suffix(object.size());
  }
  if (!words.ends_with(U"公开") && !words.ends_with(U"发布")) return std::nullopt;
  words.remove_suffix(2);
  if (words.ends_with(U"主动")) words.remove_suffix(2);
  if (const std::size_t year = words.rfind(U'年'); year != u32string_view::npos) words.remove_prefix(year + 1);
  for (u32string_view start :
       {u32string_view(U"其中"), u32string_view(U"通过"), u32string_view(U"在"), u32string_view(U"利用")}) {
    if (words.starts_with(start)) words.remove_prefix(start.size());
  }
  constexpr u32string_view kChannels[] = {U"网站", U"公众号", U"专栏", U"栏目", U"平台"};
  const bool channel =
      std::any_of(std::begin(kChannels), std::end(kChannels), [&](u32string_view end) { return words.ends_with(end); });
  if (!channel || words.size() < 4 ||
      ContainsAny(words, {U"季度", U"月", U"半年", U"日", U"截至", U"和", U"、", U"及", U"等"})) {
    return std::nullopt;
  }
  std::u32string channel_name(words);
  if (words.ends_with(U"专栏")) channel_name.replace(words.size() - 2, 2, U"栏目");
  return ChannelCount{std::move(channel_name), &sentence, &count};
}

/// The column of a site may be named with the site or without it.
bool SameChannel(u32string_view a, u32string_view b) {
  constexpr std::size_t kTelling = 6;
  if (a.size() < b.size()) std::swap(a, b);
  return a == b || (b.ends_with(U"栏目") && b.size() >= kTelling && a.ends_with(b));
}

void CheckChannels(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  std::vector<ChannelCount> seen;
  for (const Sentence& sentence : input.text->Sentences()) {
    for (const Count& count : sentence.counts) {
      const std::optional<int> named = YearNamedBefore(sentence, count.begin);
      if (named && input.report->year && *named != *input.report->year) continue;
      const std::optional<ChannelCount> channel = ReadChannel(sentence, count);
      if (!channel) continue;
      const auto before = std::find_if(seen.begin(), seen.end(), [&](const ChannelCount& other) {
        return SameChannel(other.channel, channel->channel);
      });
      if (before == seen.end()) {
        seen.push_back(*channel);
        continue;
      }
      if (before->count->value == count.value || before->count->unit != count.unit) continue;
      const std::size_t begin = count.begin - count.before.size();
      const std::string words = input.text->Written(sentence, begin, count.end - begin);
      const std::size_t first = before->count->begin - before->count->before.size();
      const std::string earlier = input.text->Written(*before->sentence, first, before->count->end - first);
      Finding finding = MakeFinding(
          rule, At{0, sentence.section, "", "", ""}, input.text->PlaceOf(sentence, begin, count.end - begin),
          "同一渠道前后数字不同：前面说“" + earlier + "”，这里说“" + words + "”。", earlier + "/" + words);
      finding.left = before->count->value;
      finding.right = count.value;
      out.push_back(std::move(finding));
    }
  }
}

constexpr Rule kRules[] = {
    {"N-SUM",
     Severity::kError,
     "分项与总数不符",
     "“共 N 条，其中 A 条、B 条”：各项之和等于 N，任何一项不大于 N",
     kSource,
     "核对总数和各分项；分项没有列全的，写明“等”或“其他”。",
     {"其中一项大于总数", "工作动态182条", "工作动态1820条"},
     {"分项之和等于总数", "", ""},
     CheckSums},
    {"N-CHANNEL",
     Severity::kWarning,
     "同一渠道数字不一",
     "同一渠道在正文各处的数字相同",
     kSource,
     "查明哪个数字准确，前后改成一致。",
     {"同一网站先说 31 条，后说 32 条", "（三）政府信息管理。",
      "（三）政府信息管理。通过县政府门户网站公开政府信息31条。全年在县政府门户网站主动公开政府信息32条。"},
     {"两个渠道各有数字", "（三）政府信息管理。",
      "（三）政府信息管理。通过县政府门户网站公开政府信息31条。通过望禾发布公众号公开政府信息32条。"},
     CheckChannels},
};

}  // namespace

std::span<const Rule> TextSumRules() { return kRules; }

}  // namespace gongkai::report
