#include "request/case_due_view.h"

#include <algorithm>
#include <set>

#include "account/working_days_view.h"
#include "request/case_figures_store.h"
#include "request/case_ladder.h"
#include "request/fee.h"
#include "request/redact_store.h"
#include "request/viewing_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::OrganId;
using account::Visitor;

constexpr int kMost = 50;
constexpr law::WorkingDays kViewingsAhead{2};

std::vector<OrganId> OwnOrgans(const Visitor& visitor, Act act) {
  return visitor.OrgansFor(act).value_or(std::vector<OrganId>());
}

CaseFold FoldOf(db::Session& session, CaseId id) {
  return FoldCase(EventsOf(session, id), account::WorkingDays()).fold;
}

WaitingCase WaitingOf(const Case& held) { return {held.id, NumberWords(held), held.due}; }

std::vector<Case> InStage(db::Session& session, std::vector<OrganId> organs, CaseStage stage) {
  if (organs.empty()) return {};
  return ListCases(session, {.handlers = std::move(organs), .stage = stage, .count = kMost});
}

/// Each organ once, under the watcher who sees farthest.
std::vector<std::pair<Watcher, std::vector<OrganId>>> WatchedBy(const Visitor& visitor) {
  constexpr std::pair<Watcher, Act> kActs[] = {{Watcher::kHandler, Act::kHandleCases},
                                               {Watcher::kReviewer, Act::kReviewItems},
                                               {Watcher::kHead, Act::kApproveItems}};
  std::set<std::int64_t> seen;
  std::vector<std::pair<Watcher, std::vector<OrganId>>> watched;
  for (const auto& [watcher, act] : kActs) {
    std::vector<OrganId> organs;
    for (const OrganId organ : OwnOrgans(visitor, act)) {
      if (seen.insert(organ.value).second) organs.push_back(organ);
    }
    if (!organs.empty()) watched.emplace_back(watcher, std::move(organs));
  }
  return watched;
}

/// The organs whose decisions this visitor signs in any way.
std::vector<OrganId> SignedFor(const Visitor& visitor) {
  std::set<OrganId> organs;
  for (const disclosure::Signer signer : disclosure::kSigners) {
    if (signer == disclosure::Signer::kDrafter) continue;
    for (const OrganId organ : OwnOrgans(visitor, disclosure::ActOf(signer))) organs.insert(organ);
  }
  return {organs.begin(), organs.end()};
}

std::optional<disclosure::Signer> SignerOf(db::Session& session, const Visitor& visitor, const Case& held) {
  const CaseFold fold = FoldOf(session, held.id);
  if (!fold.draft || !fold.draft->author) return std::nullopt;
  return disclosure::NextFor(visitor.person, *fold.draft->author,
                             disclosure::ValidOver(fold.signatures, fold.draft->digest),
                             [&](Act act) { return visitor.May(act, held.handler); });
}

/// The last day of the term that the case waits for; none while it is not known.
std::optional<Date> TermOf(const CaseFold& fold, bool is_fee) {
  if (!is_fee)
    return fold.reply.correction == law::Once::kOpen ? std::optional(fold.reply.correction_until) : std::nullopt;
  if (fold.reply.fee != law::Once::kOpen || !fold.reply.fee_delivered) return std::nullopt;
  return PaymentEnds(fold.reply.fee_notified, *fold.reply.fee_delivered, account::WorkingDays());
}

}  // namespace

std::string NumberWords(const Case& held) {
  return held.register_number.empty() ? gongkai::ToString(held.submitted) + " 提交的申请"
                                      : held.register_number + " 号申请";
}

std::vector<DueCases> CasesDueSoon(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<DueCases> due;
  for (const auto& [watcher, organs] : WatchedBy(visitor)) {
    for (const DueCases& each : CountDueCases(session, organs, WatchedUntil(watcher, today, account::WorkingDays()))) {
      due.push_back(each);
    }
  }
  return due;
}

std::optional<CountyDue> CountyCasesDue(db::Session& session, const Visitor& visitor, Date today) {
  if (!visitor.May(Act::kSuperviseCases)) return std::nullopt;
  const Date until = WatchedUntil(Watcher::kCounty, today, account::WorkingDays());
  CountyDue due;
  std::set<OrganId> organs;
  for (const CaseFact& fact : OpenFacts(session, visitor.OrgansFor(Act::kSuperviseCases))) {
    if (!fact.due || *fact.due > until) continue;
    due.first = due.count == 0 ? *fact.due : std::min(due.first, *fact.due);
    due.last = due.count == 0 ? *fact.due : std::max(due.last, *fact.due);
    ++due.count;
    organs.insert(fact.handler);
  }
  due.organs = static_cast<int>(organs.size());
  return due.count > 0 ? std::optional(due) : std::nullopt;
}

