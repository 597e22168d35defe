#include "disclosure/decision/figures.h"

#include <algorithm>
#include <iterator>

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kMadeWords =
    "生成日期在本年、已经签发的文件（公开的和登记为不予公开的都计）；因有误或者被代替而撤下的不计。";
constexpr std::string_view kEndedWords = "登记的废止日期在本年的文件；写明有效期、到期失效的不计。";
constexpr std::string_view kInForceWords = "到本年12月31日，已经签发、没有登记废止、有效期没有届满的文件。";
constexpr std::string_view kFirstWords = "第一次公开在本年的文件。";
constexpr std::string_view kPublicWords = "到本年12月31日已经公开、没有撤下的文件。";
constexpr std::string_view kDecisionWords = "作出日期在本年的决定，不论是否公开，后来被撤销、变更的也计。";
constexpr std::string_view kFeeWords = "生成日期在本年的行政事业性收费信息，“本年收费金额”之和，单位万元。";
constexpr std::string_view kAwardWords = "生成日期在本年、环节为中标、成交或者结果的政府集中采购信息。";
constexpr std::string_view kNothingWords = "登记簿里没有项目清单，这一格由填报人填写。";

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

std::string_view ValidityOn(const CountedItem& item, Date day) {
  if (item.ended_on && *item.ended_on <= day) return "已废止";
  if (item.valid_until && *item.valid_until < day) return "已失效";
  return "现行有效";
}

bool Counts(Counted counted, const CountedItem& item, int year) {
  const Date end = LastDayOf(year);
  switch (counted) {
    case kMade:
      return IsIn(item.formed_on, year) && !item.is_void;
    case kEnded:
      return IsIn(item.ended_on, year) && !item.is_void;
    case kInForce:
      return item.formed_on && *item.formed_on <= end && !item.is_void && ValidityOn(item, end) == "现行有效";
    case kFirstPublished:
      return IsIn(item.first_published, year);
    case kPublicAtEnd:
      return item.first_published && *item.first_published <= end && (!item.withdrawn_on || *item.withdrawn_on > end);
    case kFees:
      return IsIn(item.formed_on, year) && !item.is_void && item.money;
    case kAwards:
      return IsIn(item.formed_on, year) && !item.is_void && WasAwarded(item);
    case kAwardMoney:
      return IsIn(item.formed_on, year) && !item.is_void && WasAwarded(item) && item.money;
    case kNothing:
    case kDecisions:
      return false;
  }
  return false;
}

Number InTenThousands(Number yuan) {
  constexpr Int128 kParts = 10'000;
  return Number{(yuan.millionths + kParts / 2) / kParts};
}

Figure FigureOf(const FigureFacts& facts, law::Unit unit, std::int64_t rows, Number money, bool is_stated,
                bool is_ledger_empty) {
  Figure figure{.unit = unit, .value = {}, .rows = rows};
  if (facts.counted == kNothing) {
    figure.words = facts.words;
  } else if (rows > 0) {
    figure.value = IsMoney(facts.counted) ? InTenThousands(money) : Number::Of(rows);
  } else if (facts.kind == ItemKind::kRule) {
    figure.value = Number::Of(0);
    figure.words = "县级以下机关没有规章制定权（立法法第九十三条），是 0。";
  } else if (is_stated) {
    figure.value = Number::Of(0);
    figure.words = "已声明本年没有，是 0。";
  } else if (facts.kind == ItemKind::kNormative && !is_ledger_empty) {
    figure.value = Number::Of(0);
    figure.words = "登记簿里有这类文件，本年没有符合的，是 0。";
  } else {
    figure.words = "登记簿里本年没有记载，也没有人声明没有，所以是空白；空白不等于 0。";
  }
  return figure;
}

}  // namespace gongkai::disclosure
