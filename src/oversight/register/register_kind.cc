#include "oversight/register/register_kind.h"

#include <algorithm>
#include <array>

namespace gongkai::oversight {
namespace {

using enum FieldType;
using Field = RegisterField;
using Choice = RegisterChoice;

constexpr Field Needed(std::string_view id, std::string_view label, FieldType type, std::string_view help = {}) {
  return {.id = id, .label = label, .type = type, .is_required = true, .help = help};
}
constexpr Field Free(std::string_view id, std::string_view label, FieldType type, std::string_view help = {}) {
  return {.id = id, .label = label, .type = type, .help = help};
}
constexpr Field Chosen(std::string_view id, std::string_view label, std::span<const Choice> choices,
                       std::string_view help = {}) {
  return {.id = id, .label = label, .type = kChoice, .is_required = true, .help = help, .choices = choices};
}
constexpr Field MayBeChosen(std::string_view id, std::string_view label, std::span<const Choice> choices,
                            std::string_view help = {}) {
  return {.id = id, .label = label, .type = kChoice, .help = help, .choices = choices};
}

// Read: 条例; that 国办发〔2016〕80号 is cited for it. Not verified, written from memory: what 国办发〔2016〕80号 says
// of meetings, staff and experience; 个人信息保护法第五十七条 beyond the two notices; 保守国家秘密法 on reporting a
// leak (no article is named for it); who imposes 处分 and 政务处分 (公务员法, 公职人员政务处分法); 突发事件应对法,
// 网络安全法.

// ---- choices

constexpr std::array kRoles = {Choice{"head", "组长"}, Choice{"deputy", "副组长"}, Choice{"member", "成员"},
                               Choice{"office", "办公室主任"}};
constexpr std::array kMeetings = {Choice{"party", "党委、党组会议"}, Choice{"government", "政府常务会议、办公会议"},
                                  Choice{"special", "专题会议"}, Choice{"report", "听取工作汇报"},
                                  Choice{"deployment", "工作部署会"}};
constexpr std::array kPublicities = {Choice{"ordinary", "日常宣传"}, Choice{"month", "主题宣传月、周、日"},
                                     Choice{"open_day", "政府开放日"}};
constexpr std::array kRules = {Choice{"work", "政府信息公开工作制度", "条例第四条"},
                               Choice{"coordination", "信息发布协调机制", "条例第十一条"},
                               Choice{"review", "公开审查、保密审查机制", "条例第十七条"},
                               Choice{"adjustment", "管理动态调整机制", "条例第十八条"},
                               Choice{"release", "信息发布机制", "条例第二十三条"},
                               Choice{"applications", "依申请公开登记、审核、办理、答复、归档制度", "条例第四十五条"},
                               Choice{"evaluation", "工作考核制度", "条例第四十六条"},
                               Choice{"social_review", "社会评议制度", "条例第四十六条"},
                               Choice{"accountability", "责任追究制度", "条例第四十六条"},
                               Choice{"duty", "六项制度·公开责任制度"},
                               Choice{"deliberation", "六项制度·公开审议制度"},
                               Choice{"appraisal", "六项制度·公开评议制度"},
                               Choice{"feedback", "六项制度·公开反馈制度"},
                               Choice{"checking", "六项制度·公开审查制度"},
                               Choice{"supervision", "六项制度·公开监督制度"},
                               Choice{"other", "其他制度"}};
constexpr std::array kCommitmentStates = {Choice{"kept", "已兑现"}, Choice{"partly", "部分兑现"},
                                          Choice{"broken", "没有兑现"}};
constexpr std::array kInspectors = {Choice{"county", "县政府信息公开工作主管部门", "条例第四十七条"},
                                    Choice{"congress", "人大及其常委会"},
                                    Choice{"discipline", "纪检监察机关"},
                                    Choice{"third", "第三方评估"},
                                    Choice{"above", "上级机关"},
                                    Choice{"self", "本机关自查"}};
constexpr std::array kIncidents = {Choice{kSecretLeak, "失密、泄密", "保守国家秘密法"},
                                   Choice{kPersonalLeak, "泄露个人信息", "个人信息保护法第五十七条"},
                                   Choice{"wrong", "公开的内容有误、不应公开", "条例第六条、第十七条"},
                                   Choice{"system", "系统、网站故障或者被攻击", "网络安全法"}};
constexpr std::array kLevels = {Choice{"extreme", "特别重大"}, Choice{"major", "重大"}, Choice{"larger", "较大"},
                                Choice{"ordinary", "一般"}};
constexpr std::array kForms = {Choice{"talk", "约谈"}, Choice{"criticise", "通报批评", "条例第四十七条"},
                               Choice{kProposalForm, "处理建议", "条例第四十七条第一款"},
                               Choice{"punish", "有权机关作出的处分", "条例第五十二条、第五十三条"}};
constexpr std::array kClasses = {Choice{"good", "示范"}, Choice{"fair", "规范"}, Choice{"weak", "重点指导"}};

// ---- fields

constexpr std::array kGroupFields = {
    Needed("name", "姓名", kNames), Needed("office", "职务", kLine, "例如“镇党委书记”。报告里只写职务，不写姓名。"),
    Chosen("role", "在领导小组的身份", kRoles), Free("document", "依据的文件", kLine, "调整领导小组的文号。")};
constexpr std::array kVillageFields = {Needed("village", "村（社区）", kLine), Needed("name", "联点领导", kNames),
                                       Needed("office", "职务", kLine), Free("phone", "办公电话", kLine)};
constexpr std::array kPeopleFields = {
    Needed("body", "工作机构", kLine, "条例第四条第一款指定的机构。"), Needed("full_time", "专职人员（人）", kWhole),
    Needed("part_time", "兼职人员（人）", kWhole), Free("funds", "工作经费（元）", kMoney, "没有单列的空着，不写 0。")};
constexpr std::array kPlanFields = {Needed("task", "任务", kLine), Needed("owner", "责任人、责任股室", kLine),
                                    Needed("due", "哪一天以前完成", kDay),
                                    Free("source", "来自哪个文件", kLine, "例如上级工作要点的文号。")};
constexpr std::array kMeetingFields = {Needed("subject", "议题", kLine), Chosen("which", "什么会议", kMeetings),
                                       Free("chair", "主持人的职务", kLine), Free("people", "参加人数（人）", kWhole),
                                       Free("decided", "定了什么", kText)};
constexpr std::array kPublicityFields = {Needed("theme", "主题", kLine),
                                         Chosen("which", "什么活动", kPublicities),
                                         Free("place", "地点、形式", kLine),
                                         Free("until", "到哪一天结束", kDay, "只有一天的空着。"),
                                         Free("people", "参加、受众人数（人）", kWhole),
                                         Free("material", "发放材料（份）", kWhole)};
constexpr std::array kRuleFields = {Needed("name", "名称", kLine), Chosen("which", "是哪一项制度", kRules),
                                    Free("document", "文号", kLine), Needed("owner", "责任人、责任股室", kLine),
                                    Needed("review", "哪一天以前复核", kDay, "到期的在总览里提醒。")};
constexpr std::array kCommitmentFields = {Needed("matter", "承诺的事项", kLine),
                                          Needed("procedure", "办事程序", kText),
                                          Needed("standard", "办事标准", kText),
                                          Needed("result", "办事结果怎样公开", kText),
                                          Free("days", "承诺的时限（工作日）", kWhole),
                                          MayBeChosen("which", "兑现情况", kCommitmentStates, "还没有核对的空着。"),
                                          Free("shown", "怎样核对的", kText)};
constexpr std::array kInspectionFields = {
    Needed("subject", "检查的内容", kLine),
    Chosen("which", "谁来检查", kInspectors),
    Free("about", "检查的是哪个机关", kOrgan, "检查本机关的，可以空着；选了别的机关，它看得到，并登记整改。"),
    Free("body", "检查机关、机构的名称", kLine),
    Needed("findings", "发现的问题", kText, "没有发现问题的，写明“没有发现问题”。"),
    Free("score", "得分", kLine),
    Free("document", "文号", kLine)};
constexpr std::array kIncidentFields = {
    Needed("subject", "发生了什么", kLine),
    Chosen("which", "什么事件", kIncidents, "个人信息可能泄露、被篡改、丢失的，也选“泄露个人信息”。"),
    Needed("facts", "经过和影响", kText, "不写当事人的姓名、证件号码。"),
    Free("affected", "涉及多少人（人）", kWhole),
    Free("department_on", "哪一天通知、报告主管部门", kDay,
         "泄露个人信息的，立即补救并通知履行个人信息保护职责的部门；失密、泄密的，及时报告保密行政管理部门。"),
    Free("persons_on", "哪一天通知个人", kDay),
    Free(
        "persons_not", "没有通知个人的，为什么", kText,
        "采取措施能够有效避免危害的，可以不通知个人；主管部门要求通知的，应当通知（个人信息保护法第五十七条第二款）。"),
    Free("measures", "已经采取的补救措施", kText),
    Free("cause", "查明的原因", kText)};
constexpr std::array kPressFields = {Needed("theme", "主题", kLine), Free("speaker", "发布人的职务", kLine),
                                     Free("media", "到场媒体（家）", kWhole), Free("address", "实录的网址", kLine)};
constexpr std::array kEmergencyFields = {
    Needed("event", "突发事件", kLine), Chosen("which", "级别", kLevels), Needed("first", "哪一天首次发布信息", kDay),
    Free("times", "一共发布（次）", kWhole), Free("answered", "对不实信息的澄清", kText, "条例第六条第二款。")};
constexpr std::array kAccountabilityFields = {
    Needed("subject", "事由", kLine, "写事情，不写个人姓名。"),
    Chosen("which", "什么方式", kForms),
    Free("about", "对哪个机关", kOrgan, "处理建议不让被建议的机关看到。"),
    Needed("basis", "依据", kLine, "例如“条例第五十三条第二项”。"),
    Needed("body", "由谁作出、向谁建议", kLine, "处分由任免机关、单位作出，政务处分由监察机关作出，这里登记它的决定。"),
    Free("document", "文号", kLine),
    Free("outcome", "结果", kText)};
constexpr std::array kExampleFields = {Needed("title", "名称", kLine), Free("about", "是哪个机关的做法", kOrgan),
                                       Needed("how", "做法和效果", kText), Free("spread", "怎样推广", kText)};
constexpr std::array kGuidanceFields = {Needed("about", "哪个机关", kOrgan), Chosen("which", "分类", kClasses),
                                        Needed("why", "为什么", kText), Free("guidance", "怎样指导", kText)};

// ---- the registers, in the order in which a report tells of them

constexpr std::array kKinds = {RegisterKind{.id = kGroupRegister,
                                            .name = "领导小组成员",
                                            .source = "条例第三条、第四条；国办发〔2016〕80号",
                                            .measure = "人",
                                            .on = "哪一天起",
                                            .title = "office",
                                            .span = EntrySpan::kLasting,
                                            .close = "不再担任",
                                            .proof = "调整的文件",
                                            .fields = kGroupFields},
                               RegisterKind{.id = kVillageRegister,
                                            .name = "联点领导",
                                            .source = "乡镇的做法",
                                            .measure = "个",
                                            .on = "哪一天起",
                                            .title = "village",
                                            .span = EntrySpan::kLasting,
                                            .close = "不再联点",
                                            .proof = "分工的文件",
                                            .is_expected = false,
                                            .fields = kVillageFields},
                               RegisterKind{.id = kPeopleRegister,
                                            .name = "机构、人员和经费",
                                            .source = "条例第四条；国办发〔2016〕80号",
                                            .measure = "项",
                                            .on = "哪一年",
                                            .title = "body",
                                            .span = EntrySpan::kYear,
                                            .proof = "预算文件",
                                            .fields = kPeopleFields},
                               RegisterKind{.id = kPlanRegister,
                                            .name = "工作要点",
                                            .source = "年度政务公开工作要点",
                                            .measure = "项",
                                            .on = "哪一天定的",
                                            .title = "task",
                                            .step = "进展",
                                            .close = "完成",
                                            .proof = "工作要点、证明材料",
                                            .fields = kPlanFields},
                               RegisterKind{.id = kMeetingRegister,
                                            .name = "会议研究",
                                            .source = "国办发〔2016〕80号",
                                            .measure = "次",
                                            .on = "哪一天召开",
                                            .title = "subject",
                                            .proof = "会议纪要",
                                            .fields = kMeetingFields},
                               RegisterKind{.id = kPublicityRegister,
                                            .name = "宣传活动",
                                            .source = "各地的做法",
                                            .measure = "次",
                                            .on = "哪一天开始",
                                            .title = "theme",
                                            .proof = "照片、材料",
                                            .fields = kPublicityFields},
                               RegisterKind{.id = kRuleRegister,
                                            .name = "制度",
                                            .source = "条例第四条、第十一条、第十七条、第十八条、第二十三条、"
                                                      "第四十五条、第四十六条",
                                            .measure = "项",
                                            .on = "哪一天印发",
                                            .title = "name",
                                            .span = EntrySpan::kLasting,
                                            .step = "复核",
                                            .close = "废止",
                                            .proof = "制度全文",
                                            .fields = kRuleFields},
                               RegisterKind{.id = kCommitmentRegister,
                                            .name = "公开承诺",
                                            .source = "条例第二十条第五项；办事公开的做法",
                                            .measure = "项",
                                            .on = "哪一天承诺",
                                            .title = "matter",
                                            .span = EntrySpan::kLasting,
                                            .close = "不再承诺",
                                            .proof = "承诺书",
                                            .is_expected = false,
                                            .fields = kCommitmentFields},
                               RegisterKind{.id = kInspectionRegister,
                                            .name = "监督检查",
                                            .source = "条例第四十七条",
                                            .measure = "次",
                                            .on = "哪一天检查",
                                            .title = "subject",
                                            .sight = EntrySight::kAbout,
                                            .step = "整改事项",
                                            .close = "整改完毕",
                                            .proof = "检查通报",
                                            .fields = kInspectionFields},
                               RegisterKind{.id = kIncidentRegister,
                                            .name = "失泄密和其他事件",
                                            .source = "条例第六条；个人信息保护法第五十七条",
                                            .measure = "起",
                                            .on = "哪一天发现",
                                            .title = "subject",
                                            .step = "处置事项",
                                            .close = "结案",
                                            .proof = "通知、处置记录",
                                            .fields = kIncidentFields},
                               RegisterKind{.id = kPressRegister,
                                            .name = "新闻发布会",
                                            .source = "条例第二十三条",
                                            .measure = "场",
                                            .on = "哪一天召开",
                                            .title = "theme",
                                            .proof = "发布词",
                                            .fields = kPressFields},
                               RegisterKind{.id = kEmergencyRegister,
                                            .name = "突发事件信息发布",
                                            .source = "条例第二十条第十二项；突发事件应对法",
                                            .measure = "起",
                                            .on = "哪一天发生",
                                            .title = "event",
                                            .proof = "发布的内容",
                                            .fields = kEmergencyFields},
                               RegisterKind{.id = kAccountabilityRegister,
                                            .name = "责任追究",
                                            .source = "条例第四十六条、第四十七条、第五十二条、"
                                                      "第五十三条",
                                            .measure = "件",
                                            .on = "哪一天作出",
                                            .title = "subject",
                                            .sight = EntrySight::kAbout,
                                            .step = "后续",
                                            .close = "办结",
                                            .proof = "文件",
                                            .fields = kAccountabilityFields},
                               RegisterKind{.id = kExampleRegister,
                                            .name = "典型经验",
                                            .source = "国办发〔2016〕80号",
                                            .measure = "项",
                                            .on = "哪一天",
                                            .title = "title",
                                            .sight = EntrySight::kAll,
                                            .proof = "材料",
                                            .is_expected = false,
                                            .fields = kExampleFields},
                               RegisterKind{.id = kGuidanceRegister,
                                            .name = "分类指导",
                                            .source = "条例第三条、第四十七条",
                                            .measure = "个",
                                            .on = "哪一年",
                                            .title = "which",
                                            .span = EntrySpan::kYear,
                                            .sight = EntrySight::kAbout,
                                            .proof = "材料",
                                            .is_countys = true,
                                            .is_expected = false,
                                            .fields = kGuidanceFields}};

constexpr std::string_view kDutyOfAll[] = {"work", "coordination", "review", "adjustment", "release", "applications"};
constexpr std::string_view kDutyOfGovernments[] = {"evaluation", "social_review", "accountability"};

}  // namespace

std::span<const RegisterKind> RegisterKinds() { return kKinds; }

const RegisterKind* FindRegisterKind(std::string_view id) {
  const auto found = std::ranges::find(kKinds, id, &RegisterKind::id);
  return found == kKinds.end() ? nullptr : &*found;
}

const RegisterField* FindField(const RegisterKind& kind, std::string_view id) {
  const auto found = std::ranges::find(kind.fields, id, &RegisterField::id);
  return found == kind.fields.end() ? nullptr : &*found;
}

const RegisterChoice* FindChoice(const RegisterField& field, std::string_view id) {
  const auto found = std::ranges::find(field.choices, id, &RegisterChoice::id);
  return found == field.choices.end() ? nullptr : &*found;
}

const RegisterField* SplitOf(const RegisterKind& kind) { return FindField(kind, "which"); }

bool KeepsRegisters(OrganKind organ) {
  return organ != OrganKind::kVillage && organ != OrganKind::kCommunity && organ != OrganKind::kUnit;
}

bool Keeps(OrganKind organ, const RegisterKind& kind) {
  if (!KeepsRegisters(organ)) return false;
  if (kind.id == kVillageRegister) return organ == OrganKind::kTownship || organ == OrganKind::kSubdistrict;
  return !kind.is_countys || organ == OrganKind::kCountyOffice;
}

bool MustHaveRule(OrganKind organ, std::string_view rule) {
  const bool is_government = organ == OrganKind::kTownship || organ == OrganKind::kCountyGovernment;
  if (std::ranges::find(kDutyOfAll, rule) != std::end(kDutyOfAll)) return KeepsRegisters(organ);
  return is_government && std::ranges::find(kDutyOfGovernments, rule) != std::end(kDutyOfGovernments);
}

}  // namespace gongkai::oversight
