#include "disclosure/due_view.h"

#include <algorithm>

#include "disclosure/archive/transfer_store.h"
#include "disclosure/decision/decision_store.h"
#include "disclosure/inspection/inspection_store.h"
#include "disclosure/item_list_store.h"
#include "disclosure/screen/screen_store.h"
#include "disclosure/step/step_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;

constexpr int kMost = 200;  // more than anybody signs in a day

/// The organs for which one of these acts is the visitor's own; the whole county is nobody's own.
std::vector<OrganId> OwnOrgans(const Visitor& visitor, Act act) {
  return visitor.OrgansFor(act).value_or(std::vector<OrganId>());
}

/// Of these by a day: the list of what is due by then, so that what lies longest is not crowded out by what is new.
struct ByDay {
  std::optional<Date> due{}, again{};
};

std::vector<Item> InStage(db::Session& session, const std::vector<OrganId>& organs, Stage stage, ByDay by = {}) {
  if (organs.empty()) return {};
  return ListItems(session,
                   {.organs = organs, .stage = stage, .due_by = by.due, .again_by = by.again, .page_size = kMost})
      .items;
}

WaitingItem WaitingOf(const Item& item, std::optional<Signer> signer = {}) {
  return {.id = item.id,
          .title = item.title,
          .due_on = item.due_on,
          .is_withheld = item.attribute != Attribute::kProactive,
          .signer = signer};
}

WaitingStep WaitingOf(const ListedStep& listed) {
  return {.id = {listed.step.item, listed.step.number},
          .kind = listed.step.kind,
          .body = listed.step.body,
          .title = listed.title,
          .answer_by = listed.step.answer_by};
}

std::optional<Signer> SignerOf(db::Session& session, const Visitor& visitor, const Item& item) {
  const auto version = FindVersion(session, item.id, item.latest_version);
  const auto valid = ValidOver(SignaturesOf(session, item.id, item.latest_version), version->digest);
  const auto signer =
      NextFor(visitor.person, version->author, valid, [&](Act act) { return visitor.May(act, item.id.organ); });
  // Whom a step holds up can only wait for it.
  if (signer == Signer::kApprover && !HeldBy(session, item, *version).empty()) return std::nullopt;
  return signer;
}

void Merge(std::vector<OrganId>& organs, const std::vector<OrganId>& more) {
  for (const OrganId organ : more) {
    if (std::ranges::find(organs, organ) == organs.end()) organs.push_back(organ);
  }
}

bool WasReturned(db::Session& session, const Item& item) {
  const auto events = EventsOf(session, item.id);
  const ItemEvent* const last = LastMoveOf(events);
  return last != nullptr && (last->kind == "returned" || last->kind == kPublicationStopped);
}

}  // namespace

std::vector<WaitingItem> ToSign(db::Session& session, const Visitor& visitor) {
  std::vector<OrganId> organs;
  for (const Signer signer : {Signer::kSecrecy, Signer::kReviewer, Signer::kApprover}) {
    Merge(organs, OwnOrgans(visitor, ActOf(signer)));
  }
  std::vector<WaitingItem> waiting;
  for (const Item& item : InStage(session, organs, Stage::kReview)) {
    if (const auto signer = SignerOf(session, visitor, item)) waiting.push_back(WaitingOf(item, signer));
  }
  std::ranges::stable_sort(waiting, {}, [](const WaitingItem& each) {
    return each.due_on ? std::chrono::sys_days(*each.due_on) : std::chrono::sys_days::max();
  });
  return waiting;
}

std::vector<WaitingItem> Returned(db::Session& session, const Visitor& visitor) {
  std::vector<WaitingItem> waiting;
  for (const Item& item : InStage(session, OwnOrgans(visitor, Act::kDraftItems), Stage::kDraft)) {
    if (WasReturned(session, item)) waiting.push_back(WaitingOf(item));
  }
  return waiting;
}

