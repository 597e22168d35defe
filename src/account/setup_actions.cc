#include "account/setup_actions.h"

#include "account/one_time_link_store.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/policy_store.h"
#include "account/sign_in_store.h"
#include "crypto/password_hash.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kGovernmentCode = "000", kOfficeCode = "001";

OrganId FoundOrgan(Deed& deed, std::optional<OrganId> parent, OrganKind kind, std::string_view code,
                   const std::string& name, const SetUpForm& form) {
  const Date opened_on = ParseDate(form.opened_on).value_or(deed.today());
  const bool is_root = kind == OrganKind::kCountyGovernment;
  const OrganId id = AddOrgan(deed.transaction(), {.parent = parent,
                                                   .kind = kind,
                                                   .code = std::string(code),
                                                   .name = name,
                                                   .short_name = is_root ? form.county : form.county + "政府办",
                                                   .place_code = form.place_code,
                                                   .opened_on = opened_on});
  AddChange(deed.transaction(), {.organ = id, .on = opened_on, .kind = "founded", .at = deed.now()});
  return id;
}

PersonId OpenAdmin(Deed& deed, const SetUpForm::Admin& admin, PostKind post, OrganId office) {
  const PersonId person =
      AddPerson(deed.transaction(), {.login = admin.login, .name = admin.name, .created_at = deed.now()});
  AddPost(deed.transaction(), {.organ = office, .person = person, .kind = post, .from = deed.today()});
  return person;
}

}  // namespace

std::optional<std::string> OfferSetUp(Desk& desk) {
  db::Transaction act = desk.database.Begin();
  if (AnyPerson(act)) return std::nullopt;
  std::string token = AddLink(act, kSetUpLink, std::nullopt, desk.now() + kSetUpLinkLasts);
  act.Commit();
  return token;
}

bool IsSetUpLink(Desk& desk, std::string_view token) {
  db::Reader reader = desk.database.Read();
  return !AnyPerson(reader) && FindLink(reader, kSetUpLink, token, desk.now());
}

FormResult<SetUpDone> SetUpCounty(Desk& desk, std::string_view token, const SetUpForm& form, const Browser& browser) {
  const FieldError no_link{"", "这个链接已经用过或者过期了。系统还没有设置好时，重新启动程序会给出新的链接。"};
  if (!IsSetUpLink(desk, token)) return no_link;
  FieldErrors errors = FaultsOf(form, PasswordPolicy{}, BeijingDay(desk.now()));
  if (!errors.empty()) return errors;
  const std::string hash = crypto::HashPassword(form.password);
  const Actor nobody{.address = browser.address};
  std::vector<Invitation> invitations;
  PersonId first{0};
  {
    Deed deed(desk, nobody);
    db::Transaction& act = deed.transaction();
    act.Lock("set-up");
    if (!UseLink(act, kSetUpLink, token, deed.now()) || AnyPerson(act)) return no_link;
    const OrganId root =
        FoundOrgan(deed, std::nullopt, OrganKind::kCountyGovernment, kGovernmentCode, form.government, form);
    const OrganId office = FoundOrgan(deed, root, OrganKind::kCountyOffice, kOfficeCode, form.office, form);
    first = OpenAdmin(deed, form.admins[0], kFirstPosts[0], office);
    SetPassword(act, first, hash, deed.now());
    for (std::size_t i = 1; i < form.admins.size(); ++i) {
      const PersonId person = OpenAdmin(deed, form.admins[i], kFirstPosts[i], office);
      invitations.push_back({kFirstPosts[i], form.admins[i].name, form.admins[i].login,
                             AddLink(act, kFirstPasswordLink, person, deed.now() + kFirstPasswordLinkLasts)});
    }
    deed.Record(kInstallation, "installation.set_up", ObjectOf("organ", root.value), {{"place", form.place_code}});
    deed.Commit();
  }
  auto signed_in = StartSessionFor(desk, first, {.way = "setup"}, browser);
  if (!signed_in) return FieldError{"", signed_in.error().message};
  return SetUpDone{std::move(*signed_in), std::move(invitations)};
}

}  // namespace gongkai::account
