// Posts: what a person does in an organ, from a day until a day. What a post may see and do: permission.h.
//
// A post begins with its first day and ends with its last (both included, Beijing time). A delegation is a post of its
// own that names the post it stands in for; it ends with that post at the latest.
//
// Source: 条例第四条 (working body and its five duties), 第三十三条 (its head consents to an extension);
// 保守国家秘密法实施条例 第四十二条 (a named review body); the county's rule of three different signatures.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"

namespace gongkai::account {

using PersonId = Id<struct PersonTag>;
using PostId = Id<struct PostTag>;

enum class PostKind {
  kContributor,      // 信息员 of a unit: hands drafts in
  kHandler,          // 经办人
  kUnitHead,         // 部门（股室、站所）负责人
  kOfficeHead,       // 工作机构负责人
  kSecrecyExaminer,  // 保密审查员
  kDeputy,           // 分管领导
  kChief,            // 主要负责人
  kSupervisor,       // 县政务公开办 (主管部门)
  kDiscipline,       // 纪检监察, reads only
  kSystemAdmin,      // 系统管理员: accounts
  kSecurityAdmin,    // 安全管理员: posts and policy
  kAuditAdmin,       // 审计管理员: reads the audit trail
};

inline constexpr std::array kPostKinds = {PostKind::kContributor, PostKind::kHandler,         PostKind::kUnitHead,
                                          PostKind::kOfficeHead,  PostKind::kSecrecyExaminer, PostKind::kDeputy,
                                          PostKind::kChief,       PostKind::kSupervisor,      PostKind::kDiscipline,
                                          PostKind::kSystemAdmin, PostKind::kSecurityAdmin,   PostKind::kAuditAdmin};

std::string_view IdOf(PostKind kind);    // "handler", …
std::string_view NameOf(PostKind kind);  // "经办人", …
std::optional<PostKind> PostKindFrom(std::string_view id);

/// One of the three that no person may hold two of (三员分立).
bool IsAdmin(PostKind kind);

/// Where a post may be held: an administrator's at the county office alone, a contributor's in a unit, a village …
bool MayBeHeldIn(PostKind post, OrganKind organ);

struct Post {
  PostId id{0};
  OrganId organ{0};  // the organ, or the unit of it, in which it is held
  PersonId person{0};
  PostKind kind = PostKind::kHandler;
  Date from{};
  std::optional<Date> until{};             // the last day; none: until further notice
  std::optional<PostId> delegated_from{};  // stands in for that post
  std::string reason;                      // of a delegation: 请假, 夜间应急, …

  bool Holds(Date day) const { return from <= day && (!until || day <= *until); }
};

/// Whether a person who holds (or will hold) `held` may be given `wanted` besides. Only days that overlap count.
/// Errors: kConflict, naming the post that stands against it.
/// Source: 等保 2.0 (GB/T 22239-2019) 管理用户权限分离.
Status MayHoldBesides(const Post& wanted, std::span<const Post> held);

inline constexpr std::chrono::days kLongestDelegation{365};

/// Whether one of these posts is an administrator's, today or on a later day: a post that begins tomorrow counts.
bool HoldsAdminPostFrom(std::span<const Post> posts, Date today);

/// Whether `delegate` may stand in for `post` in these days: within its days, not by its own holder, not onward by a
/// delegate, not for longer than a year, and an administrator's post to nobody.
/// Errors: kInvalidInput, kForbidden.
Status MayDelegate(const Post& post, PersonId delegate, Date from, std::optional<Date> until);

}  // namespace gongkai::account
