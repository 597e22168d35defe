// Where a case stands: its stages, and which of them it is in.
#include <algorithm>
#include <array>
#include <iterator>

#include "request/case_fold.h"
#include "request/case_reopening.h"
#include "request/letter.h"

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

CaseStage StageOf(const CaseFold& fold, law::ReplyState state) {
  using enum law::ReplyState;
  switch (state) {
    case kAwaitingConfirmation:
      return CaseStage::kUnconfirmed;
    case kAwaitingCorrection:
      return CaseStage::kAwaitingCorrection;
    case kAwaitingPayment:
      return CaseStage::kAwaitingPayment;
    case kConsulting:
      // Who was asked and is silent does not hold up the decision (第三十二条, 第三十四条): it waits for its
      // signatures.
      if (!fold.is_handed_in) return CaseStage::kConsulting;
      break;
    case kReplied:
      return CaseStage::kReplied;
    case kLapsed:
      return CaseStage::kLapsed;
    case kWithdrawn:
      return CaseStage::kWithdrawn;
    case kRunning:
      break;
  }
  if (!fold.is_handed_in) return CaseStage::kHandling;
  const bool is_signed = disclosure::IsComplete(disclosure::ValidOver(fold.signatures, fold.draft->digest));
  return is_signed ? CaseStage::kReadyToSend : CaseStage::kSigning;
}

}  // namespace

std::span<const CaseStage> CaseStages() { return kStages; }
std::string_view IdOf(CaseStage stage) { return RowOf(stage).id; }
std::string_view NameOf(CaseStage stage) { return RowOf(stage).name; }

std::optional<CaseStage> CaseStageFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTable, id, &StageRow::id);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->stage);
}

CaseStatus StatusOf(const CaseFold& fold, const law::WorkingCalendar& calendar) {
  CaseStatus status{.stage = CaseStage::kUnconfirmed, .reply = law::StatusOf(fold.reply, calendar), .outcome = {}};
  status.stage = StageOf(fold, status.reply.state);
  status.outcome = fold.outcome;
  // The day that was set from outside holds, whoever is asked (case_reopening.h).
  if (fold.first_end && !fold.reply.ended) status.reply.due = fold.reply.delayed_until;
  const std::string decision = std::string(IdOf(LetterKind::kDecision)) + ":";
  status.is_delivered =
      std::any_of(fold.deliveries.begin() + static_cast<std::ptrdiff_t>(fold.delivered_before), fold.deliveries.end(),
                  [&](const Delivery& each) { return each.ref.starts_with(decision); });
  status.first_end = fold.first_end;
  if (std::string warning = WarningOfSame(fold); !warning.empty()) {
    status.reply.warnings.push_back(std::move(warning));
  }
  status.is_archived = fold.is_archived;
  // Whoever cannot be reached cannot be asked: to be looked at, and no more.
  const bool is_for_third = fold.draft && fold.draft->outcome == "third_party_rights";
  if (is_for_third && !fold.third_party_asked && !fold.is_imported) {
    status.reply.warnings.emplace_back(
        "以保护第三方合法权益为由不予公开，但是没有书面征求过第三方的意见（条例第三十二条）");
  }
  return status;
}

}  // namespace gongkai::request
