#include "disclosure/site/site_target_actions.h"

#include <algorithm>

#include "disclosure/site/site_push_store.h"
#include "web/http_client.h"

namespace gongkai::disclosure {
namespace {

using account::Deed;
using account::Desk;

constexpr std::int64_t kMostTargets = 20;

std::string PlaceOf(const PushTarget& target) {
  return std::string(IdOf(target.kind)) + " " + target.address + (target.is_on ? "" : "（停用）");
}

/// Whether the token is another one, never which.
std::string TokenOf(const PushTarget& before, const PushTarget& wanted) {
  if (before.secret == wanted.secret) return wanted.secret.empty() ? "没有" : "没有换";
  return wanted.secret.empty() ? "去掉" : "换了";
}

/// Pages lie where it was until now: as it was decided, they go first, or they stay for that reason.
void Move(Deed& deed, const crypto::Key& key, const PushTarget& before, const PushTarget& wanted, std::int64_t files,
          const PushTargetForm& form) {
  const OldSite decision = *OldSiteFrom(form.old_site);
  const bool clears = decision == OldSite::kClear;
  PushTarget now = clears ? before : wanted;
  now.name = wanted.name;
  UpdatePushTarget(deed.transaction(), key, now, !clears);
  if (clears) BeginClearing(deed.transaction(), before.id);
  PushTargetMove move{.from_kind = before.kind,
                      .from_address = before.address,
                      .decision = decision,
                      .words = clears ? std::string() : form.stays_why,
                      .files = files,
                      .person_name = deed.actor().name,
                      .at = deed.now(),
                      .is_waiting = clears};
  if (!clears) move.ended_at = deed.now();
  AddMove(deed.transaction(), key, wanted, move, deed.actor().person);
}

FormResult<PushTargetId> Save(Deed& deed, const crypto::Key& key, PushTargetId id, const PushTargetForm& form) {
  if (deed.done_before()) return deed.EarlierId<PushTargetId>();
  db::Transaction& act = deed.transaction();
  act.Lock("site targets");
  const std::vector<PushTarget> all = PushTargets(act, key);
  const auto known = std::ranges::find(all, id, &PushTarget::id);
  const bool is_new = id.value == 0;
  if (!is_new && known == all.end()) return FieldErrors{{std::string(kVersionField), "没有这个推送目标。"}};
  const PushTarget before = is_new ? PushTarget() : *known;
  FieldErrors errors = FaultsOf(form, before);
  if (is_new && all.size() >= kMostTargets) errors.push_back({"", "最多设置 20 个推送目标。"});
  for (const PushTarget& other : all) {
    if (other.id != id && other.address == form.address)
      errors.push_back({"address", "“" + other.name + "”已经推送到这里。"});
  }
  if (!errors.empty()) return errors;
  if (form.version != before.version) {
    return FieldErrors{{std::string(kVersionField), "这一页打开后，别人已经改过这个推送目标，您的改动还没有保存。"}};
  }
  const PushTarget wanted = TargetOf(form, before);
  const bool is_elsewhere = !is_new && (wanted.kind != before.kind || wanted.address != before.address);
  const std::int64_t files = is_elsewhere ? CountFilesAt(act, id) : 0;
  if (files > 0) {
    if (FieldErrors faults = FaultsOfMove(form, before, files); !faults.empty()) return faults;
  }
  if (is_new) {
    id = AddPushTarget(act, key, wanted, deed.now());
  } else if (files > 0) {
    Move(deed, key, before, wanted, files, form);
  } else {
    DropWaitingMoves(act, id, deed.now());
    UpdatePushTarget(act, key, wanted, is_elsewhere);
  }
  deed.Record(account::kInstallation, "site_target.save", account::ObjectOf("site_target", id.value),
              {{"from", is_new ? "" : PlaceOf(before)},
               {"to", PlaceOf(wanted)},
               {"token", TokenOf(before, wanted)},
               {"old_site", files > 0 ? form.old_site : ""}});
  deed.Commit(std::to_string(id.value));
  return id;
}

struct Order {
  std::string_view act;  // as the trail calls it
  void (*put_down)(db::Transaction&, PushTargetId);
  bool ends_moves = false;  // what waits for the old site to be cleared is not done any more
};

FormResult<PushTargetId> Tell(Deed& deed, const crypto::Key& key, PushTargetId id, const Order& order) {
  if (deed.done_before()) return id;
  db::Transaction& act = deed.transaction();
  act.Lock("site targets");
  const auto target = FindPushTarget(act, key, id);
  if (!target) return FieldErrors{{"", "没有这个推送目标。"}};
  if (order.ends_moves) DropWaitingMoves(act, id, deed.now());
  order.put_down(act, id);
  deed.Record(account::kInstallation, order.act, account::ObjectOf("site_target", id.value),
              {{"to", PlaceOf(*target)}});
  deed.Commit(std::to_string(id.value));
  return id;
}

}  // namespace

FormResult<PushTargetId> SavePushTarget(Desk& desk, const account::Actor& actor, PushTargetId id,
                                        const PushTargetForm& form) {
  if (const auto kind = PushTargetKindFrom(form.kind);
      kind == PushTargetKind::kHttp && form.address.starts_with("http://") && !web::MayBeAsked(form.address)) {
    return FieldErrors{{"address", "请填以 https:// 开头的地址；只有本机的地址可以不加密。"}};
  }
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, desk.keys.push, id, form); });
}

FormResult<PushTargetId> PushAllAgain(Desk& desk, const account::Actor& actor, PushTargetId id) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) {
    return Tell(deed, desk.keys.push, id, {"site_target.again", ForgetFilesAt});
  });
}

FormResult<PushTargetId> ClearPushTarget(Desk& desk, const account::Actor& actor, PushTargetId id) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) {
    return Tell(deed, desk.keys.push, id, {"site_target.clear", BeginClearing, true});
  });
}

}  // namespace gongkai::disclosure
