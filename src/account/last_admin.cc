#include "account/last_admin.h"

#include <algorithm>

namespace gongkai::account {

Status SomebodyRemains(PostKind kind, std::span<const AdminHolder> holders, PersonId leaving, Date free_from) {
  const bool remains = std::ranges::any_of(holders, [&](const AdminHolder& holder) {
    return holder.person != leaving && holder.can_sign_in && !holder.until && holder.from <= free_from;
  });
  if (remains) return Ok();
  return Error{ErrorKind::kConflict,
               "这是最后一位能登录的" + std::string(NameOf(kind)) +
                   "，这样做以后就没有人能办这些事了。请先另外任命一位不限期的" + std::string(NameOf(kind)) +
                   "，等他启用账号后再办。",
               ""};
}

}  // namespace gongkai::account
