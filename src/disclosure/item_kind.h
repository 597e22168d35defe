// The kinds of what an organ publishes, as one table: the paragraph of the regulation, the column it stands in, its
// term, and the fields it has besides those of every item.
//
// Source: 条例第二十条 (fifteen paragraphs), 第二十一条, 第六条 (clarification), 第二十六条 (20 working days); the
// terms of single kinds as each row says. Next to read: item.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "law/day_count.h"

namespace gongkai::disclosure {

enum class ItemKind {
  kRule,            // 规章
  kNormative,       // 行政规范性文件
  kPolicy,          // 其他政策文件
  kInterpretation,  // 政策解读, of a document
  kFunctions,
  kLeaders,
  kPlan,
  kStatistics,
  kServiceGuide,
  kPermit,      // a decision on a permit
  kPenalty,     // a decision on a penalty
  kCompulsion,  // a decision on compulsion
  kBudget,
  kAccounts,
  kFee,
  kProcurement,
  kProject,
  kAidList,  // names of who gets what
  kWelfare,  // 民生政策落实, without names
  kWarning,
  kInspection,
  kRecruitment,
  kDraft,    // a draft for comment
  kOutcome,  // what became of the comments
  kTopicAnswer,
  kClarification,
  kNotice,
  kNews,
  kVisit,  // a leader's
  kBooklet,
  kMedia,  // a poster, a video
  kRepost,
  kAnnualReport,
  kDisclosureRule,  // 政府信息公开制度: how disclosure itself is done
  kOther,
};

std::span<const ItemKind> ItemKinds();

/// Where it is found on the platform: 法定主动公开内容, ordered as they are shown.
enum class Column {
  kPolicies,
  kFunctions,
  kPlans,
  kStatistics,
  kServices,
  kEnforcement,
  kFinance,
  kFees,
  kProcurement,
  kProjects,
  kWelfare,
  kEmergency,
  kInspection,
  kRecruitment,
  kParticipation,
  kNews,
  kDisclosureRules,
  kAnnualReports,
  kOther,
};

/// Parts of the platform of their own beside 法定主动公开内容. Source: 国办公开办函〔2019〕61号.
constexpr bool IsPartOfItsOwn(Column column) {
  return column == Column::kDisclosureRules || column == Column::kAnnualReports;
}

std::span<const Column> Columns();
std::string_view IdOf(Column column);
std::string_view NameOf(Column column);
std::optional<Column> ColumnFrom(std::string_view id);

// kTick: ticked or not; of one that is ticked KindField::ticked is kept, so that it reads well wherever it is shown.
// kChoice: one of KindField::choices.
enum class FieldType { kText, kLongText, kDate, kMoney, kCount, kItem, kTick, kChoice };

/// `value` is kept and signed, `label` is what people choose and read.
struct FieldChoice {
  std::string_view value, label;
};

/// A field of one kind besides those of every item.
struct KindField {
  std::string_view name;  // "document_number": in forms and in what is signed
  std::string_view label;
  FieldType type = FieldType::kText;
  bool required = false;
  std::string_view hint{};
  std::string_view ticked{};  // of a tick: what is kept and shown
  std::span<const FieldChoice> choices{};
};

/// Null for what is none of its choices.
const FieldChoice* ChoiceOf(const KindField& field, std::string_view value);

/// As people read it: days in Chinese, choices by their label, all else as it was typed.
std::string ShownOf(const KindField& field, std::string_view value);

/// Of a fee, which is published once and stands: what was collected, and in which year (收费年度). Source:
/// 条例第二十条第 （八）项; 国办公开办函〔2021〕30号, table 2.
inline constexpr std::string_view kCollectedField = "collected", kChargeYearField = "charge_year";
/// Four digits; none for anything else.
std::optional<int> ChargeYearFrom(std::string_view written);

/// 长期有效, as a field of documents.
inline constexpr std::string_view kLastingField = "term", kLasting = "长期有效";

struct KindFacts {
  ItemKind kind;
  std::string_view id, name;
  Column column;
  std::string_view article;  // why it is to be published
  law::Term term;            // from the event on, by which it must be public
  std::string_view event;    // "形成或者变更", "作出决定": what the term runs from
  std::string_view term_source;
  std::span<const KindField> fields;
};

const KindFacts& FactsOf(ItemKind kind);
std::string_view IdOf(ItemKind kind);
std::string_view NameOf(ItemKind kind);
std::optional<ItemKind> ItemKindFrom(std::string_view id);

}  // namespace gongkai::disclosure
