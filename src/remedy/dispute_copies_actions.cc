#include "remedy/dispute_copies_actions.h"

#include <tuple>

#include "account/working_days_view.h"
#include "remedy/dispute_actions.h"
#include "request/reopening_actions.h"

namespace gongkai::remedy {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr std::string_view kObject = "dispute:";
constexpr char kAgain = ':';

bool IsSame(const Dispute& a, const Dispute& b) {
  const auto copies = [](const Dispute& of) {
    return std::tie(of.received, of.answered, of.decided, of.takes_effect, of.outcome, of.result, of.is_suspended,
                    of.is_appealed, of.needs_anew, of.next, of.next_due, of.cost, of.retrial, of.counted);
  };
  return copies(a) == copies(b);
}

bool Differs(Desk& desk, const Dispute& dispute) {
  db::Reader reader = desk.database.Read();
  return !IsSame(dispute, WithCopies(dispute, FoldOf(reader, dispute)));
}

/// Looked at again once nobody else can change it.
int RebuildOne(Desk& desk, const Actor& actor, DisputeId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) {
    const auto dispute = LockedDispute(deed.transaction(), id);
    if (!dispute) return 0;
    const Dispute again = WithCopies(*dispute, FoldOf(deed.transaction(), *dispute));
    if (IsSame(*dispute, again)) return 0;
    PutDispute(deed.transaction(), again);
    deed.Record(id.organ, "dispute.rebuild", ObjectOfDispute(id));
    deed.Commit();
    return 1;
  });
}

int RebuildAll(Desk& desk, const Actor& actor) {
  const std::vector<Dispute> all = [&] {
    db::Reader reader = desk.database.Read();
    return EveryDispute(reader);
  }();
  int rebuilt = 0;
  for (const Dispute& dispute : all) {
    if (Differs(desk, dispute)) rebuilt += RebuildOne(desk, actor, dispute.id);
  }
  return rebuilt;
}

}  // namespace

bool MayBeSued(const Dispute& dispute, Date today) {
  if (IsSuit(dispute.kind)) return false;
  const auto due = law::DueOf(law::DisputeTerm::kFileSuitAfter, law::DisputeCourse::kSuit, *dispute.takes_effect,
                              account::WorkingDays());
  return due && today <= due->day;
}

namespace {

bool IsOver(db::Session& session, const std::string& ref, Date today) {
  const auto id = DisputeOfObject(ref);
  const auto dispute = id ? FindDispute(session, *id) : std::nullopt;
  return dispute && StageOn(*dispute, today) == DisputeStage::kEnded && !MayBeSued(*dispute, today);
}

}  // namespace

std::string ObjectOfDispute(DisputeId id) { return std::string(kObject) + ToString(id); }

std::optional<DisputeId> DisputeOfObject(std::string_view object) {
  if (!object.starts_with(kObject)) return std::nullopt;
  object.remove_prefix(kObject.size());
  return DisputeIdFrom(object.substr(0, object.find(kAgain)));
}

std::string HoldOfRetrial(DisputeId id, int retrial) { return ObjectOfDispute(id) + kAgain + std::to_string(retrial); }

std::string PathOf(DisputeId id) { return std::string(kDisputesPath) + "/" + ToString(id); }

DisputeFold FoldOf(db::Session& session, const Dispute& dispute) {
  return FoldDispute(dispute.kind, DisputeEventsOf(session, dispute.id), account::WorkingDays()).fold;
}

Dispute WithCopies(Dispute dispute, const DisputeFold& fold) {
  const DisputeStatus status = StatusOf(fold, account::WorkingDays());
  dispute.received = fold.received;
  dispute.answered = fold.answered;
  dispute.decided = status.decided;
  dispute.takes_effect = status.takes_effect;
  dispute.outcome = status.outcome;
  dispute.result = status.result;
  dispute.is_suspended = fold.is_suspended;
  dispute.is_appealed = IsOnAppeal(fold);
  dispute.needs_anew = NeedsAnew(fold);
  dispute.next = status.next;
  dispute.next_due = status.next_due;
  dispute.cost = fold.cost;
  dispute.retrial = fold.retrial;
  dispute.counted = fold.counted;
  return dispute;
}

Result<Dispute> AppendToDispute(Deed& deed, const account::Keys& keys, Dispute dispute, const DisputeEvent& event,
                                const PersonalText& words) {
  DisputeFold fold = FoldOf(deed.transaction(), dispute);
  fold.kind = dispute.kind;
  TRY(Apply(fold, event, account::WorkingDays()));
  AppendDisputeEvent(deed.transaction(), keys, dispute.id, event, words);
  dispute = WithCopies(std::move(dispute), fold);
  PutDispute(deed.transaction(), dispute);
  ++dispute.version;
  return dispute;
}

int LetGoOfEnded(Desk& desk, const Actor& actor) {
  return RetryDeed(desk, actor, [&](Deed& deed) {
    int let_go = 0;
    for (const std::string& ref : request::OpenHolds(deed.transaction())) {
      if (!IsOver(deed.transaction(), ref, deed.today())) continue;
      request::LetGoOfCase(deed, ref);
      deed.Record(DisputeOfObject(ref)->organ, "dispute.let_go", ref);
      ++let_go;
    }
    if (let_go > 0) deed.Commit();
    return let_go;
  });
}

std::string KeepDisputes(Desk& desk) {
  const Actor nobody{};
  const int rebuilt = RebuildAll(desk, nobody), let_go = LetGoOfEnded(desk, nobody);
  std::string told;
  if (rebuilt > 0) told += "重新推算 " + std::to_string(rebuilt) + " 件复议、诉讼的期限。";
  if (let_go > 0) told += std::to_string(let_go) + " 件争议办结，申请可以按期鉴定销毁。";
  return told;
}

}  // namespace gongkai::remedy
