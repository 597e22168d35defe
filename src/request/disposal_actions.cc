#include "request/disposal_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/case_actions.h"
#include "request/record_correction_store.h"
#include "request/reopening_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;

std::string ObjectOf(DisposalId id) { return "disposal:" + ToString(id); }

/// None where its time is over, it is in no dispute, and nobody else has to decide on it.
std::optional<std::string> AgainstErasing(db::Session& session, const std::optional<Case>& held, account::OrganId organ,
                                          int years, Date today) {
  if (!held || held->handler != organ) return "清单里有不是本机关办理的申请。";
  const std::string which = held->register_number.empty() ? ToString(held->id) : held->register_number;
  if (held->is_erased) return which + "的个人信息已经销毁。";
  if (!held->is_archived || !held->ended) return which + "还没有归档，不能列入。";
  if (ArchiveOverOn(*held->ended, years) > today) {
    return which + "的保管期到" + ToChinese(ArchiveOverOn(*held->ended, years)) + "才满，不能列入。";
  }
  if (IsHeld(session, held->id)) return which + "还在行政复议或者行政诉讼中，不能列入。";
  return std::nullopt;
}

/// The same of a request to correct a record: it is over with the year in which it ended.
std::optional<std::string> AgainstErasing(const std::optional<RecordCorrection>& held, account::OrganId organ,
                                          int years, Date today) {
  if (!held || held->handler != organ) return "清单里有不是本机关办理的更正要求。";
  const std::string which = RegisterNumberOf(held->id);
  if (held->is_erased) return which + "的个人信息已经销毁。";
  if (held->state == RecordState::kOpen || !held->ended) return which + "还没有办结，不能列入。";
  if (ArchiveOverOn(*held->ended, years) > today) {
    return which + "的保管期到" + ToChinese(ArchiveOverOn(*held->ended, years)) + "才满，不能列入。";
  }
  return std::nullopt;
}

std::optional<std::string> AgainstListing(db::Session& session, const DisposalForm& form,
                                          const std::vector<RecordCorrectionId>& records, Date today) {
  for (const RecordCorrectionId id : records) {
    if (auto against = AgainstErasing(FindRecordCorrection(session, id), form.organ, form.years, today)) return against;
    if (IsInWaitingDisposal(session, id)) return "清单里有已经在另一份清单里等待批准的更正要求。";
  }
  return std::nullopt;
}

FieldErrors FaultsOf(db::Session& session, const DisposalForm& form, const std::vector<CaseId>& cases,
                     const std::vector<RecordCorrectionId>& records, Date today) {
  FieldErrors errors = FaultsOfDisposalWords(form.reason, "reason", "鉴定意见");
  if (std::ranges::find(ArchiveTerms(), form.years) == ArchiveTerms().end()) {
    errors.push_back({"years", "请选择保管期限。"});
    return errors;
  }
  if (cases.empty() && records.empty()) errors.push_back({"cases", "请至少选一件。"});
  if (cases.size() + records.size() > static_cast<std::size_t>(kMostInDisposal)) {
    errors.push_back({"cases", "一份清单最多" + std::to_string(kMostInDisposal) + "件。"});
    return errors;
  }
  for (const CaseId id : cases) {
    if (auto against = AgainstErasing(session, FindCase(session, id), form.organ, form.years, today)) {
      errors.push_back({"cases", std::move(*against)});
      break;
    }
    if (IsInWaitingDisposal(session, id)) {
      errors.push_back({"cases", "清单里有已经在另一份清单里等待批准的申请。"});
      break;
    }
  }
  if (auto against = AgainstListing(session, form, records, today)) errors.push_back({"cases", std::move(*against)});
  return errors;
}

