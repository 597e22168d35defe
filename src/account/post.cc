#include "account/post.h"

#include <algorithm>

#include <span>

namespace gongkai::account {
namespace {

struct PostRow {
  PostKind kind;
  std::string_view id, name;
};

constexpr PostRow kPosts[] = {
    {PostKind::kContributor, "contributor", "信息员"},
    {PostKind::kHandler, "handler", "经办人"},
    {PostKind::kUnitHead, "unit_head", "部门负责人"},
    {PostKind::kOfficeHead, "office_head", "公开工作机构负责人"},
    {PostKind::kSecrecyExaminer, "secrecy_examiner", "保密审查员"},
    {PostKind::kDeputy, "deputy", "分管领导"},
    {PostKind::kChief, "chief", "主要负责人"},
    {PostKind::kSupervisor, "supervisor", "县政务公开办"},
    {PostKind::kDiscipline, "discipline", "纪检监察（只读）"},
    {PostKind::kSystemAdmin, "system_admin", "系统管理员"},
    {PostKind::kSecurityAdmin, "security_admin", "安全管理员"},
    {PostKind::kAuditAdmin, "audit_admin", "审计管理员"},
};

bool Overlap(const Post& a, const Post& b) {
  const bool a_ends_before = a.until && *a.until < b.from;
  const bool b_ends_before = b.until && *b.until < a.from;
  return !a_ends_before && !b_ends_before;
}

}  // namespace

std::string_view IdOf(PostKind kind) { return kPosts[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(PostKind kind) { return kPosts[static_cast<std::size_t>(kind)].name; }

std::optional<PostKind> PostKindFrom(std::string_view id) {
  for (const PostRow& row : kPosts) {
    if (row.id == id) return row.kind;
  }
  return std::nullopt;
}

bool IsAdmin(PostKind kind) {
  return kind == PostKind::kSystemAdmin || kind == PostKind::kSecurityAdmin || kind == PostKind::kAuditAdmin;
}

bool MayBeHeldIn(PostKind post, OrganKind organ) {
  switch (post) {
    case PostKind::kSupervisor:
    case PostKind::kSystemAdmin:
    case PostKind::kSecurityAdmin:
    case PostKind::kAuditAdmin:
      return organ == OrganKind::kCountyOffice;
    case PostKind::kDiscipline:
      return organ == OrganKind::kCountyOffice || organ == OrganKind::kDepartment;
    case PostKind::kContributor:
      return organ != OrganKind::kCountyGovernment;
    case PostKind::kUnitHead:
      return organ == OrganKind::kUnit || HasOwnDuties(organ);
    default:
      return HasOwnDuties(organ);
  }
}

Status MayHoldBesides(const Post& wanted, std::span<const Post> held) {
  for (const Post& post : held) {
    if (post.id == wanted.id || !Overlap(post, wanted)) continue;
    if (post.kind == wanted.kind && post.organ == wanted.organ && post.delegated_from == wanted.delegated_from) {
      return Error{ErrorKind::kConflict, "此人在这段时间已经担任“" + std::string(NameOf(post.kind)) + "”，不用再加。",
                   ""};
    }
    if (IsAdmin(post.kind) && IsAdmin(wanted.kind)) {
      return Error{
          ErrorKind::kConflict,
          "系统、安全、审计三种管理员必须由不同的人担任，此人这段时间已经是“" + std::string(NameOf(post.kind)) + "”。",
          "GB/T 22239-2019 管理用户权限分离"};
    }
  }
  return Ok();
}

bool HoldsAdminPostFrom(std::span<const Post> posts, Date today) {
  return std::ranges::any_of(
      posts, [&](const Post& post) { return IsAdmin(post.kind) && !(post.until && *post.until < today); });
}

Status MayDelegate(const Post& post, PersonId delegate, Date from, std::optional<Date> until) {
  if (IsAdmin(post.kind)) {
    return Error{ErrorKind::kForbidden, "管理员的岗位不能委托他人代行，请由安全管理员另行任命。", ""};
  }
  if (post.delegated_from) {
    return Error{ErrorKind::kForbidden, "代行的岗位不能再转托他人，请由原岗位的人委托。", ""};
  }
  if (delegate == post.person) return Error{ErrorKind::kInvalidInput, "不能委托给自己。", ""};
  if (!until) return Error{ErrorKind::kInvalidInput, "请填写代行到哪一天为止。", ""};
  if (*until < from) return Error{ErrorKind::kInvalidInput, "代行的最后一天早于第一天。", ""};
  if (*until > std::chrono::sys_days(from) + kLongestDelegation) {
    return Error{ErrorKind::kInvalidInput, "代行最长一年。时间更长的，请安全管理员任命岗位。", ""};
  }
  if (from < post.from || (post.until && *post.until < *until)) {
    return Error{ErrorKind::kInvalidInput, "代行的日子超出了原岗位的任期。", ""};
  }
  return Ok();
}

}  // namespace gongkai::account
