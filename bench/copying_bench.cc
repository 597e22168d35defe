// Recall and false alarms of the copying rules on planted pairs, the time of one comparison with 5,000 reports, and the
// search over all 40,000 narratives of a year at once: time, memory, recall, false alarms.
//
//   copying_bench [FOLDER]
//
// A planted pair: a narrative of which 60 % is taken over from another organ's, edited (synonyms, changed figures and
// years, the organ's name replaced, sentences reordered, clauses put in and left out). A clean pair: two narratives
// written independently that share set phrases. Narratives come from a grammar of a fictional county and, with FOLDER,
// from the reports in it; there two reports of one organ make no pair.
//
// Links: report_rules docread

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/read.h"
#include "report/check/copying.h"
#include "report/check/copying_scan.h"
#include "report/read/read.h"

namespace {

using gongkai::report::AnnualReport;
using gongkai::report::IndexedText;
using gongkai::report::SimilarityIndex;
using Sentences = std::vector<std::string>;
using Words = std::vector<std::string_view>;

constexpr double kTakenOver = 0.6;
constexpr int kPairs = 1000;
constexpr int kCollection = 5000;

std::mt19937 random_engine(20240131);  // fixed: every run prints the same figures

std::size_t Below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_engine); }
bool Chance(double probability) { return std::bernoulli_distribution(probability)(random_engine); }
std::string_view OneOf(const Words& words) { return words[Below(words.size())]; }

const Words kTimes = {"全年",         "上半年",   "三月起",       "汛期前后", "年中",
                      "机构调整以后", "入冬以来", "九月",         "换届之后", "每个季度",
                      "春耕时节",     "五月中旬", "集中整治期间", "年末",     "第二季度"};
const Words kWho = {"党政办公室", "值班室",     "便民服务大厅", "财政所",        "各村报账员", "农业服务中心",
                    "社区网格员", "信息联络员", "水利站",       "司法所",        "文化站",     "民政窗口",
                    "纪检组",     "驻村工作队", "法律顾问小组", "规划建设办公室"};
const Words kHow = {
    "对照清单逐条核对", "采用一事一表的办法", "请两名群众代表旁听", "会同档案馆",   "借助广播喇叭",   "按照轻重缓急",
    "利用赶集日摆摊",   "通过入户走访",       "参照上年做法",       "根据热线来电", "先登记再分派",   "在例会上点名",
    "结合主题党日",     "以案例讲解的方式",   "用方言录制短音频",   "印成大字本",   "依托村级公示栏", "分三批"};
const Words kDid = {"整理发布了", "重新核对了", "补充登记了", "解释说明了", "集中清理了", "更换了",
                    "逐户送达了", "公示了",     "汇编了",     "抽查了",     "回访了",     "归档了",
                    "翻印了",     "标注了",     "通报了",     "撤下了"};
const Words kWhat = {"高标准农田建设的招标结果", "农村低保对象名单",     "集体林地流转合同",     "危房改造补助明细",
                     "小型水库除险加固进度",     "校车运行线路",         "垃圾清运收费依据",     "一事一议筹资账目",
                     "宅基地审批结果",           "残疾人两项补贴标准",   "防汛值守电话",         "自来水水质检测单",
                     "乡村公交时刻表",           "耕地地力保护补贴清册", "老旧小区加装电梯方案", "征地补偿安置公告",
                     "农机购置补贴申请条件",     "医保缴费点位置",       "古桥修缮经费来源",     "夜市摊位管理办法"};
const Words kCount = {"{}件", "{}条", "{}份", "{}处", "{}次", "{}户次"};
const Words kResult = {
    "其中三成是应群众要求补发的", "来电询问比上年少了一半", "张贴满三十日后存入档案", "两户群众提出异议并已更正",
    "网上点击量排在前列",         "老人看得清听得懂",       "错漏之处当日改正",       "没有再出现过期内容",
    "领取回执装订成册",           "村民代表签字确认",       "附上了办事流程图",       "留下了影像记录",
    "外出务工人员也能看到",       "抽查合格率有所上升",     "退回重做的占少数",       "咨询台当场答复"};
