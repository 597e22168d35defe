#include "screening/list_heads.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/byte_marks.h"
#include "screening/levelled.h"
#include "screening/text_window.h"
#include "screening/word_scan.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kLongestHead = 90;  // bytes; what is longer is no head of a column

struct HeadWords {
  ColumnKind kind;
  std::initializer_list<std::string_view> words;
};

/// What a head says is told by the first of these of which a word stands in it.
std::span<const HeadWords> KindsOfHeads() {
  static const HeadWords kHeads[] = {
      {ColumnKind::kIdNumber, {"身份证", "公民身份", "身份号", "证件号"}},
      {ColumnKind::kCardNumber,
       {"护照", "残疾证号", "残疾人证", "准考证", "学籍号", "学号", "医保编号", "参保号", "驾驶证", "个人编号",
        "社保号"}},
      {ColumnKind::kPhone, {"电话", "手机", "联系方式", "联系号码"}},
      {ColumnKind::kWechat, {"微信", "QQ"}},
      {ColumnKind::kMail, {"邮箱", "mail"}},
      {ColumnKind::kAccount, {"卡号", "账号", "帐号", "一卡通", "存折", "折号", "账户", "帐户"}},
      {ColumnKind::kAddress, {"地址", "住址", "住所", "居住地", "现住", "户籍地", "门牌", "村组", "组别", "村民小组"}},
      {ColumnKind::kHealth,
       {"病种",   "疾病", "病名", "诊断",     "患病",     "病情", "健康",     "残疾类",   "残疾等", "残疾程",
        "残疾级", "残级", "伤残", "住院",     "手术",     "体检", "检验结果", "检测结果", "妊娠",   "孕周",
        "血型",   "病史", "致残", "劳动能力", "精神状况", "服药", "护理等级", "失能"}},
      {ColumnKind::kBirth, {"出生", "生日"}},
      {ColumnKind::kSchool, {"学校", "班级", "年级", "就读"}},
      {ColumnKind::kBelief, {"宗教", "信仰", "教派", "信教"}},
      {ColumnKind::kBiometric, {"指纹", "人脸", "面部", "虹膜", "声纹", "掌纹", "DNA", "基因"}},
      {ColumnKind::kPlate, {"车牌", "号牌", "车号"}},
      {ColumnKind::kName,
       {"姓名",     "户主",     "名字",     "申请人",   "当事人",   "受益人",   "领款人",   "收款人",
        "补助对象", "救助对象", "补贴对象", "帮扶对象", "发放对象", "保障对象", "奖励对象", "持卡人",
        "户名",     "权利人",   "产权人",   "死者",     "伤者",     "患者",     "被处罚人", "申领人",
        "享受人",   "领取人",   "残疾人",   "承租人",   "承包方",   "低保对象", "特困人员", "受助人"}},
      {ColumnKind::kAmount,
       {"金额", "补助", "补贴", "资金", "救助金", "发放", "奖励", "工资", "应发", "实发", "待遇", "低保金", "养老金",
        "慰问金", "津贴", "补偿", "元"}}};
  return kHeads;
}

/// Words that make a head one of a guardian, of a contact.
constexpr std::string_view kAdults[] = {"监护人", "家长", "联系人", "负责人", "经办人", "代理人", "承办人"};
/// What is a head as a whole alone.
constexpr std::string_view kWholeNames[] = {"学生", "儿童", "考生", "党员", "村民", "农户", "户代表"};
constexpr std::string_view kWholeAges[] = {"年龄", "周岁"};

/// All words of the heads in one scan.
class HeadScan {
 public:
  struct Word {
    ColumnKind kind = ColumnKind::kOther;
    std::size_t rank = 0;  // place of the kind in KindsOfHeads, behind it for what is a head by other means
  };

  HeadScan() : scan_(WordsOf()) {}

  /// Of the calling thread, until it asks again.
  const std::vector<WordMatch>& WordsIn(std::string_view text) const {
    thread_local std::vector<WordMatch> matches;
    scan_.Scan(text, matches);
    return matches;
  }
  const Word& Of(const WordMatch& match) const { return words_[match.word]; }

