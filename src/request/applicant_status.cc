#include "request/applicant_status.h"

#include <algorithm>
#include <array>

#include "law/fee_tariff.h"

namespace gongkai::request {
namespace {

struct StageRow {
  CaseStage stage;
  std::string_view headline, words;
};
constexpr StageRow kStages[] = {
    {CaseStage::kUnconfirmed, "已经提交，等机关确认收到",
     "以机关和您双方确认的那一天为收到申请之日，答复期限从那天以后算（条例第三十一条）。机关会打电话或者写信与您确认"
     "。"},
    {CaseStage::kAwaitingCorrection, "请您补正",
     "申请的内容还不够明确，机关请您补充。在下面就可以补正；收到补正之日起，答复期限重新计算（条例第三十条）。"},
    {CaseStage::kAwaitingPayment, "请您缴费",
     "机关发了收费通知书，金额和怎么算的、怎么缴写在里面。答复期限从缴费的次日起重新计算；逾期没有缴的，视为放弃申请"
     "。"},
    {CaseStage::kConsulting, "正在征求意见",
     "申请的内容涉及别人或者别的机关，机关正在征求他们的意见；征求意见的时间不计算在答复期限内（条例第三十三条第三款）"
     "。"},
    {CaseStage::kSigning, "机关正在办理", ""},
    {CaseStage::kReadyToSend, "机关正在办理", ""},
    {CaseStage::kHandling, "机关正在办理", ""},
    {CaseStage::kReplied, "已经答复", "答复在下面的文书里，对它不服怎样救济写在最后一段。"},
    {CaseStage::kLapsed, "不再处理", "原因和怎样救济写在下面的文书里。需要的，可以重新申请。"},
    {CaseStage::kWithdrawn, "您已经撤回", "机关不再办理。需要的，可以重新申请。"},
};

/// 国办函〔2020〕109号第六条: from the day after the notice was received.
std::string PaymentWords(const CaseFold& fold) {
  const law::FeeTariff* const tariff = law::FeeTariffOn(fold.reply.fee_notified);
  const int days = (tariff != nullptr ? *tariff : law::LatestFeeTariff()).payment.count;
  return "请自收到通知的次日起" + std::to_string(days) + "个工作日内缴纳" +
         (fold.reply.fee_delivered ? "（登记的收到日期是" + ToChinese(*fold.reply.fee_delivered) + "）。" : "。");
}

}  // namespace

PlainStatus PlainStatusOf(const CaseStatus& status, const CaseFold& fold) {
  PlainStatus told;
  for (const StageRow& row : kStages) {
    if (row.stage == status.stage) told = {std::string(row.headline), std::string(row.words)};
  }
  if (status.stage == CaseStage::kAwaitingCorrection) {
    told.words += "最迟在" + ToChinese(fold.reply.correction_until) + "以前；没有正当理由过期不补正的，视为放弃申请。";
  }
  if (status.stage == CaseStage::kAwaitingPayment) told.words += PaymentWords(fold);
  if (status.reply.provisional && status.reply.due) {
    told.words += "下面的日期跨到还没有公布放假安排的年份，公布以后可能变动。";
  }
  return told;
}

bool IsForApplicant(LetterKind kind) {
  switch (kind) {
    case LetterKind::kReceipt:
    case LetterKind::kCorrection:
    case LetterKind::kReasons:
    case LetterKind::kExtension:
    case LetterKind::kDelay:
    case LetterKind::kAskingNotice:
    case LetterKind::kFee:
    case LetterKind::kDecision:
    case LetterKind::kPersonalRecord:
      return true;
    case LetterKind::kAskThirdParty:
    case LetterKind::kThirdPartyReply:
    case LetterKind::kOverruled:
    case LetterKind::kAskJointMaker:
    case LetterKind::kAssistance:
      return false;
  }
  return false;
}

std::optional<std::string> Against(ApplicantAct act, const CaseStatus& status, const CaseFold& fold) {
  if (fold.is_erased) return "这件申请的个人信息已经按规定销毁，不能再办。";
  switch (act) {
    case ApplicantAct::kCorrect:
      if (status.stage == CaseStage::kAwaitingCorrection) return std::nullopt;
      return "机关现在没有要求补正。";
    case ApplicantAct::kPaid:
      if (status.stage == CaseStage::kAwaitingPayment) return std::nullopt;
      return "机关现在没有等您缴费。";
    case ApplicantAct::kExplain:
      if (fold.is_received && IsOpen(status.stage)) return std::nullopt;
      return "这件申请现在不用说明理由。";
    case ApplicantAct::kWithdraw:
      if (!IsOpen(status.stage)) return "这件申请已经办结，不用撤回。";
      if (!fold.is_received) return "机关还没有与您确认收到，要撤回请直接告诉机关。";
      return std::nullopt;
    case ApplicantAct::kRate:
      if (status.stage == CaseStage::kReplied || status.stage == CaseStage::kLapsed) return std::nullopt;
      return "答复以后才能评价。";
  }
  return std::nullopt;
}

bool IsAskedWhy(std::span<const CaseEvent> events) {
  bool is_asked = false;
  for (const CaseEvent& event : events) {
    if (event.kind != CaseEventKind::kClock) continue;
    if (event.clock.type == law::ReplyEventType::kReasonsRequested) is_asked = true;
    if (event.clock.type == law::ReplyEventType::kReasonsReceived) is_asked = false;
  }
  return is_asked;
}

int RemarksByApplicant(std::span<const CaseEvent> events) {
  return static_cast<int>(std::ranges::count_if(
      events, [](const CaseEvent& event) { return event.kind == CaseEventKind::kNoted && !event.person; }));
}

}  // namespace gongkai::request
