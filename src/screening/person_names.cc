#include "screening/person_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::string_view kFamilyNames =
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴"
    "崔任陆廖姚方金邱夏谭韦贾"
    "邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛"
    "柴伍覃骆关焦柳欧祝纪尚毕"
    "耿芦左季管符辛苗詹曲欧靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉"
    "党阳司费蒙席晏隋古强穆姬宫"
    "景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲"
    "荆储宗楼干苑寇盖南屠鞠荣井"
    "乐银奚明麻雍花闻冼木郜廉衣蔺和冀占公门帅利满蓬危冶皮闪祖阚伊荀仝东么晁幸双曙鹿暴尉修税伏水展乌勾才戈刑初邰谌都母计"
    "越贝揣宾诸计";
constexpr std::u32string_view kDoubleNames[] = {U"欧阳", U"上官", U"司马", U"诸葛", U"司徒", U"皇甫", U"尉迟", U"公孙",
                                                U"慕容", U"令狐", U"夏侯", U"东方", U"轩辕", U"端木", U"呼延", U"独孤"};
/// What no given name holds: words of office, of places, of things and of grammar.
constexpr std::u32string_view kNotInNames =
    U"的了是在与及或等为被把对从向到于以此该本各每某又也都不未无镇乡村县市省区局委办处科股站所院校厅部组队社府街巷号楼"
    U"栋室角分亿个"
    U"日岁件份次条项款户人员者们吨亩斤台套%计备注";
constexpr std::u32string_view kNoNames[] = {
    U"安全", U"方案", U"时间", U"高中", U"金额", U"单位", U"单价", U"应急", U"应当", U"成立", U"成果", U"成员", U"马上",
    U"常务", U"常委", U"常见", U"全体", U"全面", U"全部", U"全额", U"文件", U"文化", U"文明", U"文物", U"文号", U"方式",
    U"方法", U"方面", U"方可", U"方便", U"公示", U"公开", U"公告", U"公务", U"公共", U"公益", U"和平", U"和谐", U"武装",
    U"时限", U"时期", U"时代", U"都是", U"计划", U"计算", U"关于", U"关系", U"关键", U"关注", U"关爱", U"水利", U"水电",
    U"水务", U"水费", U"水库", U"解决", U"解释", U"解除", U"解答", U"连续", U"连接", U"路线", U"路灯", U"向上", U"向下",
    U"程序", U"程度", U"任务", U"任何", U"任职", U"任命", U"严格", U"严重", U"严禁", U"强化", U"强制", U"强调", U"管理",
    U"管护", U"明确", U"明细", U"利用", U"利益", U"利息", U"满意", U"满足", U"包括", U"包含", U"万元", U"单独", U"农业",
    U"农村", U"农户", U"农民", U"农田", U"花卉", U"花费", U"项目", U"项次", U"符合", U"费用", U"费率", U"教育", U"修订",
    U"修改", U"修复", U"修建", U"展开", U"展示", U"初步", U"初审", U"初中", U"居住", U"平均", U"平方", U"平台", U"平安",
    U"平等", U"高度", U"高标", U"高效", U"高级", U"高龄", U"黄河", U"江苏", U"江西", U"河南", U"河北", U"湖南", U"湖北",
    U"安徽", U"安排", U"安置", U"安装", U"温度", U"温馨", U"石油", U"金融", U"金属", U"白天", U"原因", U"原则", U"原文",
    U"原件", U"师傅", U"官方", U"官网", U"车辆", U"车型", U"路段", U"商品", U"商业", U"商户", U"保障", U"保护", U"保险",
    U"保证", U"保密", U"银行", U"银联", U"荣誉", U"游客", U"常住", U"常年", U"余额", U"余款", U"党委", U"党员", U"党政",
    U"党建", U"干部", U"干群", U"于次", U"成本", U"成功", U"谢绝", U"边远", U"池塘", U"木材", U"时段", U"现金", U"乐观",
    U"司法", U"司机", U"景区", U"景观", U"宁静", U"章程", U"祝福", U"祝贺", U"纪委", U"纪律", U"纪要", U"纪念", U"季度",
    U"季节", U"许可", U"许多", U"施工", U"施行", U"史料", U"单据", U"单元", U"冷链", U"双方", U"双语", U"东方", U"东西",
    U"东南", U"南北", U"危房", U"危险", U"危害", U"皮革", U"利率", U"华侨", U"华人", U"简介", U"简易", U"简单", U"古树",
    U"古建", U"古籍", U"查询", U"查处", U"查验", U"查看", U"房屋", U"房产", U"房租", U"连片", U"尚未", U"尚需", U"向社",
    U"盛会", U"盛世", U"凌晨", U"凌乱", U"车间", U"项链", U"吉林", U"海南", U"宋体", U"黑体", U"齐全", U"齐心", U"康复",
    U"康养", U"严肃", U"严谨", U"易地", U"易燃", U"易发", U"莫名", U"乔木", U"田间", U"田地", U"林业", U"林地", U"林木",
    U"林场", U"高速", U"高新", U"高质", U"梁柱", U"谷物", U"谷类", U"何时", U"何种", U"何处", U"马路", U"龙头", U"雷电",
    U"雷雨", U"毛利", U"毛重", U"武术", U"贺信", U"贺电", U"钱款", U"钱物", U"洪水", U"洪涝", U"汤池", U"陶瓷", U"牛羊",
    U"牛奶", U"顾客", U"顾问", U"段落", U"段长", U"白酒", U"白色", U"熊猫", U"石头", U"石材", U"方向", U"方针", U"姚江",
    U"陆地", U"陆续", U"崔家", U"汪洋", U"范围", U"范本", U"范例", U"姜片", U"沈阳", U"丁字", U"杜绝", U"田园", U"蒋家",
    U"叶片", U"苏州", U"苏木", U"董事", U"于是", U"袁家", U"彭家", U"程控", U"曾经", U"曾任", U"许昌", U"曹操", U"唐代",
    U"宋代", U"罗列", U"郑重", U"郑州", U"梁平", U"郭家", U"胡同", U"胡乱", U"朱红", U"孙子", U"徐州", U"吴家", U"周边",
    U"周期", U"周围", U"周转", U"周末", U"赵家", U"黄金", U"黄色", U"杨树", U"陈列", U"陈述", U"陈旧", U"刘家", U"张贴",
    U"张家", U"李家", U"王家"};

