#include "account/setup_form.h"

#include <algorithm>

#include "account/login_rules.h"
#include "account/organ_form.h"
#include "account/person_form.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestName = 60;

// Zones are no governments, but have what stands for one.
bool IsZone(std::string_view county) {
  constexpr std::string_view kEndings[] = {"开发区", "管理区", "示范区", "园区", "试验区"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return county.ends_with(ending); });
}

void CheckName(FieldErrors& errors, std::string_view field, std::string_view what, const std::string& name) {
  if (name.empty()) errors.push_back({std::string(field), "请填写" + std::string(what) + "的名称。"});
  if (Utf8Length(name) > kLongestName) errors.push_back({std::string(field), std::string(what) + "的名称太长。"});
}

void CheckAdmin(FieldErrors& errors, const SetUpForm& form, std::size_t index) {
  const SetUpForm::Admin& admin = form.admins[index];
  const PostKind post = kFirstPosts[index];
  if (std::string fault = NameFault(admin.name); !fault.empty()) {
    errors.push_back({AdminField(post, "name"), std::move(fault)});
  }
  if (auto fault = LoginFault(admin.login)) errors.push_back({AdminField(post, "login"), std::move(*fault)});
  for (std::size_t other = 0; other < index; ++other) {
    const std::string holder(NameOf(kFirstPosts[other]));
    if (!admin.login.empty() && admin.login == form.admins[other].login) {
      errors.push_back({AdminField(post, "login"), "登录名与" + holder + "相同，三名管理员要各用各的登录名。"});
    }
    if (!admin.name.empty() && admin.name == form.admins[other].name) {
      errors.push_back({AdminField(post, "name"), "与" + holder + "是同一个人，三类管理员必须由三个人分别担任。"});
    }
  }
}

}  // namespace

std::string AdminField(PostKind post, std::string_view what) {
  return std::string(IdOf(post)) + "_" + std::string(what);
}

SetUpForm Proposed(std::string_view county) {
  SetUpForm form{.county = std::string(county), .opened_on = "1949-10-01"};
  if (county.empty()) return form;
  form.government = form.county + (IsZone(county) ? "管理委员会" : "人民政府");
  form.office = form.government + "办公室";
  return form;
}

SetUpForm Proposed(const place::Place& county) {
  SetUpForm form = Proposed(county.name);
  form.place_code = place::ReportCode(county);
  return form;
}

FieldErrors FaultsOf(const SetUpForm& form, const PasswordPolicy& policy, Date today) {
  FieldErrors errors;
  CheckName(errors, "county", "县（市、区）", form.county);
  CheckName(errors, "government", "县级政府", form.government);
  CheckName(errors, "office", "政府办公室", form.office);
  if (!form.office.empty() && form.office == form.government) {
    errors.push_back({"office", "政府办公室与县级政府的名称不能相同。"});
  }
  ReadDayUntil(form.opened_on, "opened_on", "成立", today, errors);
  for (std::size_t index = 0; index < form.admins.size(); ++index) CheckAdmin(errors, form, index);
  const PasswordOwner owner{form.admins[0].login, form.admins[0].name, {form.county, form.government, form.office}};
  for (std::string& fault : PasswordFaults(form.password, policy, owner)) {
    errors.push_back({"password", std::move(fault)});
  }
  if (form.password != form.again) errors.push_back({"again", "两次填写的密码不一样。"});
  return errors;
}

}  // namespace gongkai::account
