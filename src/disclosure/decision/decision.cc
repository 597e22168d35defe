#include "disclosure/decision/decision.h"

#include <algorithm>
#include <iterator>

#include "account/import_form.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;
using law::Term;
using law::TermUnit;

struct KindRow {
  DecisionKind kind;
  std::string_view id, name;
  ItemKind item;
};
constexpr KindRow kKindRows[] = {{DecisionKind::kPermit, "permit", "行政许可", ItemKind::kPermit},
                                 {DecisionKind::kPenalty, "penalty", "行政处罚", ItemKind::kPenalty},
                                 {DecisionKind::kCompulsion, "compulsion", "行政强制", ItemKind::kCompulsion}};

struct AnnulmentRow {
  std::string_view id, name;
};
constexpr AnnulmentRow kAnnulmentRows[] = {
    {"revoked", "被依法撤销"}, {"changed", "被依法变更"}, {"unlawful", "被确认违法或者无效"}};

// Later rows replace earlier ones from their first day on.
constexpr Date kFirst = 2000y / 1 / 1, kPenaltyLaw = 2021y / 7 / 15;
constexpr Term kSeven{7, TermUnit::kWorkingDays}, kTwenty{20, TermUnit::kWorkingDays},
    kThree{3, TermUnit::kWorkingDays};
constexpr DecisionTerm kTerms[] = {
    {DecisionKind::kPermit, kFirst, kSeven, {}, "行政许可和行政处罚公示的要求：作出决定之日起7个工作日"},
    {DecisionKind::kPenalty, kFirst, kSeven, {}, "行政许可和行政处罚公示的要求：作出决定之日起7个工作日"},
    {DecisionKind::kPenalty, kPenaltyLaw, kSeven, kThree,
     "行政许可和行政处罚公示的要求：作出决定之日起7个工作日；行政处罚法第四十八条：3日内撤回"},
    {DecisionKind::kCompulsion, kFirst, kTwenty, {}, "条例第二十六条：20个工作日"},
};

enum Place : std::size_t { kKind, kNumber, kMatter, kParty, kPartyKind, kDecidedOn, kBasis, kContent, kPublish, kWhy };
constexpr DecisionColumn kColumns[] = {
    {"kind", "决定类别", true, "行政许可、行政处罚、行政强制之一"},
    {"decision_number", "决定书文号", true, "同一机关不能重复"},
    {"matter", "事项", true, "例如：食品经营许可"},
    {"party", "行政相对人", true, "姓名或者单位全称，不写身份证号码和电话"},
    {"party_kind", "相对人类别", true, "自然人，或者单位（法人、其他组织）"},
    {"decided_on", "决定日期", true, "例如：2026-03-09"},
    {"basis", "依据", true, "法律、法规的名称和条款"},
    {"content", "决定内容", true, "准予什么，处罚什么"},
    {"is_to_publish", "是否公开", true, "公开，或者不公开；行政处罚只公开具有一定社会影响的"},
    {"publish_words", "理由", false, "不公开的都要写；公开行政处罚的，写明社会影响"}};

constexpr std::size_t kLongest[] = {20, 100, 300, 200, 20, 30, 1000, 3000, 20, 500};

constexpr std::string_view kNatural = "自然人", kUnit = "单位";

bool SaysUnit(std::string_view text) {
  constexpr std::string_view kWords[] = {kUnit,       "法人", "其他组织", "法人或者其他组织", "法人及非法人组织",
                                         "个体工商户"};
  return std::ranges::find(kWords, text) != std::end(kWords);
}

std::optional<DecisionKind> KindInWords(std::string_view text) {
  for (const KindRow& row : kKindRows) {
    if (text == row.name || text == row.id || text == row.name.substr(sizeof("行政") - 1)) return row.kind;
  }
  return std::nullopt;
}

std::optional<bool> YesOrNo(std::string_view text) {
  if (text == "公开" || text == "是" || text == "1") return true;
  if (text == "不公开" || text == "否" || text == "0") return false;
  return std::nullopt;
}

class Cells {
 public:
  Cells(const DecisionCells& cells, Date today) : cells_(cells), today_(today) {}

  CheckedCells Check() {
    for (std::size_t place = 0; place < kDecisionColumns; ++place) CheckOne(place);
    TakeTexts();
    TakeChoices();
    TakeDay();
    CheckWhy();
    std::ranges::stable_sort(checked_.faults, {}, &CellFault::column);
    return std::move(checked_);
  }

