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

FormResult<PushTargetId> Save(Deed& deed, const crypto::Key& key, PushTargetId id, const PushTargetForm& form) {
  if (deed.done_before()) return PushTargetId{std::stoll(deed.earlier_result())};
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
  const bool is_elsewhere = wanted.kind != before.kind || wanted.address != before.address;
  if (is_new) {
    id = AddPushTarget(act, key, wanted, deed.now());
  } else {
    UpdatePushTarget(act, key, wanted, is_elsewhere);
  }
  deed.Record(account::kInstallation, "site_target.save", account::ObjectOf("site_target", id.value),
              {{"from", is_new ? "" : PlaceOf(before)}, {"to", PlaceOf(wanted)}, {"token", TokenOf(before, wanted)}});
  deed.Commit(std::to_string(id.value));
  return id;
}

struct Order {
  std::string_view act;  // as the trail calls it
  void (*put_down)(db::Transaction&, PushTargetId);
};

FormResult<PushTargetId> Tell(Deed& deed, const crypto::Key& key, PushTargetId id, const Order& order) {
  if (deed.done_before()) return id;
  db::Transaction& act = deed.transaction();
  act.Lock("site targets");
  const auto target = FindPushTarget(act, key, id);
  if (!target) return FieldErrors{{"", "没有这个推送目标。"}};
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
    return Tell(deed, desk.keys.push, id, {"site_target.clear", BeginClearing});
  });
}

}  // namespace gongkai::disclosure