template <class Id>
std::vector<Id> Sorted(std::vector<Id> ids) {
  std::ranges::sort(ids);
  const auto [first, last] = std::ranges::unique(ids);
  ids.erase(first, last);
  return ids;
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

void Decide(Deed& deed, Disposal& disposal, DisposalState state, std::string words) {
  disposal.state = state;
  disposal.decided_by = deed.actor().person;
  disposal.decider = deed.actor().name;
  disposal.decided_at = deed.now();
  disposal.decision = std::move(words);
  PutDisposalDecision(deed.transaction(), disposal);
  account::TellPerson(deed, {.person = disposal.proposed_by,
                             .kind = account::NoticeKind::kItem,
                             .title = "个人信息销毁清单：" + std::string(NameOf(state)),
                             .detail = disposal.decision,
                             .path = "/office/request-disposal/" + ToString(disposal.id)});
}

/// Everything or nothing: a case that is not over any more stops the whole list.
std::optional<std::string> EraseAll(Desk& desk, Deed& deed, const Disposal& disposal) {
  for (const CaseId id : CasesOfDisposal(deed.transaction(), disposal.id)) {
    auto held = LockedCase(deed.transaction(), id);
    if (auto against = AgainstErasing(deed.transaction(), held, disposal.id.organ, disposal.years, deed.today()))
      return against;
    const CaseEvent event{.kind = CaseEventKind::kErased,
                          .on = deed.today(),
                          .at = deed.now(),
                          .person = deed.actor().person,
                          .person_name = deed.actor().name};
    const auto appended = AppendToCase(deed, desk.keys, std::move(*held), event);
    if (!appended) return appended.error().message;
    EraseCase(deed.transaction(), id, deed.now());
  }
  for (const RecordCorrectionId id : RecordsOfDisposal(deed.transaction(), disposal.id)) {
    const auto held = LockedRecordCorrection(deed.transaction(), id);
    if (auto against = AgainstErasing(held, disposal.id.organ, disposal.years, deed.today())) return against;
    EraseRecordCorrection(deed.transaction(), id, deed.now());
  }
  return std::nullopt;
}

}  // namespace

FormResult<DisposalId> ProposeDisposal(Desk& desk, const Actor& actor, const DisposalForm& given) {
  DisposalForm form = given;
  form.reason = std::string(Trim(WithoutInvisible(given.reason)));
  const std::vector<CaseId> cases = Sorted(form.cases);
  const std::vector<RecordCorrectionId> records = Sorted(form.records);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<DisposalId> {
    if (deed.done_before()) return DisposalId{form.organ, deed.EarlierId()};
    if (!MayActAs(deed.actor(), Act::kProposeDisposal)) return FormRefused("您现在的岗位不能提出销毁。");
    // Two lists at once must not hold the same case.
    deed.transaction().Lock("disposals of " + std::to_string(form.organ.value));
    if (FieldErrors errors = FaultsOf(deed.transaction(), form, cases, records, deed.today()); !errors.empty()) {
      return errors;
    }
    const DisposalId id = AddDisposal(deed.transaction(),
                                      {.id = {form.organ, 0},
                                       .years = form.years,
                                       .reason = form.reason,
                                       .proposed_by = deed.actor().person,
                                       .proposer = deed.actor().name,
                                       .proposed_at = deed.now()},
                                      cases, records);
    const std::string count = std::to_string(cases.size() + records.size());
    account::TellOrgan(
        deed, form.organ, Act::kApproveDisposal,
        {.kind = account::NoticeKind::kItem,
         .title = "请决定：销毁期满申请的个人信息",
         .detail = count + "件，由" + deed.actor().name + "提出。",
         .path = "/office/request-disposal/" + std::to_string(form.organ.value) + "-" + std::to_string(id.number)});
    deed.Record(form.organ, "disposal.propose", ObjectOf(id), {{"count", count}});
    deed.Commit(std::to_string(id.number));
    return id;
  });
}

FormResult<DisposalId> ApproveDisposal(Desk& desk, const Actor& actor, const SeenDisposal& seen) {
  const auto approved = RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<DisposalId> {
    if (deed.done_before()) return seen.id;
    const auto found = Waiting(deed, seen);
    if (!found) return found.errors();
    Disposal disposal = *found;
    Decide(deed, disposal, DisposalState::kApproved, "");
    if (auto against = EraseAll(desk, deed, disposal)) return FormRefused(std::move(*against));
    deed.Record(seen.id.organ, "disposal.approve", ObjectOf(seen.id),
                {{"count", std::to_string(CasesOfDisposal(deed.transaction(), seen.id).size() +
                                          RecordsOfDisposal(deed.transaction(), seen.id).size())}});
    deed.Commit();
    return seen.id;
  });
  // What was overwritten must not stand in the log of the database; where somebody reads just now, ErasureKeeping goes
  // on with it (erasure_list_export.h).
  if (approved) (void)desk.database.EmptyLog();
  return approved;
}

FormResult<DisposalId> RefuseDisposal(Desk& desk, const Actor& actor, const SeenDisposal& seen,
                                      const std::string& why) {
  const std::string words(Trim(WithoutInvisible(why)));
  if (FieldErrors errors = FaultsOfDisposalWords(words, "decision", "不批准的理由"); !errors.empty()) return errors;
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<DisposalId> {
    if (deed.done_before()) return seen.id;
    const auto found = Waiting(deed, seen);
    if (!found) return found.errors();
    Disposal disposal = *found;
    Decide(deed, disposal, DisposalState::kRefused, words);
    deed.Record(seen.id.organ, "disposal.refuse", ObjectOf(seen.id));
    deed.Commit();
    return seen.id;
  });
}

}  // namespace gongkai::request
