#include "account/sso_actions.h"

#include "account/attempt_actions.h"
#include "account/people_store.h"
#include "account/sign_in_attempt_store.h"
#include "account/sso_settings_store.h"
#include "crypto/bytes.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kDigestShown = 16;  // enough to tell that it is the same one again

constexpr std::string_view kNotOurTrip = "这次登录已经过期，或者不是在这个浏览器里开始的，请再登录一次。";
constexpr std::string_view kNoAnswer = "统一身份认证现在没有回应。请稍后再试，或者用密码登录。";
constexpr std::string_view kNoTrust =
    "统一身份认证给出的结果不能相信，没有登录。请再试一次；还不行，请用密码登录，并告诉系统管理员。";

Error Off() { return {ErrorKind::kNotFound, "本系统没有设置统一身份认证，请用密码登录。", ""}; }

// What is wrong with what came back: a word for the trail, a sentence for the person, and, where there is one, the
// sentence for the administrators.
struct Fault {
  std::string_view why;
  std::string_view sentence;
  std::string reason{};
  ErrorKind kind = ErrorKind::kForbidden;
  bool is_a_try = true;  // somebody may be trying what opens
};

void Record(Desk& desk, const std::string& address, std::string_view why, std::string_view what,
            const std::string& detail) {
  RetryDeed(desk, Actor{.address = address}, [&](Deed& deed) {
    deed.RecordRefusal(kInstallation, "session.start", "",
                       {{"way", std::string(kSsoWay)}, {"why", std::string(why)}, {what, detail}});
    deed.Commit();
  });
}

// Before the code is turned in: whether this is the answer to what we asked.
std::optional<Fault> FaultOf(const Arrival& arrival, const Trip& trip, const ProviderMetadata& metadata) {
  if (!crypto::SameInConstantTime(arrival.state, trip.state)) return Fault{"state", kNotOurTrip};
  const bool must_say = metadata.names_itself_in_the_answer || !arrival.issuer.empty();
  if (must_say && arrival.issuer != metadata.issuer) return Fault{"issuer", kNoTrust};
  if (arrival.error == "access_denied") {
    return Fault{.why = "denied", .sentence = "您在统一身份认证那里取消了登录。", .is_a_try = false};
  }
  if (!arrival.error.empty() || arrival.code.empty()) return Fault{"provider", kNoTrust};
  return std::nullopt;
}

// `why`: what it is when the provider has answered.
Fault FaultFrom(const Error& error, std::string_view why) {
  if (error.kind == ErrorKind::kConflict) return {"no answer", kNoAnswer, error.message, ErrorKind::kConflict, false};
  return {why, kNoTrust, error.message};
}

// What is wrong between us and the provider is no attempt of the visitor's: it must not close the door to his network.
Fault NoTry(Fault fault) {
  fault.is_a_try = false;
  return fault;
}

// One arrival: counted before anything is believed, so that nobody can try states and codes without end.
class Reception {
 public:
  Reception(Desk& desk, IdentityProvider& provider, const Trip& trip, const Browser& browser)
      : desk_(desk), provider_(provider), trip_(trip), browser_(browser), settings_(SsoInForce(desk)) {}

  Result<Identity> Receive(const Arrival& arrival) {
    const Tried tried{AccountDigest(desk_.keys.blind, kSsoWay, trip_.state), browser_.address};
    const std::int64_t attempt = TRY(BeginAttempt(desk_, tried));
    auto identity = Redeem(arrival);
    if (!is_a_try_) Excuse(attempt);
    return identity;
  }

  std::string SubjectOf(const Identity& identity) const { return account::SubjectOf(settings_.issuer, identity.sub); }
  bool HasTwoFactors(const Identity& identity) const {
    return settings_.trusts_second_factor && SaysTwoFactors(identity, settings_.trusted_acr);
  }