const Words kProblem = {"联络员一人多岗，交接时容易漏登", "部分栏目名称与内容对不上", "公示栏玻璃破损后没有及时换",
                        "解读材料照搬原文，群众不爱看",   "扫描件模糊，手机上打不开", "村级账目公布比规定晚几天",
                        "热线记录没有与公开目录衔接",     "过期的招考信息仍留在首页", "申请表放在柜台里面不易找到",
                        "各站所报送格式五花八门",         "网页搜索不到附件里的文字", "音频更新断断续续"};
const Words kPlan = {"设两名候补人员轮流登记", "每月末对栏目做一次体检",     "公示栏换成防水灯箱",
                     "请中学老师帮助改写解读", "附件一律存成可以检索的文件", "把公布期限写进村干部承诺书",
                     "热线每周交一份问题清单", "首页设置到期自动提醒",       "申请表摆到大厅入口处",
                     "统一一张报送表",         "给附件加上文字摘要",         "与广播站签订播出计划"};
const Words kShared = {
    "坚持以公开为常态、不公开为例外，及时准确全面公开政府信息，保障人民群众的知情权、参与权、表达权、监督权。",
    "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，认真贯彻落实《中华人民共和国政府信息公开条例"
    "》。",
    "没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
    "根据《中华人民共和国政府信息公开条例》要求，结合工作实际编制本报告。",
    "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    "严格执行信息发布审核制度，坚持先审查后公开、谁公开谁审查谁负责。",
    "虽然取得了一定成绩，但仍存在一些问题和不足。",
    "无其他需要报告的事项，未收取信息处理费。"};
const Words kFirst = {"澄", "柳", "麦", "溪", "鹤", "禾", "栖", "泊", "桐", "岚", "苇", "漓", "砚", "榆"};
const Words kSecond = {"汀", "洲", "岭", "坪", "渡", "湾", "川", "谷", "浦", "埠", "桥", "寨", "田", "滩"};
const Words kKinds = {"镇", "乡", "街道"};

struct Text {
  std::string organ;
  int year = 2023;
  Sentences sentences;
};

