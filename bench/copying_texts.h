// Narratives to measure copying on, and how one of them is taken over: a narrative of which kTakenOver comes from
// another organ's, edited (synonyms, changed figures and years, the organ's name replaced, sentences reordered, clauses
// put in and left out). TextOfGrammar: put together from some two hundred phrases, so that at tens of thousands every
// passage stands in many; VariedText: with words of its own, as alike as real ones are (the figures stand in
// copying_bench.cc).
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace gongkai::bench {

using Sentences = std::vector<std::string>;
using Words = std::vector<std::string_view>;

inline constexpr double kTakenOver = 0.6;

inline std::mt19937 random_engine(20240131);  // fixed: every run prints the same figures

inline std::size_t Below(std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_engine);
}
inline bool Chance(double probability) { return std::bernoulli_distribution(probability)(random_engine); }
inline std::string_view OneOf(const Words& words) { return words[Below(words.size())]; }

inline const Words kTimes = {"全年",         "上半年",   "三月起",       "汛期前后", "年中",
                             "机构调整以后", "入冬以来", "九月",         "换届之后", "每个季度",
                             "春耕时节",     "五月中旬", "集中整治期间", "年末",     "第二季度"};
inline const Words kWho = {"党政办公室", "值班室",     "便民服务大厅", "财政所",        "各村报账员", "农业服务中心",
                           "社区网格员", "信息联络员", "水利站",       "司法所",        "文化站",     "民政窗口",
                           "纪检组",     "驻村工作队", "法律顾问小组", "规划建设办公室"};
inline const Words kHow = {
    "对照清单逐条核对", "采用一事一表的办法", "请两名群众代表旁听", "会同档案馆",   "借助广播喇叭",   "按照轻重缓急",
    "利用赶集日摆摊",   "通过入户走访",       "参照上年做法",       "根据热线来电", "先登记再分派",   "在例会上点名",
    "结合主题党日",     "以案例讲解的方式",   "用方言录制短音频",   "印成大字本",   "依托村级公示栏", "分三批"};
inline const Words kDid = {"整理发布了", "重新核对了", "补充登记了", "解释说明了", "集中清理了", "更换了",
                           "逐户送达了", "公示了",     "汇编了",     "抽查了",     "回访了",     "归档了",
                           "翻印了",     "标注了",     "通报了",     "撤下了"};
inline const Words kWhat = {
    "高标准农田建设的招标结果", "农村低保对象名单",     "集体林地流转合同",     "危房改造补助明细",
    "小型水库除险加固进度",     "校车运行线路",         "垃圾清运收费依据",     "一事一议筹资账目",
    "宅基地审批结果",           "残疾人两项补贴标准",   "防汛值守电话",         "自来水水质检测单",
    "乡村公交时刻表",           "耕地地力保护补贴清册", "老旧小区加装电梯方案", "征地补偿安置公告",
    "农机购置补贴申请条件",     "医保缴费点位置",       "古桥修缮经费来源",     "夜市摊位管理办法"};
inline const Words kCount = {"{}件", "{}条", "{}份", "{}处", "{}次", "{}户次"};
inline const Words kResult = {
    "其中三成是应群众要求补发的", "来电询问比上年少了一半", "张贴满三十日后存入档案", "两户群众提出异议并已更正",
    "网上点击量排在前列",         "老人看得清听得懂",       "错漏之处当日改正",       "没有再出现过期内容",
    "领取回执装订成册",           "村民代表签字确认",       "附上了办事流程图",       "留下了影像记录",
    "外出务工人员也能看到",       "抽查合格率有所上升",     "退回重做的占少数",       "咨询台当场答复"};
inline const Words kProblem = {
    "联络员一人多岗，交接时容易漏登", "部分栏目名称与内容对不上", "公示栏玻璃破损后没有及时换",
    "解读材料照搬原文，群众不爱看",   "扫描件模糊，手机上打不开", "村级账目公布比规定晚几天",
    "热线记录没有与公开目录衔接",     "过期的招考信息仍留在首页", "申请表放在柜台里面不易找到",
    "各站所报送格式五花八门",         "网页搜索不到附件里的文字", "音频更新断断续续"};
inline const Words kPlan = {"设两名候补人员轮流登记", "每月末对栏目做一次体检",     "公示栏换成防水灯箱",
                            "请中学老师帮助改写解读", "附件一律存成可以检索的文件", "把公布期限写进村干部承诺书",
                            "热线每周交一份问题清单", "首页设置到期自动提醒",       "申请表摆到大厅入口处",
                            "统一一张报送表",         "给附件加上文字摘要",         "与广播站签订播出计划"};
inline const Words kShared = {
    "坚持以公开为常态、不公开为例外，及时准确全面公开政府信息，保障人民群众的知情权、参与权、表达权、监督权。",
    "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，认真贯彻落实《中华人民共和国政府信息公开条例"
    "》。",
    "没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
    "根据《中华人民共和国政府信息公开条例》要求，结合工作实际编制本报告。",
    "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    "严格执行信息发布审核制度，坚持先审查后公开、谁公开谁审查谁负责。",
    "虽然取得了一定成绩，但仍存在一些问题和不足。",
    "无其他需要报告的事项，未收取信息处理费。"};
