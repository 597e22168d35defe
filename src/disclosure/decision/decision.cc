#include "disclosure/decision/decision.h"

#include <algorithm>
#include <iterator>

#include "account/credit_code.h"
#include "account/import_form.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision_item.h"

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
constexpr Date kFirst = 2008y / 5 / 1, kOpenEnforcement = 2018y / 12 / 5, kPenaltyLaw = 2021y / 7 / 15;
constexpr Term kSeven{7, TermUnit::kWorkingDays}, kTwenty{20, TermUnit::kWorkingDays},
    kThree{3, TermUnit::kWorkingDays};
constexpr std::string_view kRegulation = "2019年修订前的条例第十八条：20个工作日";
constexpr std::string_view kSevenWords = "国办发〔2018〕118号：行政许可、行政处罚的决定7个工作日";
constexpr std::string_view kTwentyWords = "国办发〔2018〕118号：行政执法决定20个工作日";
constexpr DecisionTerm kTerms[] = {
    {DecisionKind::kPermit, kFirst, kTwenty, {}, kRegulation},
    {DecisionKind::kPermit, kOpenEnforcement, kSeven, {}, kSevenWords},
    {DecisionKind::kPenalty, kFirst, kTwenty, {}, kRegulation},
    {DecisionKind::kPenalty, kOpenEnforcement, kSeven, {}, kSevenWords},
    {DecisionKind::kPenalty, kPenaltyLaw, kSeven, kThree,
     "国办发〔2018〕118号：行政许可、行政处罚的决定7个工作日；行政处罚法第四十八条：3日内撤回"},
    {DecisionKind::kCompulsion, kFirst, kTwenty, {}, kRegulation},
    {DecisionKind::kCompulsion, kOpenEnforcement, kTwenty, {}, kTwentyWords},
};

enum Place : std::size_t { kKind, kNumber, kMatter, kParty, kPartyKind, kDecidedOn, kBasis, kContent, kPublish, kWhy };
constexpr DecisionColumn kColumns[] = {
    {"kind", "决定类别", true, "行政许可、行政处罚、行政强制之一"},
    {"decision_number", "决定书文号", true, "同一机关不能重复"},
    {"matter", "事项", true, "例如：食品经营许可"},
    {"party", "行政相对人", true, "姓名（几个人的用顿号隔开）或者单位全称；个体工商户写字号，不写身份证号码和电话"},
    {"party_kind", "相对人类别", true, "自然人，或者单位（法人、其他组织）；个体工商户没有字号的，按自然人"},
    {"decided_on", "决定日期", true, "例如：2026-03-09"},
    {"basis", "依据", true, "法律、法规的名称和条款"},
    {"content", "决定内容", true, "准予什么，处罚什么"},
    {"is_to_publish", "是否公开", true, "公开，或者不公开；行政处罚只公开具有一定社会影响的"},
    {"publish_words", "理由", false,
     "不公开的都要写，行政许可的写明条例第十四条至第十六条的哪一种情形；公开行政处罚的，写明社会影响"}};

constexpr std::size_t kLongest[] = {20, 100, 300, 200, 20, 30, 1000, 3000, 20, 500};

constexpr std::string_view kNatural = "自然人", kUnit = "单位", kTrader = "个体工商户";