std::vector<CaseToSign> CasesToSign(db::Session& session, const Visitor& visitor) {
  std::vector<CaseToSign> waiting;
  for (const Case& held : InStage(session, SignedFor(visitor), CaseStage::kSigning)) {
    const auto signer = SignerOf(session, visitor, held);
    if (signer && *signer != disclosure::Signer::kDrafter) {
      waiting.push_back({WaitingOf(held), std::string(disclosure::NameOf(*signer))});
    }
  }
  return waiting;
}

std::vector<RedactionToCheck> RedactionsToCheck(db::Session& session, const Visitor& visitor) {
  std::set<OrganId> organs;
  for (const Act act : {Act::kReviewItems, Act::kExamineSecrecy}) {
    for (const OrganId organ : OwnOrgans(visitor, act)) organs.insert(organ);
  }
  std::vector<RedactionToCheck> waiting;
  if (organs.empty()) return waiting;
  for (const auto& each : RedactionsIn(session, {organs.begin(), organs.end()}, RedactState::kChecking, kMost)) {
    const auto held = FindCase(session, each.id);
    if (held && each.handed_by != visitor.person) waiting.push_back({WaitingOf(*held), each.number});
  }
  return waiting;
}

std::vector<WaitingCase> CasesToAccept(db::Session& session, const Visitor& visitor) {
  std::vector<WaitingCase> waiting;
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleCases);
  if (organs.empty()) return waiting;
  for (const Case& held :
       ListCases(session, {.handlers = organs, .only_open = true, .assigned = visitor.person, .count = kMost})) {
    if (!FoldOf(session, held.id).is_accepted) waiting.push_back(WaitingOf(held));
  }
  return waiting;
}

std::vector<WaitingCase> CasesToSend(db::Session& session, const Visitor& visitor) {
  std::vector<WaitingCase> waiting;
  for (const Case& held : InStage(session, OwnOrgans(visitor, Act::kHandleCases), CaseStage::kReadyToSend)) {
    waiting.push_back(WaitingOf(held));
  }
  return waiting;
}

std::vector<LapsedTerm> TermsOver(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<LapsedTerm> over;
  for (const CaseStage stage : {CaseStage::kAwaitingCorrection, CaseStage::kAwaitingPayment}) {
    const bool is_fee = stage == CaseStage::kAwaitingPayment;
    for (const Case& held : InStage(session, OwnOrgans(visitor, Act::kHandleCases), stage)) {
      const auto term = TermOf(FoldOf(session, held.id), is_fee);
      if (term && *term < today) over.push_back({WaitingOf(held), is_fee, *term});
    }
  }
  return over;
}

std::vector<std::pair<OrganId, Unconfirmed>> UnconfirmedCases(db::Session& session, const Visitor& visitor) {
  std::vector<std::pair<OrganId, Unconfirmed>> by_organ;
  for (const Case& held : InStage(session, OwnOrgans(visitor, Act::kHandleCases), CaseStage::kUnconfirmed)) {
    auto of = std::ranges::find(by_organ, held.handler, &std::pair<OrganId, Unconfirmed>::first);
    if (of == by_organ.end()) of = by_organ.insert(of, {held.handler, {0, held.submitted}});
    ++of->second.count;
    of->second.oldest = std::min(of->second.oldest, held.submitted);
  }
  return by_organ;
}

std::vector<ViewingDue> ViewingsDue(db::Session& session, const Visitor& visitor, Date today) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleCases);
  if (organs.empty()) return {};
  const Date until = account::WorkingDays().AddWorkingDays(today, kViewingsAhead);
  std::vector<ViewingDue> due;
  for (const Viewing& each : ViewingsWaiting(session, organs, until, kMost)) {
    if (const auto held = FindCase(session, each.id)) due.push_back({WaitingOf(*held), each});
  }
  return due;
}

std::vector<WaitingCase> ViewingsUntaken(db::Session& session, const Visitor& visitor, Date today) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleCases);
  if (organs.empty()) return {};
  std::vector<WaitingCase> untaken;
  for (const CaseId id : CasesUntaken(session, organs, today, kMost)) {
    if (const auto held = FindCase(session, id)) untaken.push_back(WaitingOf(*held));
  }
  return untaken;
}

std::vector<UrgedCase> UrgesToAnswer(db::Session& session, const Visitor& visitor) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleCases);
  if (organs.empty()) return {};
  std::vector<UrgedCase> urged = UrgedCases(session, organs, kMost);
  std::erase_if(urged, [](const UrgedCase& each) { return each.is_answered; });
  return urged;
}

}  // namespace gongkai::request
