// Posts: given and ended by the security administrator, handed on for some days by whoever holds them. Each stands in
// the chain of the organ in which the post is held. Nobody gives a post to himself, and no administrator's post loses
// its last holder.
//
// Source: 条例第四条 (a designated working body); GB/T 22239-2019 管理用户权限分离. Rules: post.h, last_admin.h.
#pragma once

#include "account/deed.h"
#include "account/post_form.h"

namespace gongkai::account {

/// Within a deed of the caller's, who commits when there are no errors; nothing is written when there are.
std::optional<PostId> GiveWithin(Deed& deed, const PostForm& form, FieldErrors& errors);

FormResult<PostId> GivePost(Desk& desk, const Actor& actor, const PostForm& form);

/// What was delegated from it ends with it. `last_day` as typed; see ReadLastDay.
/// Errors: kNotFound, kInvalidInput, kConflict.
Status RemoveFromPost(Desk& desk, const Actor& actor, PostId post, std::string_view last_day);

/// Of one's own post, to somebody of the same organ. Errors under "" when the post is not the actor's or is over.
FormResult<PostId> Delegate(Desk& desk, const Actor& actor, const DelegationForm& form);

/// By the holder of the post that is stood in for; what was done until then stays done.
/// Errors: kNotFound when it is no delegation of the actor's.
Status EndDelegation(Desk& desk, const Actor& actor, PostId delegation);

}  // namespace gongkai::account