bool SaysUnit(std::string_view text) {
  constexpr std::string_view kWords[] = {kUnit, "法人", "其他组织", "法人或者其他组织", "法人及非法人组织", kTrader};
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

/// Whether the words name a case in which the regulation allows not to publish.
bool NamesGround(std::string_view words) {
  return std::ranges::any_of(Grounds(), [&](Ground ground) {
    const std::string_view article = ArticleOf(ground).substr(sizeof("条例") - 1, sizeof("第十四条") - 1);
    return words.find(article) != std::string_view::npos || words.find(NameOf(ground)) != std::string_view::npos;
  });
}

std::string_view WordsFor(PrivateNumber number) {
  switch (number) {
    case PrivateNumber::kIdCard:
      return "身份证号码";
    case PrivateNumber::kMobile:
      return "手机号码";
    case PrivateNumber::kBankCard:
      return "银行卡号";
  }
  return {};
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
    if (const auto number = PrivateNumberIn(At(place))) {
      Fault(place, "“" + head + "”里有" + std::string(WordsFor(*number)) + "，请删去：个人隐私不进登记簿。");
    }
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
    TakePartyKind();
    const auto publish = YesOrNo(At(kPublish));
    if (!publish) Fault(kPublish, "“是否公开”要写公开或者不公开。");
    checked_.decision.is_to_publish = publish.value_or(false);
  }

  void TakePartyKind() {
    const bool is_bare_trader = At(kPartyKind) == kTrader && IsPersonalName(At(kParty));
    checked_.decision.is_natural = At(kPartyKind) == kNatural || is_bare_trader;
    if (At(kParty).empty()) return;
    if (checked_.decision.is_natural && NamesOf(At(kParty)).empty()) {
      Fault(kParty, "自然人的“行政相对人”只写姓名，几个人的用顿号隔开；是单位的，请改“相对人类别”。");
    } else if (!checked_.decision.is_natural && At(kParty).find("经营者") != std::string_view::npos) {
      Fault(kParty, "有字号的只写字号，不写经营者的姓名。");
    }
  }

  void TakeDay() {
    const auto day = ParseDate(account::PlainDay(At(kDecidedOn)));
    if (!day || !IsPlausible(*day)) return Fault(kDecidedOn, "“决定日期”要写成 2026-03-09 这样的日期。");
    if (*day > today_) return Fault(kDecidedOn, "“决定日期”晚于今天，请核对。");
    checked_.decision.decided_on = *day;
  }

  void CheckWhy() {
    const Decision& decision = checked_.decision;
    if (At(kPublish).empty()) return;
    if (!decision.is_to_publish && At(kWhy).empty()) return Fault(kWhy, "不公开的，请写明理由。");
    if (!decision.is_to_publish && decision.kind == DecisionKind::kPermit && !NamesGround(At(kWhy))) {
      return Fault(kWhy, "行政许可不公开的，请写明是条例第十四条至第十六条的哪一种，例如：第十五条，涉及商业秘密。");
    }
    if (decision.is_to_publish && decision.kind == DecisionKind::kPenalty && At(kWhy).empty())
      Fault(kWhy, "行政处罚只公开具有一定社会影响的，请写明社会影响（行政处罚法第四十八条）。");
  }

  const DecisionCells& cells_;
  Date today_;
  CheckedCells checked_;
};

// ---- private numbers

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool IsDash(char32_t c) { return c == U'-' || c == U'\u2212' || (c >= U'\u2010' && c <= U'\u2015'); }

/// Digits that follow one another, with the X at the end of an identity card.
struct Piece {
  std::u32string digits;
  bool is_of_code = false;  // letters stand beside it: part of a licence or of a 统一社会信用代码
  bool is_joined = false;   // to the piece before it, by blanks and hyphens alone
};

std::vector<Piece> PiecesOf(const std::u32string& text) {
  std::vector<Piece> pieces;
  bool is_joined = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      is_joined = is_joined && (IsBlank(text[at]) || IsDash(text[at]));
      ++at;
      continue;
    }
    Piece piece{.digits = {}, .is_of_code = at > 0 && IsLatin(text[at - 1]), .is_joined = is_joined};
    while (at < text.size() && IsDigit(text[at])) piece.digits += text[at++];
    const bool has_x = at < text.size() && (text[at] == U'X' || text[at] == U'x');
    if (has_x && (at + 1 == text.size() || !IsLatin(text[at + 1]))) {
      piece.digits += U'X';
      if (++at < text.size() && IsDigit(text[at])) piece.is_of_code = true;  // 5X3
    } else if (at < text.size() && IsLatin(text[at])) {
      piece.is_of_code = true;
    }
    pieces.push_back(std::move(piece));
    is_joined = true;
  }
  return pieces;
}

int Two(std::u32string_view digits, std::size_t at) {
  return static_cast<int>(digits[at] - U'0') * 10 + static_cast<int>(digits[at + 1] - U'0');
}

bool IsBirthday(int year, int month, int day) {
  const Date date = std::chrono::year(year) / month / day;
  return date.ok() && year >= 1900 && year < 2100;
}

/// Of GB/T 2260: the two digits with which a province begins.
bool IsProvince(int number) {
  constexpr int kLast[] = {0, 15, 23, 37, 46, 54, 65, 71, 83, 0};
  if (number == 50) return true;
  return number >= 11 && number % 10 >= 1 && number <= kLast[number / 10];
}

