// Lists of people, column by column. What a list must tell (name, village, amount, as 社会救助暂行办法第十一条 wants)
// is left to those who look; what it must not (health, accounts, the door) is said cell by cell.
#include "screening/lists_of_people.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/byte_marks.h"
#include "screening/day_in_text.h"
#include "screening/identity_check.h"
#include "screening/masks.h"
#include "screening/people_table.h"
#include "screening/person_names.h"
#include "screening/reach.h"
#include "screening/rule_groups.h"
#include "screening/screen.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr Rule kRules[] = {
    {"P-HEALTH", Category::kPersonal, "健康信息", "人员名单里病种、诊断、残疾等栏的内容；写明某人患什么病",
     "个人信息保护法第二十八条（医疗健康）；条例第十五条", "删去这一栏；公示名单不写病情和残疾情况。",
     "姓名\t病种\t金额\n王建国\t尿毒症\t500", "全县开展高血压、糖尿病免费筛查，建立健康档案。"},
    {"P-MINOR", Category::kPersonal, "未成年人信息", "不满十四周岁的人的姓名和出生日期；中小学生、孤儿、困境儿童的姓名",
     "个人信息保护法第二十八条、第三十一条；未成年人保护法第四条、第一百零三条",
     "姓名只留姓氏，出生日期只留年份；没有必要的整行删去。", "困境儿童李小雨，2018年5月12日出生",
     "关于做好留守儿童关爱服务工作的通知"},
    {"P-AMOUNT", Category::kPersonal, "姓名和金额并列的名单", "有姓名栏和金额栏的名单，每份名单提示一次",
     "个人信息保护法第五十五条第（三）项、第五十六条；社会救助暂行办法第十一条",
     "核对是否依法应当公示、在什么范围公示、到哪一天撤下，并做好个人信息保护影响评估。",
     "姓名\t补助金额（元）\n王建国\t500", "单位\t资金（万元）\n枕溪镇\t500"},
    {"P-BELIEF", Category::kPersonal, "宗教信仰", "人员名单里宗教信仰栏的内容；写明某人信仰什么宗教",
     "个人信息保护法第二十八条（宗教信仰）", "删去。", "姓名\t宗教信仰\n王建国\t佛教",
     "依法管理宗教事务，保护正常的宗教活动。"},
    {"P-BIOMETRIC", Category::kPersonal, "生物识别信息", "人员名单里指纹、人脸、虹膜、基因等栏的内容",
     "个人信息保护法第二十八条（生物识别）、第二十六条", "删去。", "姓名\t指纹编号\n王建国\tZW20240118",
     "办税大厅启用人脸识别设备。"},
};

bool IsNothing(std::string_view text) {
  const std::string tight = Tight(text);
  if (tight.empty()) return true;
  static constexpr std::string_view kNothing[] = {"无",   "否",   "/",    "-",    "—",    "--",   "正常",
                                                  "健康", "良好", "一般", "较好", "合格", "通过", "未",
                                                  "未知", "空",   "没有", "略",   "不详", "0"};
  return std::ranges::find(kNothing, tight) != std::end(kNothing) || tight.find("*") != std::string::npos;
}

bool IsSum(std::string_view text) {
  return HasOne(Tight(text), {"合计", "总计", "小计", "共计", "备注", "说明", "审核", "制表", "填表"});
}

std::size_t CountDigits(std::string_view text) {
  std::size_t count = 0;
  for (const char32_t c : Fold(text)) count += IsDigit(c) ? 1 : 0;
  return count;
}

/// 「枕溪镇供销合作社」, 「柳湾副食店」: what is registered, and no person; a sole trader by the name of the shop, too.
bool IsOrganOrFirm(std::string_view text) {
  const std::string tight = Tight(text);
  if (IsPersonName(tight)) return false;
  return HasOne(tight, {"公司", "合作社", "委员会", "集团"}) ||
         EndsInOne(tight, {"局",     "所",   "中心",   "政府", "学",   "幼儿园", "院",   "厂", "店", "站",  "协会",
                           "办公室", "农场", "经营部", "商行", "超市", "村",     "社区", "镇", "乡", "街道"});
}

class List {
 public:
  List(std::span<const Part> parts, const PeopleTable& table, Date today, HitSink& out)
      : parts_(parts), table_(table), today_(today), out_(out) {}

  void Find() {
    for (const auto& row : table_.rows) {
      if (row.empty() || IsSum(TextOf(row.front()))) continue;
      FindInRow(row);
    }
    const auto* name = table_.Find(ColumnKind::kName);
    if (name == nullptr || table_.Find(ColumnKind::kAmount) == nullptr || names_ == 0) return;
    Add("P-AMOUNT", name->head, Sureness::kLikely,
        "这份名单把姓名和金额写在一起，共" + std::to_string(names_) + "人，请核对是否应当公示。", {});
  }

 private:
  std::string_view TextOf(const ListCell& cell) const {
    return std::string_view(parts_[table_.part].pieces[cell.piece].text).substr(cell.offset, cell.length);
  }

