#include "assessment/standard_table.h"

namespace gongkai::assessment {
namespace {

using Source = LedgerSource;

class Table {
 public:
  void Group(std::string name) { group_ = Add({.name = std::move(name), .kind = IndicatorKind::kGroup}); }
  void Counted(std::string name, std::int64_t points, Source source, ScoreRule rule, std::int64_t each = 0,
               std::int64_t target = 0) {
    Indicator row{.parent = group_, .name = std::move(name), .kind = IndicatorKind::kAutomatic};
    row.points = Points::Of(points);
    row.source = source;
    row.rule = rule;
    row.each = Points::Of(each);
    row.target = target;
    row.basis = std::string(FactsOf(source).article);
    Add(std::move(row));
  }
  void Told(std::string name, std::int64_t points, std::string basis) {
    Indicator row{.parent = group_, .name = std::move(name), .kind = IndicatorKind::kManual};
    row.points = Points::Of(points);
    row.basis = std::move(basis);
    row.needs_evidence = true;
    Add(std::move(row));
  }
  void AsBonus() { rows_.back().is_bonus = true; }
  std::vector<Indicator> Take() { return std::move(rows_); }

 private:
  int Add(Indicator row) {
    row.number = static_cast<int>(rows_.size()) + 1;
    rows_.push_back(std::move(row));
    return rows_.back().number;
  }

  std::vector<Indicator> rows_;
  int group_ = 0;
};

}  // namespace

std::vector<Indicator> StandardTable() {
  Table table;
  table.Group("主动公开");
  table.Counted("目录内容按时公开", 20, Source::kObligationsInTime, ScoreRule::kRate);
  table.Counted("逾期没有公开", 5, Source::kObligationsLate, ScoreRule::kDeduct, 1);
  table.Counted("公开内容差错", 5, Source::kItemsFaulty, ScoreRule::kDeduct, 2);
  table.Group("依申请公开");
  table.Counted("按期答复", 15, Source::kRequestsInTime, ScoreRule::kRate);
  table.Counted("复议、诉讼被纠正", 10, Source::kDisputesCorrected, ScoreRule::kDeduct, 5);
  table.Group("年度报告");
  table.Counted("按期报送、公布", 8, Source::kReportInTime, ScoreRule::kRate);
  table.Counted("报告核对没有错误", 4, Source::kReportErrors, ScoreRule::kDeduct, 1);
  table.Group("平台建设");
  table.Counted("网站自查问题", 8, Source::kInspectionFaults, ScoreRule::kDeduct, 1);
  table.Told("政务新媒体管理", 5, "国办秘函〔2019〕19号：两周内有更新，互动有答复。附截图或者清单。");
  table.Group("监督保障");
  table.Told("领导机构和专人", 5, "条例第四条：指定机构负责日常工作。附文件。");
  table.Counted("举办培训", 5, Source::kTrainings, ScoreRule::kReach, 0, 2);
  table.Counted("投诉举报查证属实", 5, Source::kComplaintsFounded, ScoreRule::kDeduct, 2);
  table.Counted("被督促整改、通报批评", 5, Source::kMeasures, ScoreRule::kDeduct, 2);
  table.Group("加分");
  table.Counted("信息报送采用", 5, Source::kContributionsTaken, ScoreRule::kReward, 1);
  table.AsBonus();
  return table.Take();
}

}  // namespace gongkai::assessment
