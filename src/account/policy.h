// The policy of an installation: what the security administrator sets about signing in, within bounds that nobody may
// leave. Kept by policy_store.h.
//
// Source: GB/T 22239-2019 8.1.4.1 身份鉴别, 8.1.4.2 访问控制.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "account/password_rules.h"
#include "account/session.h"
#include "base/field_errors.h"

namespace gongkai::account {

struct Policy {
  SessionPolicy session{};
  PasswordPolicy password{};
  bool second_factor_for_all = false;  // administrators and supervisors always need one
  bool operator==(const Policy&) const = default;
};

/// One number of the policy as a person sees it.
struct PolicyNumber {
  std::string_view field;  // in forms, in the settings as "policy.…", and in the audit trail
  std::string_view label, unit, hint;
  int least = 0, most = 0;
};

inline constexpr std::array<PolicyNumber, 5> kPolicyNumbers = {{
    {"idle_minutes", "不操作多久后自动退出", "分钟", "离开座位忘了退出时，别人用不了您的账号。", 5, 120},
    {"absolute_hours", "登录一次最长用多久", "小时", "到时间即使一直在用也要重新登录。", 1, 24},
    {"password_characters", "密码至少几个字符", "个", "对以后新设的密码生效。", 10, 64},
    {"password_days_administrators", "管理员多久换一次密码", "天", "系统、安全、审计三类管理员。", 30, 180},
    {"password_days_others", "其他人员多久换一次密码", "天", "", 30, 365},
}};

/// The value that stands in `policy` for a number; and a policy with another one.
int NumberIn(const Policy& policy, std::string_view field);
Policy WithNumber(Policy policy, std::string_view field, int value);

/// A sentence when this is no whole number within the bounds.
std::optional<std::string> NumberFault(const PolicyNumber& number, std::string_view typed);

}  // namespace gongkai::account
