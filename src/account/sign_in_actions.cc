#include "account/sign_in_actions.h"

#include <algorithm>

#include "account/attempt_actions.h"
#include "account/one_time_link_store.h"
#include "account/people_store.h"
#include "account/place_at_the_door.h"
#include "account/policy_store.h"
#include "account/second_factor.h"
#include "account/session_store.h"
#include "account/sign_in_attempt_store.h"
#include "account/sign_in_store.h"
#include "base/utf8.h"
#include "crypto/password_hash.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestAgent = 200;  // in characters
constexpr std::chrono::days kSessionsKept{30};

// Who it may be that comes, with all that decides what is owed.
struct Candidate {
  Person person;
  Credentials credentials;
  std::vector<HeldPost> posts;

  OrganId organ() const { return posts.empty() ? kInstallation : posts.front().organ; }
  std::string object() const { return ObjectOf("person", person.id.value); }
  Actor ActorFrom(const std::string& address) const {
    const auto post = posts.empty() ? std::nullopt : std::optional(posts.front().kind);
    return {person.id, post, person.name, address, ""};
  }
};

std::optional<Candidate> CandidateOf(db::Session& session, std::optional<Person> person, Date today) {
  if (!person) return std::nullopt;
  auto credentials = FindCredentials(session, person->id);
  auto posts = HeldPosts(session, person->id, today);
  return Candidate{std::move(*person), std::move(*credentials), std::move(posts)};
}

// As they are now, and stay until the deed ends: a password changed or an account stopped beside us ends the sessions
// that are there, and this one must be among them or not begin.
std::optional<Candidate> CandidateHeld(Deed& deed, PersonId person) {
  LockPerson(deed.transaction(), person);
  return CandidateOf(deed.transaction(), FindPerson(deed.transaction(), person), deed.today());
}

std::optional<Candidate> FindCandidate(Desk& desk, std::string_view login) {
  db::Reader reader = desk.database.Read();
  return CandidateOf(reader, FindPersonByLogin(reader, login), BeijingDay(desk.now()));
}

// Takes as long for nobody as for somebody.
bool IsRight(const std::optional<Candidate>& candidate, std::string_view password) {
  const std::string& nobody = crypto::HashOfNobody();
  const bool has_password = candidate && !candidate->credentials.password.empty();
  return crypto::VerifyPassword(has_password ? candidate->credentials.password : nobody, password) && has_password;
}

void RecordWrong(Desk& desk, const std::optional<Candidate>& candidate, const Tried& tried) {
  const std::string login = tried.account.substr(0, 16);  // enough to tell that it is the same one again
  RetryDeed(desk, Actor{.address = tried.address}, [&](Deed& deed) {
    // The attempt that closes the account is told apart: whoever looks at the trail sees the lock, not only the tries.
    const bool locks = LockedUntil(deed.transaction(), tried, deed.now()).has_value();
    deed.RecordRefusal(candidate ? candidate->organ() : kInstallation, "session.start",
                       candidate ? candidate->object() : "",
                       {{"login", login}, {"why", locks ? "password, locked" : "password"}});
    deed.Commit();
  });
}

// What keeps somebody out whose password is right.
struct Obstacle {
  std::string_view why;
  std::string_view sentence;
};
std::optional<Obstacle> ObstacleOf(const Candidate& candidate) {
  if (candidate.person.state == PersonState::kStopped) {
    return Obstacle{"stopped", "您的账号已停用，不能登录。需要时请联系系统管理员。"};
  }
  if (candidate.posts.empty()) {
    return Obstacle{
        "post", "您现在没有在任的岗位，不能登录。岗位还没有开始的，到第一天再登录；没有岗位的，请联系安全管理员任命。"};
  }
  return std::nullopt;
}

void DropWhatIsOld(db::Transaction& act, Instant now) {
  DropAttemptsBefore(act, now - kAttemptsRemembered);
  DropSessionsStartedBefore(act, now - kSessionsKept);
  DropLinksEndedBefore(act, now - kSessionsKept);
}

// How the identity was shown, and whether the second factor was with it.
struct Shown {
  std::string_view way;
  bool second_factor_done = false;
};

SignedIn AddSessionAt(Deed& deed, PersonId person, Stage stage, const Policy& policy, const Shown& shown,
                      const Browser& browser) {
  SignedIn signed_in{NewSessionToken(), stage};
  db::Transaction& act = deed.transaction();
  if (!browser.token.empty()) EndSession(act, DigestOfToken(browser.token), deed.now());
  AddSession(act, {.token_digest = DigestOfToken(signed_in.token),
                   .person = person,
                   .started_at = deed.now(),
                   .seen_at = deed.now(),
                   .ends_at = deed.now() + policy.session.absolute,
                   .stage = stage,
                   .address = browser.address,
                   .agent = Ellipsis(browser.agent, kLongestAgent),
                   .way = std::string(shown.way),
                   .second_factor_done = shown.second_factor_done});
  DropWhatIsOld(act, deed.now());
  return signed_in;
}

Standing StandingOf(const Credentials& credentials, const Shown& shown) {
  return {.has_device = credentials.totp_key.has_value(),
          .second_factor_done = shown.second_factor_done,
          .must_change_password = credentials.must_change,
          .password_set_at = credentials.password_set_at,
          .came_by_password = shown.way != kSsoWay && !credentials.password.empty()};
}