  void Add(std::string_view rule, const ListCell& cell, Sureness sureness, std::string why, std::string instead) {
    out_.Add({parts_, table_.part, cell.piece}, rule, cell.offset, cell.length,
             {sureness, std::move(why), std::move(instead)});
  }
  void AddMasked(std::string_view rule, const ListCell& cell, Sureness sureness, std::string why) {
    Add(rule, cell, sureness, std::move(why), Masked(rule, TextOf(cell)).value_or(""));
  }

  void FindInRow(const std::vector<ListCell>& row) {
    const ListCell* name = nullptr;
    bool minor = false;
    for (const ListCell& cell : row) {
      const ColumnKind kind = table_.KindAt(cell.column);
      if (kind == ColumnKind::kName && name == nullptr && cell.length > 0) name = &cell;
      minor = minor || TellsAMinor(kind, TextOf(cell));
      FindInCell(kind, cell);
    }
    if (name == nullptr) return;
    const std::string bare = Tight(TextOf(*name));
    if (bare.find("某") != std::string::npos || bare.find('*') != std::string::npos) return;  // masked already
    if (IsOrganOrFirm(bare)) return;
    ++names_;
    if (!minor) return;
    Add("P-MINOR", *name, Sureness::kLikely, "这一行是未成年人，姓名不宜公开。", FamilyNameOnly(TextOf(*name)));
  }

  bool TellsAMinor(ColumnKind kind, std::string_view text) const {
    if (kind == ColumnKind::kBirth || kind == ColumnKind::kIdNumber) {
      const auto birth = kind == ColumnKind::kBirth ? DayInText(text) : BirthIn(BareNumber(text), today_);
      return birth && *birth <= today_ && AgeOn(*birth, today_) < kMinorAge;
    }
    if (kind == ColumnKind::kAge) {
      const std::string number = BareNumber(text);
      int age = kMinorAge;
      std::from_chars(number.data(), number.data() + number.size(), age);
      return !number.empty() && number.size() <= 2 && age < kMinorAge;
    }
    if (kind != ColumnKind::kSchool || IsNothing(text)) return false;
    const std::string school = Tight(text);
    if (HasOne(school, {"大学", "学院", "职业", "技师", "中专", "大专", "高中", "高一", "高二", "高三", "党校"}))
      return false;
    return HasOne(school, {"小学", "中学", "初中", "幼儿园", "年级", "班", "学校", "初一", "初二", "初三"});
  }

  /// The digits, with a closing X; empty when something is masked.
  static std::string BareNumber(std::string_view text) {
    std::string number;
    for (const char32_t c : FoldTight(text)) {
      if (IsDigit(c)) number += static_cast<char>(c);
      if (c == U'X' || c == U'x') number += 'X';
      if (c == U'*') return {};
    }
    const std::size_t x = number.find('X');
    return x == std::string::npos || x + 1 == number.size() ? number : std::string();
  }

  void FindInCell(ColumnKind kind, const ListCell& cell) {
    const std::string_view text = TextOf(cell);
    if (IsNothing(text)) return;
    switch (kind) {
      case ColumnKind::kIdNumber:
        return FindIdentity(cell);
      case ColumnKind::kPhone:
        return FindPhone(cell);
      case ColumnKind::kAccount:
        if (CountDigits(text) >= 8) AddMasked("P-ACCOUNT", cell, Sureness::kLikely, "名单里的银行账号、一卡通号。");
        return;
      case ColumnKind::kCardNumber:
        if (CountDigits(text) >= 6) AddMasked("P-CARDNO", cell, Sureness::kLikely, "名单里的证件号码。");
        return;
      case ColumnKind::kAddress:
        return FindAddress(cell);
      case ColumnKind::kHealth:
        return Add("P-HEALTH", cell, Sureness::kLikely, "名单里写着健康状况，属于敏感个人信息。", {});
      case ColumnKind::kBirth:
        if (TellsAMinor(kind, text)) AddMasked("P-MINOR", cell, Sureness::kLikely, "不满十四周岁未成年人的出生日期。");
        return;
      case ColumnKind::kBelief:
        return Add("P-BELIEF", cell, Sureness::kLikely, "名单里写着宗教信仰，属于敏感个人信息。", {});
      case ColumnKind::kBiometric:
        return Add("P-BIOMETRIC", cell, Sureness::kLikely, "名单里写着生物识别信息，属于敏感个人信息。", {});
      case ColumnKind::kMail:
        if (text.find('@') != std::string_view::npos)
          AddMasked("P-EMAIL", cell, Sureness::kLikely, "名单里的个人电子邮箱。");
        return;
      case ColumnKind::kWechat:
        if (text.size() >= 5 && text.find('@') == std::string_view::npos)
          AddMasked("P-WECHAT", cell, Sureness::kLikely, "名单里的微信号、QQ号。");
        return;
      default:
        return;
    }
  }

