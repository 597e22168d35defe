#include "request/letter_element.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

struct ElementRow {
  LetterElement element;
  std::string_view name, field, description;
};

constexpr ElementRow kElements[] = {
    {LetterElement::kYou, "您", "addressee", "对个人写“您”，对单位写“你单位”"},
    {LetterElement::kReceived, "收到日期", "received", "收到申请之日"},
    {LetterElement::kAsked, "申请内容", "asked", "申请人自己写的申请内容"},
    {LetterElement::kRegister, "登记编号", "register", "申请的登记编号"},
    {LetterElement::kDue, "答复期限", "due", "现在的答复期限"},
    {LetterElement::kUntil, "期限", "until", "补正、说明或者延迟答复的最后一天"},
    {LetterElement::kEarlierDue, "原答复期限", "earlier_due", "延长以前的答复期限"},
    {LetterElement::kWorkingDays, "延长天数", "working_days", "延长的工作日数"},
    {LetterElement::kWith, "征求对象", "with", "向谁征求意见"},
    {LetterElement::kQuestion, "事项", "question", "需要补正、说明、回复或者协助的事项"},
    {LetterElement::kFinding, "认定", "finding", "查明的情况"},
    {LetterElement::kReasons, "理由", "reasons", "理由"},
    {LetterElement::kElsewhere, "负责机关", "elsewhere", "负责公开的机关的名称、联系方式"},
    {LetterElement::kWhere, "获取方式", "where", "获取信息的方式、途径"},
    {LetterElement::kReleased, "公开的信息", "files", "随告知书提供的文件"},
    {LetterElement::kWithheld, "没有提供的内容", "withheld", "没有提供的内容在哪里、是什么、依据哪一条"},
    {LetterElement::kForm, "提供形式", "form", "提供的形式和途径"},
    {LetterElement::kViewings, "查阅时间", "viewings", "当场查阅、抄录的时间和地点"},
    {LetterElement::kArticles, "依据", "articles", "法规名称和条款"},
    {LetterElement::kRemedy, "救济途径", "remedies", "复议机关、法院、先后和期限"},
    {LetterElement::kTerm, "回复期限", "term", "几个工作日内回复或者缴费"},
    {LetterElement::kConsequence, "逾期后果", "consequence", "逾期的后果"},
    {LetterElement::kFee, "收费金额", "fee", "信息处理费的数额"},
    {LetterElement::kFeeComputation, "收费计算", "fee_computation", "收费的标准和计算过程"},
    {LetterElement::kFeePayment, "缴纳方式", "fee_payment", "怎样缴费"},
    {LetterElement::kOrgan, "机关", "organ", "本机关的名称"},
    {LetterElement::kContact, "联系方式", "contact", "本机关的工作机构、地址、电话"},
};

constexpr std::string_view kRegulation = "《中华人民共和国政府信息公开条例》";
constexpr std::string_view kFeeRules = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）";
constexpr std::string_view kFeeRulesNumber = "国办函〔2020〕109号";

const ElementRow& RowOf(LetterElement element) { return *std::ranges::find(kElements, element, &ElementRow::element); }

std::string DayOrNothing(const std::optional<Date>& day) { return day && day->ok() ? ToChinese(*day) : std::string(); }

std::string Joined(const std::vector<std::string>& lines, std::string_view between) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += between;
    text += line;
  }
  return text;
}

/// What an article says about whoever lets the term pass.
std::string_view ConsequenceOf(LetterKind kind) {
  switch (kind) {
    case LetterKind::kCorrection:
      return "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请";
    case LetterKind::kAskThirdParty:
      return "逾期未提出意见的，由本机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开";
    case LetterKind::kAskJointMaker:
      return "逾期未提出意见的，视为同意公开";
    case LetterKind::kFee:
      return "逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请";
    default:
      return "";
  }
}

// 第三十二条, 第三十四条: 15 working days; 国办函〔2020〕109号第六条: 20.
std::string_view TermOf(LetterKind kind) {
  switch (kind) {
    case LetterKind::kAskThirdParty:
    case LetterKind::kThirdPartyReply:
    case LetterKind::kAskJointMaker:
      return "15个工作日";
    case LetterKind::kFee:
      return "20个工作日";
    default:
      return "";
  }
}

