#include "disclosure/participation/message_step_actions.h"

#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {

using account::Deed;

FormResult<Message> ReadyFor(Deed& deed, const SeenMessage& seen, MessageAct act) {
  if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能办理公众留言。");
  auto message = LockedMessageOf(deed.transaction(), seen.id, seen.handler);
  if (!message) return FormRefused("没有这一条留言，或者已经转给别的机关。");
  if (auto against = Against(act, message->state)) return FormRefused(std::move(*against));
  if (message->version != seen.version) return FormRefused("别人刚刚办过这一条，请看过现在的情况再办。");
  return std::move(*message);
}

MessageId FinishStep(Deed& deed, const Message& message, OrganId organ, const MessageStep& step) {
  UpdateMessage(deed.transaction(), message);
  AddEvent(deed.transaction(), message.id,
           {.at = deed.now(),
            .kind = std::string(step.event),
            .person = deed.actor().person,
            .person_name = deed.actor().name,
            .words = step.words});
  deed.Record(organ, step.act, "message:" + ToString(message.id));
  deed.Commit(ToString(message.id));
  return message.id;
}

}  // namespace gongkai::disclosure
