#include <algorithm>
#include <array>
#include <iterator>

#include "request/case_fold.h"

namespace gongkai::request {
namespace {

struct StageRow {
  CaseStage stage;
  std::string_view id, name;
};

constexpr StageRow kTable[] = {
    {CaseStage::kUnconfirmed, "unconfirmed", "待确认收到"},
    {CaseStage::kAwaitingCorrection, "awaiting_correction", "待申请人补正"},
    {CaseStage::kAwaitingPayment, "awaiting_payment", "待申请人缴费"},
    {CaseStage::kConsulting, "consulting", "征求意见中"},
    {CaseStage::kSigning, "signing", "送审中"},
    {CaseStage::kReadyToSend, "ready_to_send", "已签发，待发出"},
    {CaseStage::kHandling, "handling", "办理中"},
    {CaseStage::kReplied, "replied", "已答复"},
    {CaseStage::kLapsed, "lapsed", "不再处理"},
    {CaseStage::kWithdrawn, "withdrawn", "已撤回"},
};

constexpr auto kStages = [] {
  std::array<CaseStage, std::size(kTable)> stages{};
  std::ranges::transform(kTable, stages.begin(), &StageRow::stage);
  return stages;
}();

const StageRow& RowOf(CaseStage stage) { return *std::ranges::find(kTable, stage, &StageRow::stage); }

}  // namespace

std::span<const CaseStage> CaseStages() { return kStages; }
std::string_view IdOf(CaseStage stage) { return RowOf(stage).id; }
std::string_view NameOf(CaseStage stage) { return RowOf(stage).name; }

std::optional<CaseStage> CaseStageFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTable, id, &StageRow::id);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->stage);
}

}  // namespace gongkai::request