inline const Words kFirst = {"澄", "柳", "麦", "溪", "鹤", "禾", "栖", "泊", "桐", "岚", "苇", "漓", "砚", "榆"};
inline const Words kSecond = {"汀", "洲", "岭", "坪", "渡", "湾", "川", "谷", "浦", "埠", "桥", "寨", "田", "滩"};
inline const Words kKinds = {"镇", "乡", "街道"};

struct Text {
  std::string organ;
  int year = 2023;
  Sentences sentences;
};

inline std::string SentenceOfGrammar(const std::string& organ) {
  std::string out;
  switch (Below(4)) {
    case 0:
      out = fmt::format("{}{}{}，{}{}", OneOf(kTimes), OneOf(kWho), OneOf(kHow), OneOf(kDid), OneOf(kWhat));
      out += fmt::format(fmt::runtime(OneOf(kCount)), 2 + Below(400));
      return out + "，" + std::string(OneOf(kResult)) + "。";
    case 1:
      out = fmt::format("{}{}{}{}", organ, OneOf(kHow), OneOf(kDid), OneOf(kWhat));
      out += "和" + std::string(OneOf(kWhat)) + "，" + std::string(OneOf(kResult)) + "。";
      return out;
    case 2:
      out =
          fmt::format("{}由{}牵头，{}，{}，{}", OneOf(kWhat), OneOf(kWho), OneOf(kHow), OneOf(kResult), OneOf(kTimes));
      return out + "又" + std::string(OneOf(kDid)) + std::string(OneOf(kWhat)) + "。";
    default:
      return fmt::format("问题是{}；打算{}，由{}{}督办。", OneOf(kProblem), OneOf(kPlan), OneOf(kWho), OneOf(kTimes));
  }
}

inline Text TextOfGrammar() {
  Text text;
  text.organ = fmt::format("{}{}{}人民政府", OneOf(kFirst), OneOf(kSecond), OneOf(kKinds));
  const std::size_t own = 16 + Below(24), shared = 4 + Below(5);
  for (std::size_t i = 0; i < own; ++i) text.sentences.push_back(SentenceOfGrammar(text.organ));
  for (std::size_t i = 0; i < shared; ++i) text.sentences.emplace_back(OneOf(kShared));
  std::ranges::shuffle(text.sentences, random_engine);
  return text;
}

inline constexpr std::pair<std::string_view, std::string_view> kSynonyms[] = {
    {"发布", "公布"}, {"及时", "按时"}, {"群众", "百姓"}, {"进一步", "更加"}, {"加强", "强化"}, {"问题", "不足"},
    {"开展", "进行"}, {"工作", "事务"}, {"办理", "处理"}, {"打算", "准备"},   {"没有", "未"},   {"通过", "经由"},
    {"提高", "提升"}, {"完善", "健全"}, {"利用", "使用"}, {"积极", "主动"},   {"根据", "依照"}, {"推进", "推动"},
    {"其中", "里面"}, {"不断", "持续"}, {"制度", "规定"}, {"重点", "着重"},   {"建设", "打造"}, {"落实", "执行"}};

// Calibrated on real reports, see copying_bench.cc.
constexpr double kFromTemplate = 0.1;                       // of the sentences of a text
constexpr double kHandedOn = 0.3;                           // of the clauses of the others
constexpr double kEditedWords = 0.125;                      // of the words of these
constexpr std::size_t kClauses = 5'000, kFirstClause = 30;  // those that are handed on
constexpr std::size_t kFewestSetPhrases = 1;                // sentences of a text

// The words of a place: rank by rank rarer (Zipf), two or three characters drawn from common ones.
constexpr std::u32string_view kCharacters =
    U"山水田林路桥河湖沟渠坝堤塘井泉村组户屋院墙门窗车船轨灯塔线站所馆园校医药书报纸印章表册账票钱粮油盐布棉麻茶竹松"
    U"柏桃李杏梨枣瓜豆薯菜牛羊马鸡鱼虾蜂蚕犁锄镰仓棚窖晒播种收割修补砌铺挖填运送巡看听问答写读画拍贴挂换拆装试验查核对"
    U"算分合并转接引导劝帮扶教学练赛演唱跳走登攀渡摆开关启停早晚晴雨雪霜风雾春夏秋冬东西南北前后左右内外高低宽窄深浅新"
    U"旧"
    U"红黄蓝绿白黑青紫金银铜铁石沙泥砖瓦木";
constexpr std::size_t kVocabulary = 30'000;

inline std::vector<std::string> MakeVocabulary() {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kVocabulary; ++i) {
    const std::size_t length = Chance(0.75) ? 2 : 3;
    std::u32string word;
    for (std::size_t k = 0; k < length; ++k) word += kCharacters[Below(kCharacters.size())];
    words.push_back(ToUtf8(word));
  }
  return words;
}

