#include "screening/wording.h"

#include <algorithm>

#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr Rule kRules[] = {
    {"S-TERM", Category::kSecret, "可能涉密的内容", "“国家秘密用语”词表里的词",
     "保守国家秘密法第三十五条；实施条例第四十二条；条例第十七条第三款",
     "交保密审查人员判断；不能确定的，报主管部门或保密行政管理部门确定。", "附件：涉密人员名单",
     "本单位设有涉密人员管理岗位。"},
    {"S-WORK", Category::kSecret, "可能是工作秘密的内容", "“工作秘密用语”词表里的词",
     "保守国家秘密法第六十四条；条例第十六条",
     "由制作机关判断；属于会议纪要、讨论记录、过程稿、请示报告等内部事务和过程性信息的，可以不公开。",
     "现将县政府党组会议纪要印发给你们。", "会议纪要的起草和印发按照公文办理规定执行。"},
    {"P-WORD", Category::kPersonal, "词表里的个人信息用语", "县里自己建立的个人信息词表里的词",
     "个人信息保护法第六条；县里的词表", "按词表的说明处理。", "", ""},
    {"N-WORD", Category::kNames, "词表里的名称", "县里自己建立的名称词表里的词",
     "国办秘函〔2019〕19号（表述错误）；县里的词表", "按词表的说明改正。", "", ""},
    {"W-WRONG", Category::kWording, "错别字和不规范的表述", "“错误表述”词表里的词，旁边给出正确的写法",
     "国办秘函〔2019〕19号（表述错误）", "改成正确的写法。", "各单位要认真部暑，确保落实。",
     "各单位要认真部署，确保落实。"},
    {"W-OLDNAME", Category::kWording, "过时的机关和法律名称", "机构改革前的机关名称、已经废止的法律名称，从改变之日起",
     "国办秘函〔2019〕19号（表述错误）；有关机构改革方案、法律", "改用现在的名称；叙述当时的事可以保留。",
     "由县工商行政管理局核准登记。", "由县市场监督管理局核准登记。"},
    {"W-FORBIDDEN", Category::kWording, "不宜使用的词", "“慎用词”词表里的词",
     "国办秘函〔2019〕19号（表述错误）；残疾人保障法第三条；县里的词表", "换成中性、规范的说法。", "对残废人给予照顾。",
     "对残疾人给予照顾。"},
};

bool IsWithinAllowed(std::string_view text, std::size_t begin, std::size_t end, std::string_view whole) {
  const std::string_view word = text.substr(begin, end - begin);
  for (std::size_t at = whole.find(word); at != std::string_view::npos; at = whole.find(word, at + 1)) {
    if (begin >= at && text.substr(begin - at).starts_with(whole)) return true;
  }
  return false;
}

/// 「合同法律事务」 speaks of no law of that name; 「合同法规定」 does.
bool IsCutOutOfALongerWord(std::string_view text, std::string_view word, std::size_t end) {
  if (!word.ends_with("法")) return false;
  const std::string after = TightAfter(text, end, 2);
  if (StartsWithOne(after, {"规定", "人民"})) return false;
  return StartsWithOne(after, {"律", "规", "制", "治", "务", "定", "庭", "院", "人", "官", "学"});
}

/// 「农业部令2014年第1号」 keeps the name under which it was issued.
bool NamesADocument(std::string_view text, std::size_t end) {
  const std::string after = TightAfter(text, end, 10);
  return StartsWithOne(after, {"令", "公告", "〔", "[", "(20", "(19"}) || HasOne(after, {"号令", "年第"});
}

bool SaysMore(std::string_view whole, std::string_view word) { return whole.size() > word.size(); }

Sureness SurenessOf(std::string_view rule) {
  if (rule == "W-WRONG") return Sureness::kLikely;
  return Sureness::kPossible;
}

std::string Why(std::string_view rule, const WordList& list, const WordList::Word& word) {
  std::string why = "这是“" + list.name + "”里的词";
  if (!word.note.empty()) return why + "：" + word.note + (word.note.ends_with("。") ? "" : "。");
  if (rule == "S-TERM") return why + "，请查明是否涉密。";
  if (rule == "S-WORK") return why + "，请查明是否属于工作秘密或内部事务。";
  return why + "。";
}

}  // namespace

std::span<const Rule> WordingRules() { return kRules; }

std::string_view RuleOf(const WordList& list, const WordList::Word& word) {
  if (list.id == "secret") return "S-TERM";
  if (list.id == "work-secret") return "S-WORK";
  if (list.id == "wrong-words") return "W-WRONG";
  if (list.id == "old-names") return "W-OLDNAME";
  if (list.id == "forbidden") return "W-FORBIDDEN";
  switch (list.category) {
    case Category::kSecret:
      return "S-TERM";
    case Category::kPersonal:
      return "P-WORD";
    case Category::kNames:
      return "N-WORD";
    default:
      return word.instead.empty() ? "W-FORBIDDEN" : "W-WRONG";
  }
}

void FindListedWord(const PieceView& view, const WordList& list, const WordList::Word& word, std::size_t begin,
                    std::size_t end, Date today, HitSink& out) {
  if (word.since && today < *word.since) return;
  const auto allows = [&](std::string_view whole) {
    return SaysMore(whole, word.text) && IsWithinAllowed(view.text(), begin, end, whole);
  };
  if (allows(word.instead) || std::ranges::any_of(word.allow, allows)) return;
  const std::string_view rule = RuleOf(list, word);
  if (IsCutOutOfALongerWord(view.text(), word.text, end)) return;
  if (rule == "W-OLDNAME" && NamesADocument(view.text(), end)) return;
  out.Add(view, rule, begin, end - begin, {SurenessOf(rule), Why(rule, list, word), word.instead});
}

}  // namespace gongkai::screening
