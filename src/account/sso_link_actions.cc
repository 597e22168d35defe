#include "account/sso_link_actions.h"

#include <nlohmann/json.hpp>

#include "account/password_actions.h"
#include "account/people_store.h"
#include "account/refusal_actions.h"
#include "account/second_factor.h"
#include "account/session_store.h"
#include "account/sign_in_actions.h"
#include "account/sign_in_store.h"
#include "account/sso_settings_store.h"
#include "base/fold.h"
#include "crypto/bytes.h"
#include "crypto/seal.h"

namespace gongkai::account {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestSub = 255;
constexpr std::string_view kSub = "sub";

std::string WhoseOffer(const Entrant& entrant) { return "sso link:" + entrant.session.token_digest; }

struct OpenedOffer {
  std::string subject, name;
};
std::optional<OpenedOffer> OpenOffer(const Desk& desk, const Entrant& entrant, std::string_view sealed) {
  const auto bytes = crypto::ParseBase64Url(sealed);
  const auto plain = bytes ? crypto::Open(desk.keys.sso, WhoseOffer(entrant), *bytes) : std::nullopt;
  if (!plain) return std::nullopt;
  const Json fields = Json::parse(plain->Reveal());
  return OpenedOffer{fields[0], fields[1]};
}

// Nobody else is linked to it. Whoever asks holds the lock until the transaction ends.
bool IsFree(db::Transaction& act, const std::string& subject, PersonId person) {
  act.Lock("sso subject");
  const auto holder = FindPersonBySubject(act, subject);
  return !holder || holder->id == person;
}

FormResult<Unit> Link(Deed& deed, const Entrant& entrant, const std::string& subject) {
  const PersonId id = entrant.visitor.person;
  LockPerson(deed.transaction(), id);
  auto person = FindPerson(deed.transaction(), id);
  if (!person) return FieldError{"", "没有这个人员。"};
  if (!IsFree(deed.transaction(), subject, id)) {
    return FieldError{"", "这个身份已经关联了别人的账号，请联系系统管理员。"};
  }
  person->sso_subject = subject;
  UpdatePerson(deed.transaction(), *person);
  deed.Record(entrant.visitor.posts.front().organ, "person.sso_link", ObjectOf("person", id.value));
  deed.Commit();
  return Unit{};
}

FormResult<Unit> Set(Deed& deed, const Keys& keys, PersonId id, std::string_view sub, std::int64_t version) {
  if (deed.done_before()) return Unit{};
  const std::string object = ObjectOf("person", id.value);
  if (id == deed.actor().person) {
    const Error error = Refused(deed, kInstallation, "person.sso_set", object,
                                {ErrorKind::kForbidden, "自己的关联请在“我的账号”里办理。", ""});
    return FieldError{"", error.message};
  }
  LockPerson(deed.transaction(), id);
  auto person = FindPerson(deed.transaction(), id);
  if (!person) return FieldError{"", "没有这个人员。"};
  if (!sub.empty() && HoldsAdminPostFrom(PostsOf(deed.transaction(), id), deed.today())) {
    const Error error = Refused(deed, kInstallation, "person.sso_set", object,
                                {ErrorKind::kForbidden, "管理员的关联要由本人在“我的账号”里办理。", ""});
    return FieldError{"", error.message};
  }
  const SsoSettings settings = ReadSso(deed.transaction(), keys.sso);
  if (!sub.empty() && !settings.is_on()) return FieldError{std::string(kSub), "还没有设置统一身份认证，不能关联。"};
  const std::string subject = SubjectOf(settings.issuer, sub);
  if (!sub.empty() && !IsFree(deed.transaction(), subject, id)) {
    return FieldError{std::string(kSub), "这个标识已经关联了别人的账号，请核对。"};
  }
  person->sso_subject = sub.empty() ? std::nullopt : std::optional(subject);
  person->version = version;
  if (!UpdatePerson(deed.transaction(), *person)) {
    return FieldError{std::string(kVersionField), "您填写期间，别人修改并保存了这个人员。请核对后再保存一次。"};
  }
  EndSessionsOf(deed.transaction(), id, "", deed.now());
  deed.Record(kInstallation, "person.sso_set", object, {{"verdict", sub.empty() ? "unlinked" : "linked"}});
  deed.Commit();
  return Unit{};
}

}  // namespace

LinkOffer OfferLink(Desk& desk, const Entrant& entrant, const std::string& subject, const Identity& identity) {
  const std::string name = identity.name.empty() ? identity.sub : identity.name;
  const std::string fields = Json({subject, name}).dump();
  return {name, crypto::Base64Url(crypto::Seal(desk.keys.sso, WhoseOffer(entrant), fields))};
}

std::optional<LinkOffer> OfferLinkAgain(Desk& desk, const Entrant& entrant, std::string_view sealed) {
  auto offer = OpenOffer(desk, entrant, sealed);
  if (!offer) return std::nullopt;
  return LinkOffer{std::move(offer->name), std::string(sealed)};
}

FormResult<Unit> ConfirmLink(Desk& desk, const Entrant& entrant, std::string_view sealed, std::string_view password,
                             const Browser& browser) {
  const auto offer = OpenOffer(desk, entrant, sealed);
  if (!offer) return FieldError{"", "这一页已经过期，请再关联一次。"};
  if (password.empty()) return FieldError{"password", "请填写现在的密码。"};
  const Status is_right = CheckOwnPassword(desk, entrant, "person.sso_link", password, browser);
  if (!is_right) return FieldError{"password", is_right.error().message};
  return RetryDeed(desk, ActorOf(entrant.visitor), [&](Deed& deed) { return Link(deed, entrant, offer->subject); });
}

Status Unlink(Desk& desk, const Entrant& entrant) {
  return RetryDeed(desk, ActorOf(entrant.visitor), [&](Deed& deed) -> Status {
    const PersonId id = entrant.visitor.person;
    LockPerson(deed.transaction(), id);
    auto person = FindPerson(deed.transaction(), id);
    if (!person || !person->sso_subject) return Ok();
    if (FindCredentials(deed.transaction(), id)->password.empty()) {
      return Error{ErrorKind::kConflict, "您还没有设置密码，解除以后就登录不了。请让系统管理员先发首次登录链接。", ""};
    }
    person->sso_subject.reset();
    UpdatePerson(deed.transaction(), *person);
    deed.Record(entrant.visitor.posts.front().organ, "person.sso_unlink", ObjectOf("person", id.value));
    deed.Commit();
    return Ok();
  });
}

FormResult<Unit> SetSubject(Desk& desk, const Actor& actor, PersonId person, std::string_view sub,
                            std::int64_t version) {
  const std::string name(Trim(sub));
  if (name.size() > kLongestSub) return FieldError{std::string(kSub), "标识太长，最多 255 个字符。"};
  return RetryDeed(desk, actor, [&](Deed& deed) { return Set(deed, desk.keys, person, name, version); });
}

std::string SubOf(const Person& person, std::string_view issuer) {
  const std::string subject = person.sso_subject.value_or("");
  const std::string before = SubjectOf(issuer, "");
  return subject.starts_with(before) ? subject.substr(before.size()) : subject;
}

}  // namespace gongkai::account