bool IsFamilyName(char32_t c) {
  static const std::u32string names = FromUtf8(kFamilyNames);
  return names.find(c) != std::u32string::npos;
}

std::size_t FamilyNameCharacters(std::u32string_view name) {
  if (name.size() >= 3) {
    const auto is_it = [&](std::u32string_view two) { return name.starts_with(two); };
    if (std::ranges::any_of(kDoubleNames, is_it)) return 2;
  }
  return !name.empty() && IsFamilyName(name.front()) ? 1 : 0;
}

bool IsDot(char32_t c) { return c == U'·' || c == U'•' || c == U'．' || c == U'・'; }

bool IsNameOfAnotherNationality(std::u32string_view name) {
  const std::size_t dot = static_cast<std::size_t>(std::ranges::find_if(name, IsDot) - name.begin());
  if (dot < 2 || dot + 2 > name.size() || name.size() > 16) return false;
  return std::ranges::all_of(name, [](char32_t c) { return IsHan(c) || IsDot(c); });
}

bool IsMaskCharacter(char32_t c) {
  return c == U'某' || c == U'*' || c == U'×' || c == U'＊' || c == U'X' || c == U'x' || c == U'○' || c == U'〇';
}

std::u32string Bare(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (!IsBlank(c)) out += c;
  }
  return out;
}

bool IsWritten(std::u32string_view name) {
  if (IsNameOfAnotherNationality(name)) return true;
  const std::size_t family = FamilyNameCharacters(name);
  if (family == 0 || name.size() < family + 1 || name.size() > family + 2) return false;
  const std::u32string_view given = name.substr(family);
  if (!std::ranges::all_of(given, IsHan) || std::ranges::any_of(given, IsMaskCharacter)) return false;
  if (std::ranges::any_of(given, [](char32_t c) { return kNotInNames.find(c) != std::u32string_view::npos; }))
    return false;
  if (name.size() == 2 && name.front() == U'周' &&
      std::u32string_view(U"一二三四五六日").find(name.back()) != std::u32string_view::npos)
    return false;
  return std::ranges::none_of(kNoNames, [&](std::u32string_view word) { return name.starts_with(word); });
}