/// Zipf's law from the `first` rank on.
inline std::size_t Rank(std::size_t first, std::size_t count) {
  const double part = std::uniform_real_distribution<double>(0, 1)(random_engine);
  const double begin = static_cast<double>(first), end = static_cast<double>(first + count);
  return std::min(count - 1, static_cast<std::size_t>(begin * std::pow(end / begin, part)) - first);
}

/// Of a place, but for the ones that every report uses and that editing changes.
inline std::string Wording(std::size_t count) {
  static const std::vector<std::string> words = MakeVocabulary();
  std::string out;
  for (; count > 0; --count) {
    if (Chance(kEditedWords)) {
      out += kSynonyms[Below(std::size(kSynonyms))].first;
    } else {
      out += words[Rank(1, kVocabulary)];
    }
  }
  return out;
}

/// What goes from report to report: no set phrase, and nobody's own.
inline const std::string& Clause() {
  static const std::vector<std::string> clauses = [] {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < kClauses; ++i) made.push_back(Wording(4 + Below(4)));
    return made;
  }();
  return clauses[Rank(kFirstClause, kClauses)];
}

inline std::string LocalSentence(const std::string& organ) {
  std::string out = Chance(0.25) ? organ : std::string();
  const std::size_t clauses = 3 + Below(3);
  for (std::size_t i = 0; i < clauses; ++i) {
    if (i > 0) out += "，";
    out += Chance(kHandedOn) ? Clause() : Wording(4 + Below(4));
    if (Chance(0.3)) out += fmt::format(fmt::runtime(OneOf(kCount)), 2 + Below(400));
  }
  return out + "。";
}

/// As alike as real narratives are: see the head.
inline Text VariedText() {
  Text text;
  text.organ = fmt::format("{}{}{}人民政府", OneOf(kFirst), OneOf(kSecond), OneOf(kKinds));
  const std::size_t own = 16 + Below(24), shared = kFewestSetPhrases + Below(2);
  for (std::size_t i = 0; i < own; ++i) {
    text.sentences.push_back(Chance(kFromTemplate) ? SentenceOfGrammar(text.organ) : LocalSentence(text.organ));
  }
  for (std::size_t i = 0; i < shared; ++i) text.sentences.emplace_back(OneOf(kShared));
  std::ranges::shuffle(text.sentences, random_engine);
  return text;
}

inline void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

inline const Words kInserted = {"据统计，",   "在此基础上，", "经集体研究，", "为方便群众，",
                                "总的来看，", "与往年相同，", "事实上，"};

inline void ChangeFigures(std::string& text) {
  for (char& c : text) {
    if (c >= '0' && c <= '9') c = static_cast<char>('0' + Below(10));
  }
}

// Leaves out the clause after one of the commas.
inline void DropClause(std::string& sentence) {
  const std::size_t first = sentence.find("，");
  if (first == std::string::npos) return;
  const std::size_t second = sentence.find("，", first + 3);
  if (second != std::string::npos && second - first < 60) sentence.erase(first, second - first);
}

inline std::string Edited(std::string sentence, const std::string& from_organ, const std::string& to_organ) {
  ReplaceAll(sentence, from_organ, to_organ);
  for (const auto& [from, to] : kSynonyms) {
    if (Chance(0.7)) ReplaceAll(sentence, from, to);
  }
  ChangeFigures(sentence);
  if (Chance(0.3)) sentence = std::string(OneOf(kInserted)) + sentence;
  if (Chance(0.2)) DropClause(sentence);
  return sentence;
}

inline std::size_t LengthOf(const Sentences& sentences) {
  std::size_t length = 0;
  for (const std::string& sentence : sentences) length += Utf8Length(sentence);
  return length;
}

// A text of which kTakenOver, by characters, comes from `source`.
inline Text Plant(const Text& source, const Text& own) {
  Text out;
  out.organ = own.organ;
  out.year = source.year + 1;
  Sentences theirs = source.sentences, mine = own.sentences;
  std::ranges::shuffle(theirs, random_engine);
  std::ranges::shuffle(mine, random_engine);
  const double total = static_cast<double>(std::min(LengthOf(theirs), LengthOf(mine)));
  std::size_t taken = 0, kept = 0;
  for (const std::string& sentence : theirs) {
    if (static_cast<double>(taken) >= kTakenOver * total) break;
    out.sentences.push_back(Edited(sentence, source.organ, own.organ));
    taken += Utf8Length(out.sentences.back());
  }
  for (const std::string& sentence : mine) {
    if (static_cast<double>(kept) >= (1 - kTakenOver) * total) break;
    out.sentences.push_back(sentence);
    kept += Utf8Length(sentence);
  }
  std::ranges::shuffle(out.sentences, random_engine);
  return out;
}

}  // namespace gongkai::bench