std::vector<WaitingItem> DueSoon(db::Session& session, const Visitor& visitor, Date until) {
  std::vector<WaitingItem> waiting;
  for (const Item& item : InStage(session, OwnOrgans(visitor, Act::kDraftItems), Stage::kDraft, {.due = until})) {
    const bool is_due = item.due_on && *item.due_on <= until && item.attribute == Attribute::kProactive;
    if (is_due && !item.publicity.published_version && !WasReturned(session, item)) waiting.push_back(WaitingOf(item));
  }
  return waiting;
}

std::vector<WaitingItem> ToReviewAgain(db::Session& session, const Visitor& visitor, Date until) {
  std::vector<WaitingItem> waiting;
  for (const Item& item :
       InStage(session, OwnOrgans(visitor, Act::kDraftItems), Stage::kRegistered, {.again = until})) {
    if (!item.review_again_on || *item.review_again_on > until) continue;
    waiting.push_back(WaitingOf(item));
    waiting.back().due_on = item.review_again_on;
  }
  return waiting;
}

std::vector<WaitingStep> StepsToAnswer(db::Session& session, const Visitor& visitor) {
  std::vector<WaitingStep> waiting;
  for (const OrganId organ : OwnOrgans(visitor, Act::kAnswerOrgans)) {
    for (const ListedStep& each : StepsAskedOf(session, organ, kMost)) {
      if (each.step.state == StepState::kOpen) waiting.push_back(WaitingOf(each));
    }
  }
  return waiting;
}

std::vector<WaitingStep> StepsUnanswered(db::Session& session, const Visitor& visitor) {
  std::vector<WaitingStep> waiting;
  for (const OrganId organ : OwnOrgans(visitor, Act::kDraftItems)) {
    for (const ListedStep& each : OpenStepsOf(session, organ, kMost)) waiting.push_back(WaitingOf(each));
  }
  return waiting;
}

std::vector<WaitingDecisions> DecisionsDueSoon(db::Session& session, const Visitor& visitor, Date until) {
  const std::vector<OrganId> own = OwnOrgans(visitor, Act::kDraftItems);
  std::vector<WaitingDecisions> waiting;
  if (own.empty()) return waiting;
  for (const DueDecisions& each : CountDueDecisions(session, own, until))
    waiting.push_back({each.organ, each.due_on, each.count});
  return waiting;
}

HangingTooLong PostingsToTakeDown(db::Session& session, const Visitor& visitor, Date today) {
  HangingTooLong all;
  for (const OrganId organ : OwnOrgans(visitor, Act::kDraftItems)) all.Add(ToTakeDown(session, organ, today));
  return all;
}

int PublicToDecide(db::Session& session, const Visitor& visitor, Date today) {
  // Whoever only looks has nothing to decide.
  if (!visitor.May(account::Act::kDraftItems) && !visitor.May(account::Act::kExamineSecrecy)) return 0;
  const auto organs = visitor.OrgansFor(visitor.May(account::Act::kDraftItems) ? account::Act::kDraftItems
                                                                               : account::Act::kExamineSecrecy);
  int items = 0;
  for (const OpenOfOrgan& each : CountOpenPublic(session, organs, today)) items += each.items;
  return items;
}

std::vector<ReceiverToTell> ReceiversToTell(db::Session& session, const Visitor& visitor, Date today) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kDraftItems);
  if (organs.empty()) return {};
  std::vector<ReceiverToTell> receivers;
  for (TransferToTell& each : TransfersToTell(session, organs, today, kMost)) {
    receivers.push_back({each.organ, each.number, std::move(each.receiver_name), each.entries});
  }
  return receivers;
}

std::vector<FaultDue> FaultsToMend(db::Session& session, const Visitor& visitor) {
  std::vector<OrganId> organs = OwnOrgans(visitor, Act::kDraftItems);
  if (visitor.ReachWith(Act::kEditGuide) == account::Reach::kCounty) organs.push_back(kWholeSite);
  if (organs.empty()) return {};
  std::vector<FaultDue> faults;
  for (InspectionFault& each : WaitingFaults(session, organs, kMost)) {
    faults.push_back({each.seen.organ.value, std::string(NameOf(each.seen.kind)), std::move(each.seen.words),
                      std::move(each.seen.path)});
  }
  return faults;
}

}  // namespace gongkai::disclosure
