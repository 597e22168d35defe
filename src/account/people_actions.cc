#include "account/people_actions.h"

#include "account/calendar_token_store.h"
#include "account/notice_actions.h"
#include "account/one_time_link_store.h"
#include "account/people_list_store.h"
#include "account/refusal_actions.h"
#include "account/session_store.h"
#include "account/sign_in_store.h"

namespace gongkai::account {
namespace {

Error NoSuchPerson() { return {ErrorKind::kNotFound, "没有这个人员，可能地址写错了。", ""}; }

FieldError LoginTaken(const Person& other) {
  return {"login", "登录名“" + other.login + "”已经是" + other.name + "的，请换一个，例如加上单位简称。"};
}

// Whether anybody else could still do what this person alone can do now.
Status OthersRemain(db::Transaction& act, PersonId person, Date today) {
  for (const PostKind kind : kPostKinds) {
    if (!IsAdmin(kind)) continue;
    const std::vector<AdminHolder> holders = LockAdminHolders(act, kind);
    for (const AdminHolder& holder : holders) {
      const bool counts = holder.person == person && (!holder.until || today <= *holder.until);
      if (counts) TRY(SomebodyRemains(kind, holders, person, today));
    }
  }
  return Ok();
}

// Nobody takes over another administrator's account alone: with a link the password is new, and what is left is the
// telephone.
Status MayUnbind(db::Session& session, PersonId person, Date today) {
  if (!HoldsAdminPostFrom(PostsOf(session, person), today)) return Ok();
  return Error{ErrorKind::kForbidden,
               "管理员的手机动态码不能由别人在网页上解除。手机丢了请本人用恢复码登录；恢复码也没有的，请在服务器上运行 "
               "gongkai unbind-device 登录名。",
               ""};
}

void TellOwner(Deed& deed, PersonId person, std::string title, std::string detail) {
  TellPerson(deed, {.person = person,
                    .kind = NoticeKind::kAccount,
                    .title = std::move(title),
                    .detail = std::move(detail),
                    .path = "/account"});
}

PersonWithLink InviteAgain(Deed& deed, Person person) {
  DropCalendarToken(deed.transaction(), person.id);
  person.state = PersonState::kInvited;
  UpdatePerson(deed.transaction(), person);
  VoidPassword(deed.transaction(), person.id);
  EndSessionsOf(deed.transaction(), person.id, "", deed.now());
  return {person.id, AddLink(deed.transaction(), kFirstPasswordLink, person.id, deed.now() + kFirstPasswordLinkLasts)};
}

PersonId Opened(Deed& deed, const PersonForm& form) {
  return AddPerson(deed.transaction(), {.login = form.login,
                                        .name = form.name,
                                        .phone = form.phone,
                                        .email = form.email,
                                        .state = PersonState::kInvited,
                                        .created_at = deed.now()});
}

FormResult<PersonWithLink> Open(Deed& deed, const PersonForm& form) {
  if (deed.done_before()) return PersonWithLink{deed.EarlierId<PersonId>(), ""};
  FieldErrors errors;
  auto opened = OpenWithin(deed, form, errors);
  if (!opened) return errors;
  deed.Commit(std::to_string(opened->person.value));
  return std::move(*opened);
}

FormResult<PersonId> Edit(Deed& deed, PersonId id, const PersonForm& form) {
  if (deed.done_before()) return deed.EarlierId<PersonId>();
  auto person = FindPerson(deed.transaction(), id);
  if (!person) return FieldError{"", NoSuchPerson().message};
  if (FieldErrors errors = FaultsOf(form, IsNew::kNo); !errors.empty()) return errors;
  person->name = form.name;
  person->phone = form.phone;
  person->email = form.email;
  person->version = form.version;
  if (!UpdatePerson(deed.transaction(), *person)) {
    return FieldError{std::string(kVersionField),
                      "您填写期间，别人修改并保存了这个人员。请对照下面的不同之处，改好后再保存一次。"};
  }
  deed.Record(kInstallation, "person.edit", ObjectOf("person", id.value));
  TellOwner(deed, id, "您的姓名、电话或邮箱被修改",
            "由系统管理员" + deed.actor().name + "修改。不对的请联系系统管理员。");
  deed.Commit(std::to_string(id.value));
  return id;
}

Status Stop(Deed& deed, PersonId id) {
  if (deed.done_before()) return Ok();
  const std::string object = ObjectOf("person", id.value);
  if (id == deed.actor().person) {
    return Refused(deed, kInstallation, "person.stop", object,
                   {ErrorKind::kForbidden, "不能停用自己的账号，请由另一位系统管理员办理。", ""});
  }
  const Status others = OthersRemain(deed.transaction(), id, deed.today());
  if (!others) return Refused(deed, kInstallation, "person.stop", object, others.error());
  LockPerson(deed.transaction(), id);
  auto person = FindPerson(deed.transaction(), id);
  if (!person) return NoSuchPerson();
  if (person->state == PersonState::kStopped) return Ok();
  person->state = PersonState::kStopped;
  UpdatePerson(deed.transaction(), *person);
  DropLinks(deed.transaction(), id);
  DropCalendarToken(deed.transaction(), id);
  EndSessionsOf(deed.transaction(), id, "", deed.now());
  deed.Record(kInstallation, "person.stop", object);
  deed.Commit();
  return Ok();
}

Result<PersonWithLink> Reopen(Deed& deed, PersonId id) {
  if (deed.done_before()) return PersonWithLink{id, ""};
  LockPerson(deed.transaction(), id);
  const auto person = FindPerson(deed.transaction(), id);
  if (!person) return NoSuchPerson();
  if (person->state != PersonState::kStopped) {
    return Error{ErrorKind::kConflict, person->name + "的账号没有停用，不用恢复。", ""};
  }
  PersonWithLink invited = InviteAgain(deed, *person);
  deed.Record(kInstallation, "person.reopen", ObjectOf("person", id.value));
  TellOwner(deed, id, "您的账号恢复使用", "由系统管理员" + deed.actor().name + "恢复，请用首次登录链接设密码。");
  deed.Commit(std::to_string(id.value));
  return invited;
}

Result<PersonWithLink> GiveNewLink(Deed& deed, PersonId id, Device device) {
  if (deed.done_before()) return PersonWithLink{id, ""};
  const std::string object = ObjectOf("person", id.value);
  if (id == deed.actor().person) {
    return Refused(deed, kInstallation, "person.link", object,
                   {ErrorKind::kForbidden, "自己的密码请在“我的账号”里修改，不能给自己重发链接。", ""});
  }
  LockPerson(deed.transaction(), id);
  const auto person = FindPerson(deed.transaction(), id);
  if (!person) return NoSuchPerson();
  if (person->state == PersonState::kStopped) {
    return Error{ErrorKind::kConflict, person->name + "的账号已经停用，请先恢复。", ""};
  }
  if (device == Device::kUnbind) {
    const Status may = MayUnbind(deed.transaction(), id, deed.today());
    if (!may) return Refused(deed, kInstallation, "person.link", object, may.error());
  }
  PersonWithLink invited = InviteAgain(deed, *person);
  if (device == Device::kUnbind) UnbindDevice(deed.transaction(), id);
  deed.Record(kInstallation, "person.link", object, {{"device", device == Device::kUnbind ? "unbound" : "kept"}});
  TellOwner(deed, id, device == Device::kUnbind ? "您的密码作废，手机动态码解除" : "您的密码作废，要用首次登录链接重设",
            "由系统管理员" + deed.actor().name + "办理。不是您要求的，请马上联系安全管理员。");
  deed.Commit(std::to_string(id.value));
  return invited;
}

}  // namespace

std::optional<PersonWithLink> OpenWithin(Deed& deed, PersonForm form, FieldErrors& errors) {
  form.login = FoldLogin(form.login);
  errors = FaultsOf(form, IsNew::kYes);
  deed.transaction().Lock("logins");  // one for all: an import brings thousands
  if (const auto other = FindPersonByLogin(deed.transaction(), form.login)) {
    errors.insert(errors.begin(), LoginTaken(*other));  // in the order of the form
  }
  if (!errors.empty()) return std::nullopt;
  const PersonId id = Opened(deed, form);
  deed.Record(kInstallation, "person.open", ObjectOf("person", id.value));
  return PersonWithLink{id, AddLink(deed.transaction(), kFirstPasswordLink, id, deed.now() + kFirstPasswordLinkLasts)};
}

FormResult<PersonWithLink> OpenAccount(Desk& desk, const Actor& actor, const PersonForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Open(deed, form); });
}

FormResult<PersonId> EditPerson(Desk& desk, const Actor& actor, PersonId id, const PersonForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Edit(deed, id, form); });
}

Status StopAccount(Desk& desk, const Actor& actor, PersonId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Stop(deed, id); });
}

Result<PersonWithLink> ReopenAccount(Desk& desk, const Actor& actor, PersonId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Reopen(deed, id); });
}

Result<PersonWithLink> NewFirstPassword(Desk& desk, const Actor& actor, PersonId id, Device device) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return GiveNewLink(deed, id, device); });
}

}  // namespace gongkai::account