  /// Of KindsOfHeads; none when no word stands in it.
  const HeadWords* FirstIn(std::span<const WordMatch> matches) const {
    std::size_t first = KindsOfHeads().size();
    for (const WordMatch& match : matches) first = std::min(first, Of(match).rank);
    return first < KindsOfHeads().size() ? &KindsOfHeads()[first] : nullptr;
  }

 private:
  std::vector<std::string> WordsOf() {
    std::vector<std::string> words;
    const auto add = [&](std::span<const std::string_view> more, ColumnKind kind, std::size_t rank) {
      for (const std::string_view word : more) {
        if (std::ranges::find(words, word) != words.end()) continue;
        words.emplace_back(word);
        words_.push_back({kind, rank});
      }
    };
    const std::size_t kinds = KindsOfHeads().size();
    for (std::size_t kind = 0; kind < kinds; ++kind) add(KindsOfHeads()[kind].words, KindsOfHeads()[kind].kind, kind);
    add(kAdults, ColumnKind::kNameOfAdult, kinds);
    add(kWholeNames, ColumnKind::kName, kinds);
    add(kWholeAges, ColumnKind::kAge, kinds);
    return words;
  }

  std::vector<Word> words_;
  WordScan scan_;
};

const HeadScan& WordsOfHeads() {
  static const HeadScan scan;
  return scan;
}

/// Nothing but Chinese characters that stay as they are: its LabelKey is what stands there.
bool IsItsOwnKey(std::string_view text) {
  if (text.size() % kHan != 0) return false;
  for (std::size_t at = 0; at < text.size(); at += kHan) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const bool is_han = (byte(0) == 0xE4 && byte(1) >= 0xB8) || (byte(0) >= 0xE5 && byte(0) <= 0xE9);
    if (!is_han || IsTraditional(byte(0) | byte(1) << 8U | byte(2) << 16U)) return false;
  }
  return true;
}

/// Forms of letters that fold to plain ones: "ＱＱ", "⾝份证".
bool HoldsWideLetters(std::string_view line) {
  ByteMarks marks;
  marks.Find(line);
  if (!marks.odd.empty()) return true;
  for (std::size_t at = line.find('\xEF'); at != std::string_view::npos && at + 2 < line.size();
       at = line.find('\xEF', at + 1)) {
    if (line[at + 1] == '\xBD' || static_cast<unsigned char>(line[at + 2]) >= 0xA1) return true;
  }
  return false;
}

struct KindsSeen {
  bool name = false, number = false, personal = false;
};

KindsSeen KindsIn(std::string_view text) {
  KindsSeen seen;
  for (const WordMatch& match : WordsOfHeads().WordsIn(text)) {
    const ColumnKind kind = WordsOfHeads().Of(match).kind;
    seen.name = seen.name || !IsPersonal(kind);
    seen.personal = seen.personal || IsPersonal(kind);
    seen.number = seen.number || kind == ColumnKind::kIdNumber || kind == ColumnKind::kPhone;
  }
  return seen;
}

bool IsOfAnOffice(std::string_view key) {
  return HasOne(key, {"办公", "单位", "值班", "监督", "咨询", "服务", "窗口", "项目", "建设", "工程", "企业", "机构",
                      "公司", "地块", "毕业", "报名"});
}

}  // namespace

bool IsPersonal(ColumnKind kind) {
  return kind != ColumnKind::kOther && kind != ColumnKind::kName && kind != ColumnKind::kNameOfAdult;
}

bool HoldsBlank(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = static_cast<unsigned char>(line[at]);
    if (byte <= 0xE3 && BlankLength(line, at) > 0) return true;
    at = PastThree(line, at);
  }
  return false;
}

