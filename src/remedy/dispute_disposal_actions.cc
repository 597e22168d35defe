#include "remedy/dispute_disposal_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "remedy/dispute_copies_actions.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;

constexpr std::string_view kPath = "/office/dispute-disposal/";

std::string ObjectOf(DisposalId id) { return "dispute_disposal:" + ToString(id); }

std::optional<std::string> AgainstErasing(db::Session& session, const std::optional<Dispute>& dispute, int years,
                                          Date today) {
  if (!dispute) return "清单里有不是本机关的复议、诉讼。";
  if (dispute->is_erased) return ToString(dispute->id) + "的个人信息已经销毁。";
  const auto ended = EndOf(FoldOf(session, *dispute), account::WorkingDays(), today);
  const bool may_be_sued = ended && (MayBeSued(*dispute, today) || HasOpenSuitAfter(session, dispute->id, today));
  return remedy::AgainstErasing(ToString(dispute->id), ended, may_be_sued, years, today);
}

bool IsArchiveTerm(int years) {
  return std::ranges::find(request::ArchiveTerms(), years) != request::ArchiveTerms().end();
}

/// The first of them that cannot stand in the list.
std::optional<std::string> AgainstListing(db::Session& session, const DisposalForm& form,
                                          const std::vector<DisputeId>& disputes, Date today) {
  for (const DisputeId id : disputes) {
    const auto dispute = id.organ == form.organ ? FindDispute(session, id) : std::nullopt;
    if (auto against = AgainstErasing(session, dispute, form.years, today)) return against;
    if (IsInWaitingDisposal(session, id)) return "清单里有已经在另一份清单里等待批准的。";
  }
  return std::nullopt;
}

FieldErrors FaultsOf(db::Session& session, const DisposalForm& form, const std::vector<DisputeId>& disputes,
                     Date today) {
  FieldErrors errors = request::FaultsOfDisposalWords(form.reason, "reason", "鉴定意见");
  if (!IsArchiveTerm(form.years)) {
    errors.push_back({"years", "请选择保管期限。"});
  } else if (disputes.empty()) {
    errors.push_back({"disputes", "请至少选一件。"});
  } else if (disputes.size() > static_cast<std::size_t>(request::kMostInDisposal)) {
    errors.push_back({"disputes", "一份清单最多" + std::to_string(request::kMostInDisposal) + "件。"});
  } else if (auto against = AgainstListing(session, form, disputes, today)) {
    errors.push_back({"disputes", std::move(*against)});
  }
  return errors;
}

/// As the page had it, waiting, and to be decided on by somebody else than who proposed it.
FormResult<Disposal> Waiting(Deed& deed, const SeenDisposal& seen) {
  auto disposal = LockedDisposal(deed.transaction(), seen.id);
  if (!disposal) return FormRefused("没有这份清单。");
  if (disposal->version != seen.version || disposal->state != DisposalState::kProposed) {
    return FormRefused("别人刚刚处理过这份清单，请看过现在的情况。");
  }
  if (!MayActAs(deed.actor(), Act::kApproveDisposal)) return FormRefused("您现在的岗位不能批准销毁。");
  if (disposal->proposed_by == deed.actor().person) {
    return FormRefused("提出的人不能自己批准，请由另一位负责人决定（档案法第二十一条）。");
  }
  return std::move(*disposal);
}

/// Everything or nothing: a dispute that is not over any more stops the whole list.
std::optional<std::string> EraseAll(const account::Keys& keys, Deed& deed, const Disposal& disposal) {
  for (const DisputeId id : DisputesOfDisposal(deed.transaction(), disposal.id)) {
    const auto dispute = LockedDispute(deed.transaction(), id);
    if (auto against = AgainstErasing(deed.transaction(), dispute, disposal.years, deed.today())) return against;
    const DisputeEvent event{.kind = DisputeEventKind::kErased,
                             .on = deed.today(),
                             .at = deed.now(),
                             .person = deed.actor().person,
                             .person_name = deed.actor().name};
    const auto appended = AppendToDispute(deed, keys, *dispute, event, {});
    if (!appended) return appended.error().message;
    EraseDispute(deed.transaction(), id, deed.now());
  }
  return std::nullopt;
}

