#include "assessment/ledger_source.h"

#include <algorithm>
#include <array>

namespace gongkai::assessment {
namespace {

struct RuleRow {
  ScoreRule rule;
  std::string_view id, name;
};
constexpr std::array kRules = {RuleRow{ScoreRule::kRate, "rate", "按比例得分"},
                               RuleRow{ScoreRule::kDeduct, "deduct", "每发生一次扣分"},
                               RuleRow{ScoreRule::kReach, "reach", "达到目标得满分，不足按比例"},
                               RuleRow{ScoreRule::kReward, "reward", "每有一次得分"}};
constexpr std::array kRuleValues = {ScoreRule::kRate, ScoreRule::kDeduct, ScoreRule::kReach, ScoreRule::kReward};

using Source = LedgerSource;
constexpr std::array kSources = {
    LedgerFacts{Source::kObligationsInTime, "obligations_in_time", "目录应公开内容按时公开", "项", "按时公开",
                "条例第二十六条", true, false},
    LedgerFacts{Source::kObligationsLate, "obligations_late", "目录应公开内容逾期", "项", "逾期", "条例第二十六条",
                false, true},
    LedgerFacts{Source::kItemsPublished, "items_published", "主动公开信息", "条", "首次公开", "条例第十九条", false,
                false},
    LedgerFacts{Source::kItemsFaulty, "items_faulty", "因差错或者不应公开撤下", "条", "撤下", "条例第十七条", false,
                true},
    LedgerFacts{Source::kRequestsInTime, "requests_in_time", "申请按期答复", "件", "按期答复", "条例第三十三条", true,
                false},
    LedgerFacts{Source::kDisputesCorrected, "disputes_corrected", "复议、诉讼结果纠正", "件", "结果纠正",
                "条例第五十一条", false, true},
    LedgerFacts{Source::kComplaintsFounded, "complaints_founded", "投诉举报查证属实", "件", "属实、部分属实",
                "条例第四十七条第二款", false, true},
    LedgerFacts{Source::kReportInTime, "report_in_time", "年度报告按期报送公布", "份", "按期", "条例第四十九条", true,
                false},
    LedgerFacts{Source::kReportErrors, "report_errors", "年度报告核对有错误", "处", "错误", "条例第五十条", false,
                true},
    LedgerFacts{Source::kInspectionFaults, "inspection_faults", "网站自查没有改的问题", "处", "没有改",
                "国办秘函〔2019〕19号", false, true},
    LedgerFacts{Source::kMeasures, "measures", "被督促整改、通报批评、责令改正", "次", "被采取措施",
                "条例第四十七条、第五十二条、第五十三条", false, true},
    LedgerFacts{Source::kTrainings, "trainings", "举办培训", "次", "举办", "条例第四十八条", false, false},
    LedgerFacts{Source::kTrainingHours, "training_hours", "举办培训的学时", "小时", "举办", "条例第四十八条", false,
                false, 10},
    LedgerFacts{Source::kContributionsTaken, "contributions_taken", "信息报送采用", "条", "采用", "本县规定", true,
                false}};

template <std::size_t... kIndex>
constexpr auto ValuesOf(std::index_sequence<kIndex...>) {
  return std::array{kSources[kIndex].source...};
}
constexpr auto kSourceValues = ValuesOf(std::make_index_sequence<kSources.size()>());

const RuleRow& RowOf(ScoreRule rule) { return *std::ranges::find(kRules, rule, &RuleRow::rule); }

}  // namespace

std::span<const ScoreRule> ScoreRules() { return kRuleValues; }
std::string_view IdOf(ScoreRule rule) { return RowOf(rule).id; }
std::string_view NameOf(ScoreRule rule) { return RowOf(rule).name; }
std::optional<ScoreRule> ScoreRuleFrom(std::string_view id) {
  const auto found = std::ranges::find(kRules, id, &RuleRow::id);
  return found == kRules.end() ? std::nullopt : std::optional(found->rule);
}

std::span<const LedgerSource> LedgerSources() { return kSourceValues; }
const LedgerFacts& FactsOf(LedgerSource source) { return *std::ranges::find(kSources, source, &LedgerFacts::source); }
std::string_view IdOf(LedgerSource source) { return FactsOf(source).id; }
std::string_view NameOf(LedgerSource source) { return FactsOf(source).name; }
std::optional<LedgerSource> LedgerSourceFrom(std::string_view id) {
  const auto found = std::ranges::find(kSources, id, &LedgerFacts::id);
  return found == kSources.end() ? std::nullopt : std::optional(found->source);
}

std::int64_t ScaleOf(LedgerSource source) { return FactsOf(source).scale; }

bool Fits(LedgerSource source, ScoreRule rule) {
  const LedgerFacts& facts = FactsOf(source);
  if (rule == ScoreRule::kRate) return facts.has_rate;
  return (rule == ScoreRule::kDeduct) == facts.is_fault;
}

}  // namespace gongkai::assessment
