#include "disclosure/participation/disposal_actions.h"

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOf(DisposalId id) { return "message_disposal:" + ToString(id); }
std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

Disposal MadeOf(const Deed& deed, const DisposalForm& form, Instant now) {
  return {.id = {form.organ, 0},
          .kind = *form.kind,
          .year = form.year,
          .kept_years = *form.kept_years,
          .basis = form.basis,
          .appraisal = form.appraisal,
          .proposed_by = deed.actor().person,
          .proposed_name = deed.actor().name,
          .proposed_at = now};
}

/// How many of those it names: what was erased meanwhile, or is no more ended, is left.
int Destroy(Deed& deed, DisposalId id) {
  db::Transaction& act = deed.transaction();
  int destroyed = 0;
  for (const DisposalEntry& entry : EntriesOf(act, id)) {  // locks are taken in one order
    const auto message = LockedMessage(act, entry.message);
    const bool is_ended =
        message && (message->state == MessageState::kAnswered || message->state == MessageState::kDeclined);
    if (!is_ended || message->is_erased || !EraseMessage(act, entry.message, deed.now())) continue;
    AddEvent(act, entry.message,
             {.at = deed.now(),
              .kind = "destroyed",
              .person = deed.actor().person,
              .person_name = deed.actor().name,
              .words = "保管期满，经鉴定、批准销毁，销毁记录" + ToString(id)});
    MarkDestroyed(act, id, entry.message);
    ++destroyed;
  }
  return destroyed;
}

FormResult<DisposalId> Decide(Deed& deed, const DisposalDecision& decision) {
  if (deed.done_before()) return deed.Earlier(DisposalIdFrom);
  if (!MayActAs(deed.actor(), account::Act::kDestroyMessages)) return FormRefused("您现在的岗位不能批准销毁。");
  auto disposal = FindDisposal(deed.transaction(), decision.id);
  if (!disposal) return FormRefused("没有这一份销毁记录。");
  if (auto against = AgainstDeciding(*disposal, deed.actor().person)) return FormRefused(std::move(*against));
  if (!decision.is_approved || !decision.words.empty()) {
    if (auto fault = FaultOfOfficeWords(decision.words, "不批准的理由")) return FieldErrors{{"words", *fault}};
  }
  disposal->version = decision.version;
  disposal->state = decision.is_approved ? DisposalState::kApproved : DisposalState::kRefused;
  disposal->decided_by = deed.actor().person;
  disposal->decided_name = deed.actor().name;
  disposal->decided_at = deed.now();
  disposal->decided_words = decision.words;
  if (!UpdateDisposal(deed.transaction(), *disposal)) return FormRefused("别人刚刚办过这一份，请看过再办。");
  const int destroyed = decision.is_approved ? Destroy(deed, decision.id) : 0;
  account::TellPerson(deed, {.person = disposal->proposed_by,
                             .kind = account::NoticeKind::kItem,
                             .title = decision.is_approved ? "提出的销毁已批准，内容已销毁" : "提出的销毁没有批准",
                             .path = "/office/disposals/" + ToString(decision.id)});
  deed.Record(decision.id.organ, decision.is_approved ? "message.destroy" : "message.disposal_refuse",
              ObjectOf(decision.id), {{"count", std::to_string(destroyed)}});
  deed.Commit(ToString(decision.id));
  return decision.id;
}

}  // namespace

FormResult<DisposalId> ProposeDisposal(Desk& desk, const Actor& actor, const DisposalForm& given) {
  DisposalForm form = given;
  form.basis = Tidy(given.basis);
  form.appraisal = Tidy(given.appraisal);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<DisposalId> {
    if (deed.done_before()) return deed.Earlier(DisposalIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能提出销毁。");
    if (FieldErrors errors = FaultsOf(form, deed.today()); !errors.empty()) return errors;
    db::Transaction& act = deed.transaction();
    act.Lock("what is proposed of " + std::to_string(form.organ.value));  // no message is in two records
    const std::vector<MessageId> ids =
        MessagesForDisposal(act, form.organ, *form.kind, form.year, kMostDestroyedAtOnce);
    if (ids.empty()) return FormRefused("这一年的这一类没有到期可以销毁的，或者已经有人提出。");
    const DisposalId id = AddDisposal(act, MadeOf(deed, form, deed.now()), ids);
    account::TellOrgan(deed, form.organ, account::Act::kDestroyMessages,
                       {.kind = account::NoticeKind::kItem,
                        .title = "请批准销毁保管期满的公众留言",
                        .detail = std::to_string(form.year) + "年办完的" + std::to_string(ids.size()) + "条。",
                        .path = "/office/disposals/" + ToString(id)});
    deed.Record(form.organ, "message.disposal_propose", ObjectOf(id), {{"count", std::to_string(ids.size())}});
    deed.Commit(ToString(id));
    return id;
  });
}

FormResult<DisposalId> DecideDisposal(Desk& desk, const Actor& actor, const DisposalDecision& given) {
  DisposalDecision decision = given;
  decision.words = Tidy(given.words);
  const auto decided = RetryDeed(desk, actor, [&](Deed& deed) { return Decide(deed, decision); });
  // What was overwritten must not stand in the log of the database; where somebody reads just now, a timed job goes on
  // with it (request/erasure_list_export.h).
  if (decided && decision.is_approved) (void)desk.database.EmptyLog();
  return decided;
}

}  // namespace gongkai::disclosure