/// Of letters that are no decision.
std::string_view ArticleOf(LetterKind kind) {
  switch (kind) {
    case LetterKind::kReceipt:
      return "第三十一条、第三十三条";
    case LetterKind::kCorrection:
      return "第三十条";
    case LetterKind::kReasons:
    case LetterKind::kDelay:
      return "第三十五条";
    case LetterKind::kExtension:
      return "第三十三条第二款";
    case LetterKind::kAskThirdParty:
    case LetterKind::kThirdPartyReply:
    case LetterKind::kOverruled:
      return "第三十二条";
    case LetterKind::kAskingNotice:
    case LetterKind::kAssistance:
      return "第三十三条第三款";
    case LetterKind::kAskJointMaker:
      return "第三十四条";
    case LetterKind::kFee:
      return "第四十二条；国办函〔2020〕109号第三条至第六条";
    case LetterKind::kPersonalRecord:
      return "第四十一条";
    case LetterKind::kDecision:
      break;
  }
  return "";
}

/// "第四十二条；国办函〔2020〕109号第六条": what stands first is of the regulation.
std::string InFull(std::string_view articles) {
  if (articles.empty()) return "";
  const std::size_t end = articles.find("；");
  std::string text = std::string(kRegulation) + std::string(articles.substr(0, end));
  if (end == std::string_view::npos) return text;
  std::string_view rest = articles.substr(end + std::string_view("；").size());
  if (rest.starts_with(kFeeRulesNumber)) {
    rest.remove_prefix(kFeeRulesNumber.size());
    return text + "、" + std::string(kFeeRules) + std::string(rest);
  }
  return text + "、" + std::string(rest);
}

std::string RemedyOf(const LetterFacts& facts) {
  if (!TellsRemedy(facts) || facts.remedies.reconsideration.empty()) return "";
  law::RemedyNames names = facts.remedies;
  const bool is_decision = facts.kind == LetterKind::kDecision;
  const law::RemedyGround ground = is_decision ? facts.outcome->ground : law::RemedyGround::kOther;
  const law::RemedyPath path = RemedyRuleFor(ground, facts.dated).path;
  // Which court it is after reconsideration hangs on how that ends (行政诉讼法第十八条第一款, 第二十六条第二款).
  const bool is_open = path == law::RemedyPath::kReconsiderationFirst || names.court.empty();
  if (is_open) names.court = "有管辖权的人民法院";
  return law::RemedyClause(path, names);
}

/// 第四十条: as it was wished, unless the organ had to choose another form.
std::string FormOf(const LetterFacts& facts) {
  if (!IsBlankText(facts.form.Reveal())) {
    const std::string_view written = Trim(facts.form.Reveal());
    return std::string(written.ends_with("。") ? written.substr(0, written.size() - std::string_view("。").size())
                                               : written);
  }
  return std::string(NameOf(facts.carrier)) + "，" + std::string(NameOf(facts.way));
}

std::string ReleasedOf(const LetterFacts& facts) {
  std::string text;
  for (const std::string& name : facts.released) {
    if (!text.empty()) text += "、";
    text += "《" + name + "》";
  }
  return text;
}

/// What people wrote, as it is.
const PersonalText* WrittenOf(LetterElement element, const LetterFacts& facts) {
  switch (element) {
    case LetterElement::kQuestion:
      return &facts.question;
    case LetterElement::kFinding:
      return &facts.finding;
    case LetterElement::kReasons:
      return &facts.reasons;
    case LetterElement::kElsewhere:
      return &facts.elsewhere;
    case LetterElement::kWhere:
      return &facts.where;
    case LetterElement::kWithheld:
      return &facts.withheld;
    default:
      return nullptr;
  }
}

std::string PlainValueOf(LetterElement element, const LetterFacts& facts) {
  switch (element) {
    case LetterElement::kYou:
      return IsPerson(facts.applicant) ? "您" : "你单位";
    case LetterElement::kReceived:
      return DayOrNothing(facts.received);
    case LetterElement::kRegister:
      return facts.register_number;
    case LetterElement::kDue:
      return DayOrNothing(facts.due);
    case LetterElement::kUntil:
      return DayOrNothing(facts.until);
    case LetterElement::kEarlierDue:
      return DayOrNothing(facts.earlier_due);
    case LetterElement::kWorkingDays:
      return facts.working_days ? std::to_string(*facts.working_days) + "个工作日" : std::string();
    case LetterElement::kWith:
      return facts.with ? std::string(NameOf(*facts.with)) : std::string();
    case LetterElement::kReleased:
      return ReleasedOf(facts);
    case LetterElement::kForm:
      return FormOf(facts);
    case LetterElement::kViewings:
      return Joined(facts.viewings, "；");
    case LetterElement::kArticles:
      return ArticlesOf(facts);
    case LetterElement::kRemedy:
      return RemedyOf(facts);
    case LetterElement::kTerm:
      return std::string(TermOf(facts.kind));
    case LetterElement::kConsequence:
      return std::string(ConsequenceOf(facts.kind));
    case LetterElement::kFee:
      return facts.fee ? ToString(*facts.fee) + "元" : std::string();
    case LetterElement::kFeeComputation:
      return facts.fee_computation;
    case LetterElement::kFeePayment:
      return facts.fee_payment;
    case LetterElement::kOrgan:
      return facts.organ_name;
    case LetterElement::kContact:
      return facts.contact;
    default:
      return "";
  }
}

