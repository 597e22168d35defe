#include "disclosure/site/site_target.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kLongestName = 40, kLongestAddress = 500, kLongestWhy = 200;
constexpr std::chrono::hours kLookedThroughEvery{1};

bool IsPlain(std::string_view text) {
  return text.size() <= kLongestAddress &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>'; });
}

bool IsWebAddress(std::string_view text) {
  const bool is_web = text.starts_with("https://") || text.starts_with("http://");
  return is_web && IsPlain(text) && !text.ends_with('/') && text.find_first_of("?#@") == text.npos;
}

std::optional<std::string> AddressFault(const PushTargetForm& form) {
  if (PushTargetKindFrom(form.kind) == PushTargetKind::kHttp) {
    if (IsWebAddress(form.address)) return std::nullopt;
    return "请填以 https:// 开头的地址，末尾不带 /，里面不能有用户名、问号和空格。";
  }
  const bool is_path = form.address.starts_with('/') && form.address.size() > 1 && !form.address.ends_with('/') &&
                       form.address.size() <= kLongestAddress && form.address.find("/..") == form.address.npos &&
                       IsValidUtf8(form.address) && WithoutInvisible(form.address) == form.address;
  if (is_path) return std::nullopt;
  return "请填完整的文件夹路径，以 / 开头，末尾不带 /，如 /srv/www/zwgk。";
}

std::optional<std::string> SecretFault(const PushTargetForm& form, const PushTarget& in_force) {
  if (!IsPlain(form.secret)) return "令牌里有空格或不能用的字符，请重新复制。";
  const bool goes_elsewhere = form.secret.empty() && !form.drops_secret && !in_force.secret.empty() &&
                              form.address != in_force.address &&
                              PushTargetKindFrom(form.kind) == PushTargetKind::kHttp;
  if (!goes_elsewhere) return std::nullopt;
  return "地址改了，请重新填写令牌：原来的令牌不会送到别的地址。";
}

}  // namespace

std::string_view IdOf(PushTargetKind kind) { return kind == PushTargetKind::kFolder ? "folder" : "http"; }
std::string_view NameOf(PushTargetKind kind) {
  return kind == PushTargetKind::kFolder ? "文件夹（本机或挂载的共享目录）" : "HTTP 接口（PUT、DELETE）";
}
std::optional<PushTargetKind> PushTargetKindFrom(std::string_view id) {
  for (const PushTargetKind kind : kPushTargetKinds) {
    if (IdOf(kind) == id) return kind;
  }
  return std::nullopt;
}

std::string_view IdOf(OldSite decision) { return decision == OldSite::kClear ? "clear" : "stays"; }
std::string_view NameOf(OldSite decision) {
  return decision == OldSite::kClear ? "先撤下原来那里的全部页面，撤完自动换到新地址" : "原来的页面留着，写明理由";
}
std::optional<OldSite> OldSiteFrom(std::string_view id) {
  for (const OldSite decision : kOldSites) {
    if (IdOf(decision) == id) return decision;
  }
  return std::nullopt;
}

PushTargetForm FormOf(const PushTarget& target) {
  PushTargetForm form;
  form.name = target.name;
  form.kind = IdOf(target.kind);
  form.address = target.address;
  form.shown_at = target.shown_at;
  form.is_on = target.is_on;
  form.version = target.version;
  return form;
}

FieldErrors FaultsOfMove(const PushTargetForm& form, const PushTarget& in_force, std::int64_t files) {
  FieldErrors errors;
  const auto decision = OldSiteFrom(form.old_site);
  if (!decision) {
    errors.push_back({"old_site", "原来的地方（" + in_force.address + "）还有推送过去的 " + std::to_string(files) +
                                      " 个文件，换了地址以后，撤下的不会再从那里撤下。请选择怎样处理。"});
  }
  const bool stays = decision == OldSite::kStays;
  if (stays && IsBlankText(form.stays_why)) {
    errors.push_back({"stays_why", "请写明原来的页面为什么可以留着，例如：旧站已经关闭，没有人看得到。"});
  }
  if (Utf8Length(form.stays_why) > kLongestWhy) {
    errors.push_back({"stays_why", "太长了，最多 " + std::to_string(kLongestWhy) + " 字。"});
  }
  return errors;
}

FieldErrors FaultsOf(const PushTargetForm& form, const PushTarget& in_force) {
  FieldErrors errors;
  const auto add = [&](std::string_view field, std::optional<std::string> fault) {
    if (fault) errors.push_back({std::string(field), std::move(*fault)});
  };
  if (IsBlankText(form.name) || Utf8Length(form.name) > kLongestName) add("name", "请填名称，不超过 40 个字。");
  if (!PushTargetKindFrom(form.kind)) add("kind", "请选择推送的方式。");
  add("address", AddressFault(form));
  if (!form.shown_at.empty() && !IsWebAddress(form.shown_at)) {
    add("shown_at", "请填以 https:// 或 http:// 开头的网址，末尾不带 /；没有就不填。");
  }
  add("secret", SecretFault(form, in_force));
  return errors;
}

PushTarget TargetOf(const PushTargetForm& form, const PushTarget& in_force) {
  PushTarget target = in_force;
  target.name = form.name;
  target.kind = PushTargetKindFrom(form.kind).value_or(PushTargetKind::kFolder);
  target.address = form.address;
  target.shown_at = form.shown_at;
  target.is_on = form.is_on;
  if (!form.secret.empty() || form.drops_secret) target.secret = form.secret;
  if (target.kind == PushTargetKind::kFolder) target.secret.clear();
  return target;
}

std::string_view IdOf(PushWhat what) {
  return what == PushWhat::kShow ? "show" : what == PushWhat::kGone ? "gone" : "day";
}
std::string_view NameOf(PushWhat what) {
  return what == PushWhat::kShow ? "公开或更正" : what == PushWhat::kGone ? "撤下" : "第一次推送，或者到了公开日期";
}
PushWhat PushWhatFrom(std::string_view id) {
  return id == "show" ? PushWhat::kShow : id == "gone" ? PushWhat::kGone : PushWhat::kDay;
}

std::string_view IdOf(PushState state) {
  switch (state) {
    case PushState::kWaiting:
      return "waiting";
    case PushState::kFailed:
      return "failed";
    case PushState::kDone:
      return "done";
    case PushState::kReplaced:
      return "replaced";
  }
  return "waiting";
}
std::string_view NameOf(PushState state) {
  switch (state) {
    case PushState::kWaiting:
      return "待推送";
    case PushState::kFailed:
      return "失败，还在重试";
    case PushState::kDone:
      return "成功";
    case PushState::kReplaced:
      return "由后来的代替";
  }
  return "";
}
std::optional<PushState> PushStateFrom(std::string_view id) {
  for (const PushState state : kPushStates) {
    if (IdOf(state) == id) return state;
  }
  return std::nullopt;
}

Instant NextPush(int tries, Instant now) {
  constexpr std::array kMinutes = {1, 2, 5, 15, 30, 60};
  const auto at = static_cast<std::size_t>(std::clamp(tries, 1, static_cast<int>(kMinutes.size()))) - 1;
  return now + std::chrono::minutes(kMinutes[at]);
}

bool IsPushOwed(const PushTarget& target, Instant now) {
  return !target.pushed_at || BeijingDay(*target.pushed_at) != BeijingDay(now) ||
         now - *target.pushed_at >= kLookedThroughEvery;
}

}  // namespace gongkai::disclosure
