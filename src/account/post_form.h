// The forms of posts as they were typed: giving one, ending one, letting another stand in. Days become dates here; what
// the law and the tree of organs say of them is asked by posts_actions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/field_errors.h"

namespace gongkai::account {

struct PostForm {
  PersonId person{0};
  std::string organ;  // code, name or "code name", as the list of suggestions gives it
  std::string kind;   // IdOf(PostKind)
  std::string from, until;
};

struct DelegationForm {
  PostId post{0};
  std::string delegate;  // id of a person
  std::string from, until;
  std::string reason;        // one of kDelegationReasons
  std::string other_reason;  // in words, when the reason is the last of them
};

inline constexpr std::string_view kOtherReason = "其他";
inline constexpr std::array<std::string_view, 4> kDelegationReasons = {"请假", "出差", "夜间应急", kOtherReason};

/// The days of a post: a first, and perhaps a last that does not come before it.
struct PostDays {
  Date from{};
  std::optional<Date> until{};
};
PostDays ReadDays(std::string_view from, std::string_view until, FieldErrors& errors);

/// The last day of a post that is ended today. It may be yesterday: then the post is over at once; not earlier, since
/// what was done under the post stays done.
Result<Date> ReadLastDay(std::string_view typed, const Post& post, Date today);

/// What is kept as the reason, or a fault added.
std::string ReadReason(const DelegationForm& form, FieldErrors& errors);

}  // namespace gongkai::account
