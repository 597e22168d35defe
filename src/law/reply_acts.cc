// What each event does to an application, and when the law refuses it. One function an event, in the order of
// reply_event.h; what they have in common stands above them. Each checks everything before it changes anything.

#include <algorithm>
#include <string>
#include <string_view>

#include "law/fee_tariff.h"
#include "law/reply_clock.h"
#include "law/reply_terms.h"

namespace gongkai::law {
namespace {

constexpr std::string_view kCorrectionArticle = "《政府信息公开条例》第三十条";
constexpr std::string_view kConsultationArticle = "《政府信息公开条例》第三十二条至第三十四条";
constexpr std::string_view kReplyArticle = "《政府信息公开条例》第三十三条";
constexpr std::string_view kDelayArticle = "《政府信息公开条例》第三十五条";
constexpr std::string_view kFeeArticle = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）";

/// All that an act looks at.
struct Act {
  ReplyFacts& facts;
  const ReplyEvent& event;
  const WorkingCalendar& calendar;

  const ReplyTerms& Terms() const { return ReplyTermsOn(*facts.received); }
  /// Nothing while an organ without a term is being asked.
  std::optional<Date> Due() const { return DueDate(RunOf(facts), calendar); }
};

Error Refuse(std::string message, std::string_view article) {
  return {ErrorKind::kConflict, std::move(message), std::string(article)};
}

Error Missing(std::string message, std::string_view article) {
  return {ErrorKind::kInvalidInput, std::move(message), std::string(article)};
}

std::string NameOfAct(const ReplyEvent& event) { return "“" + std::string(NameOf(event.type)) + "”"; }

// 「答复期限自行政机关收到补正的申请之日起计算」; payment likewise. CHOICE: the pauses, the extension and the delay of
// the earlier run are void with it; a consultation that is still open goes on by its own days.
void StartAnew(ReplyFacts& facts, Date day) {
  facts.start = day;
  facts.extension = {};
  facts.delayed_until.reset();
  std::erase_if(facts.asked, [](const Asked& asked) { return !asked.IsOpen(); });
}

Status End(const Act& act) {
  act.facts.ended = act.event.on;
  act.facts.ended_by = act.event.type;
  return Ok();
}

Status RefuseWhileWaiting(const Act& act, std::string_view article) {
  if (act.facts.correction == Once::kOpen) return Refuse("正在等待补正，不能" + NameOfAct(act.event), article);
  if (act.facts.fee == Once::kOpen) return Refuse("正在等待缴费，不能" + NameOfAct(act.event), article);
  return Ok();
}

Status RefuseAfterDue(const Act& act, std::string_view article) {
  const std::optional<Date> due = act.Due();
  if (!due || act.event.on <= *due) return Ok();
  return Refuse("答复期限" + ToChinese(*due) + "届满，此后不能再" + NameOfAct(act.event), article);
}

void WarnOfDelivery(const Act& act) {
  if (!act.event.delivered || *act.event.delivered >= act.event.on) return;
  act.facts.warnings.push_back(NameOfAct(act.event) + "的送达日期早于发出日期，请核对");
}

/// Of what is over, what was never begun may be told apart for the person who typed it.
Error NotOpen(Once once, std::string_view never, std::string_view over, std::string_view article) {
  return Refuse(std::string(once == Once::kNever ? never : over), article);
}

// 「自收到申请之日起7个工作日内一次性告知申请人作出补正」. CHOICE: asked later, it holds all the same, with a warning.
Status RequestCorrection(const Act& act) {
  ReplyFacts& facts = act.facts;
  if (facts.correction != Once::kNever) return Refuse("补正应当一次性告知，不能再次要求补正", kCorrectionArticle);
  if (facts.fee == Once::kOpen) return Refuse("正在等待缴费，不能要求补正", kCorrectionArticle);
  if (!act.event.until) return Missing("要求补正没有写明补正期限", kCorrectionArticle);
  if (act.event.on > act.calendar.AddWorkingDays(*facts.received, act.Terms().ask_correction)) {
    facts.warnings.push_back("要求补正晚于收到申请后" + std::to_string(act.Terms().ask_correction.count) + "个工作日");
  }
  if (*act.event.until < act.event.on) facts.warnings.push_back("补正期限早于要求补正之日，请核对");
  facts.correction = Once::kOpen;
  facts.correction_until = *act.event.until;
  return Ok();
}

Status RefuseWithoutCorrection(const Act& act) {
  if (act.facts.correction == Once::kOpen) return Ok();
  return NotOpen(act.facts.correction, "没有要求过补正", "补正已经收到", kCorrectionArticle);
}

Status ReceiveCorrection(const Act& act) {
  TRY(RefuseWithoutCorrection(act));
  act.facts.correction = Once::kOver;
  StartAnew(act.facts, act.event.on);
  return Ok();
}

// 「申请人无正当理由逾期不补正的，视为放弃申请」
Status LapseCorrection(const Act& act) {
  TRY(RefuseWithoutCorrection(act));
  if (act.event.on <= act.facts.correction_until) {
    return Refuse("补正期限到" + ToChinese(act.facts.correction_until) + "为止，期限届满前不能视为放弃申请",
                  kCorrectionArticle);
  }
  return End(act);
}

// 「第三方应当自收到征求意见书之日起15个工作日内提出意见」; a joint maker likewise (第三十四条).
Status SendConsultation(const Act& act) {
  ReplyFacts& facts = act.facts;
  const ReplyEvent& event = act.event;
  if (!event.with) return Missing("征求意见没有写明征求谁的意见", kConsultationArticle);
  const auto same = std::ranges::find_if(facts.asked, [&](const Asked& a) { return a.IsOpen() && a.ref == event.ref; });
  if (same != facts.asked.end()) {
    const std::string which = event.ref.empty() ? "没有编号的征求意见" : "征求意见“" + event.ref + "”";
    return Refuse(which + "还没有结束，再次征求意见请另外编号", kConsultationArticle);
  }
  if (const auto due = act.Due(); due && event.on > *due) {
    facts.warnings.push_back("征求意见时答复期限（" + ToChinese(*due) + "）已经届满");
  }
  WarnOfDelivery(act);
  Asked asked{.ref = event.ref,
              .sent = event.on,
              .silent_after = {},
              .closed = {},
              .with = *event.with,
              .is_delivered = event.delivered.has_value()};
  if (*event.with != Consulted::kOtherOrgan) {
    asked.silent_after = act.calendar.AddWorkingDays(event.delivered.value_or(event.on), act.Terms().consultation);
  }
  facts.asked.push_back(std::move(asked));
  return Ok();
}

Status CloseConsultation(const Act& act) {
  const std::string& ref = act.event.ref;
  const auto is_meant = [&](const Asked& asked) { return asked.IsOpen() && (ref.empty() || asked.ref == ref); };
  const auto meant = std::ranges::count_if(act.facts.asked, is_meant);
  if (meant == 0 && ref.empty()) return Refuse("没有正在征求的意见", kConsultationArticle);
  if (meant == 0) return Refuse("没有正在进行的征求意见“" + ref + "”", kConsultationArticle);
  if (meant > 1) return Refuse("正在征求的意见不止一项，应当写明是哪一项", kConsultationArticle);
  std::ranges::find_if(act.facts.asked, is_meant)->closed = act.event.on;
  return Ok();
}

// 「延长的期限最长不得超过20个工作日」. CHOICE: it may be extended in several steps, as long as the sum is not longer.
Status Extend(const Act& act) {
  const int longest = act.Terms().longest_extension.count;
  if (!act.event.working_days) return Missing("延长答复期限没有写明延长几个工作日", kReplyArticle);
  const int more = *act.event.working_days;
  if (more < 1) return Refuse("延长答复期限至少一个工作日", kReplyArticle);
  if (more > longest - act.facts.extension.count) {
    return Refuse("延长的期限合计超过" + std::to_string(longest) + "个工作日", kReplyArticle);
  }
  TRY(RefuseWhileWaiting(act, kReplyArticle));
  if (act.facts.delayed_until) return Refuse("已经告知延迟答复，不能再延长答复期限", kDelayArticle);
  TRY(RefuseAfterDue(act, kReplyArticle));
  act.facts.extension.count += more;
  return Ok();
}

// 「可以确定延迟答复的合理期限并告知申请人」
Status Delay(const Act& act) {
  if (!act.event.until) return Missing("延迟答复没有写明延迟到哪一天", kDelayArticle);
  TRY(RefuseWhileWaiting(act, kDelayArticle));
  const std::optional<Date> due = act.Due();
  if (!due) return Refuse("正在征求其他机关意见，答复期限还不能确定，不能延迟答复", kDelayArticle);
  TRY(RefuseAfterDue(act, kDelayArticle));
  if (*act.event.until <= *due) {
    return Refuse("延迟到的日期应当晚于答复期限" + ToChinese(*due), kDelayArticle);
  }
  act.facts.delayed_until = act.event.until;
  return Ok();
}

// CHOICE: one notice a case.
Status NotifyFee(const Act& act) {
  ReplyFacts& facts = act.facts;
  if (FeeTariffOn(act.event.on) == nullptr) return Refuse("2021年1月1日以前没有信息处理费的收费标准", kFeeArticle);
  if (facts.fee != Once::kNever) return Refuse("已经通知过缴费，一件申请只通知一次", kFeeArticle);
  if (facts.correction == Once::kOpen) return Refuse("正在等待补正，不能通知缴费", kFeeArticle);
  TRY(RefuseAfterDue(act, kFeeArticle));
  WarnOfDelivery(act);
  facts.fee = Once::kOpen;
  facts.fee_notified = act.event.on;
  facts.fee_delivered = act.event.delivered;
  return Ok();
}

Status RefuseWithoutFee(const Act& act) {
  if (act.facts.fee == Once::kOpen) return Ok();
  return NotOpen(act.facts.fee, "没有通知过缴费", "费用已经缴纳", kFeeArticle);
}

Status PayFee(const Act& act) {
  TRY(RefuseWithoutFee(act));
  act.facts.fee = Once::kOver;
  StartAnew(act.facts, act.event.on);
  return Ok();
}

Status LapseFee(const Act& act) {
  const ReplyFacts& facts = act.facts;
  TRY(RefuseWithoutFee(act));
  if (!facts.fee_delivered) return Refuse("没有收费通知的送达日期，缴费期限无从计算", kFeeArticle);
  const WorkingDays payment = FeeTariffOn(facts.fee_notified)->payment;
  const Date last_day = act.calendar.AddWorkingDays(*facts.fee_delivered, payment);
  if (act.event.on <= last_day) {
    return Refuse("缴费期限到" + ToChinese(last_day) + "为止，期限届满前不能视为放弃申请", kFeeArticle);
  }
  return End(act);
}

Status Answer(const Act& act) {
  TRY(RefuseWhileWaiting(act, kReplyArticle));
  for (Asked& asked : act.facts.asked) {
    if (asked.IsOpen()) asked.closed = act.event.on;
  }
  return End(act);
}

Status Dispatch(const Act& act) {
  switch (act.event.type) {
    case ReplyEventType::kCorrectionRequested:
      return RequestCorrection(act);
    case ReplyEventType::kCorrectionReceived:
      return ReceiveCorrection(act);
    case ReplyEventType::kCorrectionLapsed:
      return LapseCorrection(act);
    case ReplyEventType::kConsultationSent:
      return SendConsultation(act);
    case ReplyEventType::kConsultationClosed:
      return CloseConsultation(act);
    case ReplyEventType::kExtended:
      return Extend(act);
    case ReplyEventType::kReasonsRequested:
    case ReplyEventType::kReasonsReceived:
      return Ok();  // CHOICE: asking why (第三十五条) does not touch the count
    case ReplyEventType::kDelayed:
      return Delay(act);
    case ReplyEventType::kFeeNotified:
      return NotifyFee(act);
    case ReplyEventType::kFeePaid:
      return PayFee(act);
    case ReplyEventType::kFeeLapsed:
      return LapseFee(act);
    case ReplyEventType::kReplied:
      return Answer(act);
    case ReplyEventType::kWithdrawn:
      return End(act);
  }
  return Ok();
}

/// What holds for every event: the case is there, is not over, and the days do not run backwards.
Status CheckPlace(const ReplyFacts& facts, const ReplyEvent& event) {
  if (!facts.received) {
    return Refuse("申请尚未经双方确认，还没有收到申请之日，不能" + NameOfAct(event), "《政府信息公开条例》第三十一条");
  }
  if (facts.ended) {
    return Refuse("本件已于" + ToChinese(*facts.ended) + "办结（" + std::string(NameOf(*facts.ended_by)) +
                      "），不能再" + NameOfAct(event),
                  kReplyArticle);
  }
  if (event.on < *facts.received) {
    return Refuse(NameOfAct(event) + "的日期早于收到申请之日" + ToChinese(*facts.received), kReplyArticle);
  }
  if (event.on < facts.last) {
    return Refuse(NameOfAct(event) + "的日期早于前一件事的日期" + ToChinese(facts.last), kReplyArticle);
  }
  for (const std::optional<Date>& day : {std::optional(event.on), event.delivered, event.until}) {
    if (day && *day > kLastPlausibleDay) return Missing(NameOfAct(event) + "的日期过远，请核对", kReplyArticle);
  }
  return Ok();
}

}  // namespace

Status Apply(ReplyFacts& facts, const ReplyEvent& event, const WorkingCalendar& calendar) {
  TRY(CheckPlace(facts, event));
  TRY(Dispatch({facts, event, calendar}));
  facts.last = event.on;
  return Ok();
}

void TellFeeDelivered(ReplyFacts& facts, Date on) {
  if (facts.fee == Once::kOpen) facts.fee_delivered = on;
}

void TellConsultationDelivered(ReplyFacts& facts, std::size_t which, Date on, const WorkingCalendar& calendar) {
  Asked& asked = facts.asked.at(which);
  if (!asked.silent_after || facts.ended) return;
  asked.silent_after = calendar.AddWorkingDays(on, ReplyTermsOn(*facts.received).consultation);
  asked.is_delivered = true;
}

}  // namespace gongkai::law
