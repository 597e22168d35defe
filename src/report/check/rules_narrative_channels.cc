// One channel counted twice: "网站公开31条" in one sentence and "网站公开32条" in another.
//
// Next to read: rules_narrative_sums.cc.

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
      finding.source = SourceOfText(sentence, count.end);
      finding.left = before->count->value;
      finding.right = count.value;
      out.push_back(std::move(finding));
    }
  }
}

constexpr Rule kRules[] = {
    {"N-CHANNEL",
     Severity::kWarning,
     "同一渠道数字不一",
     "同一渠道在正文各处的数字相同",
     "条例第五十条第一款第（一）、（二）、（三）项（正文前后应当一致）",
     "查明哪个数字准确，前后改成一致。",
     {"同一网站先说 31 条，后说 32 条", "（三）政府信息管理。",
      "（三）政府信息管理。通过县政府门户网站公开政府信息31条。全年在县政府门户网站主动公开政府信息32条。"},
     {"两个渠道各有数字", "（三）政府信息管理。",
      "（三）政府信息管理。通过县政府门户网站公开政府信息31条。通过望禾发布公众号公开政府信息32条。"},
     CheckChannels},
};

}  // namespace

std::span<const Rule> TextChannelRules() { return kRules; }

}  // namespace gongkai::report
