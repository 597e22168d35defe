#include "disclosure/participation/handle_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/complaint_body_view.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/entry_store.h"
#include "disclosure/participation/message_step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

FieldErrors Under(std::string_view field, std::string message) { return {{std::string(field), std::move(message)}}; }

/// What stands before the public is ended there, where everybody reads why.
bool HasPublicTopic(db::Session& session, MessageId id) { return PublicTopicOf(session, id).has_value(); }

constexpr const char* kChooseResult = "请选择是否纳入主动公开。";

bool TellsResult(std::string_view answer) {
  return answer.starts_with(NameOf(SuggestionResult::kPublish)) ||
         answer.starts_with(NameOf(SuggestionResult::kNotPublish));
}

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

}  // namespace

std::string_view NameOf(SuggestionResult result) {
  return result == SuggestionResult::kPublish ? "纳入主动公开" : "不纳入主动公开";
}

FormResult<MessageId> TakeMessage(Desk& desk, const Actor& actor, const SeenMessage& seen) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kTake);
    if (!message) return message.errors();
    Message taken = *message;
    taken.state = MessageState::kInHand;
    taken.care.assignee = deed.actor().person;
    taken.care.assignee_name = deed.actor().name;
    return FinishStep(deed, taken, taken.handler, {"message.take", "taken"});
  });
}

FormResult<MessageId> AnswerMessage(Desk& desk, const Actor& actor, const SeenMessage& seen, std::string_view typed) {
  const std::string answer = Tidy(typed);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kAnswer);
    if (!message) return message.errors();
    if (message->kind == MessageKind::kComplaint) return Under("verdict", "投诉举报要查证，请选择查证的结果再答复。");
    if (message->kind == MessageKind::kEnterprise) return Under("verdict", "申诉要调查处理，请选择查证的结果再答复。");
    if (message->kind == MessageKind::kSuggestion && !TellsResult(answer)) return Under("result", kChooseResult);
    if (auto fault = FaultOfOfficeWords(answer, "答复")) return Under("answer", std::move(*fault));
    Message answered = *message;
    answered.state = MessageState::kAnswered;
    answered.ended_at = deed.now();
    PutAnswer(deed.transaction(), desk.keys, seen.id, PersonalText(answer));
    return FinishStep(deed, answered, answered.handler, {"message.answer", "answered"});
  });
}

FormResult<MessageId> AnswerSuggestion(Desk& desk, const Actor& actor, const SeenMessage& seen,
                                       std::optional<SuggestionResult> result, std::string_view typed) {
  if (!result) return Under("result", kChooseResult);
  const std::string words = Tidy(typed);
  if (words.empty() && *result == SuggestionResult::kNotPublish) return Under("answer", "请写明不纳入的理由。");
  return AnswerMessage(desk, actor, seen,
                       std::string(NameOf(*result)) + "。" + (words.empty() ? std::string() : "\n" + words));
}

FormResult<MessageId> DeclineMessage(Desk& desk, const Actor& actor, const SeenMessage& seen, std::string_view typed) {
  const std::string reason = Tidy(typed);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kDecline);
    if (!message) return message.errors();
    if (auto fault = FaultOfOfficeWords(reason, "不予办理的理由")) return Under("reason", std::move(*fault));
    if (HasPublicTopic(deed.transaction(), seen.id)) {
      return FormRefused("题目已经公开，请在题目的页面上公开说明，不要只告诉提的人。");
    }
    Message declined = *message;
    declined.state = MessageState::kDeclined;
    declined.ended_at = deed.now();
    return FinishStep(deed, declined, declined.handler, {"message.decline", "declined", reason});
  });
}

namespace {

/// A complaint is handed to another body in charge of the same organ, and to nobody else.
std::optional<FieldErrors> AgainstHandingComplaint(Deed& deed, const Message& message, OrganId to) {
  const auto complaint = FindComplaint(deed.transaction(), message.id);
  const auto role = complaint ? RoleOf(deed.transaction(), to, complaint->against, deed.today()) : std::nullopt;
  if (!role || to == message.handler) {
    return Under("organ", "投诉举报只转给被投诉机关的主管部门或者上一级行政机关，不转给被投诉的机关和别的机关。");
  }
  UpdateComplaintBody(deed.transaction(), message.id, *role);
  return std::nullopt;
}

bool IsOrganOfCounty(db::Session& session, OrganId organ, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  return county && std::ranges::any_of(county->organs, [&](const auto& each) { return each.id == organ; });
}

}  // namespace

