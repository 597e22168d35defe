#include "disclosure/participation/message_care_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/entry_store.h"
#include "disclosure/participation/message_step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::ActHolder;
using account::Actor;
using account::Deed;
using account::Desk;

FieldErrors Under(std::string_view field, std::string message) { return {{std::string(field), std::move(message)}}; }

std::vector<ActHolder> WithoutThoseOf(db::Session& session, OrganId organ, std::vector<ActHolder> people, Date today) {
  // Everybody with a post may see the organs: these are all who work there.
  const std::vector<ActHolder> theirs = HoldersOf(session, organ, account::Act::kSeeOrgans, today);
  std::erase_if(people, [&](const ActHolder& each) {
    return std::ranges::find(theirs, each.person, &ActHolder::person) != theirs.end();
  });
  return people;
}

void TellAssigned(Deed& deed, const Message& message) {
  account::TellPerson(deed, {.person = *message.care.assignee,
                             .kind = account::NoticeKind::kItem,
                             .title = "分给您办理：一条公众留言（" + std::string(NameOf(message.kind)) + "）",
                             .detail = HasLastDay(message.kind) ? "最迟 " + ToString(message.due_on) + " 答复。" : "",
                             .path = "/office/messages/" + ToString(message.id)});
}

}  // namespace

std::vector<ActHolder> AssignableFor(db::Session& session, const Message& message, Date today) {
  std::vector<ActHolder> people = HoldersOf(session, message.handler, account::Act::kHandleMessages, today);
  if (message.kind != MessageKind::kComplaint) return people;
  const auto complaint = FindComplaint(session, message.id);
  return complaint ? WithoutThoseOf(session, complaint->against, std::move(people), today) : people;
}

FormResult<MessageId> AssignMessage(Desk& desk, const Actor& actor, const SeenMessage& seen, account::PersonId to) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kAssign);
    if (!message) return message.errors();
    const std::vector<ActHolder> people = AssignableFor(deed.transaction(), *message, deed.today());
    const auto chosen = std::ranges::find(people, to, &ActHolder::person);
    if (chosen == people.end()) return Under("assignee", "请选择分给谁办。");
    if (message->care.assignee == to) return Under("assignee", "已经由这个人办理。");
    Message assigned = *message;
    assigned.state = MessageState::kInHand;
    assigned.care.assignee = to;
    assigned.care.assignee_name = chosen->name;
    TellAssigned(deed, assigned);
    return FinishStep(deed, assigned, assigned.handler, {"message.assign", "assigned", "分给" + chosen->name});
  });
}

FormResult<MessageId> PointMessage(Desk& desk, const Actor& actor, const SeenMessage& seen,
                                   std::optional<Elsewhere> elsewhere, std::string_view typed) {
  const std::string where(Trim(WithoutInvisible(typed)));
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kPoint);
    if (!message) return message.errors();
    if (FieldErrors errors = FaultsOfPointing(elsewhere, where); !errors.empty()) return errors;
    if (message->kind == MessageKind::kComment) return Under("elsewhere", "对草案的意见由起草的机关办理。");
    if (PublicTopicOf(deed.transaction(), seen.id)) return FormRefused("题目已经公开，请在题目的页面上公开说明。");
    Message pointed = *message;
    pointed.state = MessageState::kDeclined;
    pointed.ended_at = deed.now();
    pointed.care.elsewhere = elsewhere;
    return FinishStep(deed, pointed, pointed.handler, {"message.point", "pointed", PointingWords(*elsewhere, where)});
  });
}

FormResult<MessageId> SayHowHandled(Desk& desk, const std::string& once_key, const SatisfactionTicket& ticket,
                                    std::optional<Satisfaction> satisfaction) {
  if (!satisfaction) return Under("satisfaction", "请选择一项。");
  return RetryDeed(desk, Actor{.once_key = once_key}, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    const MessageId id = ticket.id;
    auto message = LockedMessage(deed.transaction(), id);
    const bool has_ended =
        message && (message->state == MessageState::kAnswered || message->state == MessageState::kDeclined);
    if (!has_ended) return Under("satisfaction", "办完以后再评价。");
    if (message->care.satisfaction) return Under("satisfaction", "已经评价过了，只评价一次。");
    if (message->version != ticket.version) return Under("satisfaction", "办理的情况刚刚变了，请重新查询以后评价。");
    message->care.satisfaction = satisfaction;
    UpdateMessage(deed.transaction(), *message);
    AddEvent(deed.transaction(), id, {.at = deed.now(), .kind = "rated", .words = std::string(NameOf(*satisfaction))});
    deed.Record(message->handler, "message.rate", "message:" + ToString(id),
                {{"satisfaction", std::string(IdOf(*satisfaction))}});
    deed.Commit(ToString(id));
    return id;
  });
}

}  // namespace gongkai::disclosure
