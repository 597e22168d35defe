#include "disclosure/decision/decision_actions.h"

#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/content_view.h"
#include "disclosure/decision/decision_item.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/waiting_actions.h"
#include "docread/rich_text_reader.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOfDecision(ItemId id) { return "decision:" + ToString(id); }

FieldErrors Under(const std::vector<CellFault>& faults) {
  FieldErrors errors;
  for (const CellFault& fault : faults)
    errors.push_back({std::string(DecisionColumns()[fault.column].field), fault.message});
  return errors;
}

/// What stays when the cells of a decision are typed anew.
void KeepOf(const Decision& before, Decision& decision) {
  decision.id = before.id;
  decision.item = before.item;
  decision.annulment = before.annulment;
  decision.annulled_on = before.annulled_on;
  decision.annulment_words = before.annulment_words;
  decision.take_down_by = TakeDownBy(decision, account::WorkingDays());
}

FieldErrors Taken(db::Session& session, const Decision& decision) {
  const auto other = FindDecisionByKey(session, decision.id.organ, NumberKey(decision.decision_number));
  if (!other || *other == decision.id.number) return {};
  return {{"decision_number", "登记簿里已经有文号相同的决定，同一机关的文号不能重复。"}};
}

/// The item in which it stands, locked before the ledger, as those who sign do.
std::optional<Item> LockedItemOf(Deed& deed, std::optional<ItemId> decision) {
  const auto seen = decision ? FindDecision(deed.transaction(), *decision) : std::nullopt;
  if (!seen || !seen->item) return std::nullopt;
  return LockedItem(deed.transaction(), {decision->organ, *seen->item});
}

/// What tells of it and waits for a later day does not go out, once it may not.
void StopWhatTellsOf(Deed& deed, const Decision& decision, std::optional<Item>& item) {
  if (item && decision.item == item->id.number) StopIfFellAway(deed, *item);
}

FormResult<ItemId> Save(Deed& deed, OrganId organ, const DecisionForm& form) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记决定。");
  db::Transaction& act = deed.transaction();
  auto item = LockedItemOf(deed, form.decision);
  LockLedger(act, organ);
  CheckedCells checked = CheckCells(form.cells, deed.today());
  if (!checked.faults.empty()) return Under(checked.faults);
  Decision& decision = checked.decision;
  decision.id.organ = organ;
  if (form.decision) {
    const auto before = FindDecision(act, *form.decision);
    if (!before || before->id.organ != organ) return FormRefused("没有这一件。");
    if (before->version != form.version) return FormRefused("别人刚刚改过这一件，请对照下面的不同之处。");
    KeepOf(*before, decision);
    if (decision.annulled_on && *decision.annulled_on < decision.decided_on) {
      return FieldError{"decided_on", "决定日期晚于登记的撤销、变更日期，请核对。"};
    }
  }
  if (FieldErrors taken = Taken(act, decision); !taken.empty()) return taken;
  decision.due_on = DueOf(decision, account::WorkingDays());
  if (form.decision) {
    UpdateDecision(act, decision);
  } else {
    decision.id = AddDecision(act, decision, deed.actor().person, deed.now());
  }
  deed.Record(organ, "decision.save", ObjectOfDecision(decision.id), {{"kind", std::string(IdOf(decision.kind))}});
  StopWhatTellsOf(deed, decision, item);
  deed.Commit(ToString(decision.id));
  return decision.id;
}

FieldErrors FaultsOf(const AnnulmentForm& form, const Decision& decision, Date today) {
  FieldErrors errors;
  const auto day = ParseDate(form.annulled_on);
  if (!AnnulmentFrom(form.annulment))
    errors.push_back({"annulment", "请选择决定被撤销、变更，还是被确认违法或者无效。"});
  if (!day || !IsPlausible(*day)) {
    errors.push_back({"annulled_on", "请写明是哪一天，例如 2026-03-09。"});
  } else if (*day > today || *day < decision.decided_on) {
    errors.push_back({"annulled_on", "这一天应当在决定日期以后、今天或者今天以前。"});
  }
  if (IsBlankText(form.words)) {
    errors.push_back({"annulment_words", "请写明由谁、以什么文书撤销或者变更。"});
  } else if (Utf8Length(Trim(form.words)) > kLongestGround) {
    errors.push_back({"annulment_words", "写得太长了，最多 " + std::to_string(kLongestGround) + " 字。"});
  }
  if (PrivateNumberIn(form.words))
    errors.push_back({"annulment_words", "这里有身份证号码、手机号码或者银行卡号，请删去。"});
  return errors;
}

