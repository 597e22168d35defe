// The form that sets an installation up: the county, its government and office, and the three administrators. In: what
// was typed. Out: every fault, beside its field. Names are proposed from the division chosen.
//
// Source: 条例第三条 (the county office is the department in charge); GB/T 22239-2019 8.1.5 安全管理中心 (three
// separate administrators).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "account/password_rules.h"
#include "account/post.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "place/place.h"

namespace gongkai::account {

/// The posts that are given, in the order of the form; the first sets a password at once.
inline constexpr std::array kFirstPosts = {PostKind::kSystemAdmin, PostKind::kSecurityAdmin, PostKind::kAuditAdmin};

struct SetUpForm {
  std::string place_code;  // of the county; empty when the register has none of that name
  std::string county;      // "澄砚县"
  std::string government;  // "澄砚县人民政府"
  std::string office;      // "澄砚县人民政府办公室"
  std::string opened_on;   // from when the two exist, "1949-10-01": no organ below can be older
  struct Admin {
    std::string name, login;
  };
  std::array<Admin, kFirstPosts.size()> admins{};
  std::string password, again;  // of the first
};

/// "security_admin_login", "system_admin_name": the fields of an administrator.
std::string AdminField(PostKind post, std::string_view what);

/// County, government and office for a division, or for a name that the register does not know. The day proposed for
/// them is that of the republic: hardly an organ is older, and whoever knows better sees it.
SetUpForm Proposed(const place::Place& county);
SetUpForm Proposed(std::string_view county);

FieldErrors FaultsOf(const SetUpForm& form, const PasswordPolicy& policy, Date today);

}  // namespace gongkai::account
