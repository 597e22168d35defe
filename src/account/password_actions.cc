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

FieldError NoLink() { return {"", "这个链接已经用过或者过期了，请让系统管理员重新发一个。"}; }

FieldError UsedBefore() { return {std::string(kPassword), "这个密码最近用过，请换一个没有用过的。"}; }

void RecordRefused(Desk& desk, const Entrant& entrant, std::string_view act) {
  RetryDeed(desk, ActorOf(entrant.visitor), [&](Deed& deed) {
    deed.RecordRefusal(entrant.visitor.posts.front().organ, act, ObjectOf("person", entrant.visitor.person.value),
                       {{"why", "old password"}});
    deed.Commit();
  });
}

FormResult<SignedIn> ChangeWithin(Deed& deed, const Entrant& entrant, const Subject& subject, const std::string& hash) {
  const PersonId id = entrant.visitor.person;
  db::Transaction& act = deed.transaction();
  LockPerson(act, id);
  if (FindCredentials(act, id)->password != subject.credentials.password) {
    return FieldError{std::string(kOld), "密码刚刚在别处改过，请重新登录。"};
  }
  SetPassword(act, id, hash, deed.now());
  EndSessionsOf(act, id, entrant.session.token_digest, deed.now());
  const auto signed_in = GoOn(deed, entrant, StageDone::kPassword);
  if (!signed_in) return FieldError{"", signed_in.error().message};
  deed.Record(entrant.visitor.posts.front().organ, "password.change", ObjectOf("person", id.value));
  deed.Commit();
  return *signed_in;
}

FormResult<PersonId> SetFirstWithin(Deed& deed, const Invited& invited, std::string_view token,
                                    const std::string& hash) {
  db::Transaction& act = deed.transaction();
  LockPerson(act, invited.person);  // before the link, as those who void links do
  if (!UseLink(act, kFirstPasswordLink, token, deed.now())) return NoLink();
  SetPassword(act, invited.person, hash, deed.now());
  EndSessionsOf(act, invited.person, "", deed.now());
  deed.Record(kInstallation, "password.first", ObjectOf("person", invited.person.value));
  deed.Commit();
  return invited.person;
}

}  // namespace

Status CheckOwnPassword(Desk& desk, const Entrant& entrant, std::string_view act, std::string_view typed,
                        const Browser& browser) {
  const PlaceAtTheDoor place;
  const auto subject = FindSubject(desk, entrant.visitor.person);
  if (!subject) return Error{ErrorKind::kForbidden, "没有这个人员。", ""};
  const Tried tried = TriedPassword(desk, subject->person.login, browser.address, browser.marks);
  const std::int64_t attempt = TRY(BeginAttempt(desk, tried));
  if (!crypto::VerifyPassword(subject->credentials.password, typed)) {
    RecordRefused(desk, entrant, act);
    return AfterWrong(desk, tried, "现在的密码不对，");
  }
  db::Retry(desk.database, [&](db::Transaction& transaction) {
    MarkRight(transaction, attempt);
    transaction.Commit();
  });
  return Ok();
}

bool HasPassword(Desk& desk, PersonId person) {
  db::Reader reader = desk.database.Read();
  const auto credentials = FindCredentials(reader, person);
  return credentials && !credentials->password.empty();
}

FormResult<SignedIn> ChangePassword(Desk& desk, const Entrant& entrant, std::string_view old, const NewPassword& wanted,
                                    const Browser& browser) {
  const auto subject = FindSubject(desk, entrant.visitor.person);
  if (!subject) return FieldError{"", "没有这个人员。"};
  FieldErrors errors = FaultsOf(*subject, wanted);
  if (old.empty()) {
    errors.insert(errors.begin(), {std::string(kOld), "请填写现在的密码。"});
  } else if (const Status is_old = CheckOwnPassword(desk, entrant, "password.change", old, browser); !is_old) {
    errors.insert(errors.begin(), {std::string(kOld), is_old.error().message});
  }
  if (!errors.empty()) return errors;
  const PlaceAtTheDoor place;
  if (WasUsed(*subject, wanted.password)) return UsedBefore();
  const std::string hash = crypto::HashPassword(wanted.password);
  return RetryDeed(desk, ActorOf(entrant.visitor),
                   [&](Deed& deed) { return ChangeWithin(deed, entrant, *subject, hash); });
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
  const auto invited = FindInvited(desk, token);
  const auto subject = invited ? FindSubject(desk, invited->person) : std::nullopt;
  if (!subject) return NoLink();
  FieldErrors errors = FaultsOf(*subject, wanted);
  if (!errors.empty()) return errors;
  const PlaceAtTheDoor place;
  if (WasUsed(*subject, wanted.password)) return UsedBefore();
  const std::string hash = crypto::HashPassword(wanted.password);
  const Actor actor{.person = invited->person, .name = invited->name, .address = address};
  return RetryDeed(desk, actor, [&](Deed& deed) { return SetFirstWithin(deed, *invited, token, hash); });
}

}  // namespace gongkai::account
