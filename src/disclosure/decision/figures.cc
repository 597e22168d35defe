#include "disclosure/decision/figures.h"

#include <algorithm>
#include <iterator>

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kMadeWords =
    "生成日期在本年、已经签发的文件（公开的和登记为不予公开的都计）；当年因有误而撤下的不计。";
constexpr std::string_view kEndedWords =
    "废止日期在本年、由第二个人核对过或者在签署了的清理里的文件；没有核对的不计，到期失效、宣布失效的不计。";
constexpr std::string_view kInForceWords =
    "到本年12月31日，已经签发、没有废止、没有失效的文件；登记了废止、没有核对的还计在里面。";
constexpr std::string_view kFirstWords = "第一次公开在本年的文件。";
constexpr std::string_view kPublicWords = "到本年12月31日已经公开、没有撤下的文件。";
constexpr std::string_view kDecisionWords = "作出日期在本年的决定，不论是否公开，后来被撤销、变更的也计。";
constexpr std::string_view kFeeWords =
    "行政事业性收费信息里收费年度是本年的金额之和，单位万元；没有填收费年度的，按生成日期计入。";
constexpr std::string_view kAwardWords = "生成日期在本年、环节为中标、成交或者结果的政府集中采购信息。";
constexpr std::string_view kNothingWords = "登记簿里没有项目清单，这一格由填报人填写。";

constexpr std::string_view kRuleWarning =
    "请核对：县级人民政府及其部门、乡镇人民政府无权制定规章（立法法第九十三条，2023年修正以前为第八十二条）。";

using enum Counted;
constexpr FigureFacts kFacts[] = {
    {"规章", "本年制发件数", kMade, ItemKind::kRule, {}, kMadeWords},
    {"规章", "本年废止件数", kEnded, ItemKind::kRule, {}, kEndedWords},
    {"规章", "现行有效件数", kInForce, ItemKind::kRule, {}, kInForceWords},
    {"规章", "本年新制作数量", kMade, ItemKind::kRule, {}, kMadeWords},
    {"规章", "本年新公开数量", kFirstPublished, ItemKind::kRule, {}, kFirstWords},
    {"规章", "对外公开总数量", kPublicAtEnd, ItemKind::kRule, {}, kPublicWords},
    {"行政规范性文件", "本年制发件数", kMade, ItemKind::kNormative, {}, kMadeWords},
    {"行政规范性文件", "本年废止件数", kEnded, ItemKind::kNormative, {}, kEndedWords},
    {"行政规范性文件", "现行有效件数", kInForce, ItemKind::kNormative, {}, kInForceWords},
    {"规范性文件", "本年新制作数量", kMade, ItemKind::kNormative, {}, kMadeWords},
    {"规范性文件", "本年新公开数量", kFirstPublished, ItemKind::kNormative, {}, kFirstWords},
    {"规范性文件", "对外公开总数量", kPublicAtEnd, ItemKind::kNormative, {}, kPublicWords},
    {"行政许可", "本年处理决定数量", kDecisions, {}, DecisionKind::kPermit, kDecisionWords},
    {"行政许可", "处理决定数量", kDecisions, {}, DecisionKind::kPermit, kDecisionWords},
    {"行政处罚", "本年处理决定数量", kDecisions, {}, DecisionKind::kPenalty, kDecisionWords},
    {"行政处罚", "处理决定数量", kDecisions, {}, DecisionKind::kPenalty, kDecisionWords},
    {"行政强制", "本年处理决定数量", kDecisions, {}, DecisionKind::kCompulsion, kDecisionWords},
    {"行政强制", "处理决定数量", kDecisions, {}, DecisionKind::kCompulsion, kDecisionWords},
    {"行政事业性收费", "本年收费金额", kFees, ItemKind::kFee, {}, kFeeWords},
    {"政府集中采购", "采购项目数量", kAwards, ItemKind::kProcurement, {}, kAwardWords},
    {"政府集中采购", "采购总金额", kAwardMoney, ItemKind::kProcurement, {}, kAwardWords},
};

// Every other cell of a form: projects, of which there is no list here.
constexpr FigureFacts kNothingFacts{"", "", kNothing, {}, {}, kNothingWords};

bool IsOfForm(std::string_view key, std::string_view column) {
  for (const law::ReportForm& form : law::ReportForms()) {
    const law::FormRow* const row = law::FindRow(form.table2, key);
    if (row != nullptr && std::ranges::find(row->columns, column, &law::FormColumn::name) != row->columns.end())
      return true;
  }
  return false;
}

bool IsIn(const std::optional<Date>& day, int year) { return day && day->year() == std::chrono::year(year); }
Date LastDayOf(int year) { return std::chrono::year(year) / 12 / 31; }