 private:
  Result<Identity> Redeem(const Arrival& arrival) {
    if (!settings_.is_on()) return Off();
    const auto metadata = provider_.Metadata(settings_, desk_.now());
    if (!metadata) return Refuse(NoTry(FaultFrom(metadata.error(), "provider")));
    if (auto fault = FaultOf(arrival, trip_, *metadata)) return Refuse(*fault);
    auto identity = provider_.Redeem(settings_, trip_, arrival.code, desk_.now());
    if (!identity) {
      const bool of_provider = identity.error().kind == ErrorKind::kNotFound;
      const Fault fault = FaultFrom(identity.error(), of_provider ? "provider" : "token");
      return Refuse(of_provider ? NoTry(fault) : fault);
    }
    is_a_try_ = false;
    return identity;
  }

  Error Refuse(const Fault& fault) {
    is_a_try_ = fault.is_a_try;
    Record(desk_, browser_.address, fault.why, "reason", fault.reason);
    return {fault.kind, std::string(fault.sentence), ""};
  }

  void Excuse(std::int64_t attempt) {
    db::Retry(desk_.database, [&](db::Transaction& act) {
      MarkRight(act, attempt);
      act.Commit();
    });
  }

  Desk& desk_;
  IdentityProvider& provider_;
  const Trip& trip_;
  const Browser& browser_;
  SsoSettings settings_;
  bool is_a_try_ = true;
};

std::optional<Person> PersonOf(Desk& desk, const std::string& subject) {
  db::Reader reader = desk.database.Read();
  return FindPersonBySubject(reader, subject);
}

std::string NameOf(const Identity& identity) { return identity.name.empty() ? identity.sub : identity.name; }

Error Unknown(Desk& desk, const std::string& subject, const Identity& identity, const std::string& address) {
  const std::string digest = AccountDigest(desk.keys.blind, "sso subject", subject).substr(0, kDigestShown);
  Record(desk, address, "unknown", "subject", digest);
  return {ErrorKind::kForbidden,
          "统一身份认证里的“" + NameOf(identity) +
              "”还没有关联本系统的账号。请先用密码登录，在“我的账号”里关联，或者请系统管理员关联。",
          ""};
}

}  // namespace

SsoSettings SsoInForce(Desk& desk) {
  db::Reader reader = desk.database.Read();
  return ReadSso(reader, desk.keys.sso);
}

Result<Departure> SetOut(Desk& desk, IdentityProvider& provider, std::string return_address, std::string next,
                         std::optional<PersonId> linking) {
  const SsoSettings settings = SsoInForce(desk);
  if (!settings.is_on()) return Off();
  const auto metadata = provider.Metadata(settings, desk.now());
  if (!metadata) {
    const Fault fault = FaultFrom(metadata.error(), "provider");
    return Error{metadata.error().kind, std::string(fault.sentence), ""};
  }
  const Trip trip = NewTrip(std::move(return_address), std::move(next), linking.value_or(PersonId{0}), desk.now());
  return Departure{AuthorizationAddress(*metadata, settings, trip), SealTrip(desk.keys.sso, trip)};
}

Result<Arrived> Arrive(Desk& desk, IdentityProvider& provider, const Arrival& arrival,
                       const std::optional<Entrant>& entrant, const Browser& browser) {
  const auto trip = OpenTrip(desk.keys.sso, arrival.cookie, desk.now());
  if (!trip) return Error{ErrorKind::kForbidden, std::string(kNotOurTrip), ""};
  const bool links = trip->linking != PersonId{0};
  const bool is_same = entrant && entrant->session.stage == Stage::kFull && entrant->visitor.person == trip->linking;
  if (links && !is_same) return Error{ErrorKind::kForbidden, std::string(kNotOurTrip), ""};
  Reception reception(desk, provider, *trip, browser);
  const Identity identity = TRY(reception.Receive(arrival));
  const std::string subject = reception.SubjectOf(identity);
  const auto person = PersonOf(desk, subject);
  if (links) {
    if (person && person->id != trip->linking) {
      return Error{ErrorKind::kConflict, "这个身份已经关联了别人的账号，请联系系统管理员。", ""};
    }
    return Arrived(OfferLink(desk, *entrant, subject, identity));
  }
  if (!person) return Unknown(desk, subject, identity, browser.address);
  SignedIn signed_in = TRY(
      StartSessionFor(desk, person->id, {std::string(kSsoWay), reception.HasTwoFactors(identity), subject}, browser));
  return Arrived(CameIn{std::move(signed_in), trip->next});
}

}  // namespace gongkai::account