// GB 11643: of eighteen places, or fifteen as they were until 1999. The check digit is not asked: a card of which one
// digit was typed wrong tells as much of its bearer.
bool IsIdCard(std::u32string_view digits) {
  const std::size_t x = digits.find(U'X');
  if (digits.size() == 18 && (x == std::u32string_view::npos || x == 17)) {
    return IsProvince(Two(digits, 0)) &&
           IsBirthday(Two(digits, 6) * 100 + Two(digits, 8), Two(digits, 10), Two(digits, 12));
  }
  return digits.size() == 15 && x == std::u32string_view::npos && IsProvince(Two(digits, 0)) &&
         IsBirthday(1900 + Two(digits, 6), Two(digits, 8), Two(digits, 10));
}

bool IsMobile(std::u32string_view digits) {
  if (digits.size() == 13 && digits.starts_with(U"86")) digits.remove_prefix(2);
  return digits.size() == 11 && digits[0] == U'1' && digits[1] >= U'3' && digits[1] <= U'9' && digits[10] != U'X';
}

/// With which the cards of Chinese banks and of the great networks begin.
bool IsOfBank(std::u32string_view digits) {
  constexpr std::u32string_view kBegins[] = {U"62", U"60", U"4", U"51", U"52", U"53", U"54", U"55", U"9558", U"35"};
  return std::ranges::any_of(kBegins, [&](std::u32string_view begin) { return digits.starts_with(begin); });
}

// ISO/IEC 7812: the sum of the digits, every second one from the right doubled.
bool IsBankCard(std::u32string_view digits) {
  if (digits.size() < 16 || digits.size() > 19 || !IsOfBank(digits)) return false;
  if (digits.find(U'X') != std::u32string_view::npos) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = static_cast<int>(digits[digits.size() - 1 - i] - U'0') * (i % 2 == 0 ? 1 : 2);
    sum += digit / 10 + digit % 10;
  }
  return sum % 10 == 0;
}

std::optional<PrivateNumber> PrivateNumberOf(std::u32string_view digits) {
  if (IsIdCard(digits)) return PrivateNumber::kIdCard;
  if (IsMobile(digits)) return PrivateNumber::kMobile;
  if (IsBankCard(digits)) return PrivateNumber::kBankCard;
  return std::nullopt;
}

constexpr std::size_t kLongestNumber = 19;

/// 统一社会信用代码 may be of digits alone: it begins with 9, where no identity card does.
bool IsCreditCode(const std::u32string& digits) {
  return digits.starts_with(U'9') && account::CheckCreditCode(ToUtf8(digits)).has_value();
}

/// Of one piece: as a whole, and, of what is no part of a code, every window.
std::optional<PrivateNumber> PrivateNumberWithin(const Piece& piece) {
  const std::u32string_view digits = piece.digits;
  if (const auto number = PrivateNumberOf(digits)) return number;
  if (piece.is_of_code || IsCreditCode(piece.digits)) return std::nullopt;
  for (std::size_t from = 0; from < digits.size(); ++from) {
    for (std::size_t count = 11; count <= kLongestNumber && from + count <= digits.size(); ++count) {
      if (const auto number = PrivateNumberOf(digits.substr(from, count))) return number;
    }
  }
  return std::nullopt;
}

/// Of pieces that follow one another: windows of whole pieces, so that two dates and an amount are no telephone.
std::optional<PrivateNumber> PrivateNumberFrom(std::span<const Piece> pieces) {
  std::u32string digits;
  for (const Piece& piece : pieces) {
    if (&piece != pieces.data() && !piece.is_joined) break;
    if (piece.is_of_code) break;
    digits += piece.digits;
    if (digits.size() > kLongestNumber) break;
    if (const auto number = PrivateNumberOf(digits)) return number;
  }
  return std::nullopt;
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
  const std::vector<Piece> pieces = PiecesOf(Fold(text));
  for (const Piece& piece : pieces) {
    if (const auto number = PrivateNumberWithin(piece)) return number;
  }
  for (std::size_t from = 0; from < pieces.size(); ++from) {
    if (const auto number = PrivateNumberFrom(std::span(pieces).subspan(from))) return number;
  }
  return std::nullopt;
}

}  // namespace gongkai::disclosure