FormResult<MessageId> HandOnMessage(Desk& desk, const Actor& actor, const SeenMessage& seen, OrganId to,
                                    std::string_view typed) {
  const std::string reason = Tidy(typed);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kHandOn);
    if (!message) return message.errors();
    if (auto fault = FaultOfOfficeWords(reason, "转办的理由")) return Under("reason", std::move(*fault));
    Message handed = *message;
    if (HasPublicTopic(deed.transaction(), seen.id)) return FormRefused("题目已经由本机关公开，要先撤下再转。");
    if (handed.kind == MessageKind::kComment) return Under("organ", "对草案的意见由起草的机关办理，不转办。");
    if (to == handed.handler || !IsOrganOfCounty(deed.transaction(), to, deed.today())) {
      return Under("organ", "请选择转给哪个机关。");
    }
    if (handed.kind == MessageKind::kComplaint) {
      if (auto against = AgainstHandingComplaint(deed, handed, to)) return std::move(*against);
    }
    const OrganId from = handed.handler;
    handed.handler = to;
    handed.state = MessageState::kNew;
    handed.care.assignee.reset();
    handed.care.assignee_name.clear();
    account::TellOrgan(deed, to, account::Act::kHandleMessages,
                       {.kind = account::NoticeKind::kItem,
                        .title = "转来一条公众留言，请办理",
                        .detail = "最迟 " + ToString(handed.due_on) + " 答复。",
                        .path = "/office/messages/" + ToString(seen.id)});
    const auto card = account::OrganCardOf(deed.transaction(), to);
    const std::string name = card ? card->names.front().name : std::string();
    return FinishStep(deed, handed, from, {"message.hand_on", "handed_on", "转给" + name + "：" + reason});
  });
}

namespace {

/// Those of them that may be; each with its event.
int RemoveThose(Deed& deed, const std::vector<OrganId>& handlers, const std::vector<MessageId>& ids,
                const std::string& reason) {
  int removed = 0;
  for (const MessageId id : ids) {
    auto message = LockedMessage(deed.transaction(), id);
    if (!message || Against(MessageAct::kRemove, message->state)) continue;
    if (std::ranges::find(handlers, message->handler) == handlers.end()) continue;
    if (HasPublicTopic(deed.transaction(), id)) continue;
    message->state = MessageState::kRemoved;
    message->ended_at = deed.now();
    UpdateMessage(deed.transaction(), *message);
    AddEvent(deed.transaction(), id,
             {.at = deed.now(),
              .kind = "removed",
              .person = deed.actor().person,
              .person_name = deed.actor().name,
              .words = reason});
    ++removed;
  }
  return removed;
}

template <class Find>
FormResult<int> RemoveFound(Desk& desk, const Actor& actor, const std::vector<OrganId>& handlers,
                            std::string_view typed, Find find, account::ActPlace place = account::ActPlace::current()) {
  const std::string reason = Tidy(typed);
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages) || handlers.empty()) {
      return FormRefused("您现在的岗位不能删除公众留言。");
    }
    if (auto fault = FaultOfOfficeWords(reason, "删除的理由")) return Under("reason", std::move(*fault));
    const int removed = RemoveThose(deed, handlers, find(deed.transaction()), reason);
    if (removed == 0) return FormRefused("没有可以删除的留言：选中的已经办完，或者已经删除。");
    deed.Record(handlers.front(), "message.remove", "", {{"count", std::to_string(removed)}});
    deed.Commit(std::to_string(removed));
    return removed;
  });
}

}  // namespace

FormResult<int> RemoveMessages(Desk& desk, const Actor& actor, const std::vector<OrganId>& handlers,
                               const std::vector<MessageId>& ids, std::string_view reason) {
  std::vector<MessageId> some(ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(std::ssize(ids), kMostRemovedAtOnce));
  std::ranges::sort(some);  // locks are taken in one order
  return RemoveFound(desk, actor, handlers, reason, [&](db::Transaction&) { return some; });
}

FormResult<int> RemoveMarkedMessages(Desk& desk, const Actor& actor, const std::vector<OrganId>& handlers,
                                     std::string_view reason, const std::vector<OrganId>& own) {
  return RemoveFound(desk, actor, handlers, reason, [&](db::Transaction& act) {
    std::vector<MessageId> ids;
    for (const Message& message : ListMessages(act, {.handlers = handlers,
                                                    .state = MessageState::kNew,
                                                    .without_complaints_of = own,
                                                    .only_marked = true,
                                                    .count = kMostRemovedAtOnce})) {
      ids.push_back(message.id);
    }
    std::ranges::sort(ids);
    return ids;
  });
}