 private:
  std::string_view At(std::size_t place) const { return Trim(cells_[place]); }

  void Fault(std::size_t place, std::string message) {
    if (std::ranges::count(checked_.faults, place, &CellFault::column) == 0)
      checked_.faults.push_back({place, std::move(message)});
  }

  void CheckOne(std::size_t place) {
    const std::string head(kColumns[place].head);
    if (At(place).empty() && kColumns[place].required) Fault(place, "请填写“" + head + "”。");
    if (Utf8Length(At(place)) > kLongest[place])
      Fault(place, "“" + head + "”太长了，最多 " + std::to_string(kLongest[place]) + " 字。");
    const auto number = PrivateNumberIn(At(place));
    if (number == PrivateNumber::kIdCard) Fault(place, "“" + head + "”里有身份证号码，请删去：个人隐私不进登记簿。");
    if (number == PrivateNumber::kMobile) Fault(place, "“" + head + "”里有手机号码，请删去：个人隐私不进登记簿。");
  }

  void TakeTexts() {
    Decision& decision = checked_.decision;
    decision.decision_number = At(kNumber);
    decision.matter = At(kMatter);
    decision.party = PersonalText(std::string(At(kParty)));
    decision.basis = At(kBasis);
    decision.content = At(kContent);
    decision.publish_words = At(kWhy);
  }

  void TakeChoices() {
    const auto kind = KindInWords(At(kKind));
    if (!kind) Fault(kKind, "“决定类别”要写行政许可、行政处罚或者行政强制。");
    checked_.decision.kind = kind.value_or(DecisionKind::kPermit);
    if (At(kPartyKind) != kNatural && !SaysUnit(At(kPartyKind))) Fault(kPartyKind, "“相对人类别”要写自然人或者单位。");
    checked_.decision.is_natural = At(kPartyKind) == kNatural;
    const auto publish = YesOrNo(At(kPublish));
    if (!publish) Fault(kPublish, "“是否公开”要写公开或者不公开。");
    checked_.decision.is_to_publish = publish.value_or(false);
  }

  void TakeDay() {
    const auto day = ParseDate(account::PlainDay(At(kDecidedOn)));
    if (!day || !IsPlausible(*day)) return Fault(kDecidedOn, "“决定日期”要写成 2026-03-09 这样的日期。");
    if (*day > today_) return Fault(kDecidedOn, "“决定日期”晚于今天，请核对。");
    checked_.decision.decided_on = *day;
  }

  void CheckWhy() {
    if (!At(kWhy).empty()) return;
    const Decision& decision = checked_.decision;
    if (At(kPublish).empty()) return;
    if (!decision.is_to_publish) Fault(kWhy, "不公开的，请写明理由。");
    if (decision.is_to_publish && decision.kind == DecisionKind::kPenalty)
      Fault(kWhy, "行政处罚只公开具有一定社会影响的，请写明社会影响（行政处罚法第四十八条）。");
  }

  const DecisionCells& cells_;
  Date today_;
  CheckedCells checked_;
};

// ---- private numbers

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsBetween(char32_t c) { return c == U' ' || c == U'-' || c == U'\u3000'; }

// The digits that follow one another from `at` on; a blank or hyphen between two of them does not end them.
std::u32string DigitsFrom(const std::u32string& text, std::size_t& at) {
  std::u32string digits;
  while (at < text.size()) {
    if (IsDigit(text[at])) {
      digits += text[at++];
    } else if (IsBetween(text[at]) && at + 1 < text.size() && IsDigit(text[at + 1])) {
      ++at;
    } else {
      break;
    }
  }
  if (digits.size() == 17 && at < text.size() && (text[at] == U'X' || text[at] == U'x')) {
    digits += U'X';
    ++at;
  }
  return digits;
}

// GB 11643-1999.
bool IsIdCard(const std::u32string& digits) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::u32string_view kChecks = U"10X98765432";
  if (digits.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += kWeights[i] * static_cast<int>(digits[i] - U'0');
  return digits[17] == kChecks[static_cast<std::size_t>(sum % 11)];
}

bool IsMobile(const std::u32string& digits) {
  return digits.size() == 11 && digits[0] == U'1' && digits[1] >= U'3' && digits[1] <= U'9';
}

