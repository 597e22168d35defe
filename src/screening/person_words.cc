// Sentences about a person: "王建国患尿毒症", "三年级（2）班学生李小雨", "李小雨，2018年5月出生". Only beside a name;
// the words by themselves are everywhere in what a county writes.
#include <algorithm>
#include <optional>
#include <string>

#include "base/fold.h"
#include "screening/day_in_text.h"
#include "screening/identity_check.h"
#include "screening/lists_of_people.h"
#include "screening/masks.h"
#include "screening/person_names.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::string_view kDiseases[] = {
    "肺癌",     "肝癌",     "胃癌",       "肠癌",           "乳腺癌",     "宫颈癌",   "食管癌",     "食道癌",
    "甲状腺癌", "鼻咽癌",   "淋巴瘤",     "脑瘤",           "恶性肿瘤",   "白血病",   "尿毒症",     "肾衰竭",
    "肾病",     "肝硬化",   "乙肝",       "丙肝",           "艾滋病",     "梅毒",     "肺结核",     "结核病",
    "脑梗",     "脑出血",   "脑溢血",     "脑瘫",           "中风",       "心脏病",   "冠心病",     "心肌梗",
    "糖尿病",   "高血压",   "癫痫",       "精神分裂",       "抑郁症",     "精神病",   "精神障碍",   "智力障碍",
    "自闭症",   "孤独症",   "阿尔茨",     "帕金森",         "瘫痪",       "截肢",     "股骨头坏死", "强直性脊柱炎",
    "类风湿",   "血友病",   "地中海贫血", "再生障碍性贫血", "先天性心脏", "肢体残疾", "视力残疾",   "听力残疾",
    "言语残疾", "智力残疾", "精神残疾",   "多重残疾",       "一级残疾",   "二级残疾", "三级残疾",   "四级残疾",
    "植物人",   "流产",     "怀孕",       "新冠",           "尘肺",       "癌症"};
constexpr std::string_view kChildhood[] = {"学生", "孤儿", "儿童", "幼儿", "小朋友", "年级", ")班", "）班"};
constexpr std::string_view kBirths[] = {"出生", "生于"};
constexpr std::string_view kBeliefs[] = {"信仰", "信奉", "信教", "教徒", "穆斯林"};

/// The last name that begins between `from` and `to`.
std::optional<NamePlace> LastNameIn(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = StartOfCharacterBefore(text, to); at >= from && at < to;
       at = StartOfCharacterBefore(text, at)) {
    const char32_t before = CharacterBefore(text, at);
    const bool edge =
        before == 0 || !IsHan(before) ||
        std::u32string_view(U"民主生人员者户女子童儿为是志由对给").find(before) != std::u32string_view::npos;
    if (edge) {
      const auto name = NameAt(text, at);
      if (name && name->end <= to) return name;
    }
    if (at == 0) break;
  }
  return std::nullopt;
}

void FindDisease(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  const auto name = LastNameIn(text, Back(text, begin, 28), begin);
  if (!name) return;
  const std::string between = Tight(text.substr(name->end, begin - name->end));
  const std::string after = TightAfter(text, end, 6);
  const bool said = HasOne(between, {"患", "确诊", "诊断", "因", "身患", "病", "残疾", "系", "为", "属"}) ||
                    between.empty() || between == "(" || between == ",";
  if (!said || HasOne(between, {"。", ";", "专家", "医生", "主任", "讲座", "宣传", "局长", "副", "防治", "筛查"}))
    return;
  if (StartsWithOne(after, {"防治", "筛查", "患者", "病人", "健康", "宣传", "知识", "管理", "专家", "科"})) return;
  out.Add(view, "P-HEALTH", begin, end - begin, {Sureness::kPossible, "写着某人的病情，属于敏感个人信息。", {}});
}

void AddMinor(const PieceView& view, const NamePlace& name, Sureness sureness, HitSink& out) {
  const std::string_view text = view.text().substr(name.begin, name.end - name.begin);
  out.Add(view, "P-MINOR", name.begin, name.end - name.begin, {sureness, "写着未成年人的姓名。", FamilyNameOnly(text)});
}

