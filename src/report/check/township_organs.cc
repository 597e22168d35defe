#include "report/check/township_organs.h"

#include <algorithm>
#include <iterator>

#include "place/place.h"

namespace gongkai::report {
namespace {

using std::string_view;

constexpr std::size_t kHan = 3;  // bytes of a Chinese character

enum class Written { kInFull, kInShort };

struct Kind {
  string_view words;
  Written written;
};
constexpr Kind kKinds[] = {{"镇人民政府", Written::kInFull}, {"乡人民政府", Written::kInFull},
                           {"街道办事处", Written::kInFull}, {"镇政府", Written::kInShort},
                           {"乡政府", Written::kInShort},    {"镇党委", Written::kInShort},
                           {"乡党委", Written::kInShort}};

/// In nobody's name: 各乡镇人民政府, 我镇人民政府.
constexpr string_view kNoName = "各本我全乡镇该由和及对向在的区县市个村两级所辖属是与为";

/// Before the short forms the town's own 镇政府 is meant wherever a verb or another word of the sentence can stand.
constexpr string_view kNoNameBeforeShortForm =
    "以了并将被让请其也已但而则等这那此从于或如按据经受使因若即又再还均都之"
    "年月日度时者们把给跟同随听";
constexpr string_view kNoEndBeforeShortForm = "中前后内里间上下来";  // 工作中镇政府, 会议后镇党委
constexpr string_view kWordsBeforeShortForm[] = {
    "围绕", "公开", "落实", "按照", "依照", "遵照", "参照", "依托", "结合", "根据", "配合", "接受", "服从", "加强",
    "成立", "通过", "利用", "完善", "规范", "健全", "推进", "推动", "贯彻", "执行", "提高", "提升", "反映", "宣传",
    "协助", "代表", "邀请", "组织", "展示", "建立", "树立", "维护", "建设", "打造", "更新", "发布", "报送", "提请",
    "提交", "上报", "联系", "涉及", "作为", "依据", "关于", "为了", "以及", "或者", "还有", "同时", "其中", "目前",
    "今年", "去年", "全年", "截至", "针对", "紧扣", "坚持", "明确", "强化", "深化", "细化", "优化", "开展", "召开",
    "制定", "印发", "下发", "转发", "编制", "修订", "充实", "调整", "整合", "汇总", "收集", "统计", "统筹", "协调",
    "督促", "督查", "指导", "领导", "监督", "支持", "服务", "促进", "确保", "保障", "做好", "抓好", "进驻", "走进",
    "前往", "来到", "到达", "设置", "设立", "开通", "开设", "开放", "运用", "借助", "凭借", "围着", "立足", "着眼",
    "聚焦", "突出", "彰显", "体现", "提供", "获取", "申请", "咨询", "投诉", "起诉", "状告", "代理", "分管", "主管",
    "兼任", "担任", "所在", "坚决", "及时", "主动", "积极", "认真", "严格", "切实", "自觉", "当地", "基层", "有关",
    "相关", "上级", "下级", "新任", "历任", "现任", "本届", "新建", "虽然", "因为", "由于", "尽管", "如果", "只有",
    "中共", "全体", "所有", "部分", "一些", "多个", "其他", "另外", "此外", "首先", "最后", "每年", "每月", "每周",
    "完成", "形成", "构建", "创新", "理顺", "畅通", "公布", "公示", "张贴", "印制", "发放", "办理", "受理", "答复",
    "回应", "解读", "传达", "学习", "领会", "响应", "遵循", "遵守", "履行", "发挥", "增强", "扩大", "拓宽", "方便",
    "便于", "有利", "经过", "随着", "符合", "属于", "来自", "源自", "位于", "设于", "赋予", "授权", "委托", "交由",
    "强调", "要求", "建议", "希望", "承担", "负责", "纳入", "列入", "融入", "摆上", "提到", "有效", "进一", "充分"};

bool IsIn(string_view list, string_view character) { return list.find(character) != string_view::npos; }

bool IsHan(string_view character) {
  // U+3400 to U+9FFF in UTF-8; punctuation and full-width signs lie outside.
  return character >= "\xE3\x90\x80" && character <= "\xE9\xBF\xBF";
}

bool MayStandInName(string_view character, Written written) {
  if (!IsHan(character) || IsIn(kNoName, character)) return false;
  return written == Written::kInFull || !IsIn(kNoNameBeforeShortForm, character);
}

/// 围绕 is no name, nor is anything with it.
bool HoldsWord(string_view name) {
  const auto held = [name](string_view word) { return name.find(word) != string_view::npos; };
  return std::any_of(std::begin(kWordsBeforeShortForm), std::end(kWordsBeforeShortForm), held);
}

bool MayBeName(string_view name, Written written) {
  for (std::size_t i = 0; i < name.size(); i += kHan) {
    if (!MayStandInName(name.substr(i, kHan), written)) return false;
  }
  return written == Written::kInFull ||
         !(HoldsWord(name) || IsIn(kNoEndBeforeShortForm, name.substr(name.size() - kHan)));
}

/// The two or three characters before `at`, where a name can begin there and nothing in them says it is none; else
/// empty.
string_view NameBefore(string_view text, std::size_t at, Written written) {
  for (const std::size_t length : {2 * kHan, 3 * kHan}) {
    if (at < length) return {};
    const string_view name = text.substr(at - length, length);
    if (MayBeName(name, written) && place::MayBeginAt(text, at - length)) return name;
  }
  return {};
}

void FindOfKind(string_view text, const Kind& kind, std::vector<TownshipOrgan>& found) {
  const string_view words = kind.words;
  for (std::size_t at = text.find(words); at != string_view::npos; at = text.find(words, at + words.size())) {
    const string_view name = NameBefore(text, at, kind.written);
    if (name.empty()) continue;
    const std::size_t offset = at - name.size();
    found.push_back({text.substr(offset, name.size() + words.size()), name, offset});
  }
}

}  // namespace

std::vector<TownshipOrgan> FindTownshipOrgans(string_view text) {
  std::vector<TownshipOrgan> found;
  for (const Kind& kind : kKinds) FindOfKind(text, kind, found);
  return found;
}

bool IsNamedIn(string_view organ, const TownshipOrgan& township) {
  if (organ.find(township.name) != string_view::npos) return true;
  // A name of one character, with another of the sentence before it: 年度螅镇政府.
  const string_view last = township.words.substr(township.name.size() - kHan, 2 * kHan);
  const std::size_t at = organ.find(last);
  return at == 0 || (at != string_view::npos && place::MayBeginAt(organ, at));
}

}  // namespace gongkai::report