constexpr std::string_view kDoubleNames[] = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙",
                                             "慕容", "令狐", "宇文", "长孙", "司徒", "夏侯", "端木", "百里"};

std::string FamilyName(std::string_view name) {
  for (const std::string_view each : kDoubleNames) {
    if (name.starts_with(each) && name.size() > each.size()) return std::string(each);
  }
  std::size_t end = name.empty() ? 0 : 1;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
  return std::string(name.substr(0, end));
}

}  // namespace

std::string_view IdOf(DecisionKind kind) { return kKindRows[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(DecisionKind kind) { return kKindRows[static_cast<std::size_t>(kind)].name; }
ItemKind ItemKindOf(DecisionKind kind) { return kKindRows[static_cast<std::size_t>(kind)].item; }
std::optional<DecisionKind> DecisionKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kKindRows, id, &KindRow::id);
  return row == std::end(kKindRows) ? std::nullopt : std::optional(row->kind);
}

std::string_view IdOf(Annulment annulment) { return kAnnulmentRows[static_cast<std::size_t>(annulment)].id; }
std::string_view NameOf(Annulment annulment) { return kAnnulmentRows[static_cast<std::size_t>(annulment)].name; }
std::optional<Annulment> AnnulmentFrom(std::string_view id) {
  for (const Annulment each : kAnnulments) {
    if (IdOf(each) == id) return each;
  }
  return std::nullopt;
}

const DecisionTerm& TermFor(DecisionKind kind, Date decided_on) {
  const DecisionTerm* found = nullptr;
  for (const DecisionTerm& term : kTerms) {
    if (term.kind == kind && (found == nullptr || term.first_day <= decided_on)) found = &term;
  }
  return *found;
}

std::optional<Date> DueOf(const Decision& decision, const law::WorkingCalendar& calendar) {
  if (!decision.is_to_publish || decision.annulment) return std::nullopt;
  return law::EndOf(calendar, decision.decided_on, TermFor(decision.kind, decision.decided_on).publish);
}

std::optional<Date> TakeDownBy(const Decision& decision, const law::WorkingCalendar& calendar) {
  if (!decision.annulled_on) return std::nullopt;
  const auto& term = TermFor(decision.kind, *decision.annulled_on).take_down;
  return term ? std::optional(law::EndOf(calendar, *decision.annulled_on, *term)) : std::nullopt;
}

std::span<const DecisionColumn, kDecisionColumns> DecisionColumns() { return kColumns; }

CheckedCells CheckCells(const DecisionCells& cells, Date today) { return Cells(cells, today).Check(); }

DecisionCells CellsOf(const Decision& decision) {
  return {std::string(NameOf(decision.kind)),
          decision.decision_number,
          decision.matter,
          decision.party.Reveal(),
          std::string(decision.is_natural ? kNatural : kUnit),
          ToString(decision.decided_on),
          decision.basis,
          decision.content,
          decision.is_to_publish ? "公开" : "不公开",
          decision.publish_words};
}

std::string NumberKey(std::string_view decision_number) {
  constexpr std::u32string_view kOpening = U"〔[【<", kClosing = U"〕]】>";
  std::u32string key = FoldTight(decision_number);
  for (char32_t& c : key) {
    if (kOpening.find(c) != std::u32string_view::npos) c = U'(';
    if (kClosing.find(c) != std::u32string_view::npos) c = U')';
  }
  return ToUtf8(key);
}

std::optional<PrivateNumber> PrivateNumberIn(std::string_view text) {
  const std::u32string folded = Fold(text);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!IsDigit(folded[at])) continue;
    const std::u32string digits = DigitsFrom(folded, at);
    if (IsIdCard(digits)) return PrivateNumber::kIdCard;
    if (IsMobile(digits)) return PrivateNumber::kMobile;
  }
  return std::nullopt;
}

std::string MaskedParty(const Decision& decision) {
  return decision.is_natural ? FamilyName(decision.party.Reveal()) + "某" : decision.party.Reveal();
}

std::string Masked(const Decision& decision, std::string_view text) {
  std::string masked(text);
  const std::string& name = decision.party.Reveal();
  if (!decision.is_natural || name.empty()) return masked;
  const std::string instead = MaskedParty(decision);
  for (std::size_t at = masked.find(name); at != std::string::npos; at = masked.find(name, at + instead.size()))
    masked.replace(at, name.size(), instead);
  return masked;
}

}  // namespace gongkai::disclosure