void FindChild(const PieceView& view, std::string_view word, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  std::size_t at = end;
  for (const std::string_view mark : {":", ",", "(", "、", "同学", "学生", "儿童"}) {
    if (const std::size_t behind = Follow(text, at, mark); behind != std::string_view::npos) at = behind;
  }
  const auto name = NameAt(text, at);
  if (!name) return;
  const std::string before = TightBefore(text, begin, 14);
  const bool pupil = word == "孤儿" || word == "小朋友" ||
                     HasOne(before, {"小学", "幼儿园", "年级", "初中", "中心校", "学校", "初一", "初二", "初三", "留守",
                                     "困境", "事实无人抚养", "贫困", "小班", "中班", "大班"});
  const bool grown = HasOne(before, {"大学", "学院", "高中", "高校", "职业", "教师", "老师", "班主任", "优秀毕业"});
  if (pupil && !grown) AddMinor(view, *name, Sureness::kLikely, out);
}

/// "李小雨，女，2018年5月12日出生", "李小雨（2018年5月出生）", "生于2018年5月".
void FindBirth(const PieceView& view, std::string_view word, std::size_t begin, std::size_t end, Date today,
               HitSink& out) {
  const std::string_view text = view.text();
  const bool day_behind = word == "生于";
  std::size_t from = begin, to = day_behind ? Forth(text, end, 12) : begin;
  if (!day_behind) {
    while (from > 0 && begin - from < 40) {
      const char32_t c = CharacterBefore(text, from);
      if (!IsBlank(c) &&
          std::u32string_view(U"0123456789年月日０１２３４５６７８９.-").find(c) == std::u32string_view::npos)
        break;
      from = StartOfCharacterBefore(text, from);
    }
  } else {
    from = end;
  }
  const auto birth = DayInText(text.substr(from, to - from));
  if (!birth || *birth > today || AgeOn(*birth, today) >= kMinorAge) return;
  const std::size_t name_to = day_behind ? begin : from;
  const auto name = LastNameIn(text, Back(text, name_to, 30), name_to);
  if (name) AddMinor(view, *name, Sureness::kLikely, out);
  const std::size_t day_to = day_behind ? from + Trim(text.substr(from, to - from)).size() : to;
  const std::string_view written = Trim(text.substr(from, day_to - from));
  const std::size_t offset = static_cast<std::size_t>(written.data() - text.data());
  std::size_t length = written.size();
  if (day_behind) {  // no further than the day itself
    const std::size_t last = std::max({written.rfind("日") + kHan, written.rfind("月") + kHan, std::size_t{0}});
    if (last > kHan && last <= length) length = last;
  }
  out.Add(view, "P-MINOR", offset, length,
          {Sureness::kLikely, "不满十四周岁未成年人的出生日期。",
           Masked("P-MINOR", text.substr(offset, length)).value_or("")});
}

void FindBelief(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) {
  const std::string_view text = view.text();
  const std::string after = TightAfter(text, end, 6);
  const bool religion = HasOne(after, {"佛教", "道教", "基督", "天主", "伊斯兰"}) ||
                        Tight(text.substr(begin, end - begin)) == "穆斯林" ||
                        (Tight(text.substr(begin, end - begin)) == "教徒" &&
                         HasOne(TightBefore(text, begin, 4), {"佛", "基督", "天主", "伊斯兰", "道"}));
  if (!religion) return;
  const auto name = LastNameIn(text, Back(text, begin, 20), begin);
  if (!name || HasOne(Tight(text.substr(name->end, begin - name->end)), {"。", ";"})) return;
  out.Add(view, "P-BELIEF", begin, end - begin, {Sureness::kPossible, "写着某人的宗教信仰，属于敏感个人信息。", {}});
}

bool IsOneOf(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::span<const std::string_view> PersonWords() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> all(std::begin(kDiseases), std::end(kDiseases));
    for (const std::span<const std::string_view> more :
         {std::span<const std::string_view>(kChildhood), std::span<const std::string_view>(kBirths),
          std::span<const std::string_view>(kBeliefs)}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }();
  return words;
}

void FindByPersonWord(const PieceView& view, std::size_t begin, std::size_t end, Date today, HitSink& out) {
  const std::string word = Tight(view.text().substr(begin, end - begin));
  if (IsOneOf(kChildhood, word)) return FindChild(view, word, begin, end, out);
  if (IsOneOf(kBirths, word)) return FindBirth(view, word, begin, end, today, out);
  if (IsOneOf(kBeliefs, word)) return FindBelief(view, begin, end, out);
  FindDisease(view, begin, end, out);
}

}  // namespace gongkai::screening