// The last step of every way in.
Result<SignedIn> Start(Deed& deed, const Candidate& candidate, const Shown& shown, const Browser& browser) {
  if (const auto obstacle = ObstacleOf(candidate)) {
    deed.RecordRefusal(candidate.organ(), "session.start", candidate.object(), {{"why", std::string(obstacle->why)}});
    deed.Commit();
    return Error{ErrorKind::kForbidden, std::string(obstacle->sentence), ""};
  }
  const Policy policy = ReadPolicy(deed.transaction());
  const Standing standing = StandingOf(candidate.credentials, shown);
  const Stage stage = StageOwed(standing, candidate.posts, policy, deed.now());
  SignedIn signed_in = AddSessionAt(deed, candidate.person.id, stage, policy, shown, browser);
  if (shown.way == kSsoWay) Activate(deed.transaction(), candidate.person.id);
  deed.Record(candidate.organ(), "session.start", candidate.object(),
              {{"way", std::string(shown.way)}, {"stage", std::string(IdOf(stage))}});
  deed.Commit();
  return signed_in;
}

}  // namespace

Actor ActorOf(const Visitor& visitor) {
  return {visitor.person, visitor.posts.front().kind, visitor.name, visitor.address, ""};
}

Result<SignedIn> SignIn(Desk& desk, std::string_view login, std::string_view password, const Browser& browser) {
  const PlaceAtTheDoor place;
  const Tried tried = TriedPassword(desk, FoldLogin(login), browser.address, browser.marks);
  const std::int64_t attempt = TRY(BeginAttempt(desk, tried));
  const auto candidate = FindCandidate(desk, login);
  if (!IsRight(candidate, password)) {
    RecordWrong(desk, candidate, tried);
    return AfterWrong(desk, tried, "登录名或密码不对，");
  }
  const std::string& hash = candidate->credentials.password;
  const std::string rehashed = crypto::PasswordNeedsRehash(hash) ? crypto::HashPassword(password) : "";
  return RetryDeed(desk, candidate->ActorFrom(browser.address), [&](Deed& deed) -> Result<SignedIn> {
    // Changed or taken back while it was looked at: then it was not right after all.
    const auto now = CandidateHeld(deed, candidate->person.id);
    if (!now || now->credentials.password != hash) {
      return Error{ErrorKind::kConflict, "密码刚刚改过，请用新密码再登录一次。", ""};
    }
    MarkRight(deed.transaction(), attempt);
    if (!rehashed.empty()) Rehash(deed.transaction(), now->person.id, hash, rehashed);
    return Start(deed, *now, {.way = "password"}, browser);
  });
}

Result<SignedIn> StartSessionFor(Desk& desk, PersonId person, const ShownOtherwise& shown, const Browser& browser) {
  std::optional<Candidate> candidate;
  {
    db::Reader reader = desk.database.Read();
    candidate = CandidateOf(reader, FindPerson(reader, person), BeijingDay(desk.now()));
  }
  if (!candidate) return Error{ErrorKind::kNotFound, "没有这个人员。", ""};
  return RetryDeed(desk, candidate->ActorFrom(browser.address), [&](Deed& deed) -> Result<SignedIn> {
    const auto now = CandidateHeld(deed, person);
    const bool is_linked = shown.sso_subject.empty() || (now && now->person.sso_subject == shown.sso_subject);
    if (!now || !is_linked) return Error{ErrorKind::kConflict, "账号刚刚改过，请再登录一次。", ""};
    return Start(deed, *now, {shown.way, shown.second_factor_done}, browser);
  });
}

Result<SignedIn> GoOn(Deed& deed, const Entrant& entrant, StageDone done) {
  db::Transaction& act = deed.transaction();
  const auto credentials = FindCredentials(act, entrant.visitor.person);
  if (!credentials) return Error{ErrorKind::kConflict, "登录已经结束，请重新登录。", ""};
  const bool was_done = entrant.session.second_factor_done && done != StageDone::kDeviceRemoved;
  const Shown shown{entrant.session.way, done == StageDone::kSecondFactor || was_done};
  const Stage stage = StageOwed(StandingOf(*credentials, shown), entrant.visitor.posts, ReadPolicy(act), deed.now());
  SignedIn signed_in{NewSessionToken(), stage};
  if (!RenewSession(act, entrant.session.token_digest, DigestOfToken(signed_in.token), stage,
                    shown.second_factor_done)) {
    return Error{ErrorKind::kConflict, "登录已经结束，请重新登录。", ""};
  }
  return signed_in;
}

void SignOut(Desk& desk, const Entrant& entrant) {
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  EndSession(deed.transaction(), entrant.session.token_digest, deed.now());
  deed.Record(entrant.visitor.posts.front().organ, "session.end", ObjectOf("person", actor.person.value));
  deed.Commit();
}

Status EndOwnSession(Desk& desk, const Entrant& entrant, std::string_view token_digest) {
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  const auto open = OpenSessions(deed.transaction(), actor.person);
  if (!std::ranges::count(open, token_digest, &Session::token_digest)) {
    return Error{ErrorKind::kNotFound, "这次登录已经结束了。", ""};
  }
  EndSession(deed.transaction(), token_digest, deed.now());
  deed.Record(entrant.visitor.posts.front().organ, "session.end", ObjectOf("person", actor.person.value),
              {{"which", "another"}});
  deed.Commit();
  return Ok();
}

void EndOtherSessions(Desk& desk, const Entrant& entrant) {
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  EndSessionsOf(deed.transaction(), actor.person, entrant.session.token_digest, deed.now());
  deed.Record(entrant.visitor.posts.front().organ, "session.end", ObjectOf("person", actor.person.value),
              {{"which", "all others"}});
  deed.Commit();
}

}  // namespace gongkai::account