FormResult<MessageId> RestoreMessage(Desk& desk, const Actor& actor, const SeenMessage& seen) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kRestore);
    if (!message) return message.errors();
    Message restored = *message;
    if (restored.is_erased) return FormRefused("内容已经到期抹去，不能恢复。");
    restored.state = MessageState::kNew;
    restored.marks = 0;
    restored.care = {};
    restored.ended_at.reset();
    return FinishStep(deed, restored, restored.handler, {"message.restore", "restored"});
  });
}

namespace {

FieldErrors FaultsOf(const JudgeForm& form) {
  FieldErrors errors;
  if (!form.verdict) errors.push_back({"verdict", "请选择是否采纳。"});
  if (auto fault = FaultOfOfficeWords(form.gist, "意见的概要（不写提意见的人）")) {
    errors.push_back({"gist", std::move(*fault)});
  }
  const bool needs_why = form.verdict && *form.verdict != CommentVerdict::kAdopted;
  if (needs_why && IsBlankText(form.words)) errors.push_back({"words", "没有全部采纳的，请写明理由。"});
  if (Utf8Length(form.words) > kLongestOfficeWords) errors.push_back({"words", "最多写2000个字。"});
  return errors;
}

}  // namespace

FormResult<MessageId> EraseContactOf(Desk& desk, const Actor& actor, const SeenMessage& seen, std::string_view typed) {
  const std::string why = Tidy(typed);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能办理公众留言。");
    const auto message = LockedMessageOf(deed.transaction(), seen.id, seen.handler);
    if (!message) return FormRefused("没有这一条留言，或者已经转给别的机关。");
    if (message->version != seen.version) return FormRefused("别人刚刚办过这一条，请看过现在的情况再办。");
    if (auto fault = FaultOfOfficeWords(why, "抹去的原因")) return Under("erase_why", std::move(*fault));
    if (message->is_erased || !EraseContact(deed.transaction(), desk.keys, seen.id))
      return FormRefused("内容已经抹去。");
    return FinishStep(deed, *message, message->handler, {"message.erase_contact", kContactErased, why});
  });
}

FormResult<MessageId> JudgeComment(Desk& desk, const Actor& actor, const SeenMessage& seen, const JudgeForm& given) {
  const JudgeForm form{given.verdict, Tidy(given.gist), Tidy(given.words)};
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MessageId> {
    if (deed.done_before()) return deed.Earlier(MessageIdFrom);
    auto message = ReadyFor(deed, seen, MessageAct::kJudge);
    if (!message) return message.errors();
    Message judged = *message;
    if (judged.kind != MessageKind::kComment) return FormRefused("这一条不是对草案的意见。");
    if (FieldErrors errors = FaultsOf(form); !errors.empty()) return errors;
    judged.verdict = form.verdict;
    judged.verdict_gist = form.gist;
    judged.verdict_words = form.words;
    if (IsOpen(judged.state)) judged.ended_at = deed.now();
    judged.state = MessageState::kAnswered;
    return FinishStep(deed, judged, judged.handler,
                      {"message.judge", "judged", std::string(NameOf(*form.verdict)) + "：" + form.gist});
  });
}

FormResult<int> SetMessageTerms(Desk& desk, const Actor& actor, OrganId of,
                                const std::map<MessageKind, std::string>& typed) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayActAs(deed.actor(), account::Act::kSetMessageTerms)) return FormRefused("您现在的岗位不能规定期限。");
    FieldErrors errors;
    std::map<MessageKind, int> days;
    for (const auto& [kind, text] : typed) {
      const auto number = ParseNumber(ToUtf8(FoldTight(text)));
      const bool is_blank = IsBlankText(text);
      const auto whole = static_cast<std::int64_t>(number ? number->millionths / 1'000'000 : 0);
      const bool fits =
          number && number->millionths % 1'000'000 == 0 && whole >= kFewestTermDays && whole <= kMostTermDays;
      if (!is_blank && !fits) errors.push_back({"days-" + std::string(IdOf(kind)), "请写1到60的整数，或者空着。"});
      days[kind] = is_blank ? 0 : static_cast<int>(whole);
    }
    if (!errors.empty()) return errors;
    for (const auto& [kind, number] : days) WriteCountyTerm(deed.transaction(), kind, number);
    deed.Record(of, "message.terms", "");
    deed.Commit(std::to_string(days.size()));
    return static_cast<int>(days.size());
  });
}

}  // namespace gongkai::disclosure