/// What is taken down later does not change the figures of this year.
bool IsVoidBy(const CountedItem& item, Date day) {
  return item.is_void && item.withdrawn_on && *item.withdrawn_on <= day;
}

bool IsMade(const CountedItem& item, int year) {
  return IsIn(item.formed_on, year) && !IsVoidBy(item, LastDayOf(year));
}

/// The first day on which it is no longer in force, and whether somebody ended it; none: in force for good.
struct Out {
  Date day{};
  bool is_ended = false;
};
std::optional<Out> OutOf(const CountedItem& item) {
  std::optional<Out> out;
  if (item.valid_until) out = Out{std::chrono::sys_days(*item.valid_until) + std::chrono::days(1), false};
  if (item.ended_on && (!out || *item.ended_on <= out->day)) out = Out{*item.ended_on, !item.is_declared};
  if (out && item.formed_on) out->day = std::max(out->day, *item.formed_on);
  return out;
}

bool IsOut(const CountedItem& item, int year, bool is_ended) {
  const auto out = OutOf(item);
  return item.formed_on && out && out->is_ended == is_ended && IsIn(out->day, year) && !IsVoidBy(item, LastDayOf(year));
}

bool IsInForceOn(const CountedItem& item, Date day) {
  const auto out = OutOf(item);
  return item.formed_on && *item.formed_on <= day && !IsVoidBy(item, day) && (!out || out->day > day);
}

bool WasAwarded(const CountedItem& item) {
  constexpr std::string_view kWords[] = {"中标", "成交", "结果"};
  return std::ranges::any_of(kWords, [&](std::string_view word) { return item.stage.find(word) != std::string::npos; });
}

bool IsMoney(Counted counted) { return counted == kFees || counted == kAwardMoney; }

}  // namespace

const FigureFacts* FigureFactsFor(std::string_view key, std::string_view column) {
  for (const FigureFacts& facts : kFacts) {
    if (facts.key == key && facts.column == column) return &facts;
  }
  return IsOfForm(key, column) ? &kNothingFacts : nullptr;
}

bool EndsDocument(WithdrawalKind kind) {
  return kind == WithdrawalKind::kReplaced || kind == WithdrawalKind::kAnnulled ||
         kind == WithdrawalKind::kNoLongerPublic;
}

std::string_view ValidityOn(const CountedItem& item, Date day) {
  const auto out = OutOf(item);
  if (!out || out->day > day) return "现行有效";
  return out->is_ended ? "已废止" : "已失效";
}

bool Counts(Counted counted, const CountedItem& item, int year) {
  const Date end = LastDayOf(year);
  switch (counted) {
    case kMade:
      return IsMade(item, year);
    case kEnded:
      return IsOut(item, year, true);
    case kLapsed:
      return IsOut(item, year, false);
    case kInForce:
      return IsInForceOn(item, end);
    case kFirstPublished:
      return IsIn(item.first_published, year);
    case kPublicAtEnd:
      return item.first_published && *item.first_published <= end && (!item.withdrawn_on || *item.withdrawn_on > end);
    case kFees:
      return MoneyIn(kFees, item, year) && !IsVoidBy(item, end);
    case kAwards:
      return IsMade(item, year) && WasAwarded(item);
    case kAwardMoney:
      return IsMade(item, year) && WasAwarded(item) && item.money;
    case kNothing:
    case kDecisions:
      return false;
  }
  return false;
}

std::optional<Number> MoneyIn(Counted counted, const CountedItem& item, int year) {
  if (counted != kFees) return item.money;
  if (const auto charge = item.charged.find(year); charge != item.charged.end()) return charge->second.money;
  return item.charged.empty() && IsIn(item.formed_on, year) ? item.money : std::nullopt;
}

bool LacksYear(Counted counted, const CountedItem& item, int year) {
  return counted == kFees && item.charged.empty() && Counts(kFees, item, year);
}

bool WaitsForWord(Counted counted, const CountedItem& item, int year) {
  if (!item.waiting_end || (counted != kEnded && counted != kInForce)) return false;
  CountedItem confirmed = item;
  confirmed.ended_on = item.waiting_end;
  confirmed.is_declared = false;
  return Counts(counted, confirmed, year) != Counts(counted, item, year);
}

bool LacksMoney(Counted counted, const CountedItem& item, int year) {
  if (!IsMoney(counted) || MoneyIn(counted, item, year)) return false;
  if (counted == kFees && item.charged.contains(year)) return !IsVoidBy(item, LastDayOf(year));
  return IsMade(item, year) && (counted == kFees || WasAwarded(item));
}

bool HasRows(const Figures& figures, std::string_view key) {
  return std::ranges::any_of(
      figures.cells, [&](const Figure& figure) { return figure.key == key && figure.rows + figure.without_money > 0; });
}

