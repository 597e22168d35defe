#include "disclosure/participation/complaint_actions.h"

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/message_step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

ComplaintDecision Tidied(const ComplaintDecision& decision) {
  ComplaintDecision tidy = decision;
  tidy.order = Tidy(decision.order);
  tidy.answer = Tidy(decision.answer);
  return tidy;
}

/// In the words of the office alone; the address is none of a message.
void TellOrganComplainedOf(Deed& deed, const Complaint& complaint, std::string title) {
  account::TellOrgan(deed, complaint.against, account::Act::kHandleMessages,
                     {.kind = account::NoticeKind::kItem,
                      .title = std::move(title),
                      .detail = "最迟 " + ToString(*complaint.correct_by) + " 整改完并报告。",
                      .path = "/office/rectifications/" + ToString(complaint.message)});
}

void TakeOver(const ComplaintDecision& decision, Complaint& complaint, Instant now) {
  complaint.verdict = decision.verdict;
  complaint.decided_at = now;
  if (!IsFounded(*decision.verdict)) return;
  complaint.measure = decision.measure;
  complaint.proposes = decision.proposes;
  complaint.order = decision.order;
  complaint.correct_by = ParseDate(Trim(decision.correct_by));
}

}  // namespace

FormResult<MessageId> DecideComplaint(Desk& desk, const Actor& actor, const SeenMessage& seen,
                                      const ComplaintDecision& given) {
  const ComplaintDecision decision = Tidied(given);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kAnswer);
    if (!message) return message.errors();
    auto complaint = FindComplaint(deed.transaction(), seen.id);
    if (message->kind != MessageKind::kComplaint || !complaint) return FormRefused("这一条不是投诉举报。");
    if (FieldErrors errors = FaultsOf(decision, complaint->body, deed.today()); !errors.empty()) return errors;
    TakeOver(decision, *complaint, deed.now());
    if (!UpdateComplaint(deed.transaction(), *complaint)) return FormRefused("别人刚刚办过这一条，请看过再办。");
    if (IsFounded(*complaint->verdict)) TellOrganComplainedOf(deed, *complaint, "主管机关要求整改，请按期整改并报告");
    Message decided = *message;
    decided.state = MessageState::kAnswered;
    decided.ended_at = deed.now();
    PutAnswer(deed.transaction(), desk.keys, seen.id, PersonalText(decision.answer));
    const std::string measures = MeasuresOf(*complaint);
    return FinishStep(deed, decided, decided.handler,
                      {"complaint.decide", "decided",
                       std::string(NameOf(*complaint->verdict)) + (measures.empty() ? "" : "：" + measures)});
  });
}

FormResult<MessageId> ReportRectification(Desk& desk, const Actor& actor, const RectificationForm& given) {
  RectificationForm form = given;
  form.words = Tidy(given.words);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能报告整改。");
    const auto message = LockedMessage(deed.transaction(), form.complaint);
    auto complaint = FindComplaint(deed.transaction(), form.complaint);
    if (!message || !complaint || complaint->against != form.organ ||
        RectificationOf(*complaint) != RectificationState::kOwed) {
      return FormRefused("没有要本机关整改的这一条，或者已经报告过。");
    }
    if (complaint->version != form.version) return FormRefused("情况刚刚变了，请看过现在的要求再报。");
    if (message->is_erased) return FormRefused("这一条的内容已经按期销毁。");
    FieldErrors errors = FaultsOfRectification(form.words, form.day, BeijingDay(*complaint->decided_at), deed.today());
    if (!errors.empty()) return errors;
    complaint->rectified = form.words;
    complaint->rectified_on = ParseDate(Trim(form.day));
    complaint->reported_at = deed.now();
    if (!UpdateComplaint(deed.transaction(), *complaint)) return FormRefused("情况刚刚变了，请看过现在的要求再报。");
    account::TellOrgan(deed, message->handler, account::Act::kHandleMessages,
                       {.kind = account::NoticeKind::kItem,
                        .title = "报来了整改情况，请看",
                        .detail = "整改完的日期：" + ToString(*complaint->rectified_on) + "。",
                        .path = "/office/messages/" + ToString(form.complaint)});
    return FinishStep(deed, *message, form.organ, {"complaint.rectify", "rectified", form.words});
  });
}

FormResult<MessageId> SendBackRectification(Desk& desk, const Actor& actor, const SeenMessage& seen,
                                            std::string_view typed_why, std::string_view day) {
  const std::string why = Tidy(typed_why);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kJudge);
    if (!message) return message.errors();
    auto complaint = FindComplaint(deed.transaction(), seen.id);
    if (!complaint || RectificationOf(*complaint) != RectificationState::kReported || message->is_erased) {
      return FormRefused("没有可以退回的整改报告。");
    }
    if (FieldErrors errors = FaultsOfSendingBack(why, day, deed.today()); !errors.empty()) return errors;
    complaint->sent_back = why;
    complaint->correct_by = ParseDate(Trim(day));
    complaint->rectified.clear();
    complaint->rectified_on.reset();
    complaint->reported_at.reset();
    if (!UpdateComplaint(deed.transaction(), *complaint)) return FormRefused("别人刚刚办过这一条，请看过再办。");
    TellOrganComplainedOf(deed, *complaint, "整改没有到位，请继续整改并报告");
    return FinishStep(deed, *message, message->handler, {"complaint.send_back", "sent_back", why});
  });
}

}  // namespace gongkai::disclosure