std::string SentenceOfGrammar(const std::string& organ) {
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

Text TextOfGrammar() {
  Text text;
  text.organ = fmt::format("{}{}{}人民政府", OneOf(kFirst), OneOf(kSecond), OneOf(kKinds));
  const std::size_t own = 16 + Below(24), shared = 4 + Below(5);
  for (std::size_t i = 0; i < own; ++i) text.sentences.push_back(SentenceOfGrammar(text.organ));
  for (std::size_t i = 0; i < shared; ++i) text.sentences.emplace_back(OneOf(kShared));
  std::ranges::shuffle(text.sentences, random_engine);
  return text;
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

constexpr std::pair<std::string_view, std::string_view> kSynonyms[] = {
    {"发布", "公布"}, {"及时", "按时"}, {"群众", "百姓"}, {"进一步", "更加"}, {"加强", "强化"}, {"问题", "不足"},
    {"开展", "进行"}, {"工作", "事务"}, {"办理", "处理"}, {"打算", "准备"},   {"没有", "未"},   {"通过", "经由"},
    {"提高", "提升"}, {"完善", "健全"}, {"利用", "使用"}, {"积极", "主动"},   {"根据", "依照"}, {"推进", "推动"},
    {"其中", "里面"}, {"不断", "持续"}, {"制度", "规定"}, {"重点", "着重"},   {"建设", "打造"}, {"落实", "执行"}};
const Words kInserted = {"据统计，",   "在此基础上，", "经集体研究，", "为方便群众，",
                         "总的来看，", "与往年相同，", "事实上，"};

void ChangeFigures(std::string& text) {
  for (char& c : text) {
    if (c >= '0' && c <= '9') c = static_cast<char>('0' + Below(10));
  }
}

// Leaves out the clause after one of the commas.
void DropClause(std::string& sentence) {
  const std::size_t first = sentence.find("，");
  if (first == std::string::npos) return;
  const std::size_t second = sentence.find("，", first + 3);
  if (second != std::string::npos && second - first < 60) sentence.erase(first, second - first);
}

std::string Edited(std::string sentence, const std::string& from_organ, const std::string& to_organ) {
  ReplaceAll(sentence, from_organ, to_organ);
  for (const auto& [from, to] : kSynonyms) {
    if (Chance(0.7)) ReplaceAll(sentence, from, to);
  }
  ChangeFigures(sentence);
  if (Chance(0.3)) sentence = std::string(OneOf(kInserted)) + sentence;
  if (Chance(0.2)) DropClause(sentence);
  return sentence;
}

std::size_t LengthOf(const Sentences& sentences) {
  std::size_t length = 0;
  for (const std::string& sentence : sentences) length += gongkai::Utf8Length(sentence);
  return length;
}

// A text of which kTakenOver, by characters, comes from `source`.
Text Plant(const Text& source, const Text& own) {
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
    taken += gongkai::Utf8Length(out.sentences.back());
  }
  for (const std::string& sentence : mine) {
    if (static_cast<double>(kept) >= (1 - kTakenOver) * total) break;
    out.sentences.push_back(sentence);
    kept += gongkai::Utf8Length(sentence);
  }
  std::ranges::shuffle(out.sentences, random_engine);
  return out;
}

struct Outcome {
  bool found = false;
  double share = 0;
};

Outcome Look(const Text& text, const Text& other) {
  SimilarityIndex index;
  index.Add({"other", other.organ, "", other.year, other.sentences});
  auto own = gongkai::report::MakeComparable(text.sentences, text.organ);
  const auto matches = index.Query(own, [](const IndexedText&) { return true; });
  if (matches.empty()) return {};
  return {gongkai::report::IsCopied(matches.front().likeness), matches.front().likeness.share};
}

double Quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void MeasurePairs(std::string_view name, const std::vector<Text>& texts) {
  std::vector<double> planted, clean;
  int found = 0, alarms = 0;
  for (int i = 0; i < kPairs; ++i) {
    const Text &a = texts[Below(texts.size())], &b = texts[Below(texts.size())];
    if (a.organ == b.organ) continue;
    const Outcome copied = Look(Plant(a, b), a), independent = Look(b, a);
    found += copied.found;
    alarms += independent.found;
    planted.push_back(copied.share);
    clean.push_back(independent.share);
  }
  const auto pairs = static_cast<double>(planted.size());
  fmt::print("{}: {} texts, {} planted and {} clean pairs\n", name, texts.size(), planted.size(), clean.size());
  fmt::print("  recall {:.4f} (share found: 1 % of pairs under {:.2f}, 5 % under {:.2f}, half under {:.2f})\n",
             found / pairs, Quantile(planted, 0.01), Quantile(planted, 0.05), Quantile(planted, 0.5));
  fmt::print("  false alarms {:.4f} (share found: half under {:.2f}, 99 % under {:.2f}, most {:.2f})\n", alarms / pairs,
             Quantile(clean, 0.5), Quantile(clean, 0.99), Quantile(clean, 1));
}

// Every clean pair of the folder, so that each alarm can be looked at.
void ListAlarms(const std::vector<Text>& texts) {
  std::size_t pairs = 0, alarms = 0;
  for (const Text& own : texts) {
    for (const Text& other : texts) {
      if (own.organ == other.organ) continue;
      ++pairs;
      if (!Look(own, other).found) continue;
      ++alarms;
      fmt::print("  alarm: {} {} ~ {} {}\n", own.organ, own.year, other.organ, other.year);
    }
  }
  fmt::print("all pairs of different organs in the folder: {} alarms in {}\n", alarms, pairs);
}

std::vector<std::string> SplitSentences(const std::vector<std::string>& paragraphs) {
  Sentences out;
  for (const std::string& paragraph : paragraphs) {
    std::size_t begin = 0;
    while (begin < paragraph.size()) {
      const std::size_t stop = paragraph.find("。", begin);
      const std::size_t end = stop == std::string::npos ? paragraph.size() : stop + 3;
      out.push_back(paragraph.substr(begin, end - begin));
      begin = end;
    }
  }
  return out;
}

std::vector<Text> TextsOfFolder(const std::string& folder) {
  constexpr std::size_t kShortest = 300;  // characters; less is no narrative
  std::vector<Text> texts;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  for (const std::string& file : files) {
    const AnnualReport report = gongkai::report::ReadReport(gongkai::docread::ReadFile(file), file);
    const IndexedText indexed = gongkai::report::ToIndexedText(report);
    Text text{indexed.organ, indexed.year, SplitSentences(indexed.paragraphs)};
    if (!text.organ.empty() && LengthOf(text.sentences) >= kShortest) texts.push_back(std::move(text));
  }
  return texts;
}

double MillisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void MeasureCollection() {
  SimilarityIndex index;
  std::vector<Text> texts;
  for (int i = 0; i < kCollection; ++i) texts.push_back(TextOfGrammar());
  auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < kCollection; ++i) {
    const Text& text = texts[static_cast<std::size_t>(i)];
    index.Add({std::to_string(i), text.organ + std::to_string(i), "", text.year, text.sentences});
  }
  const double adding = MillisecondsSince(start);
  int found = 0;
  constexpr int kQueries = 50;
  double slowest = 0, all = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::size_t source = Below(texts.size());
    const Text planted = Plant(texts[source], texts[Below(texts.size())]);
    start = std::chrono::steady_clock::now();
    auto own = gongkai::report::MakeComparable(planted.sentences, planted.organ);
    const auto matches = index.Query(own, [](const IndexedText&) { return true; });
    const double spent = MillisecondsSince(start);
    slowest = std::max(slowest, spent);
    all += spent;
    found += !matches.empty() && matches.front().text->file == std::to_string(source);
  }
  fmt::print(
      "one report against {}: {:.1f} ms mean, {:.1f} ms slowest; source named first {} of {}; adding {:.2f} ms a "
      "report\n",
      kCollection, all / kQueries, slowest, found, kQueries, adding / kCollection);
}