bool MayBeHeadOfPeople(std::string_view line) {
  const KindsSeen written = KindsIn(line);
  if (written.personal && (written.name || written.number)) return true;
  if (!written.personal && !HoldsBlank(line) && !HasTraditional(line) && !HoldsWideLetters(line)) return false;
  // Marks of punctuation may cut a head; what stands in the key of a cell stands in that of the line.
  const KindsSeen seen = KindsIn(LabelKeyUtf8(line));
  return seen.personal && (seen.name || seen.number);
}

std::string_view NameOf(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kOther:
      return "";
    case ColumnKind::kName:
    case ColumnKind::kNameOfAdult:
      return "姓名";
    case ColumnKind::kIdNumber:
      return "身份证号码";
    case ColumnKind::kCardNumber:
      return "其他证件号码";
    case ColumnKind::kPhone:
      return "电话";
    case ColumnKind::kAccount:
      return "银行账号";
    case ColumnKind::kAddress:
      return "住址";
    case ColumnKind::kAmount:
      return "金额";
    case ColumnKind::kHealth:
      return "健康状况";
    case ColumnKind::kBirth:
      return "出生日期";
    case ColumnKind::kAge:
      return "年龄";
    case ColumnKind::kSchool:
      return "学校、班级";
    case ColumnKind::kBelief:
      return "宗教信仰";
    case ColumnKind::kBiometric:
      return "生物识别信息";
    case ColumnKind::kPlate:
      return "车牌";
    case ColumnKind::kMail:
      return "电子邮箱";
    case ColumnKind::kWechat:
      return "微信、QQ";
  }
  return "";
}

ColumnKind KindOfHead(std::string_view head) {
  if (head.size() > kLongestHead || head.empty()) return ColumnKind::kOther;
  constexpr std::size_t kLongestKey = 14 * kHan;
  const bool is_plain = IsItsOwnKey(head);
  const std::string folded = is_plain ? std::string() : LabelKeyUtf8(head, kLongestKey + 1);
  const std::string_view key = is_plain ? head : std::string_view(folded);
  if (key.size() < 2 * 2 || key.size() > kLongestKey) return ColumnKind::kOther;
  const std::vector<WordMatch>& words = WordsOfHeads().WordsIn(key);
  if (words.empty()) return ColumnKind::kOther;
  const auto names_an_adult = [](const WordMatch& match) {
    return WordsOfHeads().Of(match).kind == ColumnKind::kNameOfAdult;
  };
  if (std::ranges::any_of(words, names_an_adult) && !HasOne(key, {"电话", "手机", "身份证", "卡号", "账号", "住址"})) {
    return ColumnKind::kNameOfAdult;
  }
  if (const HeadWords* const heads = WordsOfHeads().FirstIn(words)) {
    const bool of_office = heads->kind == ColumnKind::kPhone || heads->kind == ColumnKind::kAddress ||
                           heads->kind == ColumnKind::kMail || heads->kind == ColumnKind::kSchool;
    return of_office && IsOfAnOffice(key) ? ColumnKind::kOther : heads->kind;
  }
  if (std::ranges::find(kWholeNames, key) != std::end(kWholeNames)) return ColumnKind::kName;
  return std::ranges::find(kWholeAges, key) != std::end(kWholeAges) ? ColumnKind::kAge : ColumnKind::kOther;
}

std::span<const std::string_view> ListHeadWords() {
  static constexpr std::string_view kWords[] = {
      "姓名",     "户主",     "名字",     "申请人",   "当事人",   "受益人",   "领款人", "收款人", "补助对象",
      "救助对象", "补贴对象", "帮扶对象", "发放对象", "保障对象", "奖励对象", "持卡人", "户名",   "权利人",
      "产权人",   "死者",     "伤者",     "患者",     "被处罚人", "申领人",   "享受人", "领取人", "承租人",
      "承包方",   "低保对象", "特困人员", "受助人",   "残疾人",   "学生",     "儿童",   "考生",   "监护人",
      "家长",     "联系人",   "负责人",   "身份证",   "手机",     "农户",     "村民",   "党员"};
  return kWords;
}

}  // namespace gongkai::screening
