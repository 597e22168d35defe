#include "account/second_factor_actions.h"

#include <functional>

#include "account/attempt_actions.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/second_factor.h"
#include "account/session_store.h"
#include "account/sign_in_attempt_store.h"
#include "account/sign_in_store.h"
#include "crypto/bytes.h"
#include "crypto/hmac_sm3.h"
#include "crypto/random.h"
#include "crypto/seal.h"
#include "crypto/totp.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kGroup = 4;  // letters of a secret that is typed

std::string DigestOfRecoveryCode(const Keys& keys, PersonId person, std::string_view folded) {
  return crypto::HmacSm3(keys.blind)
      .AddField("recovery")
      .AddField(std::to_string(person.value))
      .AddField(folded)
      .Finish()
      .ToHex();
}

// "code" or "recovery", used up in this transaction; nothing when it opens nothing.
std::optional<std::string> UseCode(Deed& deed, const Keys& keys, PersonId person, std::string_view typed) {
  db::Transaction& act = deed.transaction();
  const auto credentials = FindCredentials(act, person);
  if (!credentials || !credentials->totp_key) return std::nullopt;
  if (const std::string code = FoldOneTimeCode(typed); !code.empty()) {
    const auto secret = crypto::Open(keys.totp, ObjectOf("person", person.value), *credentials->totp_key);
    if (!secret) return std::nullopt;
    const auto step = crypto::MatchTotp(*secret, code, deed.now(), credentials->totp_last_step);
    if (step && UseTotpStep(act, person, *step)) return "code";
    return std::nullopt;
  }
  const std::string code = FoldRecoveryCode(typed);
  if (code.empty() || !UseRecoveryCode(act, person, DigestOfRecoveryCode(keys, person, code), deed.now()))
    return std::nullopt;
  return "recovery";
}

// `then` goes on in the deed in which the code was used up.
template <class T>
Result<T> WithCode(Desk& desk, const Entrant& entrant, std::string_view act, std::string_view code,
                   const std::function<Result<T>(Deed&)>& then) {
  const PersonId person = entrant.visitor.person;
  const Tried tried{AccountDigest(desk.keys.blind, "code", std::to_string(person.value)), entrant.visitor.address};
  const std::int64_t attempt = TRY(BeginAttempt(desk, tried));
  const OrganId organ = entrant.visitor.posts.front().organ;
  const std::string object = ObjectOf("person", person.value);
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  const auto way = UseCode(deed, desk.keys, person, code);
  if (!way) {
    deed.RecordRefusal(organ, act, object, {{"why", "code"}});
    deed.Commit();
    return AfterWrong(desk, tried, "动态码不对或者已经用过，");
  }
  MarkRight(deed.transaction(), attempt);
  T value = TRY(then(deed));
  deed.Record(organ, act, object, {{"way", *way}});
  deed.Commit();
  return value;
}

std::string OfferOf(const Entrant& entrant) { return "offer:" + entrant.session.token_digest; }

std::string InGroups(std::string_view letters) {
  std::string text;
  for (std::size_t at = 0; at < letters.size(); at += kGroup) {
    if (at > 0) text += ' ';
    text += letters.substr(at, kGroup);
  }
  return text;
}

DeviceOffer Shown(Desk& desk, const Entrant& entrant, const crypto::Secret& secret) {
  db::Reader reader = desk.database.Read();
  const auto person = FindPerson(reader, entrant.visitor.person);
  const auto root = RootOrgan(reader);
  const std::string issuer = (root ? root->short_name : std::string()) + "政务公开";
  return {crypto::QrSvgPath(crypto::OtpAuthUri(issuer, person ? person->login : "", secret)),
          InGroups(crypto::Base32(secret.Reveal())),
          crypto::Base64Url(crypto::Seal(desk.keys.totp, OfferOf(entrant), secret.Reveal()))};
}

std::optional<crypto::Secret> OpenOffer(Desk& desk, const Entrant& entrant, std::string_view sealed) {
  const auto bytes = crypto::ParseBase64Url(sealed);
  return bytes ? crypto::Open(desk.keys.totp, OfferOf(entrant), *bytes) : std::nullopt;
}

