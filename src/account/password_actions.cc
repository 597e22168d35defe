#include "account/password_actions.h"

#include <algorithm>

#include "account/attempt_actions.h"
#include "account/one_time_link_store.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/place_at_the_door.h"
#include "account/policy_store.h"
#include "account/session_store.h"
#include "account/sign_in_attempt_store.h"
#include "account/sign_in_store.h"
#include "crypto/password_hash.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kOld = "old", kPassword = "password", kAgain = "again";

// What the rules need to know, read in one go.
struct Subject {
  Person person;
  Credentials credentials;
  std::vector<std::string> old_passwords;  // with the one in force
  PasswordOwner owner;
  PasswordPolicy policy;
};

std::optional<Subject> FindSubject(Desk& desk, PersonId id) {
  db::Reader reader = desk.database.Read();
  const auto person = FindPerson(reader, id);
  const auto credentials = FindCredentials(reader, id);
  if (!person || !credentials) return std::nullopt;
  Subject subject{
      *person, *credentials, OldPasswords(reader, id), {person->login, person->name, {}}, ReadPolicy(reader).password};
  if (!credentials->password.empty()) subject.old_passwords.push_back(credentials->password);
  for (const HeldPost& post : HeldPosts(reader, id, BeijingDay(desk.now()))) {
    const auto organ = FindOrgan(reader, post.organ);
    if (organ) subject.owner.organs.insert(subject.owner.organs.end(), {organ->name, organ->short_name});
  }
  return subject;
}

bool WasUsed(const Subject& subject, const std::string& password) {
  return std::ranges::any_of(subject.old_passwords, [&](const std::string& hash) {
    return !hash.empty() && crypto::VerifyPassword(hash, password);
  });
}

// Without what only somebody who knows the password in force may learn: whether this one was used before.
FieldErrors FaultsOf(const Subject& subject, const NewPassword& wanted) {
  FieldErrors errors;
  for (std::string& fault : PasswordFaults(wanted.password, subject.policy, subject.owner)) {
    errors.push_back({std::string(kPassword), std::move(fault)});
  }
  if (wanted.password != wanted.again) errors.push_back({std::string(kAgain), "两次填写的密码不一样。"});
  return errors;
}

FieldError UsedBefore() { return {std::string(kPassword), "这个密码最近用过，请换一个没有用过的。"}; }

void RecordRefused(Desk& desk, const Entrant& entrant) {
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  deed.RecordRefusal(entrant.visitor.posts.front().organ, "password.change", ObjectOf("person", actor.person.value),
                     {{"why", "old password"}});
  deed.Commit();
}

FormResult<SignedIn> Change(Desk& desk, const Entrant& entrant, const Subject& subject, const std::string& hash) {
  const Actor actor = ActorOf(entrant.visitor);
  Deed deed(desk, actor);
  db::Transaction& act = deed.transaction();
  LockPerson(act, actor.person);
  if (FindCredentials(act, actor.person)->password != subject.credentials.password) {
    return FieldError{std::string(kOld), "密码刚刚在别处改过，请重新登录。"};
  }
  SetPassword(act, actor.person, hash, deed.now());
  EndSessionsOf(act, actor.person, entrant.session.token_digest, deed.now());
  const auto signed_in = GoOn(deed, entrant, StageDone::kPassword);
  if (!signed_in) return FieldError{"", signed_in.error().message};
  deed.Record(entrant.visitor.posts.front().organ, "password.change", ObjectOf("person", actor.person.value));
  deed.Commit();
  return *signed_in;
}

}  // namespace

Status CheckOwnPassword(Desk& desk, PersonId person, std::string_view typed, const std::string& address) {
  const PlaceAtTheDoor place;
  const auto subject = FindSubject(desk, person);
  if (!subject) return Error{ErrorKind::kForbidden, "没有这个人员。", ""};
  const Tried tried{AccountDigest(desk.keys.blind, "password", subject->person.login), address};
  const std::int64_t attempt = TRY(BeginAttempt(desk, tried));
  if (!crypto::VerifyPassword(subject->credentials.password, typed)) return AfterWrong(desk, tried, "现在的密码不对，");
  db::Transaction act = desk.database.Begin();
  MarkRight(act, attempt);
  act.Commit();
  return Ok();
}

bool HasPassword(Desk& desk, PersonId person) {
  db::Reader reader = desk.database.Read();
  const auto credentials = FindCredentials(reader, person);
  return credentials && !credentials->password.empty();
}

FormResult<SignedIn> ChangePassword(Desk& desk, const Entrant& entrant, std::string_view old,
                                    const NewPassword& wanted) {
  const auto subject = FindSubject(desk, entrant.visitor.person);
  if (!subject) return FieldError{"", "没有这个人员。"};
  FieldErrors errors = FaultsOf(*subject, wanted);
  if (old.empty()) {
    errors.insert(errors.begin(), {std::string(kOld), "请填写现在的密码。"});
  } else if (const Status is_old = CheckOwnPassword(desk, subject->person.id, old, entrant.visitor.address); !is_old) {
    RecordRefused(desk, entrant);
    errors.insert(errors.begin(), {std::string(kOld), is_old.error().message});
  }
  if (!errors.empty()) return errors;
  const PlaceAtTheDoor place;
  if (WasUsed(*subject, wanted.password)) return UsedBefore();
  return Change(desk, entrant, *subject, crypto::HashPassword(wanted.password));
}

std::optional<Invited> FindInvited(Desk& desk, std::string_view token) {
  db::Reader reader = desk.database.Read();
  const auto link = FindLink(reader, kFirstPasswordLink, token, desk.now());
  if (!link || !link->person) return std::nullopt;
  const auto person = FindPerson(reader, *link->person);
  if (!person || person->state == PersonState::kStopped) return std::nullopt;
  return Invited{person->id, person->login, person->name};
}

FormResult<PersonId> SetFirstPassword(Desk& desk, std::string_view token, const NewPassword& wanted,
                                      const std::string& address) {
  const FieldError no_link{"", "这个链接已经用过或者过期了，请让系统管理员重新发一个。"};
  const auto invited = FindInvited(desk, token);
  const auto subject = invited ? FindSubject(desk, invited->person) : std::nullopt;
  if (!subject) return no_link;
  FieldErrors errors = FaultsOf(*subject, wanted);
  if (!errors.empty()) return errors;
  const PlaceAtTheDoor place;
  if (WasUsed(*subject, wanted.password)) return UsedBefore();
  const std::string hash = crypto::HashPassword(wanted.password);
  const Actor actor{.person = invited->person, .name = invited->name, .address = address};
  Deed deed(desk, actor);
  db::Transaction& act = deed.transaction();
  if (!UseLink(act, kFirstPasswordLink, token, deed.now())) return no_link;
  SetPassword(act, invited->person, hash, deed.now());
  EndSessionsOf(act, invited->person, "", deed.now());
  deed.Record(kInstallation, "password.first", ObjectOf("person", invited->person.value));
  deed.Commit();
  return invited->person;
}

}  // namespace gongkai::account