  void FindIdentity(const ListCell& cell) {
    const std::string number = BareNumber(TextOf(cell));
    if (number.size() == 18 && BeginsWithDivision(number)) {
      AddMasked("P-IDCARD", cell, Sureness::kLikely, "身份证号码栏里的18位号码，校验位不符，可能抄错了一位。");
    } else if (number.size() == 15 && BeginsWithDivision(number)) {
      AddMasked("P-IDCARD15", cell, Sureness::kLikely, "身份证号码栏里的15位号码。");
    }
  }

  void FindPhone(const ListCell& cell) {
    ByteMarks marks;
    const std::string_view text = TextOf(cell);
    marks.Find(text);
    std::string digits;
    std::size_t begin = 0, end = 0;
    for (const DigitGroup& group : marks.groups) {
      const bool joins = !digits.empty() && digits.size() <= 4 && digits[0] == '0' && group.begin - end <= 3;
      if (!joins) {
        digits.clear();
        begin = group.begin;
      }
      digits += DigitsOf(text, group);
      end = group.end;
      if (!LooksLikePhone(digits) || digits[0] == '1') continue;  // mobile numbers need no list
      Add("P-PHONE", {cell.piece, cell.offset + begin, end - begin, 0}, Sureness::kLikely, "人员名单里的固定电话。",
          Masked("P-PHONE", text.substr(begin, end - begin)).value_or(""));
    }
  }

  void FindAddress(const ListCell& cell) {
    const Fineness fineness = FinenessOf(TextOf(cell));
    if (fineness == Fineness::kVillage) return;
    AddMasked("P-ADDRESS", cell, fineness == Fineness::kDoor ? Sureness::kLikely : Sureness::kPossible,
              "名单里的住址细到了村（社区）以下。");
  }

  std::span<const Part> parts_;
  const PeopleTable& table_;
  Date today_;
  HitSink& out_;
  int names_ = 0;
};

// --- lists that look like lists of persons and are none

std::string_view TextIn(std::span<const Part> parts, const PeopleTable& table, const ListCell& cell) {
  return std::string_view(parts[table.part].pieces[cell.piece].text).substr(cell.offset, cell.length);
}

/// Names of organs and firms alone stand where names do: who was paid, fined or won a bid was no person.
bool NamesNoPerson(std::span<const Part> parts, const PeopleTable& table) {
  std::size_t names = 0;
  for (const auto& row : table.rows) {
    if (row.empty() || IsSum(TextIn(parts, table, row.front()))) continue;
    for (const ListCell& cell : row) {
      if (table.KindAt(cell.column) != ColumnKind::kName || IsNothing(TextIn(parts, table, cell))) continue;
      if (!IsOrganOrFirm(TextIn(parts, table, cell))) return false;
      ++names;
    }
  }
  return names > 0;
}

/// Whom to turn to at organs and companies, and who answers for a project: 条例第二十条第（二）项 has the names of
/// those in charge and how they are reached published. Guardians and parents are no such persons.
bool TellsWhoIsInCharge(std::span<const Part> parts, const PeopleTable& table) {
  bool of_organs = false;
  for (const auto& column : table.columns) {
    const std::string head = Tight(TextIn(parts, table, column.head));
    const bool is_plain = column.kind == ColumnKind::kOther || column.kind == ColumnKind::kNameOfAdult ||
                          column.kind == ColumnKind::kPhone || column.kind == ColumnKind::kAddress ||
                          column.kind == ColumnKind::kMail || column.kind == ColumnKind::kAmount;
    if (!is_plain || HasOne(head, {"监护人", "家长"})) return false;
    of_organs = of_organs || (column.kind == ColumnKind::kOther &&
                              HasOne(head, {"单位", "部门", "机构", "企业", "公司", "项目", "工程", "窗口", "站点",
                                            "学校", "医院", "中标", "供应商", "标段", "责任区", "河段", "水库"}));
  }
  return of_organs;
}

}  // namespace

std::span<const Rule> PeopleListRules() { return kRules; }

void FindInLists(std::span<const Part> parts, std::size_t part, std::span<const std::size_t> heads, Date today,
                 HitSink& out) {
  for (const PeopleTable& table : FindPeopleTables(parts, part, heads)) List(parts, table, today, out).Find();
}

std::vector<PersonalList> PersonalLists(std::span<const Part> parts) {
  std::vector<PersonalList> lists;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const PeopleTable& table : FindPeopleTables(parts, part)) {
      if (NamesNoPerson(parts, table) || TellsWhoIsInCharge(parts, table)) continue;
      PersonalList list{part, table.table, static_cast<int>(table.rows.size()), {}, false, false};
      for (const auto& column : table.columns) {
        const std::string name(NameOf(column.kind));
        if (!name.empty() && std::ranges::find(list.columns, name) == list.columns.end()) list.columns.push_back(name);
        list.has_health = list.has_health || column.kind == ColumnKind::kHealth;
        list.has_minors = list.has_minors || column.kind == ColumnKind::kSchool ||
                          HasOne(Tight(std::string_view(parts[part].pieces[column.head.piece].text)
                                           .substr(column.head.offset, column.head.length)),
                                 {"儿童", "学生", "监护人", "家长", "幼儿"});
      }
      lists.push_back(std::move(list));
    }
  }
  return lists;
}

}  // namespace gongkai::screening