std::vector<std::string> MakeRecoveryCodes(Deed& deed, const Keys& keys, PersonId person) {
  std::vector<std::string> codes, digests;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    codes.push_back(RecoveryCodeOf(crypto::RandomBytes(kRecoveryCodeBytes)));
    digests.push_back(DigestOfRecoveryCode(keys, person, FoldRecoveryCode(codes.back())));
  }
  SetRecoveryCodes(deed.transaction(), person, digests);
  return codes;
}

}  // namespace

Result<SignedIn> ConfirmCode(Desk& desk, const Entrant& entrant, std::string_view code) {
  return WithCode<SignedIn>(desk, entrant, "session.second_factor", code,
                            [&](Deed& deed) { return GoOn(deed, entrant, StageDone::kSecondFactor); });
}

bool HasDevice(Desk& desk, PersonId person) {
  db::Reader reader = desk.database.Read();
  return HasDevice(reader, person);
}

DeviceOffer OfferDevice(Desk& desk, const Entrant& entrant) { return Shown(desk, entrant, crypto::NewTotpSecret()); }

std::optional<DeviceOffer> OfferAgain(Desk& desk, const Entrant& entrant, std::string_view sealed) {
  const auto secret = OpenOffer(desk, entrant, sealed);
  return secret ? std::optional(Shown(desk, entrant, *secret)) : std::nullopt;
}

Result<BoundDevice> ConfirmDevice(Desk& desk, const Entrant& entrant, std::string_view sealed, std::string_view code) {
  const auto secret = OpenOffer(desk, entrant, sealed);
  if (!secret) return Error{ErrorKind::kConflict, "这一页已经过期，请用新的二维码重新绑定。", ""};
  const PersonId person = entrant.visitor.person;
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  LockPerson(deed.transaction(), person);
  const auto credentials = FindCredentials(deed.transaction(), person);
  if (!credentials || credentials->totp_key) return Error{ErrorKind::kConflict, "您已经绑定了动态码，不用再绑定。", ""};
  const auto step = crypto::MatchTotp(*secret, FoldOneTimeCode(code), deed.now(), std::nullopt);
  if (!step) {
    return Error{ErrorKind::kInvalidInput, "动态码不对。请填写手机上现在显示的六位数字，并检查手机时间是否准确。", ""};
  }
  const std::string object = ObjectOf("person", person.value);
  account::BindDevice(deed.transaction(), person, crypto::Seal(desk.keys.totp, object, secret->Reveal()), *step,
                      deed.now());
  auto codes = MakeRecoveryCodes(deed, desk.keys, person);
  SignedIn signed_in = TRY(GoOn(deed, entrant, StageDone::kSecondFactor));
  deed.Record(entrant.visitor.posts.front().organ, "device.bind", object);
  deed.Commit();
  return BoundDevice{std::move(signed_in), std::move(codes)};
}

Result<std::string> UnbindByOperator(Desk& desk, std::string_view login) {
  return RetryDeed(desk, Actor{}, [&](Deed& deed) -> Result<std::string> {
    const auto person = FindPersonByLogin(deed.transaction(), login);
    if (!person) return Error{ErrorKind::kNotFound, "没有登录名是“" + std::string(login) + "”的人员。", ""};
    LockPerson(deed.transaction(), person->id);
    account::UnbindDevice(deed.transaction(), person->id);
    EndSessionsOf(deed.transaction(), person->id, "", deed.now());
    deed.Record(kInstallation, "device.remove", ObjectOf("person", person->id.value), {{"way", "server"}});
    deed.Commit();
    return person->name;
  });
}

Result<std::vector<std::string>> NewRecoveryCodes(Desk& desk, const Entrant& entrant, std::string_view code) {
  using Codes = std::vector<std::string>;
  return WithCode<Codes>(desk, entrant, "device.recovery_codes", code, [&](Deed& deed) -> Result<Codes> {
    return MakeRecoveryCodes(deed, desk.keys, entrant.visitor.person);
  });
}

Result<SignedIn> RemoveDevice(Desk& desk, const Entrant& entrant, std::string_view code) {
  return WithCode<SignedIn>(desk, entrant, "device.remove", code, [&](Deed& deed) {
    UnbindDevice(deed.transaction(), entrant.visitor.person);
    return GoOn(deed, entrant, StageDone::kDeviceRemoved);
  });
}

}  // namespace gongkai::account