bool IsJoint(char32_t c) {
  return IsBlank(c) || std::u32string_view(U"：:（(，,、/；;-－—“”\"【[").find(c) != std::u32string_view::npos;
}

constexpr auto kJoiningWords = std::to_array<std::string_view>(
    {"身份证号码", "身份证号", "身份证",   "公民身份号码", "证件号码", "联系电话", "联系方式", "手机号码", "手机号",
     "手机",       "电话号码", "电话",     "电 话",        "移动电话", "微信号",   "微信",     "住址",     "银行卡号",
     "卡号",       "账号",     "家庭住址", "男",           "女",       "汉族",     "tel",      "Tel",      "同志",
     "先生",       "女士",     "QQ",       "邮箱",         "电子邮箱", "号码"});

/// The end of what may be a name: words and marks between it and `offset` passed over.
std::size_t BehindName(std::string_view text, std::size_t offset) {
  for (bool moved = true; moved && offset > 0;) {
    moved = false;
    while (offset > 0 && IsJoint(CharacterBefore(text, offset))) {
      offset = StartOfCharacterBefore(text, offset);
      moved = true;
    }
    for (const std::string_view word : kJoiningWords) {
      if (!text.substr(0, offset).ends_with(word)) continue;
      offset -= word.size();
      moved = true;
      break;
    }
  }
  return offset;
}

bool MayStandBeforeName(char32_t c) {
  if (c == 0 || !IsHan(c)) return true;
  return std::u32string_view(U"人长任员记民主系给由向为是者生属子女父母妻夫兄弟姐妹孩户组村居找让请叫托").find(c) !=
         std::u32string_view::npos;
}

}  // namespace

std::size_t FamilyNameLength(std::string_view name) {
  const std::size_t characters = FamilyNameCharacters(FromUtf8(name.substr(0, Forth(name, 0, 3))));
  return Forth(name, 0, characters);
}

bool IsPersonName(std::string_view text) { return text.size() <= 60 && IsWritten(Bare(text)); }

std::optional<NamePlace> NameBefore(std::string_view text, std::size_t offset) {
  const std::size_t end = BehindName(text, offset);
  for (const std::size_t characters : {4U, 3U, 2U}) {
    const std::size_t begin = Back(text, end, characters);
    if (end - begin != characters * kHan || !IsPersonName(text.substr(begin, end - begin))) continue;
    if (characters == 4 && FamilyNameLength(text.substr(begin)) != 2 * kHan) continue;
    if (MayStandBeforeName(CharacterBefore(text, begin))) return NamePlace{begin, end};
  }
  return std::nullopt;
}

std::optional<NamePlace> NameAt(std::string_view text, std::size_t offset) {
  const std::size_t begin = SkipBlanks(text, offset);
  for (const std::size_t characters : {3U, 4U, 2U}) {
    const std::size_t end = Forth(text, begin, characters);
    if (end - begin != characters * kHan || !IsPersonName(text.substr(begin, end - begin))) continue;
    const bool double_name = FamilyNameLength(text.substr(begin)) == 2 * kHan;
    if (double_name != (characters == 4) && !(double_name && characters == 3)) continue;
    if (!IsHan(CharacterAt(text, end))) return NamePlace{begin, end};
    if (FollowOne(text, end,
                  {"等", "同志", "同学", "小朋友", "先生", "女士", "的", "为", "任", "系",     "在",   "因",
                   "患", "户",   "家",   "与",     "和",   "及",   "男", "女", "住", "身份证", "电话", "领取"}) !=
        std::string_view::npos) {
      return NamePlace{begin, end};
    }
  }
  return std::nullopt;
}

}  // namespace gongkai::screening