// ---- what the law requires

using Required = std::vector<RequiredElement>;

void AddAll(Required& required, std::string_view source, std::initializer_list<LetterElement> elements) {
  for (const LetterElement element : elements) required.push_back({element, source});
}

bool IsOneOf(std::string_view id, std::initializer_list<std::string_view> ids) {
  return std::ranges::find(ids, id) != ids.end();
}

/// 第三十六条 to 第三十九条: what an answer of that kind must tell besides.
void AddByOutcome(Required& required, const law::Outcome& outcome) {
  const std::string_view id = outcome.id;
  const auto add = [&](LetterElement element, std::string_view source) { required.push_back({element, source}); };
  if (id == "already_public") add(LetterElement::kWhere, "条例第三十六条第一项");
  if (IsOneOf(id, {"released", "released_for_public_interest", "partly_refused", "partly_no_information"})) {
    add(LetterElement::kForm, "条例第四十条");
  }
  if (id == "released_for_public_interest") add(LetterElement::kReasons, "条例第三十二条");
  if (id == "partly_refused" || id == "partly_no_information") add(LetterElement::kReasons, "条例第三十七条");
  if (outcome.ground == law::RemedyGround::kRefusal && id != "partly_refused") {
    add(LetterElement::kReasons, "条例第三十六条第三项");
  }
  if (id == "special_access") add(LetterElement::kFinding, "条例第三十六条第七项");
  if (id == "in_archives") add(LetterElement::kWhere, "条例第三十六条第七项");
  if (id == "not_ours") add(LetterElement::kReasons, "条例第三十六条第五项");
  if (id == "published_work") add(LetterElement::kWhere, "条例第三十九条第二款");
  if (IsOneOf(id, {"needs_making", "still_unclear", "letters_and_visits", "repeated", "excessive", "confirm_again",
                   "no_information", "otherwise"})) {
    add(LetterElement::kReasons, outcome.articles);
  }
}

void AddByKind(Required& required, const LetterFacts& facts) {
  using enum LetterElement;
  switch (facts.kind) {
    case LetterKind::kReceipt:
      return AddAll(required, "条例第三十三条第二款", {kDue});
    case LetterKind::kCorrection:
      return AddAll(required, "条例第三十条", {kQuestion, kUntil, kConsequence});
    case LetterKind::kReasons:
      return AddAll(required, "条例第三十五条", {kQuestion});
    case LetterKind::kExtension:
      return AddAll(required, "条例第三十三条第二款", {kEarlierDue, kWorkingDays, kDue});
    case LetterKind::kDelay:
      return AddAll(required, "条例第三十五条", {kUntil});
    case LetterKind::kAskThirdParty:
      return AddAll(required, "条例第三十二条", {kTerm, kConsequence});
    case LetterKind::kThirdPartyReply:
      return AddAll(required, "条例第三十二条", {kTerm});
    case LetterKind::kAskingNotice:
      return AddAll(required, "条例第三十三条第三款", {kWith});
    case LetterKind::kOverruled:
      return AddAll(required, "条例第三十二条", {kFinding, kReasons});
    case LetterKind::kAskJointMaker:
      return AddAll(required, "条例第三十四条", {kTerm, kConsequence});
    case LetterKind::kAssistance:
      return AddAll(required, "条例第三十三条第三款", {kQuestion});
    case LetterKind::kFee:
      return AddAll(required, "国办函〔2020〕109号", {kFee, kFeeComputation, kFeePayment, kTerm, kConsequence});
    case LetterKind::kPersonalRecord:
      return AddAll(required, "条例第四十一条", {kFinding});
    case LetterKind::kDecision:
      if (facts.outcome != nullptr) AddByOutcome(required, *facts.outcome);
      if (!facts.viewings.empty()) AddAll(required, "条例第三十六条第二项、第四十条", {kViewings});
      return;
  }
}

}  // namespace