/// The most that this process has had in memory, in MB.
double PeakMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

/// Every hundredth narrative of a year is one of which three fifths come from another, edited. A false alarm: a
/// narrative that has copied nothing and of which nothing was copied, in a pair all the same.
void MeasureScan() {
  constexpr std::uint32_t kNarratives = 40'000, kEvery = 100;
  gongkai::report::CopyingScan scan;
  std::set<std::pair<std::uint32_t, std::uint32_t>> planted;
  std::set<std::uint32_t> touched;
  Text source;
  double making = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint32_t i = 0; i < kNarratives; ++i) {
    auto start = std::chrono::steady_clock::now();
    Text text = TextOfGrammar();
    if (i % kEvery == kEvery / 2) source = text;
    if (i % kEvery == kEvery - 1) {
      text = Plant(source, text);
      planted.emplace(i - kEvery / 2 + 1, i);
      touched.insert({i - kEvery / 2 + 1, i});
    }
    making += MillisecondsSince(start);
    scan.Add(gongkai::report::MakeComparable(text.sentences, text.organ));
  }
  const double adding = MillisecondsSince(begin) - making;
  const auto start = std::chrono::steady_clock::now();
  const auto pairs = scan.Find();
  const double finding = MillisecondsSince(start);
  std::size_t found = 0;
  std::set<std::uint32_t> alarmed;
  for (const auto& pair : pairs) {
    found += planted.contains(std::minmax(pair.own, pair.other)) ? 1 : 0;
    for (const std::uint32_t each : {pair.own, pair.other}) {
      if (!touched.contains(each)) alarmed.insert(each);
    }
  }
  fmt::print(
      "all {} narratives of a year: {:.1f} s ({:.1f} s to take in, {:.1f} s to search), {:.0f} MB at most; recall "
      "{:.4f} "
      "of {} planted, false alarms {:.4f} of {}\n",
      kNarratives, (adding + finding) / 1000, adding / 1000, finding / 1000, PeakMemory(),
      static_cast<double>(found) / static_cast<double>(planted.size()), planted.size(),
      static_cast<double>(alarmed.size()) / static_cast<double>(kNarratives - touched.size()),
      kNarratives - touched.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Text> texts;
  for (int i = 0; i < 400; ++i) texts.push_back(TextOfGrammar());
  MeasurePairs("grammar", texts);
  MeasureCollection();
  MeasureScan();
  if (argc > 1) {
    const std::vector<Text> real = TextsOfFolder(argv[1]);
    MeasurePairs("folder", real);
    ListAlarms(real);
  }
  return 0;
}
