#include "report/compile/fact_names.h"

#include <algorithm>

#include "oversight/register/register_figure.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_sum.h"

namespace gongkai::report {
namespace {

void AddItems(std::vector<FactName>& names) {
  names.push_back({std::string(kItemsPublished), "全年首次公开信息（条）"});
  for (const disclosure::ItemKind kind : disclosure::ItemKinds()) {
    names.push_back({KeyOfItemKind(kind), "公开的" + std::string(NameOf(kind)) + "（条）"});
  }
  for (int month = 1; month <= 12; ++month) {
    names.push_back({KeyOfMonth(month), std::to_string(month) + "月首次公开信息（条）"});
  }
  for (const disclosure::Channel channel : disclosure::Channels()) {
    names.push_back({KeyOfChannel(channel), "通过" + std::string(NameOf(channel)) + "公开信息（条）"});
  }
  names.push_back({std::string(kItemsWithdrawn), "全年撤下信息（条）"});
  names.push_back({std::string(kItemsFaulty), "因有误或者不应公开撤下信息（条）"});
  names.push_back({std::string(kItemsRegistered), "不予公开并登记的信息（条）"});
  names.push_back({std::string(kMessages), "公众来件（件）"});
  names.push_back({std::string(kMessagesAnswered), "答复公众来件（件）"});
  names.push_back({std::string(kComplaintsFounded), "投诉举报查属实或者部分属实（件）"});
  names.push_back({std::string(kComplaintsRectified), "投诉举报已整改（件）"});
}

void AddRequests(std::vector<FactName>& names) {
  for (const law::Channel channel : kRequestChannels) {
    names.push_back({KeyOfRequestChannel(channel), "提交方式为" + std::string(law::NameOf(channel)) + "的申请（件）"});
  }
  names.push_back({std::string(kAnswered), "答复申请（件）"});
  names.push_back({std::string(kInTime), "按期答复申请（件）"});
  names.push_back({std::string(kLate), "超期答复申请（件）"});
  names.push_back({std::string(kMedianDays), "答复用时中位数（天）"});
  names.push_back({std::string(kLongestDays), "答复用时最长（天）"});
  names.push_back({std::string(kFeesNotified), "信息处理费收费通知（件）"});
  names.push_back({std::string(kFeesCollected), "实际收取信息处理费（元）"});
}

/// Of what sums up over the organs of a county, the sum.
void AddSums(std::vector<FactName>& names) {
  std::vector<FactName> sums;
  for (const FactName& each : names) {
    if (SumsUp(each.key)) sums.push_back({KeyOfAll(each.key), std::string(kAllName) + each.name});
  }
  for (FactName& each : sums) names.push_back(std::move(each));
}

std::vector<FactName> MakeNames() {
  std::vector<FactName> names;
  AddItems(names);
  AddRequests(names);
  for (const YearWorkKind kind : kYearWorkKinds) {
    names.push_back({KeyOfWork(kind), std::string(NameOf(kind)) + "（次）"});
  }
  names.push_back({std::string(kTrained), "参加培训（人次）"});
  names.push_back({std::string(kTrainingsHeld), "本机关举办的培训（场）"});
  names.push_back({std::string(kTrainingTurns), "本机关人员参加培训（人次）"});
  names.push_back({std::string(kSurveysHeld), "结束的社会评议（次）"});
  names.push_back({std::string(kSurveyPapers), "回收的评议问卷（份）"});
  names.push_back({std::string(kSurveySatisfied), "评议满意率（%）"});
  for (const oversight::RegisterFigure& figure : oversight::RegisterFigures())
    names.push_back({figure.key, figure.name});
  names.push_back({std::string(kSumReports), "计入汇总的报告（份）"});
  names.push_back({std::string(kSumMissing), "没有报告可以汇总的单位（个）"});
  AddSums(names);
  return names;
}

}  // namespace

const std::vector<FactName>& FactNames() {
  static const std::vector<FactName> names = MakeNames();
  return names;
}

std::string NameOfFact(std::string_view key) {
  const auto found = std::ranges::find(FactNames(), key, &FactName::key);
  return found == FactNames().end() ? std::string() : found->name;
}

std::string_view WithoutMeasure(std::string_view name) {
  constexpr std::string_view kOpens = "（", kCloses = "）";
  const std::size_t at = name.rfind(kOpens);
  return at == std::string_view::npos || at == 0 || !name.ends_with(kCloses) ? name : name.substr(0, at);
}

}  // namespace gongkai::report