FormResult<ItemId> Annul(Deed& deed, ItemId id, const AnnulmentForm& form) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记决定。");
  auto item = LockedItemOf(deed, id);
  auto decision = LockedDecision(deed.transaction(), id);
  if (!decision) return FormRefused("没有这一件。");
  if (decision->annulment) return FormRefused("这一件已经登记过撤销、变更，请看现在的内容。");
  if (decision->version != form.version) return FormRefused("别人刚刚改过这一件，请看过现在的内容再记。");
  if (FieldErrors errors = FaultsOf(form, *decision, deed.today()); !errors.empty()) return errors;
  decision->annulment = AnnulmentFrom(form.annulment);
  decision->annulled_on = ParseDate(form.annulled_on);
  decision->annulment_words = form.words;
  decision->due_on.reset();
  decision->take_down_by = TakeDownBy(*decision, account::WorkingDays());
  UpdateDecision(deed.transaction(), *decision);
  deed.Record(id.organ, "decision.annul", ObjectOfDecision(id), {{"annulment", form.annulment}});
  StopWhatTellsOf(deed, *decision, item);
  deed.Commit(ToString(id));
  return id;
}

bool TellsOf(db::Session& session, const Decision& decision, ItemId item, std::int64_t version) {
  return StandsIn(decision, LinesOf(FindVersion(session, item, version)->content));
}

/// Whether the item still tells of the decision: what is public of it, hangs on a board or will be public on a later
/// day, or what is drafted or being signed.
bool StillStands(db::Session& session, const Decision& decision, const Item& item, Date today) {
  const Publicity& publicity = item.publicity;
  const bool is_over = publicity.is_withdrawn || (publicity.public_until && *publicity.public_until < today);
  if (publicity.published_version && !is_over && TellsOf(session, decision, item.id, *publicity.published_version))
    return true;
  const bool is_pending = item.stage == Stage::kDraft || item.stage == Stage::kReview;
  return is_pending && TellsOf(session, decision, item.id, item.latest_version);
}

Result<ItemId> TakeOut(Deed& deed, ItemId id) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Error{ErrorKind::kForbidden, "您现在的岗位不能登记决定。", {}};
  db::Transaction& act = deed.transaction();
  const Error nowhere{ErrorKind::kNotFound, "这一件不在公开信息里。", {}};
  const auto seen = FindDecision(act, id);
  if (!seen || !seen->item) return nowhere;
  const auto item = LockedItem(act, {id.organ, *seen->item});  // before the ledger, as those who sign do
  auto decision = LockedDecision(act, id);
  if (!item || !decision || decision->item != seen->item) return nowhere;
  if (StillStands(act, *decision, *item, deed.today())) {
    return Error{
        ErrorKind::kConflict, "那一件里还有这一决定：请先在草稿里去掉这一行；已经公开的，请撤下，或者更正时去掉。", {}};
  }
  decision->item.reset();
  UpdateDecision(act, *decision);
  deed.Record(id.organ, "decision.take_out", ObjectOfDecision(id));
  deed.Commit(ToString(id));
  return id;
}

Result<ItemId> DraftItem(Deed& deed, OrganId organ, DecisionKind kind, std::string_view month) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Error{ErrorKind::kForbidden, "您现在的岗位不能拟稿。", {}};
  db::Transaction& act = deed.transaction();
  LockLedger(act, organ);
  std::vector<Decision> decisions = DecisionsToPublish(act, organ, kind, month, kMostDecisionsOfItem);
  if (decisions.empty()) {
    return Error{ErrorKind::kNotFound, "这个月没有要公开而没有拟稿的" + std::string(NameOf(kind)) + "决定。", {}};
  }
  decisions.resize(FitIntoItem(decisions));
  Content content = ItemContentOf(decisions, deed.today());
  content.body = docread::WriteRichText(TRY(TableOf(decisions)));
  const ItemId id = AddDraft(deed, organ, content);
  PutIntoItem(act, decisions, id.number);
  deed.Record(organ, "item.save", ObjectOf(id), {{"version", "1"}, {"decisions", std::to_string(decisions.size())}});
  deed.Commit(ToString(id));
  return id;
}

}  // namespace

FormResult<ItemId> SaveDecision(Desk& desk, const Actor& actor, OrganId organ, const DecisionForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, organ, form); });
}

FormResult<ItemId> AnnulDecision(Desk& desk, const Actor& actor, ItemId id, const AnnulmentForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Annul(deed, id, form); });
}

Result<ItemId> TakeOutOfItem(Desk& desk, const Actor& actor, ItemId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return TakeOut(deed, id); });
}

Result<ItemId> DraftItemOfDecisions(Desk& desk, const Actor& actor, OrganId organ, DecisionKind kind,
                                    std::string_view month) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DraftItem(deed, organ, kind, month); });
}

}  // namespace gongkai::disclosure