namespace {

std::string WaitingWords(Counted counted, std::int64_t waiting) {
  if (waiting == 0) return {};
  const std::string count = std::to_string(waiting) + " 件";
  return counted == kEnded ? "另有 " + count + "登记为废止或者因此撤下，还没有第二个人核对，没有计在里面。"
                           : "其中 " + count + "登记为废止或者因此撤下，还没有第二个人核对，核对以后不计。";
}

}  // namespace

Number InTenThousands(Number yuan) {
  constexpr Int128 kParts = 10'000;
  return Number{(yuan.millionths + kParts / 2) / kParts};
}

Figure FigureOf(const FigureFacts& facts, law::Unit unit, int year, std::int64_t rows, Number money,
                const FigureGround& ground) {
  Figure figure{.unit = unit, .value = {}, .rows = rows, .without_money = ground.without_money};
  const bool is_before = !ground.ledger_from || year < *ground.ledger_from;
  if (facts.counted == kNothing) {
    figure.words = facts.words;
  } else if (rows > 0) {
    figure.value = IsMoney(facts.counted) ? InTenThousands(money) : Number::Of(rows);
    if (facts.kind == ItemKind::kRule) figure.words = kRuleWarning;
    if (ground.without_money > 0)
      figure.words = "另有 " + std::to_string(ground.without_money) + " 件没有填金额，没有计在里面，请补上。";
    if (ground.without_year > 0) {
      figure.words += "计入的有 " + std::to_string(ground.without_year) +
                      " 件没有填收费年度，按生成日期计入本年，请核对金额是哪一年收的，补上收费年度。";
    }
  } else if (ground.without_money > 0) {
    figure.words =
        "本年有 " + std::to_string(ground.without_money) + " 件，都没有填金额，所以是空白；空白不等于 0，请补上金额。";
  } else if (facts.kind == ItemKind::kRule) {
    figure.value = Number::Of(0);
    figure.words = "县级以下机关没有规章制定权（立法法第九十三条），是 0。";
  } else if (ground.is_stated) {
    figure.value = Number::Of(0);
    figure.words = "已声明本年没有，是 0。";
  } else if (facts.kind == ItemKind::kNormative && !ground.is_ledger_empty && !is_before) {
    figure.value = Number::Of(0);
    figure.words = "登记簿里有这类文件，本年没有符合的，是 0。";
  } else if (facts.kind == ItemKind::kNormative && !ground.is_ledger_empty && ground.ledger_from) {
    figure.words = "登记簿从 " + std::to_string(*ground.ledger_from) +
                   " 年开始登记，这一年没有记载，也没有人声明没有，所以是空白；空白不等于 0。";
  } else {
    figure.words = "登记簿里本年没有记载，也没有人声明没有，所以是空白；空白不等于 0。";
  }
  figure.words += WaitingWords(facts.counted, ground.waiting);
  return figure;
}

bool HoldsFees(const Figures& figures, std::string_view key) {
  return std::ranges::any_of(figures.cells, [&](const Figure& figure) {
    return figure.key == key && FigureFactsFor(figure.key, figure.column)->counted == kFees;
  });
}

void TellPaidFees(Figures& figures, Money paid) {
  if (paid <= Money{}) return;
  for (Figure& figure : figures.cells) {
    if (FigureFactsFor(figure.key, figure.column)->counted != kFees) continue;
    figure.words += "另外，本年实收信息处理费 " + ToString(paid) +
                    " 元，它也是行政事业性收费（国办函〔2020〕109号），没有自动加进这一格，请核对这一格有没有包括它。";
    if (figure.value && figure.rows == 0) figure.words += "声明的“本年没有”与此不符，请收回。";
  }
}

std::string InForceWords(std::span<const CountedItem> items, int year) {
  const auto count = [&](auto counts) { return std::ranges::count_if(items, counts); };
  const auto by = [year](Counted counted) {
    return [counted, year](const CountedItem& item) { return Counts(counted, item, year); };
  };
  const auto before = count([year](const CountedItem& item) { return Counts(kInForce, item, year - 1); });
  const auto made = count(by(kMade)), ended = count(by(kEnded)), lapsed = count(by(kLapsed));
  const auto voided = count(
      [year](const CountedItem& item) { return Counts(kInForce, item, year - 1) && IsVoidBy(item, LastDayOf(year)); });
  if (before + made + ended + lapsed == 0) return {};
  return "上年末有效 " + std::to_string(before) + " 件＋本年制发 " + std::to_string(made) + " 件－本年废止 " +
         std::to_string(ended) + " 件－到期失效 " + std::to_string(lapsed) + " 件" +
         (voided > 0 ? "－因有误撤下 " + std::to_string(voided) + " 件" : std::string()) + "＝本年末有效 " +
         std::to_string(count(by(kInForce))) + " 件。";
}

}  // namespace gongkai::disclosure