std::span<const LetterElement> LetterElements() {
  static const auto kAll = [] {
    std::array<LetterElement, std::size(kElements)> all{};
    std::ranges::transform(kElements, all.begin(), &ElementRow::element);
    return all;
  }();
  return kAll;
}

std::string_view NameOf(LetterElement element) { return RowOf(element).name; }
std::string_view FieldOf(LetterElement element) { return RowOf(element).field; }
std::string_view DescriptionOf(LetterElement element) { return RowOf(element).description; }

std::optional<LetterElement> LetterElementNamed(std::string_view name) {
  const auto found = std::ranges::find(kElements, name, &ElementRow::name);
  return found == std::end(kElements) ? std::nullopt : std::optional(found->element);
}

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    if (std::string line(Trim(WithoutInvisible(text.substr(0, end)))); !line.empty()) lines.push_back(std::move(line));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

PersonalText ValueOf(LetterElement element, const LetterFacts& facts) {
  if (element == LetterElement::kAsked) return PersonalText(Joined(LinesOf(facts.asked.Reveal()), " "));
  if (const PersonalText* written = WrittenOf(element, facts)) {
    return PersonalText(Joined(LinesOf(written->Reveal()), "\n"));
  }
  return PersonalText(Joined(LinesOf(PlainValueOf(element, facts)), "\n"));
}

std::string ArticlesOf(const LetterFacts& facts) {
  if (facts.kind != LetterKind::kDecision) return InFull(ArticleOf(facts.kind));
  return facts.outcome == nullptr ? std::string() : InFull(facts.outcome->articles);
}

bool IsToApplicant(LetterKind kind) {
  switch (kind) {
    case LetterKind::kAskThirdParty:
    case LetterKind::kThirdPartyReply:
    case LetterKind::kOverruled:
    case LetterKind::kAskJointMaker:
    case LetterKind::kAssistance:
      return false;
    default:
      return true;
  }
}

bool TellsRemedy(const LetterFacts& facts) {
  if (facts.kind == LetterKind::kOverruled || facts.kind == LetterKind::kPersonalRecord) return true;
  if (facts.kind != LetterKind::kDecision || facts.outcome == nullptr) return false;
  return RemedyRuleFor(*facts.outcome, facts.dated).path != law::RemedyPath::kNone;
}

std::vector<RequiredElement> RequiredOf(const LetterFacts& facts) {
  Required required;
  AddAll(required, "条例第二十九条", {LetterElement::kAsked});
  if (IsToApplicant(facts.kind)) {
    AddAll(required, "条例第三十一条", {LetterElement::kReceived});
    AddAll(required, "条例第四十五条", {LetterElement::kRegister});
  }
  AddByKind(required, facts);
  const bool is_decision = facts.kind == LetterKind::kDecision;
  // 第三十七条: where something was taken out of the files, the letter tells what, and why.
  if (is_decision && !facts.withheld.empty()) AddAll(required, "条例第三十七条", {LetterElement::kWithheld});
  AddAll(required, is_decision ? "条例第三十六条" : "条例第三十条至第四十二条", {LetterElement::kArticles});
  if (TellsRemedy(facts)) AddAll(required, "行政复议法第二十条、第二十三条", {LetterElement::kRemedy});
  return required;
}

RequiredPhrase PhraseOf(const LetterFacts& facts) {
  if (facts.kind == LetterKind::kExtension) return {"同意", "条例第三十三条第二款"};
  if (facts.kind == LetterKind::kThirdPartyReply) return {"不同意公开", "条例第三十二条"};
  if (facts.kind != LetterKind::kDecision || facts.outcome == nullptr) return {};
  const std::string_view id = facts.outcome->id;
  if (id == "does_not_exist") return {"经检索", "条例第三十六条第四项"};
  if (id == "special_access") return {"依照有关法律、行政法规", "条例第三十六条第七项"};
  if (id == "in_archives") return {"国家档案馆", "条例第三十六条第七项"};
  if (id == "repeated") return {"不予重复处理", "条例第三十六条第六项"};
  if (id == "letters_and_visits") return {"不作为政府信息公开申请处理", "条例第三十九条第一款"};
  if (facts.outcome->ground == law::RemedyGround::kRefusal) return {"不予公开", "条例第三十六条第三项"};
  return {};
}

}  // namespace gongkai::request