/// `words`: why not; empty where it is approved.
FormResult<DisposalId> Decide(const account::Keys& keys, Deed& deed, const SeenDisposal& seen, DisposalState state,
                              const std::string& words) {
  if (deed.done_before()) return seen.id;
  const auto found = Waiting(deed, seen);
  if (!found) return found.errors();
  Disposal disposal = *found;
  disposal.state = state;
  disposal.decided_by = deed.actor().person;
  disposal.decider = deed.actor().name;
  disposal.decided_at = deed.now();
  disposal.decision = words;
  PutDisposalDecision(deed.transaction(), disposal);
  const bool is_approved = state == DisposalState::kApproved;
  if (is_approved) {
    if (auto against = EraseAll(keys, deed, disposal)) return FormRefused(std::move(*against));
  }
  account::TellPerson(deed, {.person = disposal.proposed_by,
                             .kind = account::NoticeKind::kItem,
                             .title = "复议、诉讼的个人信息销毁清单：" + std::string(NameOf(state)),
                             .detail = words,
                             .path = std::string(kPath) + ToString(seen.id)});
  deed.Record(seen.id.organ, is_approved ? "dispute.disposal_approve" : "dispute.disposal_refuse", ObjectOf(seen.id),
              {{"count", std::to_string(DisputesOfDisposal(deed.transaction(), seen.id).size())}});
  deed.Commit();
  return seen.id;
}

std::vector<DisputeId> Sorted(std::vector<DisputeId> ids) {
  std::ranges::sort(ids);
  const auto [first, last] = std::ranges::unique(ids);
  ids.erase(first, last);
  return ids;
}

}  // namespace

std::vector<Dispute> DisputesThatAreOver(db::Session& session, account::OrganId organ, int years, Date today) {
  std::vector<Dispute> over;
  for (Dispute& each :
       DisputesToDispose(session, {organ}, request::EndedBefore(today, years), request::kMostInDisposal)) {
    if (!AgainstErasing(session, each, years, today)) over.push_back(std::move(each));
  }
  return over;
}

FormResult<DisposalId> ProposeDisposal(Desk& desk, const Actor& actor, const DisposalForm& given) {
  DisposalForm form = given;
  form.reason = std::string(Trim(WithoutInvisible(given.reason)));
  const std::vector<DisputeId> disputes = Sorted(form.disputes);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<DisposalId> {
    if (deed.done_before()) return DisposalId{form.organ, deed.EarlierId()};
    if (!MayActAs(deed.actor(), Act::kProposeDisposal)) return FormRefused("您现在的岗位不能提出销毁。");
    // Two lists at once must not hold the same dispute.
    deed.transaction().Lock("dispute disposals of " + std::to_string(form.organ.value));
    if (FieldErrors errors = FaultsOf(deed.transaction(), form, disputes, deed.today()); !errors.empty()) return errors;
    const DisposalId id = AddDisposal(deed.transaction(),
                                      {.id = {form.organ, 0},
                                       .years = form.years,
                                       .reason = form.reason,
                                       .proposed_by = deed.actor().person,
                                       .proposer = deed.actor().name,
                                       .proposed_at = deed.now()},
                                      disputes);
    const std::string count = std::to_string(disputes.size());
    account::TellOrgan(deed, form.organ, Act::kApproveDisposal,
                       {.kind = account::NoticeKind::kItem,
                        .title = "请决定：销毁期满的复议、诉讼的个人信息",
                        .detail = count + "件，由" + deed.actor().name + "提出。",
                        .path = std::string(kPath) + ToString(id)});
    deed.Record(form.organ, "dispute.disposal_propose", ObjectOf(id), {{"count", count}});
    deed.Commit(std::to_string(id.number));
    return id;
  });
}

FormResult<DisposalId> ApproveDisposal(Desk& desk, const Actor& actor, const SeenDisposal& seen) {
  const auto approved =
      RetryDeed(desk, actor, [&](Deed& deed) { return Decide(desk.keys, deed, seen, DisposalState::kApproved, ""); });
  // What was overwritten must not stand in the log of the database; where somebody reads just now, ErasureKeeping goes
  // on with it (request/erasure_list_export.h).
  if (approved) (void)desk.database.EmptyLog();
  return approved;
}

FormResult<DisposalId> RefuseDisposal(Desk& desk, const Actor& actor, const SeenDisposal& seen,
                                      const std::string& why) {
  const std::string words(Trim(WithoutInvisible(why)));
  if (FieldErrors errors = request::FaultsOfDisposalWords(words, "decision", "不批准的理由"); !errors.empty()) {
    return errors;
  }
  return RetryDeed(desk, actor,
                   [&](Deed& deed) { return Decide(desk.keys, deed, seen, DisposalState::kRefused, words); });
}

}  // namespace gongkai::remedy
