// An installation must not lock itself out: each of the three administrators' posts keeps at least one holder who can
// sign in and whose post has no end. Asked before such a post ends and before its holder's account is stopped.
//
// Next to read: post.h, posts_actions.h, people_actions.h.
#pragma once

#include <optional>
#include <span>

#include "account/post.h"

namespace gongkai::account {

struct AdminHolder {
  PostId post{0};
  PersonId person{0};
  bool can_sign_in = false;  // the account is in use: not stopped, and a password was set
  Date from{};
  std::optional<Date> until{};
};

/// `holders`: everyone with a post of this kind. `free_from`: the first day on which the one who leaves holds it no
/// longer. Errors: kConflict when nobody else would hold it from that day on, for good.
Status SomebodyRemains(PostKind kind, std::span<const AdminHolder> holders, PersonId leaving, Date free_from);

}  // namespace gongkai::account
