#include "request/letter_words.h"

#include <algorithm>
#include <iterator>

namespace gongkai::request {
namespace {

constexpr std::string_view kOpening =
    "本机关于{{收到日期}}收到{{您}}提出的政府信息公开申请（登记编号：{{登记编号}}），申请公开“{{申请内容}}”。";
constexpr std::string_view kCorrectionOpening =
    "本机关于{{收到日期}}收到{{您}}提出的更正与自身相关的政府信息记录的申请（登记编号：{{登记编号}}），"
    "内容为“{{申请内容}}”。";
constexpr std::string_view kContact = "联系方式：{{联系方式}}。";
constexpr std::string_view kOfThirdParty = "本机关收到一件政府信息公开申请，申请公开“{{申请内容}}”。";

struct KindWords {
  LetterKind kind;
  std::string_view words;  // between opening and end
};

constexpr KindWords kLettersToApplicant[] = {
    {LetterKind::kReceipt,
     "依据{{依据}}，以上日期为收到申请之日。本机关将在{{答复期限}}"
     "（含当日）前答复；需要补正、征求意见或者延长答复期限的，将另行告知。"},
    {LetterKind::kCorrection,
     "{{您}}的申请内容不明确，依据{{依据}}，请对下列事项作出补正：\n"
     "{{事项}}\n"
     "请在{{期限}}（含当日）前补正。答复期限自本机关收到补正的申请之日起计算。{{逾期后果}}。"},
    {LetterKind::kReasons,
     "{{您}}申请公开政府信息的数量、频次明显超过合理范围。依据{{依据}}，请说明下列理由：\n"
     "{{事项}}\n"
     "请在{{期限}}（含当日）前说明。"},
    {LetterKind::kExtension,
     "本机关不能在{{原答复期限}}前答复，依据{{依据}}，经本机关政府信息公开工作机构负责人同意，"
     "延长答复期限{{延长天数}}，将在{{答复期限}}（含当日）前答复。\n"
     "延长的原因：{{理由}}"},
    {LetterKind::kDelay,
     "{{您}}申请公开政府信息的数量、频次明显超过合理范围。经审核，{{您}}"
     "说明的理由合理，但本机关无法在规定的期限内答复。"
     "依据{{依据}}，本机关将延迟至{{期限}}（含当日）前答复。"},
    {LetterKind::kAskingNotice,
     "{{您}}申请公开的信息需要征求{{征求对象}}的意见。依据{{依据}}，征求意见所需时间不计算在答复期限内。\n"
     "按现在的情况，答复期限为{{答复期限}}（已经扣除征求意见的期限）；实际征求意见的时间有变动的，随之变动。"},
    {LetterKind::kFee,
     "{{您}}申请公开政府信息的数量、频次明显超过合理范围。依据{{依据}}，本机关决定收取信息处理费{{收费金额}}。\n"
     "收费标准和计算：{{收费计算}}\n"
     "缴纳方式：{{缴纳方式}}\n"
     "请自收到本通知次日起{{回复期限}}内缴纳。{{逾期后果}}。答复期限自缴费次日起重新计算。"},
    {LetterKind::kPersonalRecord,
     "依据{{依据}}，现告知如下：\n"
     "{{认定}}\n"
     "{{理由}}\n"
     "有权更正的机关：{{负责机关}}"},
};

constexpr KindWords kLettersToOthers[] = {
    {LetterKind::kAskThirdParty,
     "经审查，该信息涉及贵方的合法权益。依据{{依据}}，现征求贵方意见。\n"
     "涉及的内容：{{事项}}\n"
     "请自收到本征求意见书之日起{{回复期限}}内书面提出意见；不同意公开的，请说明理由。{{逾期后果}}。\n"
     "本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将内容和理由书面告知贵方。"},
    {LetterKind::kThirdPartyReply,
     "依据{{依据}}，请在收到征求意见书之日起{{回复期限}}内填写本表并送回本机关。\n"
     "意见（请在所选项前划“√”）：\n"
     "□ 同意公开\n"
     "□ 部分同意公开，不同意公开的内容和理由：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿\n"
     "□ 不同意公开，理由：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿\n"
     "第三方（签名或者盖章）：＿＿＿＿＿＿＿＿＿＿　联系电话：＿＿＿＿＿＿＿＿\n"
     "日期：＿＿＿＿年＿＿月＿＿日"},
    {LetterKind::kOverruled,
     "该信息涉及贵方的合法权益，本机关已经征求贵方意见。经审查，本机关认为不公开可能对公共利益造成重大影响，"
     "依据{{依据}}，决定予以公开。\n"
     "决定公开的内容：{{认定}}\n"
     "理由：{{理由}}\n"
     "{{救济途径}}"},
    {LetterKind::kAskJointMaker,
     "该信息由本机关牵头与贵单位共同制作。依据{{依据}}，现征求贵单位对公开该信息的意见。\n"
     "需要回复的事项：{{事项}}\n"
     "请自收到本征求意见书之日起{{回复期限}}内书面提出意见。{{逾期后果}}。"},
    {LetterKind::kAssistance,
     "依据{{依据}}，现请贵单位协助办理下列事项：\n"
     "{{事项}}\n"
     "请在{{期限}}（含当日）前书面回复。"},
};

// ---- decisions

constexpr std::string_view kRefused = "不予公开。\n理由：{{理由}}\n{{认定}}";

struct OutcomeWords {
  std::string_view outcome, words;
};

constexpr OutcomeWords kDecisions[] = {
    {"already_public",
     "经查，{{您}}申请公开的信息已经主动公开。依据{{依据}}，现将获取该信息的方式、途径告知如下：\n{{获取方式}}\n{{认定}"
     "}"},
    {"released", "经审查，{{您}}申请公开的信息可以公开。依据{{依据}}，本机关予以公开。\n{{认定}}"},
    {"released_for_public_interest",
     "经审查，{{您}}申请公开的信息涉及第三方合法权益，本机关已经征求第三方意见，认为不公开可能对公共利益造成重大影响。"
     "依据{{依据}}，本机关决定予以公开。\n理由：{{理由}}\n{{认定}}"},
    {"partly_refused",
     "经审查，{{您}}申请公开的信息中含有不应当公开的内容，能够作区分处理。依据{{依据}}，本机关公开可以公开的内容，"
     "其余内容不予公开。\n不予公开的理由：{{理由}}\n不予公开的内容和依据：{{没有提供的内容}}\n{{认定}}"},
    {"partly_no_information",
     "经审查，{{您}}申请公开的信息中含有不属于政府信息或者本机关无法提供的内容，能够作区分处理。依据{{依据}}，"
     "本机关公开可以公开的内容。\n其余内容不提供的理由：{{理由}}\n没有提供的内容和依据：{{没有提供的内容}}\n{{认定}}"},
    {"state_secret", "经审查，{{您}}申请公开的信息属于国家秘密。依据{{依据}}，本机关决定"},
    {"forbidden_by_law", "经审查，{{您}}申请公开的信息属于法律、行政法规禁止公开的政府信息。依据{{依据}}，本机关决定"},
    {"endangers_security",
     "经审查，{{您}}申请公开的信息公开后可能危及国家安全、公共安全、经济安全、社会稳定。依据{{依据}}，本机关决定"},
    {"third_party_rights",
     "经审查，{{您}}申请公开的信息涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害。依据{{依据}}，本机关决定"},
    {"internal_affairs", "经审查，{{您}}申请公开的信息属于内部事务信息。依据{{依据}}，本机关决定"},
    {"deliberation", "经审查，{{您}}申请公开的信息属于过程性信息。依据{{依据}}，本机关决定"},
    {"enforcement_file", "经审查，{{您}}申请公开的信息属于行政执法案卷信息。依据{{依据}}，本机关决定"},
    {"special_access",
     "经审查，有关法律、行政法规对{{您}}申请公开的信息的获取有特别规定。依据{{依据}}，"
     "请{{您}}依照有关法律、行政法规的规定办理：\n{{认定}}\n办理途径：{{获取方式}}\n{{理由}}"},
    {"in_archives",
     "经审查，{{您}}申请公开的信息已经移交国家档案馆，获取该信息适用有关档案管理的法律、行政法规的特别规定。依据{{依据}"
     "}，"
     "请{{您}}依照有关档案管理的规定办理：\n办理途径：{{获取方式}}\n{{认定}}\n{{理由}}"},
    {"does_not_exist",
     "经检索，本机关没有{{您}}申请公开的信息。依据{{依据}}，现告知{{您}}该政府信息不存在。\n检索情况：{{认定}}\n{{理由}"
     "}"},
    {"not_ours",
     "经审查，{{您}}申请公开的信息不属于本机关负责公开。依据{{依据}}，现告知如下：\n理由：{{理由}}\n"
     "负责公开该信息的机关及其联系方式：{{负责机关}}\n{{认定}}"},
    {"needs_making",
     "经审查，{{您}}申请公开的信息没有现成的，需要本机关对现有政府信息进行加工、分析。依据{{依据}}，本机关不予提供。\n"
     "理由：{{理由}}\n{{认定}}"},
    {"still_unclear",
     "{{您}}补正后的申请内容仍不明确，本机关无法据此查找所申请的信息。依据{{依据}}，本机关无法提供。\n理由：{{理由}}\n"
     "{{认定}}"},
    {"letters_and_visits",
     "经审查，{{您}}以政府信息公开申请的形式进行信访、投诉、举报等活动。依据{{依据}}，"
     "本机关不作为政府信息公开申请处理。\n理由：{{理由}}\n可以通过下列渠道提出：{{获取方式}}\n{{认定}}"},
    {"repeated",
     "经查，{{您}}申请公开的信息与此前申请的相同，本机关已经作出答复。依据{{依据}}，本机关不予重复处理。\n"
     "理由：{{理由}}\n{{认定}}"},
    {"published_work",
     "经审查，{{您}}要求提供的是政府公报、报刊、书籍等公开出版物。依据{{依据}}，本机关不予提供，"
     "获取的途径：{{获取方式}}\n{{认定}}"},
    {"excessive",
     "{{您}}申请公开政府信息的数量、频次明显超过合理范围，经本机关要求说明理由，本机关认为理由不合理。依据{{依据}}"
     "，本机关不予处理。\n"
     "理由：{{理由}}\n{{认定}}"},
    {"confirm_again",
     "经审查，{{您}}要求本机关确认或者重新出具已经获取的信息。依据{{依据}}，本机关不予处理。\n理由：{{理由}}\n{{认定}"
     "}"},
    {"correction_lapsed",
     "本机关已经一次性告知{{您}}作出补正，{{您}}无正当理由逾期没有补正，视为放弃申请。依据{{依据}}，"
     "本机关不再处理该政府信息公开申请。\n{{认定}}\n{{理由}}"},
    {"fee_lapsed",
     "{{您}}逾期没有按照收费通知缴纳信息处理费，视为放弃申请。依据{{依据}}，本机关不再处理该政府信息公开申请。\n"
     "{{认定}}\n{{理由}}"},
    {"no_information", "经审查，{{您}}申请的内容不是政府信息。依据{{依据}}，现予告知。\n理由：{{理由}}\n{{认定}}"},
    {"otherwise", "经审查，依据{{依据}}，现告知如下：\n{{认定}}\n理由：{{理由}}"},
};

bool Releases(std::string_view outcome) {
  return outcome.starts_with("released") || outcome.starts_with("partly_") || outcome == "already_public";
}

std::string Lines(std::initializer_list<std::string_view> parts) {
  std::string words;
  for (const std::string_view part : parts) {
    if (!words.empty()) words += "\n";
    words += part;
  }
  return words;
}

std::string DecisionWords(const law::Outcome& outcome) {
  const auto found = std::ranges::find(kDecisions, outcome.id, &OutcomeWords::outcome);
  std::string words(found == std::end(kDecisions) ? std::string_view("依据{{依据}}，现告知如下：\n{{认定}}\n{{理由}}")
                                                  : found->words);
  // Seven refusals end alike; what is released in part has words of its own.
  if (words.ends_with("决定")) words += kRefused;
  if (Releases(outcome.id) && outcome.id != "already_public") {
    words = Lines({words, "公开的信息：{{公开的信息}}", "获取的方式、途径：{{获取方式}}", "提供形式：{{提供形式}}。",
                   "{{您}}可以在下列时间、地点当场查阅、抄录：{{查阅时间}}。请在网上或者打电话选定一个时间。"});
  }
  return Lines({kOpening, words, "{{救济途径}}", kContact});
}

}  // namespace

std::string ProgramWordsOf(LetterKind kind, const law::Outcome* outcome) {
  if (kind == LetterKind::kDecision) return outcome == nullptr ? std::string() : DecisionWords(*outcome);
  for (const KindWords& each : kLettersToOthers) {
    if (each.kind == kind) return Lines({kOfThirdParty, each.words, kContact});
  }
  const auto found = std::ranges::find(kLettersToApplicant, kind, &KindWords::kind);
  if (found == std::end(kLettersToApplicant)) return "";
  if (kind == LetterKind::kPersonalRecord) {
    return Lines({kCorrectionOpening, found->words, "{{救济途径}}", kContact});
  }
  return Lines({kOpening, found->words, kContact});
}

}  // namespace gongkai::request
